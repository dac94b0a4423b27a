package foodfast.lab;

import foodfast.kit.Chat;
import foodfast.kit.DriverApp;
import foodfast.kit.Fix;
import foodfast.kit.LiveSocket;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.RestaurantApp;
import foodfast.lab.OrderPhone.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * What happens to orders while phones live their pieces, and when: the same for all candidates, a
 * little later from phone to phone, so that who makes the news for one is not late for the next.
 */
final class PhonePlan {
  private static final Duration APART = Duration.ofMillis(400);

  /** In which what came last is still told by the browser. */
  private static final Duration AFTER = Duration.ofSeconds(2);

  private static final int MESSAGES = 5;
  private static final double SECONDS_A_FIX = 10;
  private static final double METRES_A_FIX = 40;

  private final double piece;
  private final RestaurantApp kitchen;
  private final DriverApp rider;
  private final OperatorApp operator;
  private final Chat desk;
  private final LiveSocket drives;
  private final List<OrderPhone> phones = new ArrayList<>();
  private final List<Due> plan = new ArrayList<>();

  /** Something that happens so many milliseconds after the first phone's piece began. */
  private record Due(double millis, Runnable job) {}

  PhonePlan(Node node, Duration piece, Chat desk, LiveSocket drives) {
    this.piece = piece.toMillis();
    this.desk = desk;
    this.drives = drives;
    kitchen = RestaurantApp.logsIn(node);
    rider = DriverApp.logsIn(node);
    operator = OperatorApp.logsIn(node);
    operator.announces("To nobody", List.of("CUSTOMER"), List.of("Nowhere")); // the first is slow
  }

  /** Their pieces begin at that time of this JVM's clock, one after the other. */
  void live(List<OrderPhone> all, long begin) {
    for (OrderPhone phone : all) {
      phone.beginsAt(begin + phones.size() * APART.toNanos());
      phones.add(phone);
      at(phone, 0, phone::looks);
      at(phone, piece, phone::looks);
      acts(phone);
    }
    at(all.get(all.size() - 1), piece + AFTER.toMillis(), () -> {});
    plan.sort(Comparator.comparing(Due::millis));
    for (Due due : plan) {
      all.get(0).metered().lives(due.millis - (System.nanoTime() - begin) / 1e6);
      due.job.run();
    }
  }

  /** Of the three orders none is like the others: news come early in a silence, or late. */
  private void acts(OrderPhone phone) {
    String order = phone.order();
    int run = phone.run();
    switch (phone.piece()) {
      case PLACED ->
          news(
              phone,
              Kind.STATUS,
              (0.25 + 0.1 * run) * piece,
              () -> kitchen.confirms(order).expects(200));
      case COOKING -> {
        double cooks = (0.1 + run / 15.0) * piece;
        double announced = cooks + (0.05 + run * 2 / 15.0) * piece;
        news(phone, Kind.STATUS, cooks, () -> kitchen.prepares(order).expects(200));
        news(phone, Kind.ANNOUNCEMENT, announced, () -> announces(phone.city()));
      }
      case CHAT -> {
        for (int i = 0; i < MESSAGES; i++) {
          String text = "message %d of about the usual length, not long".formatted(i);
          news(phone, Kind.MESSAGE, (i + 0.25) / MESSAGES * piece, () -> answers(phone, text));
          at(phone, (i + 0.75) / MESSAGES * piece, () -> phone.says(text));
        }
        news(phone, Kind.STATUS, 0.5 * piece, () -> kitchen.ready(order).expects(200));
      }
      case MAP -> {
        double each = SECONDS_A_FIX * 1000;
        news(phone, Kind.STATUS, each, () -> rider.picksUp(order).expects(200));
        for (int i = 2; i * each < piece - each; i++) {
          double metres = i * METRES_A_FIX;
          news(phone, Kind.POSITION, i * each, () -> drives(order, metres));
        }
        news(phone, Kind.STATUS, piece - each, () -> rider.delivers(order).expects(200));
      }
    }
  }

  private void answers(OrderPhone phone, String text) {
    desk.sends(phone.conversation(), UUID.randomUUID().toString(), text);
  }

  private void drives(String order, double metres) {
    drives.send(Fix.inBerlin(Instant.now()).north(metres, 0).frame(order));
  }

  private void announces(String city) {
    operator.announces("For " + city, List.of("CUSTOMER"), List.of(city));
  }

  private void news(OrderPhone phone, Kind kind, double millis, Runnable act) {
    phone.tell(kind, millis);
    at(phone, millis, act);
  }

  private void at(OrderPhone phone, double millis, Runnable job) {
    plan.add(new Due(phones.indexOf(phone) * APART.toMillis() + millis, job));
  }
}
