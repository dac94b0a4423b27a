package foodfast.web;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;

/** Log lines without card numbers; logback.xml names these encoders. */
public final class CardMaskingLog {
  private CardMaskingLog() {}

  private static byte[] masked(byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8);
    return CardNumbers.mask(text).getBytes(StandardCharsets.UTF_8);
  }

  /** Lines for people. */
  public static class Plain extends PatternLayoutEncoder {
    @Override
    public byte[] encode(ILoggingEvent event) {
      return masked(super.encode(event));
    }
  }

  /** Lines for programs. */
  public static class Json extends JsonEncoder {
    @Override
    public byte[] encode(ILoggingEvent event) {
      return masked(super.encode(event));
    }
  }
}
