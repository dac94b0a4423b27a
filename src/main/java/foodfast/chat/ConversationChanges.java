package foodfast.chat;

import foodfast.background.Scheduler;
import foodfast.realtime.Feed;
import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.realtime.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * All that has changed for each person in any of their conversations, numbered under the person's
 * row lock; of each thing only the latest change stays, and is told as the thing is now. Followed
 * from the beginning the feed tells where everything stands, so that a socket knows all its
 * conversations without having opened one. Who has erased their account has got nowhere, but their
 * place in the feeds of others stays.
 */
@ApplicationScoped
@Transactional
public class ConversationChanges implements Feed {
  /** The body of a signal to somebody who has lost a conversation. */
  static final String LOST = "lost";

  private static final String KIND = "chat-person";

  /** So many people are told what has changed; more are told to look. */
  private static final int TOLD = 3;

  private static final int PAGE = 20;
  private static final String APPEND =
      "with wanted as (select w.*, row_number() over (partition by account"
          + " order by conversation, about) as n from unnest(cast(?1 as uuid[]),"
          + " cast(?2 as uuid[]), cast(?3 as uuid[])) as w(account, conversation, about)),"
          + " locked as (select account_id from chat_person where account_id in"
          + " (select account from wanted) order by account_id for no key update),"
          + " moved as (update chat_person p set last_position = p.last_position"
          + " + (select count(*) from wanted w where w.account = p.account_id) from locked l"
          + " where p.account_id = l.account_id returning p.account_id, p.last_position)"
          + " insert into chat_change (account_id, conversation_id, about, position)"
          + " select m.account_id, w.conversation, w.about, m.last_position - w.n + 1"
          + " from moved m join wanted w on w.account = m.account_id"
          + " on conflict (account_id, conversation_id, about)"
          + " do update set position = excluded.position, at = now()"
          + " returning account_id, position";
  private static final String AFTER =
      "select "
          + ConversationView.COLUMNS
          + ", ch.position, ch.about, coalesce(k.delivered, 0), coalesce(k.read, 0)"
          + " from chat_change ch"
          + " join conversation c on c.id = ch.conversation_id"
          + " left join chat_mark k on k.conversation_id = c.id and k.account_id = ch.about"
          + " where ch.account_id = ?1 and ch.position > ?2 order by ch.position";

  @PersistenceContext EntityManager entities;
  @Inject Signals signals;
  @Inject Jsonb json;

  void start(@Observes Startup startup, Scheduler scheduler, ConversationChanges self) {
    scheduler.every("old changes of chats", Duration.ofHours(1), self::prune);
  }

  /**
   * Something that has changed for somebody.
   *
   * @param about the conversation itself, or the account that got further in it
   */
  public record Change(UUID account, UUID conversation, UUID about) {
    /** The conversation's state or last message. */
    public static Change ofState(UUID account, UUID conversation) {
      return new Change(account, conversation, conversation);
    }
  }

  static Topic topic(UUID account) {
    return Topic.of(KIND, account);
  }

  /** From now on changes are kept for this person. */
  public void keepFor(UUID account) {
    entities
        .createNativeQuery(
            "insert into chat_person (account_id) values (?1) on conflict do nothing")
        .setParameter(1, account)
        .executeUpdate();
  }

  /** The conversation's state or last message has changed for these people. */
  public void append(UUID conversation, Collection<UUID> people) {
    append(people.stream().map(who -> Change.ofState(who, conversation)).toList());
  }

  /**
   * Gives each change its person's next position; all rows are locked in one order. What the person
   * will read of it is read here, under that lock, so that nobody has to who hears of it.
   */
  public void append(List<Change> changes) {
    entities.flush();
    List<?> rows =
        entities
            .createNativeQuery(APPEND)
            .setParameter(1, changes.stream().map(Change::account).toArray(UUID[]::new))
            .setParameter(2, changes.stream().map(Change::conversation).toArray(UUID[]::new))
            .setParameter(3, changes.stream().map(Change::about).toArray(UUID[]::new))
            .getResultList();
    Map<UUID, Long> firsts =
        rows.stream()
            .map(Object[].class::cast)
            .collect(
                Collectors.toMap(
                    row -> (UUID) row[0], row -> ((Number) row[1]).longValue(), Math::min));
    firsts.forEach((account, first) -> tell(account, first - 1, firsts.size() <= TOLD));
  }

  private void tell(UUID account, long after, boolean what) {
    List<Row> rows = what ? after(account.toString(), after, PAGE) : List.of();
    signals.publish(Signal.bringing(topic(account), after, rows));
  }

  /**
   * Somebody doesn't take part any more: how far others get is not theirs to know. Comes after what
   * else they are told, which locks their row.
   */
  public void lost(UUID account, UUID conversation) {
    signals.publish(new Signal(topic(account), LOST));
    entities
        .createNativeQuery(
            "delete from chat_change where account_id = ?1 and conversation_id = ?2"
                + " and about <> conversation_id")
        .setParameter(1, account)
        .setParameter(2, conversation)
        .executeUpdate();
  }

  /** Forgets what has been over for a day; a person's latest change stays, for it is their head. */
  public void prune() {
    entities
        .createNativeQuery(
            "delete from chat_change ch using conversation c, chat_person p"
                + " where c.id = ch.conversation_id and p.account_id = ch.account_id"
                + " and ch.position < p.last_position and ch.at < now() - interval '1 day'"
                + " and (c.state = 'CLOSED' or ch.account_id <> c.customer_id"
                + " and ch.account_id is distinct from c.agent_id)")
        .executeUpdate();
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Long> heads(Collection<String> ids) {
    return Feed.headsFrom(
        entities
            .createNativeQuery(
                "select account_id, last_position from chat_person where account_id = any(?1)")
            .setParameter(1, Feed.keys(ids))
            .getResultList());
  }

  @Override
  public List<Row> after(String id, long position, int limit) {
    UUID account = UUID.fromString(id);
    List<?> rows =
        entities
            .createNativeQuery(AFTER)
            .setParameter(1, account)
            .setParameter(2, position)
            .setMaxResults(limit)
            .getResultList();
    return rows.stream().map(row -> row(account, (Object[]) row)).toList();
  }

  private Row row(UUID account, Object[] columns) {
    int own = ConversationView.COLUMN_COUNT;
    long position = ((Number) columns[own]).longValue();
    UUID about = (UUID) columns[own + 1];
    ConversationView view = ConversationView.of(columns);
    if (!about.equals(view.id())) {
      long delivered = ((Number) columns[own + 2]).longValue();
      long read = ((Number) columns[own + 3]).longValue();
      return new Row(
          position, "receipt", OutboundFrames.receipt(view.id(), about, delivered, read));
    }
    String shown = json.toJson(view.concerns(account) ? view : view.fromAfar());
    return new Row(position, "conversation", OutboundFrames.conversation(view.id(), shown));
  }
}
