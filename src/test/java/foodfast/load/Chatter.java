package foodfast.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Conversations on one node, ten to an agent, in which both sides talk at a steady rate. */
final class Chatter implements AutoCloseable {
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final List<Runnable> speakers = new ArrayList<>();
  private final List<ChatPhone> phones = new ArrayList<>();
  private final AtomicInteger said = new AtomicInteger();
  private final AtomicInteger heard = new AtomicInteger();
  private Latencies ages = new Latencies();

  Chatter(Platform platform, Node node, int conversations, int perSecond)
      throws SQLException, GeneralSecurityException {
    open(node, ChatPeople.of(platform, node, conversations));
    clock.scheduleAtFixedRate(this::next, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
  }

  private void open(Node node, ChatPeople people) {
    List<ChatPhone> desks =
        people.agentTokens().stream()
            .map(token -> ChatPhone.open(node, token, "CUSTOMER", this::hear))
            .toList();
    phones.addAll(desks);
    for (int i = 0; i < people.pairs().size(); i++) {
      ChatPeople.Pair pair = people.pairs().get(i);
      ChatPhone desk = desks.get(i / 10);
      ChatPhone customer = ChatPhone.open(node, pair.customerToken(), "AGENT", this::hear);
      phones.add(customer);
      customer.opens(pair.conversation());
      desk.opens(pair.conversation());
      speakers.add(() -> customer.says(pair.conversation()));
      speakers.add(() -> desk.says(pair.conversation()));
    }
  }

  private void next() {
    speakers.get(said.getAndIncrement() % speakers.size()).run();
  }

  private synchronized void hear(long age) {
    ages.add(age);
    heard.incrementAndGet();
  }

  /** How old messages were that the other side heard since the last call. */
  synchronized Latencies ages() {
    Latencies these = ages;
    ages = new Latencies();
    return these;
  }

  /** Ends the talk; every message must have been heard, and heard once. */
  @Override
  public void close() {
    clock.shutdown();
    Eventually.within(Duration.ofSeconds(20)).holds("all heard", () -> heard.get() >= said.get());
    phones.forEach(ChatPhone::hangUp);
    assertEquals(said.get(), heard.get(), "every message was heard once");
  }
}
