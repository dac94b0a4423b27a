package foodfast.announcement;

import foodfast.account.Role;
import foodfast.web.Violations;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** An announcement as it is being written: what the fields of the form hold, times in UTC. */
public class AnnouncementFormFields {
  private String title = "";
  private String body = "";
  private Severity severity = Severity.INFO;
  private Role[] roles = {};
  private String[] cities = {};
  private String startsAt = "";
  private String endsAt = "";
  private boolean sticky;

  void take(NewAnnouncement content) {
    title = content.title();
    body = content.body();
    severity = content.severity();
    roles = content.audience().roles().toArray(Role[]::new);
    cities = content.audience().cities().toArray(String[]::new);
    startsAt = field(content.startsAt());
    endsAt = field(content.endsAt());
    sticky = content.sticky();
  }

  private static String field(Instant time) {
    return time == null
        ? ""
        : LocalDateTime.ofInstant(time, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  NewAnnouncement content() {
    Instant start = instant("/startsAt", startsAt);
    Instant end = instant("/endsAt", endsAt);
    return new NewAnnouncement(title, body, severity, audience(), start, end, sticky);
  }

  /** As it corrects what it was taken from: a time that nobody changed keeps its fractions. */
  NewAnnouncement correcting(NewAnnouncement before) {
    NewAnnouncement said = content();
    return new NewAnnouncement(
        title,
        body,
        severity,
        said.audience(),
        exact(said.startsAt(), before.startsAt()),
        exact(said.endsAt(), before.endsAt()),
        sticky);
  }

  private static Instant exact(Instant said, Instant before) {
    boolean same = before != null && before.truncatedTo(ChronoUnit.SECONDS).equals(said);
    return same ? before : said;
  }

  Audience audience() {
    return new Audience(List.of(roles), List.of(cities));
  }

  private static Instant instant(String pointer, String field) {
    try {
      return field.isBlank() ? null : LocalDateTime.parse(field).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw Violations.invalid(pointer, "Please write a date and a time.");
    }
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = text(title);
  }

  public String getBody() {
    return body;
  }

  /** Browsers send lines with a carriage return; announcements are kept without. */
  public void setBody(String body) {
    this.body = text(body).replace("\r\n", "\n");
  }

  public Severity getSeverity() {
    return severity;
  }

  public void setSeverity(Severity severity) {
    this.severity = severity;
  }

  public Role[] getRoles() {
    return roles.clone();
  }

  public void setRoles(Role[] roles) {
    this.roles = roles.clone();
  }

  public String[] getCities() {
    return cities.clone();
  }

  public void setCities(String[] cities) {
    this.cities = cities.clone();
  }

  public String getStartsAt() {
    return startsAt;
  }

  public void setStartsAt(String startsAt) {
    this.startsAt = text(startsAt);
  }

  public String getEndsAt() {
    return endsAt;
  }

  public void setEndsAt(String endsAt) {
    this.endsAt = text(endsAt);
  }

  public boolean isSticky() {
    return sticky;
  }

  public void setSticky(boolean sticky) {
    this.sticky = sticky;
  }
}
