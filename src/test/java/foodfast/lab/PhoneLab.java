package foodfast.lab;

import foodfast.kit.AgentApp;
import foodfast.kit.Chat;
import foodfast.kit.Chromium;
import foodfast.kit.DriverApp;
import foodfast.kit.LiveSocket;
import foodfast.kit.Node;
import foodfast.kit.RestaurantApp;
import foodfast.lab.OrderPhone.Piece;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * One whole phone through an order of forty minutes with everything open: the product's pages
 * against one page whose single socket brings all of it. An order is lived in four pieces at the
 * same time, in true seconds, each by a phone of its own in Chromium: two in which its page only
 * tracks, one with the chat, one with the map. A piece begins when its page has come to rest: what
 * opens pages and lines is not in it. It is shorter than a token's life.
 */
class PhoneLab {
  private static final String ID = "phone";
  private static final int ORDERS = 3;
  private static final Duration PIECE = Duration.ofMinutes(10);
  private static final Duration SETTLING = Duration.ofSeconds(20);

  /** The product's own, for what agrees on no other. */
  private static final int HEARTBEAT = 12;

  @RegisterExtension static final Chromium chromium = new Chromium();

  private final List<OrderPhone> phones = new ArrayList<>();
  private Node node;
  private RestaurantApp restaurant;
  private DriverApp driver;
  private AgentApp agent;

  @Test
  void figures() throws Exception {
    Results results = new Results(Lab.FORM, "mvn -Plab verify -Dlab.only=Phone");
    for (PhoneCandidate one : PhoneCandidate.values()) {
      if (results.seen(ID, one.id) == null) {
        measure();
        keep(results);
      }
      JsonObject seen = results.seen(ID, one.id).getJsonObject("seen");
      results.tell(ID, one.id, new PhoneFindings(PIECE, seen).figures(ID + "." + one.id + "."));
    }
    FiguresFile.take(Lab.FORM);
  }

  /** All of them together. */
  private void measure() throws Exception {
    node = House.open(HEARTBEAT).node();
    restaurant = RestaurantApp.logsIn(node);
    driver = DriverApp.logsIn(node);
    agent = AgentApp.joins(node, "Lab Agent");
    try (Chat desk = agent.chats();
        LiveSocket drives = driver.drives()) {
      agent.takes(ORDERS * PhoneCandidate.values().length);
      for (int run = 0; run < ORDERS; run++) {
        for (Piece piece : Piece.values()) {
          for (PhoneCandidate candidate : PhoneCandidate.values()) {
            comes(new OrderPhone(candidate, piece, run, node, restaurant.id()));
          }
        }
      }
      PhonePlan plan = new PhonePlan(node, PIECE, desk, drives);
      plan.live(phones, System.nanoTime() + SETTLING.toNanos());
    } finally {
      phones.forEach(OrderPhone::close);
    }
  }

  /** With an order that is as far as its piece wants it. */
  private void comes(OrderPhone phone) {
    phones.add(phone);
    String order = phone.order();
    switch (phone.piece()) {
      case PLACED -> {}
      case COOKING -> restaurant.confirms(order).expects(200);
      case CHAT -> {
        restaurant.confirms(order).expects(200);
        restaurant.prepares(order).expects(200);
        phone.asksForHelp();
        agent.holds(phone.conversation(), SETTLING);
      }
      case MAP -> {
        restaurant.cooks(order);
        driver.claims(order).expects(200);
      }
    }
    phone.opens(chromium);
  }

  private void keep(Results results) throws Exception {
    String settings =
        "%d orders, each in %d pieces of %d s, load average %.0f"
            .formatted(ORDERS, Piece.values().length, PIECE.toSeconds(), Circumstances.load());
    for (PhoneCandidate one : PhoneCandidate.values()) {
      results.keep(ID, one.id, settings, seen(one));
    }
  }

  private JsonObject seen(PhoneCandidate candidate) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    its(candidate).forEach(phone -> all.add(phone.seen(PIECE.toMillis())));
    return Json.createObjectBuilder().add("phones", all).build();
  }

  private Stream<OrderPhone> its(PhoneCandidate candidate) {
    return phones.stream().filter(phone -> phone.candidate() == candidate);
  }
}
