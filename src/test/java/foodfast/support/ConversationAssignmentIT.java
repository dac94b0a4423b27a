package foodfast.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.chat.ChatFloor;
import foodfast.kit.AgentApp;
import foodfast.kit.Answer;
import foodfast.kit.Chat;
import foodfast.kit.CustomerApp;
import foodfast.kit.Eventually;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import foodfast.kit.Tables;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets which conversation, what happens to the line, and what an agent can do. */
class ConversationAssignmentIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  /** Long enough for a slow machine, far too short for an agent who only dropped. */
  private static final Duration IN_TIME = Duration.ofSeconds(20);

  private final Platform platform = Platform.running();
  private AgentApp anna;
  private AgentApp bert;

  @BeforeEach
  void twoAgents() {
    ChatFloor.clear();
    anna = AgentApp.joins(platform.nodeA(), "Anna");
    bert = AgentApp.joins(platform.nodeA(), "Bert").at(platform.nodeB());
  }

  @AfterEach
  void theDeskIsEmpty() {
    ChatFloor.clear();
  }

  @Test
  void whoWaitsLongestGoesToTheLeastLoadedAndTheRestSeesItsPlace() {
    List<String> waiting = customersAsk(7);
    assertEquals(List.of(), anna.holds().stream().filter(id -> !waiting.contains(id)).toList());
    anna.takes(2);
    Eventually.within(SOON)
        .holds(
            "the line is told", () -> places(waiting.subList(2, 7)).equals(List.of(1, 2, 3, 4, 5)));
    bert.takes(3);
    waiting.subList(0, 2).forEach(id -> anna.holds(id, SOON));
    waiting.subList(2, 5).forEach(id -> bert.holds(id, SOON));
    assertEquals(waiting.subList(0, 2), oldestFirst(anna.holds(), waiting));
    assertEquals(waiting.subList(2, 5), oldestFirst(bert.holds(), waiting));

    JsonObject sixth =
        Eventually.within(SOON)
            .see("first in line", () -> seen(waiting.get(5)), v -> v.getInt("place", 0) == 1);
    assertTrue(sixth.getInt("estimateSeconds") > 0, sixth.toString());
    assertEquals(2, seen(waiting.get(6)).getInt("place"));

    bert.closes(waiting.get(3)).expects(200);
    bert.holds(waiting.get(5), SOON);
    Eventually.within(SOON)
        .see("moved up", () -> seen(waiting.get(6)), v -> v.getInt("place", 0) == 1);
  }

  @Test
  void twoNodesNeverGiveOneConversationTwiceNorTooManyToAnybody() {
    anna.takes(10);
    bert.takes(10);
    List<CompletableFuture<Answer>> asked = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      CustomerApp one = CustomerApp.registers(platform.nodeA());
      asked.add(
          one.at(i % 2 == 0 ? platform.nodeA() : platform.nodeB())
              .door()
              .postLater("/api/conversations", Map.of("topic", "all at once " + i)));
    }
    List<String> ids =
        asked.stream().map(f -> f.join().expects(201).json().getString("id")).toList();
    Eventually.within(SOON)
        .holds("both are full", () -> anna.holds().size() == 10 && bert.holds().size() == 10);
    List<String> held = new ArrayList<>(anna.holds());
    held.addAll(bert.holds());
    assertEquals(20, held.stream().distinct().count());
    assertTrue(ids.containsAll(held));
  }

  @Test
  void agentsBeginUnavailableAndGetNothing() {
    Answer before = anna.door().get("/api/agents/me/availability").expects(200);
    assertFalse(before.json().getBoolean("available"));
    assertEquals(
        "WAITING", CustomerApp.registers(platform.nodeA()).asksForHelp("?").getString("state"));
    anna.setsAvailability(true, 11).isProblem(422);
    anna.setsAvailability(true, 0).isProblem(422);
  }

  @Test
  void handedOverToAColleagueOrBackIntoTheLine() {
    anna.takes(2);
    CustomerApp customer = CustomerApp.registers(platform.nodeA());
    String id = customer.asksForHelp("hand me on").getString("id");
    anna.transfers(id, bert).isProblem(422, "unknown-agent");
    bert.takesNoMore();
    anna.transfers(id, bert).isProblem(409, "agent-not-available");
    try (Chat watches = anna.chats().reads(id)) {
      anna.givesBack(id).expects(200);
      watches.seesState(id, "WAITING");
      assertEquals("WAITING", state(customer, id), "not back to who gave it away");
      bert.takes(1);
      bert.holds(id, SOON);
      anna.transfers(id, bert).isProblem(404);
      try (Chat says = customer.chats()) {
        says.says(id, "who is there?");
      }
      bert.transfers(id, anna).expects(200);
      watches.reads(id);
      watches.hears(id, "who is there?");
    }
  }

  @Test
  void closedUntilTheCustomerWritesAgain() {
    anna.takes(1);
    CustomerApp customer = CustomerApp.registers(platform.nodeA());
    String id = customer.asksForHelp("done soon").getString("id");
    try (Chat here = customer.chats().reads(id);
        Chat desk = anna.chats()) {
      anna.closes(id).expects(200);
      here.seesState(id, "CLOSED");
      desk.sends(id, "late", "one more thing");
      desk.refused("conversation-closed");
      here.says(id, "it is cold again");
      Eventually.within(SOON).holds("reopened", () -> state(customer, id).equals("OPEN"));
      assertEquals(List.of(id), anna.holds());
    }
  }

  @Test
  void whoClosedItHearsNothingMoreOnceAColleagueHasItAgain() {
    anna.takes(2);
    CustomerApp customer = CustomerApp.registers(platform.nodeA());
    CustomerApp other = CustomerApp.registers(platform.nodeA());
    String id = customer.asksForHelp("closed too early").getString("id");
    String kept = other.asksForHelp("stays with anna").getString("id");
    try (Chat here = customer.chats().reads(id);
        Chat beside = other.chats();
        Chat former = anna.chats().reads(id).reads(kept)) {
      former.says(id, "done");
      here.hears(id, "done");
      here.acknowledges("read", id, 1);
      former.seesRead(id, 1);
      anna.closes(id).expects(200);
      anna.takesNoMore();
      bert.takes(1);
      here.says(id, "it is cold again");
      former.knowsOf(id, 2);
      beside.says(kept, "meanwhile");
      former.hears(kept, "meanwhile");
      try (Chat now = bert.chats().reads(id)) {
        here.says(id, "only for bert");
        now.hears(id, "only for bert");
      }
      beside.says(kept, "later");
      former.hears(kept, "later");
      assertFalse(former.messages(id).toString().contains("only for bert"));
    }
    try (Chat again = anna.chats()) {
      again.knowsOf(kept, 2);
      assertTrue(again.socket().frames("receipt").isEmpty());
    }
  }

  @Test
  void twoWhoHandEachOtherAConversationAtOnceDoNotBlockEachOther() {
    anna.takes(2);
    CustomerApp customer = CustomerApp.registers(platform.nodeA());
    String one = customer.asksForHelp("one way").getString("id");
    anna.takesNoMore();
    bert.takes(2);
    String other = customer.asksForHelp("the other way").getString("id");
    anna.takes(2);
    AgentApp from = anna;
    AgentApp to = bert;
    for (int i = 0; i < 20; i++) {
      AgentApp giver = from;
      AgentApp taker = to;
      CompletableFuture<Answer> back =
          CompletableFuture.supplyAsync(() -> taker.transfers(other, giver));
      giver.transfers(one, taker).expects(200);
      back.join().expects(200);
      from = taker;
      to = giver;
    }
  }

  @Test
  void whoErasesTheirAccountTakesNobodysRoom() {
    anna.takes(1);
    CustomerApp leaver = CustomerApp.registers(platform.nodeA());
    String left = leaver.asksForHelp("gone soon").getString("id");
    String alsoLeft = leaver.asksForHelp("gone too").getString("id");
    String next = CustomerApp.registers(platform.nodeA()).asksForHelp("my turn").getString("id");
    try (Chat desk = anna.chats()) {
      desk.seesState(left, "OPEN");
      leaver.door().delete("/api/accounts/me").expects(204);
      desk.seesState(left, "CLOSED");
      desk.seesState(next, "OPEN");
      assertEquals(List.of(next), anna.holds());
      anna.door().get("/api/conversations/" + alsoLeft).isProblem(404);
    }
  }

  @Test
  void whatAnAgentHoldsWhoIsGoneForTwoMinutesGoesToAnother() {
    long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    String id = heldThroughAShortDrop();
    while (id == null) {
      assertTrue(System.nanoTime() < end, "ten seconds were never enough");
      twoAgents();
      id = heldThroughAShortDrop();
    }
    bert.takes(2);
    seenLast(anna, "121 seconds");
    bert.holds(id, SOON);
    assertEquals(List.of(), anna.holds());
  }

  /**
   * @return what Anna holds, or null if all this took longer than a drop may be
   */
  private String heldThroughAShortDrop() {
    anna.takes(1);
    CustomerApp customer = CustomerApp.registers(platform.nodeA());
    String id = customer.asksForHelp("is anybody there").getString("id");
    anna.holds(id, SOON);
    bert.takes(1);
    seenLast(anna, "110 seconds");
    CustomerApp.registers(platform.nodeA()).asksForHelp("for bert");
    List<String> held = anna.holds();
    if (secondsSinceSeen(anna) > 119) {
      return null;
    }
    assertEquals(List.of(id), held, "a short drop changes nothing");
    return id;
  }

  @Test
  void whoLogsOutIsGoneAtOnceAndTheirCustomersAreBackInLine() {
    anna.takes(2);
    AgentApp idle = anna.logsInAgain();
    List<String> ids = customersAsk(2);
    try (Chat desk = anna.at(platform.nodeB()).chats()) {
      desk.seesState(ids.get(0), "OPEN");
      idle.door().delete("/api/sessions/current").expects(204);
      desk.says(ids.get(0), "I am still here");
      assertEquals(ids, oldestFirst(anna.holds(), ids), "that session was not where she works");
      anna.door().delete("/api/sessions/current").expects(204);
      assertEquals(4401, desk.socket().awaitClose(SOON));
    }
    Eventually.within(IN_TIME).holds("back in line", () -> bert.seesWaiting().containsAll(ids));
    bert.takes(2);
    ids.forEach(id -> bert.holds(id, SOON)); // one whose row another node looks at comes later
    String next = customersAsk(1).get(0);
    assertTrue(bert.seesWaiting().contains(next), "nothing goes to who is logged out");
  }

  @Test
  void aSessionEndedFromElsewhereIsNoDropEither() {
    anna.takes(1);
    AgentApp phone = anna.logsInAgain();
    String id = customersAsk(1).get(0);
    anna.holds(id, SOON);
    bert.takes(1);
    phone
        .at(platform.nodeB())
        .door()
        .put("/api/accounts/me/password", Map.of("current", Session.PASSWORD, "new", "new " + id))
        .expects(204);
    bert.holds(id, IN_TIME);
  }

  private long secondsSinceSeen(AgentApp agent) {
    return new Tables(platform.database())
        .number(
            "select cast(extract(epoch from now() - max(seen_at)) as bigint) from chat_presence"
                + " where account_id = ?",
            UUID.fromString(agent.session().accountId()));
  }

  @Test
  void anOpenSocketKeepsAnAgentPresent() {
    anna.takes(1);
    seenLast(anna, "1 hour");
    try (Chat desk = anna.chats()) {
      String id = CustomerApp.registers(platform.nodeA()).asksForHelp("hello").getString("id");
      desk.seesState(id, "OPEN");
      anna.holds(id, SOON);
    }
  }

  @Test
  void theOrderStandsBesideTheChatAndIsRefundedInParts() {
    CustomerApp customer = CustomerApp.registers(platform.nodeA());
    RestaurantApp restaurant = RestaurantApp.logsIn(platform.nodeA());
    JsonObject order = customer.ordersFrom(restaurant.id());
    String orderId = order.getString("id");
    int total = order.getJsonObject("total").getInt("amount");
    anna.takes(1);
    String id = customer.asksForHelpWith(orderId, "half was missing").getString("id");
    Answer beside = anna.door().get("/api/conversations/" + id + "/order").expects(200);
    assertEquals(orderId, beside.json().getString("id"));
    bert.door().get("/api/conversations/" + id + "/order").isProblem(404);
    customer
        .door()
        .post("/api/conversations", Map.of("topic", "x", "orderId", UUID.randomUUID().toString()))
        .isProblem(422, "unknown-order");

    anna.refunds(orderId, 100, "too early", "k0").isProblem(422, "refund-too-large");
    restaurant.confirms(orderId).expects(200);
    Answer first = anna.refunds(orderId, 100, "soup missing", "k1").expects(201);
    assertEquals(100, first.json().getJsonObject("amount").getInt("amount"));
    assertEquals("soup missing", first.json().getString("reason"));
    Answer again = anna.refunds(orderId, 100, "soup missing", "k1").expects(201);
    assertEquals("true", again.header("Idempotency-Replayed"));
    assertEquals(first.body(), again.body());
    anna.refunds(orderId, total - 99, "the rest and a cent", "k2")
        .isProblem(422, "refund-too-large");
    anna.refunds(orderId, total - 100, "the rest", "k3").expects(201);
    anna.refunds(orderId, 1, "a cent", "k4").isProblem(422, "refund-too-large");
    anna.refunds(orderId, -5, "backwards", "k5").isProblem(422);
    customer.door().post("/api/orders/" + orderId + "/refunds", Map.of()).isProblem(403);
    assertEquals(2, anna.door().get("/api/orders/" + orderId + "/refunds").items().size());
  }

  private List<String> customersAsk(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(CustomerApp.registers(platform.nodeA()).asksForHelp("topic " + i).getString("id"));
    }
    return ids;
  }

  private static List<String> oldestFirst(List<String> held, List<String> order) {
    return held.stream().sorted(java.util.Comparator.comparingInt(order::indexOf)).toList();
  }

  /** As any agent sees a conversation in line. */
  private JsonObject seen(String id) {
    return anna.door().get("/api/conversations/" + id).expects(200).json();
  }

  /** The places that those in line are told, each with an estimate. */
  private List<Integer> places(List<String> ids) {
    return ids.stream()
        .map(this::seen)
        .filter(one -> one.containsKey("estimateSeconds"))
        .map(one -> one.getInt("place", 0))
        .toList();
  }

  private static String state(CustomerApp customer, String id) {
    return customer.door().get("/api/conversations/" + id).expects(200).json().getString("state");
  }

  private static void seenLast(AgentApp agent, String ago) {
    ChatFloor.run(
        "update chat_presence set seen_at = now() - interval '"
            + ago
            + "' where account_id = '"
            + agent.session().accountId()
            + "'");
  }
}
