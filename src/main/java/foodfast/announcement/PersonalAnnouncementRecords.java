package foodfast.announcement;

import foodfast.account.PersonalDataStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What somebody has read and announced; their reading is forgotten, what they announced stays. */
@ApplicationScoped
public class PersonalAnnouncementRecords implements PersonalDataStore {
  @Inject ReadMarks marks;
  @Inject FormerCities formerCities;
  @Inject Announcements announcements;

  /** The personal part of announcements. */
  public record Kept(
      Long readUpTo, Instant readAt, List<AnnouncementView> announced, List<String> citiesLeft) {}

  @Override
  public String section() {
    return "announcements";
  }

  @Override
  public Object export(UUID account) {
    List<AnnouncementView> own =
        announcements.by(account).stream().map(AnnouncementView::of).toList();
    List<String> left = formerCities.of(account);
    return marks
        .of(account)
        .map(mark -> new Kept(mark.upTo(), mark.readAt(), own, left))
        .orElse(new Kept(null, null, own, left));
  }

  @Override
  public void erase(UUID account) {
    marks.remove(account);
    formerCities.remove(account);
  }
}
