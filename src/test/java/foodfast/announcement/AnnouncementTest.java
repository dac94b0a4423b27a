package foodfast.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.account.Role;
import foodfast.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The life of an announcement. */
class AnnouncementTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Recipient SOMEBODY = new Recipient(Role.CUSTOMER, "berlin");

  @Test
  void itIsPlannedThenLiveThenOver() {
    Announcement one = of(NOW.plus(HOUR), NOW.plus(HOUR.multipliedBy(2)));
    assertEquals(Announcement.State.SCHEDULED, one.state(NOW));
    assertEquals(Announcement.State.LIVE, one.state(NOW.plus(HOUR)));
    assertEquals(Announcement.State.OVER, one.state(NOW.plus(HOUR.multipliedBy(2))));
  }

  @Test
  void nobodySeesItBeforeItWentOut() {
    Announcement one = of(null, null);
    assertFalse(one.isFor(SOMEBODY, NOW));
    one.goOut(7);
    assertTrue(one.isFor(SOMEBODY, NOW));
    assertTrue(one.isFor(SOMEBODY, NOW.minusSeconds(2)), "another node's clock may be behind");
  }

  @Test
  void nobodySeesItOnceItIsOver() {
    Announcement one = of(null, NOW.plus(HOUR));
    one.goOut(7);
    assertTrue(one.isFor(SOMEBODY, NOW));
    assertFalse(one.isFor(SOMEBODY, NOW.plus(HOUR)));
    one.withdraw(NOW);
    assertFalse(one.isFor(SOMEBODY, NOW));
  }

  @Test
  void itDoesNotEndBeforeItStarts() {
    assertThrows(Problem.class, () -> of(NOW.plus(HOUR), NOW));
    assertThrows(Problem.class, () -> of(null, NOW));
  }

  @Test
  void itIsNotOverBeforeItIsTold() {
    assertThrows(Problem.class, () -> of(NOW.minus(HOUR.multipliedBy(2)), NOW.minus(HOUR)));
    assertThrows(Problem.class, () -> of(NOW.minus(HOUR), NOW));
    of(NOW.minus(HOUR), NOW.plusMillis(1));
  }

  @Test
  void anEndThatHasPassedEndsWhatIsUnderWayAndNothingElse() {
    NewAnnouncement live = said(NOW.minus(HOUR), null);
    Instant justNow = NOW.minusMillis(5);
    assertEquals(justNow, said(NOW.minus(HOUR), justNow).asOf(NOW, live).endsAt());
    for (NewAnnouncement wrong :
        List.of(
            said(NOW.minus(HOUR), NOW.minus(HOUR)),
            said(NOW.minus(HOUR.multipliedBy(3)), justNow),
            said(null, justNow))) {
      assertThrows(Problem.class, () -> wrong.asOf(NOW, live));
    }
    NewAnnouncement planned = said(NOW.plus(HOUR), null);
    assertThrows(Problem.class, () -> said(NOW.minus(HOUR), justNow).asOf(NOW, planned));
    assertThrows(Problem.class, () -> said(NOW.plus(HOUR), justNow).asOf(NOW, planned));
  }

  @Test
  void cardNumbersAreMasked() {
    NewAnnouncement said =
        new NewAnnouncement(
            "4242 4242 4242 4242", "or 4242424242424242", Severity.INFO, null, null, null, null);
    assertEquals("**** **** **** 4242", said.asOf(NOW).title());
    assertEquals("or ************4242", said.asOf(NOW).body());
  }

  @Test
  void aDraftThatWasNotTouchedChangesNothing() {
    Instant start = NOW.plusNanos(123_456_000);
    Audience audience =
        new Audience(List.of(Role.RESTAURANT, Role.DRIVER, Role.AGENT), List.of("Berlin", "Bonn"));
    NewAnnouncement said =
        new NewAnnouncement(
            "Title", "Body", Severity.INFO, audience, start, start.plus(HOUR), true);
    NewAnnouncement kept = new Announcement(UUID.randomUUID(), said.asOf(NOW), NOW).content();
    AnnouncementFormFields draft = new AnnouncementFormFields();
    draft.take(kept);
    draft.setRoles(new Role[] {Role.RESTAURANT, Role.DRIVER, Role.AGENT});
    assertEquals(kept, draft.correcting(kept));
    draft.setStartsAt("2026-03-01T12:00:01");
    assertEquals(NOW.plusSeconds(1), draft.correcting(kept).startsAt());
  }

  private static Announcement of(Instant start, Instant end) {
    return new Announcement(UUID.randomUUID(), said(start, end).asOf(NOW), NOW);
  }

  private static NewAnnouncement said(Instant start, Instant end) {
    return new NewAnnouncement("Title", "Body", Severity.INFO, null, start, end, null);
  }
}
