package foodfast.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** A body that may be read up to its limit and is refused as too large beyond. */
final class LimitedStream extends ServletInputStream {
  private final ServletInputStream stream;
  private long left;

  LimitedStream(ServletInputStream stream, long limit) {
    this.stream = stream;
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    int read = stream.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return count(stream.read(bytes, offset, length));
  }

  private int count(int read) {
    left -= Math.max(0, read);
    if (left < 0) {
      throw HttpStatuses.problem(413);
    }
    return read;
  }

  @Override
  public boolean isFinished() {
    return stream.isFinished();
  }

  @Override
  public boolean isReady() {
    return stream.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    stream.setReadListener(listener);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
