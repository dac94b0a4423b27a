package foodfast.chat;

import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.realtime.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.UUID;

/**
 * All that has changed for each person in any of their conversations, numbered under the person's
 * row lock; of each thing only the latest change stays.
 */
@ApplicationScoped
@Transactional
public class PersonalChanges {
  static final String KIND = "chat-person";

  /** The body of a signal to somebody who has lost a conversation. */
  static final String LOST = "lost";

  private static final String TOUCH =
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
          + " do update set position = excluded.position, at = now()";
  @PersistenceContext EntityManager entities;
  @Inject Signals signals;

  /**
   * Something that has changed for somebody.
   *
   * @param about the conversation itself, or the account that got further in it
   */
  record Change(UUID account, UUID conversation, UUID about) {}

  static Topic topic(UUID account) {
    return Topic.of(KIND, account);
  }

  /** From now on changes are kept for this person. */
  void keepFor(UUID account) {
    entities
        .createNativeQuery(
            "insert into chat_person (account_id) values (?1) on conflict do nothing")
        .setParameter(1, account)
        .executeUpdate();
  }

  /** The conversation's state or last message has changed for these people. */
  void state(UUID conversation, Collection<UUID> people) {
    touch(people.stream().map(who -> new Change(who, conversation, conversation)).toList());
  }

  /** Gives each change its person's next position; all rows are locked in one order. */
  void touch(Collection<Change> changes) {
    entities
        .createNativeQuery(TOUCH)
        .setParameter(1, changes.stream().map(Change::account).toArray(UUID[]::new))
        .setParameter(2, changes.stream().map(Change::conversation).toArray(UUID[]::new))
        .setParameter(3, changes.stream().map(Change::about).toArray(UUID[]::new))
        .executeUpdate();
    changes.stream()
        .map(Change::account)
        .distinct()
        .forEach(account -> signals.publish(Signal.hint(topic(account))));
  }

  /**
   * Somebody doesn't take part any more: how far others get is not theirs to know. Comes after what
   * else they are told, which locks their row.
   */
  void lost(UUID account, UUID conversation) {
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
}
