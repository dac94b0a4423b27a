package foodfast.photo;

import foodfast.realtime.Feed;
import foodfast.realtime.Row;
import foodfast.realtime.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The states of all uploads, as a feed of one row each: its latest version, which says all that
 * earlier ones did. The last one ends the stream.
 */
@ApplicationScoped
@Transactional
public class UploadStatuses implements Feed {
  static final String KIND = "upload";

  @PersistenceContext EntityManager entities;
  @Inject Jsonb json;

  static Topic topic(UUID upload) {
    return Topic.of(KIND, upload);
  }

  /** The status of that restaurant's upload. */
  Optional<UploadStatus> of(UUID id, UUID restaurant) {
    return Optional.ofNullable(entities.find(Upload.class, id))
        .filter(upload -> upload.restaurantId.equals(restaurant))
        .map(UploadStatus::of);
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** An upload that is gone is ahead of all who watch it: they have its end to hear of. */
  @Override
  public Map<String, Long> heads(Collection<String> ids) {
    List<?> rows =
        entities
            .createNativeQuery("select id, version from upload where id = any(?)")
            .setParameter(1, ids.stream().map(UUID::fromString).toArray(UUID[]::new))
            .getResultList();
    Map<String, Long> heads = new HashMap<>();
    ids.forEach(id -> heads.put(id, Long.MAX_VALUE));
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      heads.put(columns[0].toString(), ((Number) columns[1]).longValue());
    }
    return heads;
  }

  @Override
  public List<Row> after(String id, long position, int limit) {
    Upload upload = entities.find(Upload.class, UUID.fromString(id));
    if (upload == null) {
      return List.of(new Row(position + 1, "gone", "{}", true));
    }
    if (upload.version <= position && !upload.state.isFinal()) {
      return List.of();
    }
    UploadStatus status = UploadStatus.of(upload);
    return List.of(new Row(status.version(), "status", json.toJson(status), status.isFinal()));
  }
}
