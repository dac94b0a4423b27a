package foodfast.upload;

import foodfast.background.TransientFailures;
import foodfast.outbox.Outbox;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Works on one photo at a time on this node; a failure or a death has the broker deliver it again.
 */
@MessageDriven
@TransactionManagement(TransactionManagementType.BEAN)
public class UploadFinishedConsumer implements MessageListener {
  @Inject PhotoProcessing photoProcessing;
  @Inject Outbox outbox;

  @Override
  public void onMessage(Message message) {
    UploadFinished fact = outbox.read(message, UploadFinished.class);
    TransientFailures.sitOut(() -> photoProcessing.process(fact.uploadId()));
  }
}
