package foodfast.story;

import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.Door;
import foodfast.kit.Node;
import foodfast.kit.Operation;
import foodfast.kit.Platform;
import foodfast.kit.Session;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples of the OpenAPI document, sent as they stand by the demo person of the role: whatever
 * needs nothing out of an answer before works with the demo data.
 */
class ExamplesIT {
  private static final Node NODE = Platform.running().nodeA();

  /** What takes a token or a key of an answer before, or would not leave the demo as it was. */
  private static final Set<String> NEED_MORE =
      Set.of(
          "refresh",
          "addPaymentMethod",
          "giveUpOrder",
          "subscribeToPush",
          "setAvailability",
          "removeMenuItem");

  private static final Map<String, String> PEOPLE =
      Map.of(
          "CUSTOMER", "customer",
          "RESTAURANT", "restaurant",
          "DRIVER", "driver",
          "AGENT", "agent",
          "OPERATOR", "operator");

  static Stream<Operation> examples() {
    return Operation.all(NODE).stream()
        .filter(one -> one.hasAnAddress() && !one.streams() && !NEED_MORE.contains(one.id()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void works(Operation operation) {
    Door door = someone(operation);
    Answer answer = operation.ask(operation.headed(door), operation.address(null));
    assertTrue(answer.status() < 300, answer::toString);
    takesBack(door, operation, answer.header("Location"));
  }

  /** Whoever may be anybody is a newcomer, who can change a password or be erased. */
  private static Door someone(Operation operation) {
    if (operation.isForAnybody()) {
      return NODE.door();
    }
    return operation.roles().isEmpty()
        ? Session.ofNewcomer(NODE).door()
        : Session.ofDemo(NODE, PEOPLE.get(operation.roles().get(0))).door();
  }

  /** So that other tests find the demo as it was. */
  private static void takesBack(Door door, Operation operation, String made) {
    switch (operation.id()) {
      case "announce" -> door.delete(made).expects(204);
      case "beginUpload" -> door.with("Tus-Resumable", "1.0.0").delete(made).expects(204);
      case "publishMenuItem" ->
          door.put(operation.address(null), Map.of("published", false)).expects(200);
      default -> {}
    }
  }
}
