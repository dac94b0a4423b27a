package foodfast.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A poll is ended once, waits for a thread once, and its end asks nobody. */
class SleepingPollTest {
  private static final Signal HINT = Signal.hint(Topic.of("order", 42));

  private final ArrayDeque<Runnable> readers = new ArrayDeque<>();
  private final ArrayDeque<Runnable> writers = new ArrayDeque<>();
  private final List<Object> told = new ArrayList<>();
  private int looks;
  private int built;
  private boolean tableHangs;
  private boolean moved;
  private int ends;

  private final LongPoll.Answer answer =
      new LongPoll.Answer() {
        @Override
        public Supplier<Response> changed(boolean woken) {
          looks++;
          if (tableHangs) {
            throw new IllegalStateException("nobody answers");
          }
          return moved ? () -> build() : null;
        }

        @Override
        public Response atEnd() {
          return build();
        }
      };

  private final SleepingPoll poll =
      new SleepingPoll(1, System.nanoTime(), response(), answer, readers::add, writers::add);

  @Test
  void sweptAgainAndAgainItIsEndedOnceAndNobodyIsAsked() {
    poll.onEnd(() -> ends++);
    for (int sweep = 0; sweep < 80; sweep++) {
      poll.giveUp();
    }
    assertEquals(1, writers.size());
    runAll(writers);
    assertEquals(List.of("told"), told);
    assertEquals(List.of(0, 1, 1), List.of(looks, built, ends));
  }

  @Test
  void wokenAgainAndAgainItWaitsForAThreadOnce() {
    for (int wake = 0; wake < 30; wake++) {
      poll.heard(HINT, wake);
    }
    assertEquals(1, readers.size());
    runAll(readers);
    assertEquals(1, looks);
    poll.heard(HINT, 31);
    assertEquals(1, readers.size());
  }

  @Test
  void whatChangedAndTheEndOfTheWaitTogetherAreOneAnswer() {
    moved = true;
    poll.heard(HINT, 1);
    runAll(readers);
    poll.giveUp();
    poll.sessionOver();
    runAll(writers);
    assertEquals(1, told.size());
    assertEquals(1, built);
  }

  @Test
  void aLookThatFailsLeavesItAsleep() {
    tableHangs = true;
    poll.heard(HINT, 1);
    runAll(readers);
    assertEquals(0, writers.size());
    tableHangs = false;
    moved = true;
    poll.heard(HINT, 2);
    runAll(readers);
    runAll(writers);
    assertEquals(1, told.size());
  }

  private Response build() {
    built++;
    return null;
  }

  private static void runAll(ArrayDeque<Runnable> tasks) {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  /** The container's side: keeps what it is told. */
  private AsyncResponse response() {
    return (AsyncResponse)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {AsyncResponse.class},
            (proxy, method, arguments) -> {
              assertEquals("resume", method.getName());
              told.add(arguments[0] == null ? "told" : arguments[0]);
              return true;
            });
  }
}
