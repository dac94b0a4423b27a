package foodfast.lab;

import foodfast.kit.OperatorApp;
import foodfast.kit.Session;
import foodfast.load.Asking;
import foodfast.load.Line;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Feature 6: an announcement an hour to everybody. */
class AnnouncementsLab extends NewsLab {
  private static final Pattern TITLE = Pattern.compile("\"title\":\"(Lab \\d+)\"");
  private static final Pattern POSITION = Pattern.compile("\"position\":(\\d+)");
  private static final Pattern NEWEST = Pattern.compile("Announcement-Position: (\\d+)");
  private static final long SPREAD = Duration.ofSeconds(1).toNanos();
  private static final int PEOPLE = 5;

  /** As many as two processors can encrypt, send and decrypt. */
  private static final double PUSHES_A_SECOND = 100;

  /** By all trials together, for everybody hears everything. */
  private static int announced;

  private final PushedPhones pushed = new PushedPhones(this);
  private final List<Session> people = new ArrayList<>();
  private final Random chance = new Random(1);
  private OperatorApp operator;

  @Override
  String id() {
    return "f6";
  }

  @Override
  double newsPerHour() {
    return 1;
  }

  @Override
  double newsPerSecond() {
    return pushed.areThere() ? PUSHES_A_SECOND / clients() : 0.5;
  }

  @Override
  List<Candidate> candidates() {
    return List.of(
        new Candidate(
            "sse",
            Candidate.Manner.HOLDS,
            Map.of(240, "sse"),
            (trial, i) ->
                List.of(
                    new EventReader(
                        trial, "/api/announcements/stream", bearer(i), this::hearsAtOnce))),
        new Candidate(
            "hint-get", Candidate.Manner.HOLDS, Map.of(240, "hint-get"), this::hintedClients),
        new Candidate(
            "poll",
            Candidate.Manner.ASKS,
            Map.of(60, "poll-60", 300, "poll-300", 900, "poll-900"),
            this::pollingClient),
        new Candidate(
            "ride-along",
            Candidate.Manner.RIDES,
            Map.of(240, "ride-along"),
            (trial, i) -> List.of(new Rider(trial, bearer(i)))),
        new Candidate(
            "push", Candidate.Manner.WOKEN, Map.of(0, "push"), (t, i) -> List.of(phone(t, i))));
  }

  /** It shows what the push says; the inbox is asked when somebody opens it. */
  private Client phone(Trial trial, int place) {
    Requester phone = Requester.resting(trial, bearer(place));
    pushed.subscribe(phone, UUID.fromString(person(place).accountId()), "NEWS", this::hearsAtOnce);
    return phone;
  }

  private Session person(int place) {
    return people.get(place % people.size());
  }

  private String bearer(int place) {
    return "Authorization: Bearer " + person(place).accessToken();
  }

  private boolean hearsAtOnce(Client client, String text, long asked) {
    Matcher title = TITLE.matcher(text);
    return title.find() && client.trial.news().seen(client, title.group(1), asked);
  }

  /** Looks once; then each hint has it ask for what is new, some time within the spread. */
  private List<Client> hintedClients(Trial trial, int place) {
    Requester inbox = new Requester(trial, bearer(place));
    Inbox known = new Inbox();
    Client.Ear told = (client, body, asked) -> known.hears(inbox, body, 0);
    inbox.asks(known.path(), told);
    Client.Ear hinted =
        (client, text, asked) -> {
          long when = System.nanoTime() + (long) (chance.nextDouble() * SPREAD);
          trial.swarm().at(when, () -> inbox.asks(known.path(), told));
          return false;
        };
    return List.of(
        inbox, new EventReader(trial, "/api/lab/announcements/hints", bearer(place), hinted));
  }

  private List<Client> pollingClient(Trial trial, int place) {
    Inbox known = new Inbox();
    return List.of(new Asker(trial, known::path, () -> bearer(place), true, known::hears));
  }

  /** What a client knows of its inbox. */
  private static final class Inbox {
    private final Set<String> titles = new HashSet<>();
    private long position;

    String path() {
      return "/api/announcements?" + (position == 0 ? "limit=1" : "after=" + position);
    }

    boolean hears(Client client, String body, long asked) {
      POSITION
          .matcher(body)
          .results()
          .forEach(found -> position = Math.max(position, Long.parseLong(found.group(1))));
      boolean news = false;
      for (var found : TITLE.matcher(body).results().toList()) {
        boolean first = titles.add(found.group(1));
        news |= first && client.trial.news().seen(client, found.group(1), asked);
      }
      return news;
    }
  }

  /**
   * Asks for something else each period, whose answer says how far the news are, and for those only
   * then. What it asks for anyway does not count; the header that rides along does.
   */
  private static final class Rider extends Client {
    private static final int HEADER = "Announcement-Position: 1234\r\n".length();

    private final String header;
    private final Inbox known = new Inbox();
    private boolean own;
    private boolean waiting;
    private long asked;
    private long turn;

    Rider(Trial trial, String header) {
      super(trial, (client, text, at) -> false);
      this.header = header;
    }

    @Override
    protected boolean counts() {
      return own;
    }

    @Override
    protected int patience() {
      return ANSWER;
    }

    @Override
    protected boolean isIdle() {
      return !waiting;
    }

    private void waits() {
      turn += trial.periodNanos();
      Line its = line();
      trial.swarm().at(Math.max(turn, System.nanoTime()), () -> asksAgain(its));
    }

    @Override
    public void opened(Line line) {
      own = false;
      turn = System.nanoTime();
      asks(line);
    }

    private void asksAgain(Line before) {
      if (before == line()) { // else it asks when it is open again
        asks(before);
      }
    }

    private void asks(Line line) {
      asked = System.nanoTime();
      waiting = true;
      listens();
      line.send(Asking.get("/api/accounts/me", header));
    }

    @Override
    public void received(Line line, ByteBuffer bytes) {
      HttpReader.Answer answer = HttpReader.whole(bytes);
      if (answer == null) {
        return;
      }
      isThere();
      waiting = false;
      if (own) {
        own = false;
        if (known.hears(this, answer.body(), asked)) {
          trial.count(Traffic.piece());
        }
        waits();
        return;
      }
      turns();
      trial.count(new Traffic(0, HEADER, 0, 0, 0, 0));
      Matcher newest = NEWEST.matcher(answer.head());
      if (newest.find() && Long.parseLong(newest.group(1)) > known.position) {
        own = true;
        waiting = true;
        trial.count(Traffic.request());
        line.send(Asking.get(known.path(), header));
      } else {
        waits();
      }
    }
  }

  @Override
  void begins() {
    operator = OperatorApp.logsIn(node());
    if (people.isEmpty()) {
      for (int i = 0; i < PEOPLE; i++) {
        people.add(Session.ofNewcomer(node()));
      }
    }
  }

  @Override
  void ends() {
    pushed.leave();
  }

  @Override
  void act(Trial trial, int n, long due) {
    String title = "Lab " + announced++;
    trial.news().tell(title, due, clients());
    String body =
        "{\"title\":\"%s\",\"body\":\"What everybody should know, in two lines or so.\",\"severity\":\"INFO\"}"
            .formatted(title);
    String door = pushed.areThere() ? "/api/lab/announcements/pushed" : "/api/announcements";
    trial.acts().send("POST", door, operator.session().accessToken(), body);
  }
}
