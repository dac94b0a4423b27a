package foodfast.chat;

import foodfast.kit.LiveSocket;
import foodfast.kit.Node;
import foodfast.kit.Session;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Sends its messages over a line that is cut again and again, each time at another moment and
 * coming back to any node: sends again what it has no confirmation of, reads on after what it has.
 */
public final class Talker {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Session session;
  private final String conversation;
  private final String name;
  private final int count;
  private final Random chance;
  private final Supplier<Node> anyNode;
  private final List<String> heard = new ArrayList<>();
  private int confirmed;
  private int cuts;
  private volatile int progress;

  public Talker(
      Session session, String conversation, String name, int count, Supplier<Node> anyNode) {
    this.session = session;
    this.conversation = conversation;
    this.name = name;
    this.count = count;
    this.anyNode = anyNode;
    this.chance = new Random(name.hashCode());
  }

  /** Says everything, with so many cuts on the way, and listens until it has heard all. */
  public void talks(int cutsWanted, int totalOfBoth) {
    int between = Math.max(1, count / (cutsWanted + 1));
    long end = System.nanoTime() + PATIENCE.toNanos() * Math.max(1, count / 200);
    while (confirmed < count || heard.size() < totalOfBoth) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            name + ": " + confirmed + " confirmed, " + heard.size() + " heard of " + totalOfBoth);
      }
      try {
        boolean last = cuts >= cutsWanted;
        connection(last ? count : 1 + chance.nextInt(2 * between), last, totalOfBoth);
      } catch (CompletionException | IllegalStateException | AssertionError gone) {
        // the node is gone, or was too busy: comes back
      }
    }
  }

  private void connection(int quota, boolean last, int totalOfBoth) {
    LiveSocket socket = LiveSocket.open(anyNode.get(), "/ws/chat", session.accessToken());
    try {
      socket.send(Map.of("type", "open", "conversationId", conversation, "after", heard.size()));
      int upTo = Math.min(count, confirmed + quota);
      for (int i = confirmed; i < upTo; i++) {
        socket.send(
            Map.of(
                "type",
                "send",
                "conversationId",
                conversation,
                "clientId",
                name + "-" + i,
                "text",
                name + " says " + i));
      }
      int enough = last ? upTo - confirmed : chance.nextInt(upTo - confirmed + 1);
      int known = heard.size();
      socket.await(
          enough + " confirmations",
          frame ->
              socket.frames("sent").size() >= enough
                  && (!last || known + socket.frames("message").size() >= totalOfBoth),
          last ? Duration.ofSeconds(20) : Duration.ofSeconds(5));
    } finally {
      socket.cut();
      cuts++;
      harvest(socket);
    }
  }

  private void harvest(LiveSocket socket) {
    for (JsonObject sent : socket.frames("sent")) {
      String clientId = sent.getString("clientId");
      if (!clientId.equals(name + "-" + confirmed)) {
        throw new IllegalArgumentException("out of order: " + clientId + " at " + confirmed);
      }
      confirmed++;
    }
    for (JsonObject message : socket.frames("message")) {
      if (message.getInt("position") != heard.size() + 1) {
        throw new IllegalArgumentException(
            name + " got " + message.getInt("position") + " after " + heard.size());
      }
      heard.add(message.getString("clientId"));
    }
    progress = confirmed;
  }

  /** How many of its messages are confirmed by now. */
  public int progress() {
    return progress;
  }

  public int cuts() {
    return cuts;
  }

  /** The client ids of all messages, in the order they came. */
  public List<String> heard() {
    return heard;
  }

  /** Fails unless this speaker's messages were heard once each and in the order they were said. */
  public static void wereHeard(List<String> heard, String speaker, int count) {
    List<String> said =
        java.util.stream.IntStream.range(0, count).mapToObj(i -> speaker + "-" + i).toList();
    List<String> got = heard.stream().filter(id -> id.startsWith(speaker + "-")).toList();
    if (!said.equals(got)) {
      throw new AssertionError(speaker + " said " + count + " but heard was " + got);
    }
  }
}
