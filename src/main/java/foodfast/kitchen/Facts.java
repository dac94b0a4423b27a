package foodfast.kitchen;

import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;

/** Reads the fact out of a message. */
final class Facts {
  private static final Jsonb JSON = JsonbBuilder.create();

  private Facts() {}

  static <F extends Record> F read(Message message, Class<F> fact) {
    try {
      return JSON.fromJson(message.getBody(String.class), fact);
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
  }
}
