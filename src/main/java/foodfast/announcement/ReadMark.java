package foodfast.announcement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** How far somebody has read. */
@Entity
@Table(name = "announcement_read")
public class ReadMark {
  @Id
  @Column(name = "account_id")
  UUID accountId;

  @Column(name = "up_to")
  long upTo;

  String role;

  @Column(name = "city_key")
  String cityKey;

  @Column(name = "read_at")
  Instant readAt;

  protected ReadMark() {}
}
