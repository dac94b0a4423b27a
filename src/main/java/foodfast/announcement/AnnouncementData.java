package foodfast.announcement;

import foodfast.account.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What somebody has read and announced; their reading is forgotten, what they announced stays. */
@ApplicationScoped
public class AnnouncementData implements PersonalData {
  @Inject ReadMarks marks;
  @Inject Announcements announcements;

  /** The personal part of announcements. */
  public record Told(Long readUpTo, Instant readAt, List<AnnouncementView> announced) {}

  @Override
  public String section() {
    return "announcements";
  }

  @Override
  public Object export(UUID account) {
    List<AnnouncementView> own =
        announcements.by(account).stream().map(AnnouncementView::of).toList();
    return marks
        .of(account)
        .map(mark -> new Told(mark.upTo, mark.readAt, own))
        .orElse(new Told(null, null, own));
  }

  @Override
  public void erase(UUID account) {
    marks.remove(account);
  }
}
