package foodfast.announcement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/**
 * An announcement went out, or was withdrawn from those it was for, at a position; never altered.
 */
@Entity
@Table(name = "announcement_change")
class AnnouncementChange {
  @Id private long position;

  @Column(name = "announcement_id")
  private UUID announcementId;

  private boolean withdrawn;
  private String roles;

  @Column(name = "city_keys")
  private String cityKeys;

  protected AnnouncementChange() {}

  AnnouncementChange(long position, UUID announcement, boolean withdrawn, Audience audience) {
    this.position = position;
    this.announcementId = announcement;
    this.withdrawn = withdrawn;
    this.roles = audience.roleLines();
    this.cityKeys = audience.cityKeyLines();
  }

  long position() {
    return position;
  }

  UUID announcement() {
    return announcementId;
  }

  boolean isWithdrawal() {
    return withdrawn;
  }

  Audience audience() {
    return Audience.ofLines(roles, cityKeys);
  }
}
