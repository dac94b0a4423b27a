package foodfast.chat;

import jakarta.persistence.Query;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How far streams have come, read by a query of ids and their last positions. */
final class Heads {
  private Heads() {}

  /**
   * @param query its first parameter takes the ids
   */
  static Map<String, Long> of(Query query, Collection<String> ids) {
    query.setParameter(1, ids.stream().map(UUID::fromString).toArray(UUID[]::new));
    List<?> rows = query.getResultList();
    Map<String, Long> heads = new HashMap<>();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      heads.put(columns[0].toString(), ((Number) columns[1]).longValue());
    }
    return heads;
  }
}
