package foodfast.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foodfast.client.AccountsAndPaymentApi;
import foodfast.client.ApiClient;
import foodfast.client.ApiException;
import foodfast.client.DriverLocationApi;
import foodfast.client.OrderTrackingApi;
import foodfast.client.SupportChatApi;
import foodfast.client.model.NewConversation;
import foodfast.client.model.Order;
import foodfast.client.model.OrderStatus;
import foodfast.client.model.OrderStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Somebody whose chat and map know the AsyncAPI document alone: every frame is made from it, and
 * every frame that comes is held against it.
 */
public final class LiveJourney {
  private final Journey people;
  private final AsyncApi live;
  private final List<String> told = new ArrayList<>();

  private LiveJourney(String node) throws Exception {
    people = new Journey(node);
    live = new AsyncApi(node);
  }

  /** What happened, in a few words each. */
  public static List<String> of(String node) throws Exception {
    LiveJourney journey = new LiveJourney(node);
    ApiClient customer = journey.people.registered();
    Order order = journey.people.order(customer);
    journey.map(customer, order.getId());
    journey.chat(customer, order.getId());
    return journey.told;
  }

  /** A driver reports where they are, the customer sees it, and both hear when it is over. */
  private void map(ApiClient customer, UUID order) throws Exception {
    ApiClient kitchen = people.loggedIn("restaurant@demo.foodfast.test");
    ApiClient driver = people.loggedIn("driver2@demo.foodfast.test");
    step(kitchen, order, OrderStatus.CONFIRMED);
    new DriverLocationApi(driver).claimDelivery(order, null);
    step(kitchen, order, OrderStatus.PREPARING);
    step(kitchen, order, OrderStatus.READY);
    step(driver, order, OrderStatus.PICKED_UP);
    String channel = live.channelAt("/ws/driver");
    AsyncApi.Line phone = live.open(channel, Map.of("ticket", ticket(driver)));
    AsyncApi.Line map =
        live.open(
            live.channelAt("/ws/orders/{id}/location"),
            Map.of("id", order.toString(), "ticket", ticket(customer)));
    Map<String, String> known =
        Map.of("orderId", order.toString(), "token", people.token(driver));
    Set<Object> reported = new HashSet<>();
    for (JsonNode message : live.messages(channel, "receive")) {
      ObjectNode frame = live.frame(message, known);
      reported.add(frame.get("lat"));
      phone.say(frame);
    }
    phone.hears("ack");
    JsonNode seen = map.hears("position");
    told.add("on the map " + reported.contains(seen.get("lat")));
    step(driver, order, OrderStatus.DELIVERED);
    phone.hears("ended");
    map.hears("ended");
    told.add("the map ends " + map.hears("close").get("code"));
    phone.close();
  }

  /** Every frame that the chat hears, said once by the customer. */
  private void chat(ApiClient customer, UUID order) throws Exception {
    UUID conversation =
        new SupportChatApi(customer)
            .beginConversation(new NewConversation().topic("My order").orderId(order), null)
            .getId();
    String channel = live.channelAt("/ws/chat");
    AsyncApi.Line line = live.open(channel, Map.of("ticket", ticket(customer)));
    Map<String, ?> known =
        Map.of(
            "conversationId", conversation.toString(), "upTo", 1, "token", people.token(customer));
    TreeSet<String> said = new TreeSet<>();
    for (JsonNode message : live.messages(channel, "receive")) {
      line.say(live.frame(message, known));
      said.add(message.path("name").asText());
    }
    told.add("said " + said);
    line.hears("conversation");
    String text = line.hears("message").get("text").asText();
    told.add("notes are for agents: " + line.hears("error").get("code").asText());
    line.hears("pong");
    line.close();
    String kept =
        new SupportChatApi(customer)
            .listMessages(conversation, null, 0L, 20)
            .getItems()
            .get(0)
            .getText();
    told.add("kept " + kept.equals(text));
  }

  private static void step(ApiClient who, UUID order, OrderStatus status) throws ApiException {
    new OrderTrackingApi(who).advanceOrder(order, new OrderStep().status(status));
  }

  private static String ticket(ApiClient who) throws ApiException {
    return new AccountsAndPaymentApi(who).buyTicket().getTicket();
  }
}
