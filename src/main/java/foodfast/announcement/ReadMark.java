package foodfast.announcement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** How far somebody has read, as {@link ReadMarks} keeps it. */
@Entity
@Table(name = "announcement_read")
public class ReadMark {
  @Id
  @Column(name = "account_id")
  private UUID accountId;

  @Column(name = "up_to")
  private long upTo;

  @Column(name = "read_at")
  private Instant readAt;

  protected ReadMark() {}

  long upTo() {
    return upTo;
  }

  Instant readAt() {
    return readAt;
  }
}
