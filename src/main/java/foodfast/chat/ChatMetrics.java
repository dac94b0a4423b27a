package foodfast.chat;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/** What operators watch of the chat on this node. */
@ApplicationScoped
public class ChatMetrics {
  private final AtomicLong messages = new AtomicLong();
  private final AtomicLong resends = new AtomicLong();
  private final AtomicLong limited = new AtomicLong();
  private final AtomicLong sockets = new AtomicLong();

  void taken(Messages.Taken taken) {
    (taken.first() ? messages : resends).incrementAndGet();
  }

  void limited() {
    limited.incrementAndGet();
  }

  void opened() {
    sockets.incrementAndGet();
  }

  void closed() {
    sockets.decrementAndGet();
  }

  @Gauge(name = "chat_messages_taken", unit = MetricUnits.NONE, absolute = true)
  public long messages() {
    return messages.get();
  }

  @Gauge(name = "chat_resends_answered", unit = MetricUnits.NONE, absolute = true)
  public long resends() {
    return resends.get();
  }

  @Gauge(name = "chat_sends_over_the_limit", unit = MetricUnits.NONE, absolute = true)
  public long overTheLimit() {
    return limited.get();
  }

  @Gauge(name = "chat_sockets_open", unit = MetricUnits.NONE, absolute = true)
  public long sockets() {
    return sockets.get();
  }
}
