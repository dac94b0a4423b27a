package foodfast.abuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import foodfast.kit.AgentApp;
import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.Door;
import foodfast.kit.DriverApp;
import foodfast.kit.Node;
import foodfast.kit.Operation;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of the OpenAPI document is asked in each wrong way of which it says that it
 * refuses it: what the document lists can be had.
 */
class EveryDoorRefusesIT {
  private static final Node NODE = Platform.running().nodeA();
  private static final List<Operation> ALL = Operation.all(NODE);
  private static final Map<String, Door> PEOPLE = new LinkedHashMap<>();

  /** Things that are there, by the beginning of their doors' addresses. */
  private static final Map<String, String> THINGS = new LinkedHashMap<>();

  /** Where clients make up ids, only what is none is not there. */
  private static final Set<String> WITH_CLIENTS_IDS = Set.of("keepAddress", "removeAddress");

  /** What goes without saying. */
  private static final Set<String> UNTOLD = Set.of("HEAD", "OPTIONS");

  /** A wrong way to ask, and what is said of it. */
  enum Wrong {
    WITHOUT_A_TOKEN(401, "unauthorized"),
    WITH_A_BAD_TOKEN(401, "unauthorized"),
    WITH_A_TOKEN_THAT_NOBODY_NEEDS(401, "invalid-token"),
    IN_ANOTHER_ROLE(403, "forbidden"),
    FOR_WHAT_IS_NOT_THERE(404, "not-found"),
    FOR_A_PICTURE(406, "not-acceptable"),
    WITH_A_TABLE(415, "unsupported-media-type"),
    WITH_TOO_MUCH(413, "too-large"),
    WITH_HALF_A_BODY(400, "malformed-body"),
    WITH_A_WORD(400, "invalid-body"),
    WITHOUT_MEMBERS(422, "validation-failed"),
    WITH_A_LONG_KEY(400, "malformed-idempotency-key"),
    WITH_A_WORD_FOR_A_NUMBER(400, "invalid-parameter"),
    BELOW_THE_LEAST(422, "validation-failed");

    private final int status;
    private final String code;

    Wrong(int status, String code) {
      this.status = status;
      this.code = code;
    }

    /** Whether it makes sense to ask this door so, and it says what follows. */
    private boolean fits(Operation door) {
      boolean json = door.bodyType().endsWith("json");
      boolean fits =
          switch (this) {
            case WITHOUT_A_TOKEN, WITH_A_BAD_TOKEN -> !door.isForAnybody();
            case WITH_A_TOKEN_THAT_NOBODY_NEEDS -> door.isForAnybody();
            case IN_ANOTHER_ROLE -> !door.roles().isEmpty();
            case FOR_WHAT_IS_NOT_THERE -> door.path().contains("{");
            case WITH_A_TABLE, WITH_TOO_MUCH, WITH_HALF_A_BODY, WITH_A_WORD -> json;
            case WITHOUT_MEMBERS -> json && door.needsMembers();
            case BELOW_THE_LEAST -> bounded(door) != null;
            default -> true;
          };
      return fits && door.refuses(status, code);
    }
  }

  @BeforeAll
  static void peopleAndThings() {
    CustomerApp customer = CustomerApp.registers(NODE);
    RestaurantApp restaurant = RestaurantApp.logsIn(NODE);
    OperatorApp operator = OperatorApp.logsIn(NODE);
    PEOPLE.put("CUSTOMER", customer.door());
    PEOPLE.put("RESTAURANT", restaurant.door());
    PEOPLE.put("DRIVER", DriverApp.logsIn(NODE).door());
    PEOPLE.put("AGENT", AgentApp.logsIn(NODE).door());
    PEOPLE.put("OPERATOR", operator.door());
    String dish = restaurant.addsDish("To be refused");
    String news = operator.announces("To be refused " + UUID.randomUUID()).getString("id");
    THINGS.put("/api/restaurants/", restaurant.id());
    THINGS.put("/api/menu-items/", dish);
    THINGS.put("/api/uploads/", restaurant.sends(dish, 5_000).id());
    THINGS.put("/api/announcements/", news);
    THINGS.put("/api/orders/", customer.ordersFrom(restaurant.id()).getString("id"));
    THINGS.put("/api/conversations/", customer.asksForHelp("a question").getString("id"));
  }

  @AfterAll
  static void nobodyIsToldLonger() {
    PEOPLE.get("OPERATOR").delete("/api/announcements/" + THINGS.get("/api/announcements/"));
  }

