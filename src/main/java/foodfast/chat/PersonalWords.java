package foodfast.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All words of one person, over all conversations. */
@ApplicationScoped
@Transactional
public class PersonalWords {
  private static final List<String> ERASE =
      List.of(
          "update message set text = '' where sender_id = ?1",
          "update note set text = '' where sender_id = ?1",
          "update conversation set customer_name = 'Erased', topic = '' where customer_id = ?1",
          "update conversation set agent_name = 'Erased' where agent_id = ?1",
          "update chat_agent set name = 'Erased', available = false where account_id = ?1",
          "delete from chat_change where account_id = ?1",
          "delete from chat_mark where account_id = ?1");

  @PersistenceContext EntityManager entities;

  /** A conversation they began. */
  public record Begun(UUID id, String topic, UUID orderId, Instant at) {}

  /** Something they said. */
  public record Said(UUID conversationId, long position, String text, Instant at) {}

  Map<String, List<?>> of(UUID account) {
    List<Begun> begun =
        rows("select id, topic, order_id, created_at from conversation where customer_id = ?1")
            .apply(account)
            .map(r -> new Begun((UUID) r[0], (String) r[1], (UUID) r[2], Instants.of(r[3])))
            .toList();
    List<Said> said =
        rows("select conversation_id, position, text, at from message where sender_id = ?1"
                + " order by at")
            .apply(account)
            .map(
                r ->
                    new Said(
                        (UUID) r[0], ((Number) r[1]).longValue(), (String) r[2], Instants.of(r[3])))
            .toList();
    return Map.of("conversations", begun, "messages", said);
  }

  void erase(UUID account) {
    for (String sql : ERASE) {
      Query query = entities.createNativeQuery(sql);
      query.setParameter(1, account).executeUpdate();
    }
  }

  private java.util.function.Function<UUID, java.util.stream.Stream<Object[]>> rows(String sql) {
    return account -> {
      List<?> rows = entities.createNativeQuery(sql).setParameter(1, account).getResultList();
      return rows.stream().map(Object[].class::cast);
    };
  }
}
