package foodfast.lab;

import foodfast.kit.PushDevice;
import foodfast.kit.PushService;
import foodfast.kit.Session;
import foodfast.kit.Tables;
import java.util.UUID;

/**
 * Phones that hold no line to us until they are woken: devices at the kit's push service, which
 * stands in for those of browsers' makers. It is on the same machine, does as it is asked and hands
 * on at once, so what is seen is what lies before it; how long a real one takes is known to nobody
 * here, and comes on top. Of a push the encrypted body counts, as it was sent. How a service wraps
 * it is left out, and so are the beats of its one line to the phone, which all apps share.
 */
final class PushedPhones {
  private final NewsLab lab;
  private Session anybody;

  PushedPhones(NewsLab lab) {
    this.lab = lab;
  }

  /** Whether anybody is to be woken. */
  boolean areThere() {
    return anybody != null;
  }

  /**
   * Subscribes a phone; each push is a wake.
   *
   * @param kinds of pushes that it wants
   * @param ear hears what is shown, at once
   */
  void subscribe(Client phone, UUID account, String kinds, Client.Ear ear) {
    Tables tables = new Tables(lab.database());
    if (anybody == null) {
      anybody = Session.ofNewcomer(lab.node());
    }
    tables.change(
        "insert into account (id, email, password_hash, name, role, version, created_at)"
            + " values (?, ?, '', 'Lab', 'CUSTOMER', 0, now()) on conflict do nothing",
        account,
        account + "@lab.foodfast.test");
    PushDevice device = PushService.running().device();
    device.believes(anybody);
    device.subscribes(tables, account, kinds);
    device.tells(push -> phone.trial.swarm().wake(() -> wakes(phone, push, ear)));
  }

  private static void wakes(Client phone, PushDevice.Received push, Client.Ear ear) {
    phone.trial.count(Traffic.moved(0, push.bytes()));
    if (ear.heard(phone, push.message().toString(), 0)) {
      phone.trial.count(Traffic.piece());
    }
  }

  /** Nobody is woken any more. */
  void leave() {
    if (areThere()) {
      PushDevice.forgetAll(new Tables(lab.database()));
      anybody = null;
    }
  }
}
