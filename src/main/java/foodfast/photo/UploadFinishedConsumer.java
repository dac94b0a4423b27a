package foodfast.photo;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.json.bind.Jsonb;

/**
 * Works on one photo at a time on this node; a failure or a death has the broker deliver it again.
 */
@MessageDriven
@TransactionManagement(TransactionManagementType.BEAN)
public class UploadFinishedConsumer implements MessageListener {
  @Inject PhotoProcessing photoProcessing;
  @Inject Jsonb json;

  @Override
  public void onMessage(Message message) {
    try {
      String fact = message.getBody(String.class);
      photoProcessing.process(json.fromJson(fact, UploadFinished.class).uploadId());
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
  }
}
