package foodfast.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.UUID;

/** The bytes of all unfinished uploads, in chunks as they came, for every node to read. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class UploadChunks {
  static final int LARGEST = 256 << 10;

  @PersistenceContext EntityManager entities;

  void add(UUID upload, long start, byte[] bytes) {
    entities
        .createNativeQuery("insert into upload_piece (upload_id, start, bytes) values (?, ?, ?)")
        .setParameter(1, upload)
        .setParameter(2, start)
        .setParameter(3, bytes)
        .executeUpdate();
  }

  /** Drops what begins there or later. */
  void dropFrom(UUID upload, long start) {
    entities
        .createNativeQuery("delete from upload_piece where upload_id = ? and start >= ?")
        .setParameter(1, upload)
        .setParameter(2, start)
        .executeUpdate();
  }

  /** The whole file. */
  byte[] read(UUID upload) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    List<?> chunks =
        entities
            .createNativeQuery("select bytes from upload_piece where upload_id = ? order by start")
            .setParameter(1, upload)
            .getResultList();
    chunks.forEach(chunk -> file.writeBytes((byte[]) chunk));
    return file.toByteArray();
  }
}
