package foodfast.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.AgentApp;
import foodfast.kit.Answer;
import foodfast.kit.Chat;
import foodfast.kit.CustomerApp;
import foodfast.kit.Figures;
import foodfast.kit.Platform;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customer on one node, agent on the other: what is said arrives, once, in order, confirmed. */
class ChatIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Platform platform = Platform.running();
  private CustomerApp customer;
  private AgentApp agent;
  private String conversation;

  @BeforeEach
  void someoneNeedsHelp() {
    ChatFloor.clear();
    customer = CustomerApp.registers(platform.nodeA());
    agent = AgentApp.joins(platform.nodeA(), "Anna").at(platform.nodeB()).takes(10);
    conversation = customer.asksForHelp("Cold pizza").getString("id");
  }

  @AfterEach
  void theDeskIsEmpty() {
    ChatFloor.clear();
  }

  @Test
  void messagesAndReceiptsGoBothWays() {
    try (Chat here = customer.chats().reads(conversation);
        Chat there = agent.chats().reads(conversation)) {
      JsonObject sent = here.says(conversation, "Hello <b>there</b> 😀 नमस्ते");
      assertEquals(1, sent.getInt("position"));
      JsonObject heard = there.hears(conversation, "Hello <b>there</b> 😀 नमस्ते");
      assertEquals(customer.session().accountId(), heard.getString("from"));
      assertEquals("CUSTOMER", heard.getString("role"));
      assertEquals(sent.getString("clientId"), heard.getString("clientId"));
      assertTrue(
          here.socket().frames("receipt").isEmpty(), "delivered only when the device says so");

      there.acknowledges("delivered", conversation, 1);
      JsonObject delivered = here.seesDelivered(conversation, 1);
      assertEquals(0, delivered.getInt("read"));
      there.acknowledges("read", conversation, 99);
      assertEquals(1, here.seesRead(conversation, 1).getInt("read"), "no further than there is");

      there.says(conversation, "I am here");
      here.hears(conversation, "I am here");
      assertEquals(1, here.knowsOf(conversation, 2).getInt("unread"));
    }
  }

  @Test
  void watermarksNeverGoBack() {
    try (Chat here = customer.chats().reads(conversation);
        Chat there = agent.chats().reads(conversation)) {
      for (int i = 1; i <= 5; i++) {
        here.says(conversation, "m" + i);
      }
      there.acknowledges("read", conversation, 5);
      here.seesRead(conversation, 5);
      there.acknowledges("read", conversation, 2);
      there.acknowledges("delivered", conversation, 1);
      there.says(conversation, "after");
      here.hears(conversation, "after");
      List<JsonObject> receipts = here.socket().frames("receipt");
      for (int i = 1; i < receipts.size(); i++) {
        assertTrue(receipts.get(i).getInt("read") >= receipts.get(i - 1).getInt("read"));
      }
      try (Chat again = customer.chats()) {
        assertEquals(5, again.seesRead(conversation, 1).getInt("read"));
      }
    }
  }

  @Test
  void typingIsToldAndEndsByItselfWithTheMessage() {
    try (Chat here = customer.chats().reads(conversation);
        Chat there = agent.chats()) {
      here.knowsOf(conversation, 0);
      there.types(conversation, true);
      assertTrue(here.socket().await("typing", SOON).getBoolean("on"));
      there.says(conversation, "done");
      here.socket()
          .await(
              "the end of typing",
              f -> f.getString("type").equals("typing") && !f.getBoolean("on"),
              SOON);
      assertTrue(there.socket().frames("typing").isEmpty(), "nobody is told of themselves");
    }
  }

  @Test
  void notesNeverReachTheCustomer() {
    AgentApp colleague = AgentApp.joins(platform.nodeA(), "Bert").takes(10);
    try (Chat here = customer.chats().reads(conversation);
        Chat there = agent.chats().reads(conversation)) {
      there.notes(conversation, "n1", "has complained before");
      there.notes(conversation, "n1", "has complained before");
      assertEquals("n1", there.socket().await("note", SOON).getString("clientId"));
      there.says(conversation, "hello");
      here.hears(conversation, "hello");
      here.notes(conversation, "n2", "I note too");
      here.refused("not-found");
      agent.transfers(conversation, colleague).expects(200);
      try (Chat next = colleague.chats().reads(conversation)) {
        assertEquals("has complained before", next.socket().await("note", SOON).getString("text"));
        next.says(conversation, "now me");
        here.hears(conversation, "now me");
        assertEquals(1, next.socket().frames("note").size());
      }
      assertTrue(here.socket().frames("note").isEmpty());
      String page = customer.door().get("/api/conversations/" + conversation + "/messages").body();
      assertFalse(page.contains("complained"));
    }
  }

  @Test
  void fiveParallelSendsOfOneClientIdAreOneMessageWithFiveEqualAnswers() {
    List<Chat> devices = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      devices.add(customer.at(i % 2 == 0 ? platform.nodeA() : platform.nodeB()).chats());
    }
    String clientId = UUID.randomUUID().toString();
    devices.parallelStream().forEach(device -> device.sends(conversation, clientId, "once"));
    List<JsonObject> answers = devices.stream().map(device -> device.confirmed(clientId)).toList();
    assertEquals(1, answers.stream().distinct().count(), answers.toString());
    Answer page = customer.door().get("/api/conversations/" + conversation + "/messages");
    assertEquals(1, page.items().size());
    devices.forEach(Chat::close);
  }

  @Test
  void anotherPersonsClientIdIsRefusedAndNotTakenForAResend() {
    try (Chat here = customer.chats();
        Chat there = agent.chats()) {
      here.sends(conversation, "same", "mine");
      here.confirmed("same");
      there.sends(conversation, "same", "another");
      assertEquals("same", there.refused("client-id-taken").getString("clientId"));
    }
  }

  @Test
  void openMovesTheTailAndNothingIsSentTwice() {
    try (Chat here = customer.chats()) {
      for (int i = 1; i <= 6; i++) {
        here.says(conversation, "m" + i);
      }
    }
    try (Chat here = customer.chats()) {
      here.opensAfter(conversation, 4);
      here.hears(conversation, "m6");
      here.opensAfter(conversation, 4);
      here.opensAfter(conversation, 6);
      here.opensAfter(conversation, 0);
      here.hears(conversation, "m4");
      here.opensAfter(conversation, 0);
      here.says(conversation, "m7");
      here.hears(conversation, "m7");
      List<Integer> got =
          here.messages(conversation).stream().map(m -> m.getInt("position")).toList();
      assertEquals(List.of(5, 6, 1, 2, 3, 4, 7), got);
    }
  }

  @Test
  void tenConversationsCatchUpThoughNoneWasOpen() {
    List<CustomerApp> customers = new ArrayList<>(List.of(customer));
    List<String> ids = new ArrayList<>(List.of(conversation));
    for (int i = 1; i < 10; i++) {
      customers.add(CustomerApp.registers(platform.nodeA()));
      ids.add(customers.get(i).asksForHelp("topic " + i).getString("id"));
    }
    try (Chat desk = agent.chats()) {
      ids.forEach(id -> desk.seesState(id, "OPEN"));
      desk.losesConnection();
      for (int i = 0; i < 10; i++) {
        try (Chat one = customers.get(i).chats()) {
          one.says(ids.get(i), "first of " + i);
          one.says(ids.get(i), "second of " + i);
        }
      }
      long start = System.nanoTime();
      desk.comesBackTo(platform.nodeA());
      ids.forEach(id -> assertEquals(2, desk.knowsOf(id, 2).getInt("unread")));
      ids.forEach(desk::reads);
      for (int i = 0; i < 10; i++) {
        desk.hears(ids.get(i), "second of " + i);
        desk.hasEachOnceInOrder(ids.get(i), 2);
      }
      Figures.tell(
          "ten conversations caught up %d ms after the reconnect began",
          (System.nanoTime() - start) / 1_000_000);
    }
  }

  @Test
  void historyOfTenThousandMessagesIsPagedWithoutGapOrDouble() {
    ChatFloor.run(
        "insert into message (conversation_id, position, id, client_id, sender_id, role, text, at)"
            + " select c.id, n, gen_random_uuid(), 'old-' || n, c.customer_id, 'CUSTOMER',"
            + " 'message ' || n, now() from conversation c, generate_series(1, 10000) n"
            + " where c.id = '"
            + conversation
            + "'");
    ChatFloor.run(
        "update conversation set last_position = 10000 where id = '" + conversation + "'");
    String path = "/api/conversations/" + conversation + "/messages?limit=100";
    List<Integer> seen = new ArrayList<>();
    for (String next = path; next != null; ) {
      JsonObject page = customer.door().get(next).expects(200).json();
      page.getJsonArray("items")
          .getValuesAs(JsonObject.class)
          .forEach(m -> seen.add(m.getInt("position")));
      next = page.isNull("next") ? null : path + "&before=" + page.getString("next");
    }
    assertEquals(IntStream.rangeClosed(0, 9999).map(i -> 10_000 - i).boxed().toList(), seen);
    JsonObject forward = customer.door().get(path + "&after=9950").expects(200).json();
    assertEquals(9951, forward.getJsonArray("items").getJsonObject(0).getInt("position"));
    assertTrue(forward.isNull("next"));
    try (Chat replay = customer.chats()) {
      replay.opensAfter(conversation, 0);
      replay.hearsAll(conversation, 10_000);
      replay.hasEachOnceInOrder(conversation, 10_000);
    }
  }

  @Test
  void somebodyElsesConversationIsNotThere() {
    CustomerApp stranger = CustomerApp.registers(platform.nodeA());
    AgentApp notTheirs = AgentApp.joins(platform.nodeA(), "Cleo");
    String path = "/api/conversations/" + conversation;
    for (String door : List.of(path, path + "/messages", path + "/order")) {
      stranger.door().get(door).isProblem(404, "not-found");
      notTheirs.door().get(door).isProblem(404, "not-found");
    }
    try (Chat chat = stranger.chats()) {
      chat.reads(conversation);
      chat.refused("not-found");
      chat.sends(conversation, "x", "let me in");
      chat.acknowledges("read", conversation, 1);
      chat.types(conversation, true);
      String own = stranger.asksForHelp("mine").getString("id");
      assertEquals(1, chat.says(own, "the socket is still open").getInt("position"));
    }
    customer.door().put(path + "/state", Map.of("state", "CLOSED")).isProblem(403);
  }

  @Test
  void whoErasesTheirAccountLeavesTheListsOfOthersReadable() {
    String second =
        CustomerApp.registers(platform.nodeA()).asksForHelp("still here").getString("id");
    try (Chat here = customer.chats().reads(conversation);
        Chat there = agent.chats().reads(conversation)) {
      there.says(conversation, "hello");
      here.hears(conversation, "hello");
      here.acknowledges("delivered", conversation, 1);
      there.seesDelivered(conversation, 1);
    }
    customer.door().delete("/api/accounts/me").expects(204);
    try (Chat again = agent.chats()) {
      again.knowsOf(second, 0);
      again.knowsOf(conversation, 1);
    }
  }

  @Test
  void whatCannotBeDoneAndNobodyWouldRepeatClosesTheSocketSoThatTheAppResumes() {
    try (Chat here = customer.chats()) {
      here.says(conversation, "before");
      ChatFloor.run("alter table chat_mark rename to chat_mark_away");
      try {
        here.reads(conversation);
        assertEquals(4408, here.socket().awaitClose(SOON));
      } finally {
        ChatFloor.run("alter table chat_mark_away rename to chat_mark");
      }
      here.losesConnection();
      here.comesBackTo(platform.nodeA());
      here.reads(conversation);
      here.hearsAll(conversation, 1);
      here.hasEachOnceInOrder(conversation, 1);
    }
  }

  @Test
  void aResendAfterHandingOverHearsWhatBecameOfTheFirst() {
    AgentApp colleague = AgentApp.joins(platform.nodeA(), "Dora").takes(10);
    CustomerApp stranger = CustomerApp.registers(platform.nodeA());
    try (Chat there = agent.chats();
        Chat elsewhere = stranger.chats()) {
      there.sends(conversation, "last", "my last word");
      JsonObject sent = there.confirmed("last");
      agent.transfers(conversation, colleague).expects(200);
      try (Chat again = agent.chats()) {
        again.sends(conversation, "last", "my last word");
        assertEquals(sent, again.confirmed("last"));
        again.sends(conversation, "new", "one more");
        assertEquals("new", again.refused("not-found").getString("clientId"));
      }
      elsewhere.sends(conversation, "last", "is there anything?");
      elsewhere.refused("not-found");
    }
  }

  @Test
  void receiptsComeInOneStreamAndWhoIsNewGetsThemToo() {
    AgentApp colleague = AgentApp.joins(platform.nodeA(), "Emil").takes(10);
    try (Chat here = customer.chats().reads(conversation)) {
      here.says(conversation, "m1");
      here.acknowledges("read", conversation, 1);
      here.seesRead(conversation, 1);
      here.reads(conversation);
      here.opensAfter(conversation, 0);
      here.says(conversation, "m2");
      assertEquals(1, here.socket().frames("receipt").size());
      agent.transfers(conversation, colleague).expects(200);
      try (Chat next = colleague.chats().reads(conversation)) {
        assertEquals(
            customer.session().accountId(), next.seesRead(conversation, 1).getString("accountId"));
      }
    }
  }
}
