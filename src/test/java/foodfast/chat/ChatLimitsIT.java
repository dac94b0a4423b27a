package foodfast.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.kit.Chat;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.LiveSocket;
import foodfast.kit.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a chat socket does not take, and how it says so. */
class ChatLimitsIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Platform platform = Platform.running();
  private CustomerApp customer;
  private String conversation;

  @BeforeEach
  void someoneNeedsHelp() {
    ChatFloor.clear();
    customer = CustomerApp.registers(platform.nodeA());
    conversation = customer.asksForHelp("limits").getString("id");
  }

  @Test
  void fourThousandCharactersAreTakenAndNoneMoreHoweverManyBytes() {
    try (Chat chat = customer.chats().reads(conversation)) {
      String longest = "😀".repeat(3_900) + "x".repeat(100);
      chat.says(conversation, longest);
      chat.hears(conversation, longest);
      String escaped = "\\ud83d\\ude00".repeat(4_000);
      chat.socket()
          .sendText(
              "{\"type\":\"send\",\"conversationId\":\"%s\",\"clientId\":\"esc\",\"text\":\"%s\"}"
                  .formatted(conversation, escaped));
      chat.confirmed("esc");
      chat.hears(conversation, "😀".repeat(4_000));
      chat.sends(conversation, "long", "x".repeat(4_001));
      assertEquals("long", chat.refused("text-too-long").getString("clientId"));
    }
  }

  @Test
  void controlCharactersAndHalfCharactersAreRefusedAndCountAsNothingBad() {
    try (Chat chat = customer.chats()) {
      for (String bad : List.of("\\u0000", "\\u0007", "\\u007f", "\\ud83d", "a\\udc00b")) {
        chat.socket()
            .sendText(
                "{\"type\":\"send\",\"conversationId\":\""
                    + conversation
                    + "\",\"clientId\":\"c"
                    + bad.length()
                    + "\",\"text\":\""
                    + bad
                    + "\"}");
      }
      chat.sends(conversation, "blank", " \n ");
      chat.refused("empty-text");
      assertEquals(6, chat.socket().frames("error").size());
      assertEquals(1, chat.says(conversation, "line\nand\ttab stay").getInt("position"));
    }
  }

  @Test
  void aCardNumberIsMaskedBeforeItIsStored() {
    try (Chat chat = customer.chats().reads(conversation)) {
      chat.says(conversation, "my card is 4242 4242 4242 4242, please");
      chat.hears(conversation, "my card is **** **** **** 4242, please");
    }
  }

  @Test
  void threeBadFramesCloseTheSocketAndTooLargeOnesAtOnce() {
    for (String bad :
        List.of("nonsense", "[]", "{\"type\":\"dance\"}", "{\"type\":\"send\"}", "{\"type\":7}")) {
      try (LiveSocket socket = socket()) {
        socket.sendText(bad);
        socket.sendText(bad);
        socket.send(Map.of("type", "ping"));
        socket.await("pong", SOON);
        assertEquals(2, socket.frames("error").size());
        socket.sendText(bad);
        assertEquals(4400, socket.awaitClose(SOON));
      }
    }
    try (LiveSocket socket = socket()) {
      socket.sendText("{\"type\":\"ping\",\"x\":\"" + "x".repeat(65_500) + "\"}");
      socket.await("pong", SOON);
      socket.sendText("{\"type\":\"ping\",\"x\":\"" + "x".repeat(65_536) + "\"}");
      assertEquals(1009, socket.awaitClose(SOON));
    }
  }

  @Test
  void otherRolesAreSentAway() {
    String driver = DriverApp.logsIn(platform.nodeA()).session().accessToken();
    try (LiveSocket socket = LiveSocket.open(platform.nodeA(), "/ws/chat", driver)) {
      assertEquals(4403, socket.awaitClose(SOON));
    }
  }

  private LiveSocket socket() {
    return LiveSocket.open(platform.nodeA(), "/ws/chat", customer.session().accessToken());
  }
}
