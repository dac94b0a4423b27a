package foodfast.chat;

import foodfast.account.PersonalDataStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** All that one person said in chats, for export and erasure. */
@ApplicationScoped
@Transactional
public class PersonalChatRecords implements PersonalDataStore {
  private static final List<String> ERASE =
      List.of(
          "update message set text = '', photo_id = null where sender_id = ?1",
          "update note set text = '' where sender_id = ?1",
          "update conversation set customer_name = 'Erased', topic = '', rating_words = null where customer_id = ?1",
          "update conversation set agent_name = 'Erased' where agent_id = ?1",
          "delete from chat_change where account_id = ?1",
          "delete from chat_mark where account_id = ?1");

  @PersistenceContext EntityManager entities;
  @Inject CloseConversation closeConversation;

  /** A conversation they began. */
  public record Begun(
      UUID id, String topic, UUID orderId, Instant at, Integer stars, String words) {}

  /**
   * Something they said.
   *
   * @param photo the photo they sent, or null
   */
  public record Said(UUID conversationId, long position, String text, UUID photo, Instant at) {}

  @Override
  public String section() {
    return "chat";
  }

  @Override
  public Object export(UUID account) {
    return Map.of("conversations", begunBy(account), "messages", saidBy(account));
  }

  private List<Begun> begunBy(UUID account) {
    String sql =
        "select id, topic, order_id, created_at, rating_stars, rating_words from conversation"
            + " where customer_id = ?1";
    return rows(sql, account)
        .map(
            r ->
                new Begun(
                    (UUID) r[0],
                    (String) r[1],
                    (UUID) r[2],
                    ((Date) r[3]).toInstant(),
                    (Integer) r[4],
                    (String) r[5]))
        .toList();
  }

  private List<Said> saidBy(UUID account) {
    String sql =
        "select conversation_id, position, text, photo_id, at from message where sender_id = ?1"
            + " order by at";
    return rows(sql, account)
        .map(
            r ->
                new Said(
                    (UUID) r[0],
                    ((Number) r[1]).longValue(),
                    (String) r[2],
                    (UUID) r[3],
                    ((Date) r[4]).toInstant()))
        .toList();
  }

  private Stream<Object[]> rows(String sql, UUID account) {
    List<?> rows = entities.createNativeQuery(sql).setParameter(1, account).getResultList();
    return rows.stream().map(Object[].class::cast);
  }

  @Override
  public void erase(UUID account) {
    for (String sql : ERASE) {
      entities.createNativeQuery(sql).setParameter(1, account).executeUpdate();
    }
    closeConversation.closeAllOf(account);
  }
}
