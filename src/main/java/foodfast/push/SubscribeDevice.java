package foodfast.push;

import foodfast.account.Identity;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Has the device of a session hear from us; again does nothing, with another address it moves
 * there.
 */
@ApplicationScoped
public class SubscribeDevice {
  private static final int DEVICES_AT_MOST = 20;
  private static final Pattern ORIGIN = Pattern.compile("https?://[a-zA-Z0-9.:\\[\\]-]{1,200}");

  @Inject PushSubscriptions subscriptions;
  @Inject VapidKey vapidKey;
  @Inject PushServiceClient services;

  /**
   * What a browser's own subscription tells, and what its owner wants to hear of.
   *
   * @param kinds null leaves the choice as it is, at first the usual ones
   * @param quiet null is never
   */
  public record NewSubscription(
      @NotBlank @Size(max = 2000) String endpoint,
      @NotNull @Valid DeviceKeys keys,
      @Size(max = 7) List<@NotNull PushKind> kinds,
      @Valid QuietHours quiet) {}

  /**
   * @param origin of the page, under which the device will open ours; may be null
   * @throws Problem 404 {@code push-off}, 422 if the address or the keys are none, 409 {@code
   *     endpoint-taken}, 422 {@code too-many-devices}
   */
  @Transactional
  public void subscribe(Identity who, NewSubscription wanted, String origin) {
    vapidKey.require();
    services.endpoint(wanted.endpoint()).requirePublic();
    wanted.keys().check();
    if (wanted.quiet() != null) {
      wanted.quiet().check();
    }
    if (!subscriptions.holdSession(who.session())) {
      throw Problem.of(401, "session-over", "This session has ended. Please log in again.");
    }
    leaveOthers(who, wanted);
    PushSubscription device =
        subscriptions.in(who.session()).orElseGet(() -> firstOf(who.account(), who.session()));
    boolean known = device.endpoint() != null;
    Collection<PushKind> usual = known ? device.kinds() : PushKind.usual(who.role());
    device.reach(wanted.endpoint(), wanted.keys(), isOrigin(origin) ? origin : null);
    device.choose(allowed(wanted.kinds() == null ? usual : wanted.kinds(), who), wanted.quiet());
    if (!known) {
      subscriptions.add(device);
    }
  }

  /** One browser has one address, whoever was logged in there before. */
  private void leaveOthers(Identity who, NewSubscription wanted) {
    subscriptions
        .at(wanted.endpoint())
        .filter(other -> !other.isIn(who.session()))
        .ifPresent(
            other -> {
              if (!other.hasKeys(wanted.keys())) {
                throw Problem.of(
                    409, "endpoint-taken", "Another device is reached at this address.");
              }
              subscriptions.removeNow(other);
            });
  }

  private PushSubscription firstOf(UUID account, UUID session) {
    if (subscriptions.of(account).size() >= DEVICES_AT_MOST) {
      throw Problem.of(
          422, "too-many-devices", "You have as many devices as can be kept: remove one first.");
    }
    return new PushSubscription(account, session);
  }

  private static Collection<PushKind> allowed(Collection<PushKind> kinds, Identity who) {
    return kinds.stream().filter(PushKind.of(who.role())::contains).toList();
  }

  private static boolean isOrigin(String origin) {
    return origin != null && ORIGIN.matcher(origin).matches();
  }
}
