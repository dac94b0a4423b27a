package foodfast.chat;

import foodfast.account.Identity;
import foodfast.realtime.Frame;
import foodfast.session.SocketFrame;
import foodfast.web.Problem;
import foodfast.web.RateLimiter;
import foodfast.web.UnicodeText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;

/** Does what a frame from a chat client asks, and answers it. */
@ApplicationScoped
public class FrameDispatcher {
  private static final int LONGEST_TEXT = 4_000;

  @Inject SendMessage sendMessage;
  @Inject InternalNotes notes;
  @Inject Receipts receipts;
  @Inject TypingIndicators typing;
  @Inject ConversationSubscriptions subscriptions;
  @Inject Conversations conversations;
  @Inject ChatMetrics metrics;

  /** At most 60 new messages of a person in 10 s, over all their sockets here. */
  private final RateLimiter rateLimit =
      new RateLimiter(RateLimiter.scaled(60), Duration.ofSeconds(10), System::nanoTime);

  void dispatch(ChatConnection connection, SocketFrame frame) {
    switch (frame.type()) {
      case "send" -> send(connection, frame);
      case "open" -> open(connection, frame);
      case "typing" -> typing(connection, frame);
      case "delivered", "read" -> receipt(connection, frame);
      case "note" -> note(connection, frame);
      case "ping" -> connection.sink.offer(Frame.live("pong", OutboundFrames.PONG, "pong"));
      default -> throw SocketFrame.bad("There is no such type of frame.");
    }
  }

  private void send(ChatConnection connection, SocketFrame frame) {
    UUID conversation = frame.id("conversationId");
    String clientId = frame.label("clientId");
    Messages.Taken taken = taken(connection.who, conversation, clientId, text(frame));
    connection.say("sent", OutboundFrames.sent(conversation, clientId, taken));
    typing.off(conversation, connection.who.account());
  }

  private Messages.Taken taken(Identity from, UUID conversation, String clientId, String text) {
    String person = from.account().toString();
    if (!rateLimit.take(person)) {
      metrics.limited();
      return sendMessage
          .answered(from, conversation, clientId)
          .orElseThrow(
              () ->
                  Problem.of(
                      429,
                      "rate-limited",
                      "Too many messages at once. Please try again in a moment."));
    }
    boolean counts = false;
    try {
      Messages.Taken taken = sendMessage.send(from, conversation, clientId, text);
      counts = taken.first();
      metrics.taken(taken);
      return taken;
    } finally {
      if (!counts) {
        rateLimit.giveBack(person);
      }
    }
  }

  private void open(ChatConnection connection, SocketFrame frame) {
    Conversation conversation = theirs(connection, frame.id("conversationId"));
    subscriptions.subscribe(connection, conversation, frame.position("after", true));
    if (connection.isAgent()) {
      subscriptions.subscribeToNotes(connection, conversation.id());
    }
    receipts.catchUp(connection.who, conversation.id());
  }

  private void receipt(ChatConnection connection, SocketFrame frame) {
    UUID conversation = frame.id("conversationId");
    long upTo = frame.position("upTo", false);
    boolean read = frame.type().equals("read");
    receipts.advance(connection.who, conversation, upTo, read ? upTo : 0);
  }

  private void note(ChatConnection connection, SocketFrame frame) {
    UUID conversation = frame.id("conversationId");
    notes.write(connection.who, conversation, frame.label("clientId"), text(frame));
    subscriptions.subscribeToNotes(connection, conversation);
  }

  private void typing(ChatConnection connection, SocketFrame frame) {
    UUID id = frame.id("conversationId");
    UUID me = connection.who.account();
    boolean on = frame.flag("on");
    if (!typing.isNews(id, me, on)) {
      return;
    }
    if (on) {
      Conversation conversation = theirs(connection, id);
      connection.typedIn.add(id);
      typing.on(id, me, conversation.people().stream().filter(who -> !who.equals(me)).toList());
    } else {
      typing.off(id, me);
    }
  }

  private Conversation theirs(ChatConnection connection, UUID id) {
    return conversations.find(connection.who, id).orElseThrow(Problem::notFound);
  }

  /**
   * @throws Problem 422 for a text that nobody can be sent
   */
  static String text(SocketFrame frame) {
    String text = frame.string("text");
    String misfit = UnicodeText.misfit(text);
    if (misfit != null) {
      throw Problem.of(422, "bad-text", misfit);
    }
    if (text.isBlank()) {
      throw Problem.of(422, "empty-text", "There is nothing to send.");
    }
    if (UnicodeText.characters(text) > LONGEST_TEXT) {
      throw Problem.of(422, "text-too-long", "A message has at most 4,000 characters.");
    }
    return text;
  }
}
