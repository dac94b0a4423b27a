package foodfast.lab;

import foodfast.load.ChatPeople;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Feature 5: a customer and an agent talk, each a message every two minutes. */
class ChatLab extends NewsLab {
  static final Pattern CLIENT_ID = Pattern.compile("\"clientId\":\"(\\d+)\"");
  static final Pattern POSITION = Pattern.compile("\"position\":(\\d+)");
  private static final String TEXT = "a message of about the usual length, not long";

  private List<ChatPeople.Pair> pairs;
  private ChatPeople people;

  /** Who says something in a place, customer and agent in turn: how it leaves their phone. */
  private final Map<Integer, BiConsumer<Integer, String>> speakers = new HashMap<>();

  @Override
  String id() {
    return "f5";
  }

  @Override
  int usualClients() {
    return super.usualClients() / 2;
  }

  @Override
  int users() {
    return 2 * clients();
  }

  /** What one of the two hears; they say as much. */
  @Override
  double newsPerHour() {
    return 30;
  }

  /** The radio goes on for what they say as well. */
  @Override
  double[] orderNews(Candidate candidate, Random chance) {
    return chance.doubles(10, 0, orderSeconds()).sorted().toArray();
  }

  @Override
  double newsPerSecond() {
    return 20;
  }

  /** A conversation's. */
  @Override
  double orderSeconds() {
    return 600;
  }

  @Override
  List<Candidate> candidates() {
    return List.of(
        new Candidate("websocket", Candidate.Manner.HOLDS, Map.of(55, "websocket"), this::sockets),
        new Candidate(
            "sse-post",
            Candidate.Manner.HOLDS,
            Map.of(55, "sse-post"),
            (trial, i) ->
                posting(
                    trial,
                    i,
                    (who, ear) ->
                        new EventReader(trial, feed(i) + "/stream", bearer(i, who), ear))),
        new Candidate(
            "long",
            Candidate.Manner.HOLDS,
            Map.of(55, "long"),
            (trial, i) -> posting(trial, i, (who, ear) -> asker(trial, i, who, true, ear))),
        new Candidate(
            "poll",
            Candidate.Manner.ASKS,
            Map.of(3, "poll-3"),
            (trial, i) -> posting(trial, i, (who, ear) -> asker(trial, i, who, false, ear))));
  }

  private interface Listening {
    Client of(int who, Client.Ear ear);
  }

  private String feed(int place) {
    return "/api/lab/feeds/chat/" + pairs.get(place).conversation();
  }

  private String bearer(int place, int who) {
    return "Authorization: Bearer "
        + (who == 0 ? pairs.get(place).customerToken() : people.agentTokens().get(place));
  }

  private List<Client> sockets(Trial trial, int place) {
    List<Client> both = new ArrayList<>();
    String conversation = pairs.get(place).conversation();
    for (int who = 0; who < 2; who++) {
      both.add(new ChatPage(trial, bearer(place, who), conversation, ear(place, who)));
    }
    speakers.put(place, (who, id) -> ((ChatPage) both.get(who)).sends(id, TEXT));
    return both;
  }

  /** Both post what they say, and listen in that other way. */
  private List<Client> posting(Trial trial, int place, Listening listening) {
    List<Client> all = new ArrayList<>();
    List<Requester> mouths = new ArrayList<>();
    for (int who = 0; who < 2; who++) {
      all.add(listening.of(who, ear(place, who)));
      mouths.add(new Requester(trial, bearer(place, who)));
    }
    all.addAll(mouths);
    String path = "/api/lab/conversations/" + pairs.get(place).conversation() + "/messages";
    speakers.put(
        place,
        (who, id) ->
            mouths
                .get(who)
                .posts(path, "{\"clientId\":\"%s\",\"text\":\"%s\"}".formatted(id, TEXT)));
    return all;
  }

  private Client asker(Trial trial, int place, int who, boolean waits, Client.Ear ear) {
    long[] known = {0};
    Client.Ear remembers =
        (client, text, asked) -> {
          POSITION
              .matcher(text)
              .results()
              .forEach(p -> known[0] = Math.max(known[0], Long.parseLong(p.group(1))));
          return ear.heard(client, text, asked);
        };
    return new Asker(
        trial,
        () -> feed(place) + "?after=" + known[0],
        () -> bearer(place, who) + (waits ? "\r\nPrefer: wait=" + trial.period() : ""),
        !waits,
        remembers);
  }

  /** Hears what the other one said; several at once from one answer. */
  private Client.Ear ear(int place, int who) {
    return (client, text, asked) -> {
      boolean news = false;
      Matcher id = CLIENT_ID.matcher(text);
      while (id.find()) {
        if (text.startsWith("{\"type\":\"sent\"")) {
          return false;
        }
        int said = Integer.parseInt(id.group(1));
        news |= said % 2 != who && client.trial.news().seen(client, place + "/" + said, asked);
      }
      return news;
    };
  }

  @Override
  void begins() throws Exception {
    people = ChatPeople.of(node(), database(), clients(), 1);
    pairs = people.pairs();
    speakers.clear();
  }

  @Override
  void act(Trial trial, int n, long due) {
    int place = n % clients();
    int id = n / clients() * 2 + (n / clients()) % 2;
    int who = id % 2;
    trial.news().tell(place + "/" + id, due, 1);
    speakers.get(place).accept(who, Integer.toString(id));
  }
}
