package foodfast.chat;

import foodfast.account.Handshakes;
import foodfast.account.Identity;
import foodfast.realtime.Connections;
import foodfast.realtime.Frame;
import foodfast.web.Problem;
import foodfast.web.Throttle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what a frame of a visit asks, and answers it. */
@ApplicationScoped
public class Switchboard {
  private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);

  @Inject SendMessage sendMessage;
  @Inject WriteNote writeNote;
  @Inject Receipts receipts;
  @Inject Typing typing;
  @Inject Followed followed;
  @Inject Conversations conversations;
  @Inject Handshakes handshakes;
  @Inject Connections connections;
  @Inject ChatFigures figures;

  /** At most 60 new messages of a person in 10 s, over all their sockets here. */
  private final Throttle pace =
      new Throttle(Throttle.scaled(60), Duration.ofSeconds(10), System::nanoTime);

  void take(ChatVisit visit, String text) {
    String clientId = null;
    try {
      ChatFrame frame = ChatFrame.parse(text);
      clientId = frame.knownClientId();
      dispatch(visit, frame);
    } catch (BadFrame bad) {
      visit.sink.refuse(ChatFrames.error("bad-frame", bad.getMessage(), clientId));
    } catch (Problem refused) {
      String type = (String) refused.members().get("type");
      String code = type.substring(type.lastIndexOf('/') + 1);
      visit.say("error", ChatFrames.error(code, refused.getMessage(), clientId));
    } catch (RuntimeException broken) {
      LOG.warn("a frame could not be handled: {}", broken.toString(), broken);
      visit.failed(clientId);
    }
  }

  private void dispatch(ChatVisit visit, ChatFrame frame) {
    switch (frame.type()) {
      case "send" -> send(visit, frame);
      case "open" -> open(visit, frame);
      case "typing" -> typing(visit, frame);
      case "delivered" ->
          receipts.delivered(visit.person, frame.conversation(), frame.position("upTo", false));
      case "read" ->
          receipts.read(visit.person, frame.conversation(), frame.position("upTo", false));
      case "note" -> note(visit, frame);
      case "auth" -> auth(visit, frame);
      case "ping" -> visit.sink.offer(Frame.live("pong", ChatFrames.PONG, "pong"));
      default -> throw new BadFrame("There is no such type of frame.");
    }
  }

  private void send(ChatVisit visit, ChatFrame frame) {
    UUID conversation = frame.conversation();
    String clientId = frame.clientId();
    Messages.Taken taken = taken(visit.person, conversation, clientId, frame.text());
    visit.say("sent", ChatFrames.sent(conversation, clientId, taken));
    typing.off(conversation, visit.person.account());
  }

  private Messages.Taken taken(Person from, UUID conversation, String clientId, String text) {
    String person = from.account().toString();
    if (!pace.take(person)) {
      figures.limited();
      return sendMessage
          .answered(from, conversation, clientId)
          .orElseThrow(
              () -> Problem.of(429, "rate-limited", "Too many messages at once; send it later."));
    }
    boolean counts = false;
    try {
      Messages.Taken taken = sendMessage.send(from, conversation, clientId, text);
      counts = taken.first();
      figures.taken(taken);
      return taken;
    } finally {
      if (!counts) {
        pace.giveBack(person);
      }
    }
  }

  private void open(ChatVisit visit, ChatFrame frame) {
    Conversation conversation = theirs(visit, frame.conversation());
    followed.open(visit, conversation, frame.position("after", true));
    if (visit.person.isAgent()) {
      followed.openNotes(visit, conversation.id);
    }
    receipts.catchUp(visit.person, conversation.id);
  }

  private void note(ChatVisit visit, ChatFrame frame) {
    UUID conversation = frame.conversation();
    writeNote.write(visit.person, conversation, frame.clientId(), frame.text());
    followed.openNotes(visit, conversation);
  }

  private void typing(ChatVisit visit, ChatFrame frame) {
    UUID id = frame.conversation();
    UUID me = visit.person.account();
    boolean on = frame.on();
    if (!typing.isNews(id, me, on)) {
      return;
    }
    if (on) {
      Conversation conversation = theirs(visit, id);
      visit.typedIn().add(id);
      typing.on(id, me, conversation.people().stream().filter(who -> !who.equals(me)).toList());
    } else {
      typing.off(id, me);
    }
  }

  private void auth(ChatVisit visit, ChatFrame frame) {
    Identity identity = handshakes.token(frame.token());
    if (!identity.session().equals(visit.session)) {
      throw Problem.of(401, "unauthorized", "The token is of another session.");
    }
    connections.extend(visit.sink, identity.owner().until());
  }

  private Conversation theirs(ChatVisit visit, UUID id) {
    return conversations
        .find(id)
        .filter(c -> c.concerns(visit.person))
        .orElseThrow(Problem::notFound);
  }
}
