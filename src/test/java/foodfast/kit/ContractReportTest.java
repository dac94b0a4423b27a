package foodfast.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The suite's last word on the documents: what nobody saw, by operation and address. */
class ContractReportTest {
  @Test
  void namesWhatNobodySaw() {
    Set<String> all =
        Set.of("logIn 201", "logIn 401", "/ws/chat send pong", "/ws/chat close 4400", "erase 204");
    Set<String> seen = Set.of("logIn 201", "/ws/chat send pong", "build 1");
    assertEquals(
        List.of(
            "Of the documents' 5 statuses, events, frames, close codes and messages no test saw 3:",
            "a complaint",
            "/ws/chat: close 4400",
            "erase: never used",
            "logIn: 401"),
        ContractReport.report(all, seen, Set.of("a complaint")));
  }
}