  static Stream<Arguments> wrongWays() {
    return ALL.stream()
        .flatMap(
            door ->
                Arrays.stream(Wrong.values())
                    .filter(wrong -> wrong.fits(door))
                    .map(wrong -> Arguments.of(door, wrong)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("wrongWays")
  void isRefusedAsTheDocumentSays(Operation door, Wrong wrong) {
    Answer answer = asked(door, wrong);
    if (door.method().equals("HEAD")) {
      answer.expects(wrong.status);
    } else {
      answer.isProblem(wrong.status, wrong.code);
    }
  }

  private static Answer asked(Operation door, Wrong wrong) {
    Door asking = door.headed(door.isForAnybody() ? NODE.door() : PEOPLE.get(welcome(door)));
    String address = door.address(thing(door));
    return switch (wrong) {
      case WITHOUT_A_TOKEN -> door.ask(door.headed(NODE.door()), address);
      case WITH_A_BAD_TOKEN, WITH_A_TOKEN_THAT_NOBODY_NEEDS ->
          door.ask(door.headed(NODE.door().bearer("x.y.z")), address);
      case IN_ANOTHER_ROLE -> door.ask(door.headed(stranger(door)), address);
      case FOR_WHAT_IS_NOT_THERE -> door.ask(asking, door.address(nothing(door)));
      case FOR_A_PICTURE -> door.ask(asking.with("Accept", "application/pdf"), address);
      case WITH_A_TABLE -> asking.send(door.method(), address, "text/csv", "a,b");
      case WITH_TOO_MUCH -> sent(asking, door, address, "\"" + "x".repeat(1 << 20) + "\"");
      case WITH_HALF_A_BODY -> sent(asking, door, address, "{");
      case WITH_A_WORD -> sent(asking, door, address, "\"x\"");
      case WITHOUT_MEMBERS -> sent(asking, door, address, "{}");
      case WITH_A_LONG_KEY -> door.ask(asking.with("Idempotency-Key", "k".repeat(256)), address);
      case WITH_A_WORD_FOR_A_NUMBER -> door.ask(asking, with(address, formed(door), "x"));
      case BELOW_THE_LEAST -> door.ask(asking, with(address, bounded(door), "-1"));
    };
  }

  private static Answer sent(Door asking, Operation door, String address, String body) {
    return asking.send(door.method(), address, door.bodyType(), body);
  }

  private static String with(String address, String parameter, String value) {
    String rest = address.replaceFirst("(?<=[?&])" + parameter + "=[^&]*&?", "");
    return rest + (rest.contains("?") ? "&" : "?") + parameter + "=" + value;
  }

  /** A parameter that is no plain text, or null. */
  private static String formed(Operation door) {
    return first(
        door, schema -> !schema.path("type").asText().equals("string") || schema.has("enum"));
  }

  /** A number that has a least, or null. */
  private static String bounded(Operation door) {
    return first(door, schema -> schema.has("minimum"));
  }

  private static String first(Operation door, Predicate<JsonNode> wanted) {
    return door.parameters("query").stream()
        .filter(one -> wanted.test(door.schema(one)))
        .map(one -> one.path("name").asText())
        .findFirst()
        .orElse(null);
  }

  private static String thing(Operation door) {
    return THINGS.entrySet().stream()
        .filter(thing -> door.path().startsWith(thing.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(UUID.randomUUID().toString());
  }

  private static String nothing(Operation door) {
    return WITH_CLIENTS_IDS.contains(door.id()) ? "nothing" : UUID.randomUUID().toString();
  }

  private static String welcome(Operation door) {
    return door.roles().isEmpty() ? "CUSTOMER" : door.roles().get(0);
  }

  private static Door stranger(Operation door) {
    return PEOPLE.entrySet().stream()
        .filter(person -> !door.roles().contains(person.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  static Stream<Arguments> neededHeaders() {
    return ALL.stream()
        .flatMap(door -> door.headers().stream().map(header -> Arguments.of(door, header)));
  }

  @ParameterizedTest(name = "{0} without {1}")
  @MethodSource("neededHeaders")
  void aHeaderThatMustBeThereIsMissed(Operation door, String header) {
    Door asking = door.headed(PEOPLE.get(welcome(door)), header);
    int status = door.ask(asking, door.address(thing(door))).status();
    assertTrue(Set.of(400, 412, 428).contains(status), () -> door + " answered " + status);
  }

  /** But for those that could be the id of something else, as {@code attempt} of an order. */
  static Stream<String> paths() {
    List<String> all = ALL.stream().map(Operation::path).distinct().toList();
    return all.stream()
        .filter(
            path ->
                all.stream()
                    .noneMatch(
                        other ->
                            !other.equals(path)
                                && path.matches(other.replaceAll("\\{\\w+}", "[^/{]+"))));
  }

  /** {@code Allow} says what the document says. */
  @ParameterizedTest
  @MethodSource("paths")
  void otherMethodsAreNot(String path) {
    List<Operation> doors = ALL.stream().filter(one -> one.path().equals(path)).toList();
    Set<String> there = new TreeSet<>();
    doors.forEach(one -> there.add(one.method()));
    there.removeAll(UNTOLD);
    Operation door = doors.get(0);
    for (String method : List.of("GET", "PUT", "POST", "PATCH", "DELETE")) {
      if (!there.contains(method)) {
        Answer answer = PEOPLE.get("CUSTOMER").send(method, door.address(thing(door)));
        answer.isProblem(405, "method-not-allowed");
        Set<String> allowed = new TreeSet<>(List.of(answer.header("Allow").split(", *")));
        allowed.removeAll(UNTOLD);
        assertEquals(there, allowed, path);
      }
    }
  }

  /** Where a refusal's {@code type} leads. */
  @Test
  void everyKindOfRefusalHasItsPage() {
    for (String code : ALL.get(0).problems()) {
      String page = NODE.door().get("/problems/" + code).expects(200).body();
      assertTrue(page.contains("<code>/problems/" + code + "</code>"), page);
    }
  }
}
