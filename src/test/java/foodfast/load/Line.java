package foodfast.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection of a swarm; used on the swarm's thread only. */
public final class Line {
  /** What is said on a line. */
  public interface Talk {
    void opened(Line line);

    /** Bytes have come; what is left in the buffer comes again with more. */
    void received(Line line, ByteBuffer bytes);

    /** So many bytes went out or came in, by one call of the system. */
    default void moved(int sent, int received) {}

    /** The other side hung up, or never answered. */
    default void closed(Line line) {}
  }

  final Talk talk;
  private final SocketChannel channel;
  private final SelectionKey key;
  private ByteBuffer unread = ByteBuffer.allocate(2048);
  private ByteBuffer unsent;
  private boolean over;

  Line(SocketChannel channel, SelectionKey key, Talk talk) {
    this.channel = channel;
    this.key = key;
    this.talk = talk;
  }

  public void send(String text) {
    send(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  public void send(ByteBuffer bytes) {
    try {
      if (unsent == null) {
        talk.moved(channel.write(bytes), 0);
      }
      if (bytes.hasRemaining()) {
        unsent = joined(unsent, bytes);
        key.interestOpsOr(SelectionKey.OP_WRITE);
      }
    } catch (IOException e) {
      close();
    }
  }

  void writable() throws IOException {
    talk.moved(channel.write(unsent), 0);
    if (!unsent.hasRemaining()) {
      unsent = null;
      key.interestOps(SelectionKey.OP_READ);
    }
  }

  void readable() throws IOException {
    int read = channel.read(unread);
    if (read < 0) {
      close();
      return;
    }
    talk.moved(0, read);
    unread.flip();
    talk.received(this, unread);
    unread.compact();
    if (!unread.hasRemaining()) {
      unread =
          joined(unread.flip(), ByteBuffer.allocate(unread.capacity())).position(unread.limit());
      unread.limit(unread.capacity());
    }
  }

  void connected() throws IOException {
    channel.finishConnect();
    key.interestOps(SelectionKey.OP_READ);
    talk.opened(this);
  }

  public void close() {
    if (!over) { // a channel whose connecting failed is closed already
      over = true;
      try {
        channel.close();
      } catch (IOException alreadyGone) {
        // nothing left to close
      }
      talk.closed(this);
    }
  }

  private static ByteBuffer joined(ByteBuffer first, ByteBuffer then) {
    int before = first == null ? 0 : first.remaining();
    ByteBuffer both = ByteBuffer.allocate(before + then.remaining());
    if (first != null) {
      both.put(first);
    }
    return both.put(then).flip();
  }
}
