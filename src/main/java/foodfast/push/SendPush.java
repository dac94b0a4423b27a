package foodfast.push;

import com.interaso.webpush.WebPush;
import foodfast.outbox.Outbox;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due to one device, as it is now: encrypted, signed, with no connection to the
 * database meanwhile. What its service can't take now comes again later, by the broker, as long as
 * it is news; what nobody will ever take is dropped, and a device that is gone forgotten.
 */
@ApplicationScoped
public class SendPush {
  private static final Logger LOG = LoggerFactory.getLogger(SendPush.class);
  private static final int ATTEMPTS = 8;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  @Inject PushSubscriptions subscriptions;
  @Inject ComposeNotification composeNotification;
  @Inject PushServiceClient services;
  @Inject VapidKey vapidKey;
  @Inject Outbox outbox;
  @Inject MetricRegistry metrics;

  /** This bean by way of the container, which begins the transaction. */
  @Inject SendPush inTransaction;

  /** Throws only if the database or the broker can't be reached, or the node stops. */
  public void send(PushDue due) {
    Optional<PushSubscription> device = subscriptions.find(due.subscriptionId());
    Instant now = Instant.now();
    Optional<Notification> notification =
        device
            .filter(one -> now.isBefore(due.until()) && one.wants(due.occasion(), now))
            .flatMap(one -> composeNotification.compose(due, one));
    if (notification.isEmpty() || !vapidKey.isThere()) {
      count(device.isEmpty() ? "gone" : "outdated");
      return;
    }
    try {
      send(due, device.get(), notification.get());
    } catch (Problem e) {
      LOG.debug("not sent", e);
      count("refused");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the node stops: another one will send it", e);
    }
  }

  private void send(PushDue due, PushSubscription device, Notification notification)
      throws InterruptedException {
    PushEndpoint endpoint = services.endpoint(device.endpoint());
    endpoint.requirePublic();
    ServiceHealth health = services.health(endpoint);
    if (!health.begin(Instant.now())) {
      inTransaction.later(due, health.rest(Instant.now()));
      count("resting");
      return;
    }
    int status = 0;
    Duration asked = Duration.ZERO;
    try {
      HttpResponse<Void> answer = post(due, device, endpoint, notification);
      status = answer.statusCode();
      asked = retryAfter(answer);
    } catch (IOException e) {
      LOG.debug("no answer from {}", endpoint.service(), e);
    } finally {
      note(endpoint.service(), health, status);
    }
    heed(due, device, status, asked);
  }

  private HttpResponse<Void> post(
      PushDue due, PushSubscription device, PushEndpoint endpoint, Notification notification)
      throws IOException, InterruptedException {
    WebPush signer = vapidKey.require();
    long left = Duration.between(Instant.now(), due.until()).toSeconds();
    Map<String, String> headers =
        signer.getHeaders(
            device.endpoint(),
            (int) Math.max(0, left),
            notification.topic(),
            due.occasion().urgency());
    DeviceKeys keys = device.keys();
    return services.post(
        endpoint, headers, signer.getBody(notification.json(), keys.point(), keys.secret()));
  }

  /** Told once when a service stops taking pushes, and once when it takes them again. */
  private static void note(String service, ServiceHealth health, int status) {
    if (status == 0 || status >= 500) {
      if (health.failed(Instant.now())) {
        LOG.info("push service {} takes nothing: {}", service, status == 0 ? "silence" : status);
      }
    } else if (health.answered()) {
      LOG.info("push service {} takes pushes again", service);
    }
  }

  private void heed(PushDue due, PushSubscription device, int status, Duration asked) {
    if (status >= 200 && status < 300) {
      count("sent");
    } else if (status == 404 || status == 410) {
      subscriptions.forget(device.id(), device.endpoint());
      count("gone");
    } else if (status == 0 || status == 429 || status >= 500) {
      postpone(due.again(), asked);
    } else {
      LOG.warn("a push service refused a push with {}", status);
      count("refused");
    }
  }

  private void postpone(PushDue again, Duration asked) {
    Duration own = FIRST_PAUSE.multipliedBy(1L << again.attempt());
    Duration pause = asked.compareTo(own) > 0 ? asked : own;
    boolean inTime = Instant.now().plus(pause).isBefore(again.until());
    if (again.attempt() < ATTEMPTS && inTime && pause.compareTo(LONGEST_PAUSE) <= 0) {
      inTransaction.later(again, pause);
      count("postponed");
    } else {
      count("given_up");
    }
  }

  /** Has the broker hand it out again after that long and a little more, not all at once. */
  @Transactional
  public void later(PushDue due, Duration pause) {
    long spread = ThreadLocalRandom.current().nextLong(pause.toMillis() / 4 + 1);
    outbox.append(due, pause.plusMillis(spread));
  }

  /** In seconds; a date, which services hardly send, is not heeded. */
  private static Duration retryAfter(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,6}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .orElse(Duration.ZERO);
  }

  private void count(String outcome) {
    metrics.counter("push_messages", new Tag("outcome", outcome)).inc();
  }
}
