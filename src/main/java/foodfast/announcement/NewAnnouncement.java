package foodfast.announcement;

import foodfast.web.CardNumbers;
import foodfast.web.Violations;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * What an operator wants to tell.
 *
 * @param audience null for everybody
 * @param startsAt when it goes out; null for now
 * @param endsAt when it is no longer worth telling; null for never
 * @param sticky whether it stays in sight until it ends
 */
public record NewAnnouncement(
    @NotBlank @Size(max = 200) String title,
    @NotBlank @Size(max = 10_000) String body,
    @NotNull Severity severity,
    @Valid Audience audience,
    Instant startsAt,
    Instant endsAt,
    Boolean sticky) {

  /**
   * As it is kept: everything said, card numbers masked; refused if it ends before it starts, or is
   * over before it is told.
   */
  NewAnnouncement asOf(Instant now) {
    NewAnnouncement kept = kept(now);
    refuseEnd(now, "The end must be in the future.");
    return kept;
  }

  /** As it is kept in place of an earlier one, which an end in the past ends if it is under way. */
  NewAnnouncement asOf(Instant now, NewAnnouncement before) {
    boolean underWay = !before.startsAt.isAfter(now) && before.startsAt.equals(startsAt);
    return underWay ? kept(now) : asOf(now);
  }

  private void refuseEnd(Instant upTo, String detail) {
    if (endsAt != null && !endsAt.isAfter(upTo)) {
      throw Violations.invalid("/endsAt", detail);
    }
  }

  private NewAnnouncement kept(Instant now) {
    Instant start = startsAt == null ? now : startsAt;
    refuseEnd(start, "The end must be after the start.");
    return new NewAnnouncement(
        CardNumbers.mask(title.strip()),
        CardNumbers.mask(body.strip()),
        severity,
        audience == null ? Audience.EVERYBODY : audience,
        start,
        endsAt,
        Boolean.TRUE.equals(sticky));
  }
}
