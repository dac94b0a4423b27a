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

  /** As it is kept: everything said, card numbers masked; refused if it ends before it starts. */
  NewAnnouncement asOf(Instant now) {
    Instant start = startsAt == null ? now : startsAt;
    if (endsAt != null && !endsAt.isAfter(start)) {
      throw Violations.invalid("/endsAt", "must be after the start");
    }
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
