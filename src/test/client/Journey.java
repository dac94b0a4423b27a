package foodfast.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foodfast.client.AccountsAndPaymentApi;
import foodfast.client.ApiClient;
import foodfast.client.ApiException;
import foodfast.client.ApiResponse;
import foodfast.client.OrderTrackingApi;
import foodfast.client.SupportChatApi;
import foodfast.client.model.Address;
import foodfast.client.model.Card;
import foodfast.client.model.CardToken;
import foodfast.client.model.Conversation;
import foodfast.client.model.Credentials;
import foodfast.client.model.MenuItem;
import foodfast.client.model.Message;
import foodfast.client.model.NewConversation;
import foodfast.client.model.NewOrder;
import foodfast.client.model.NewOrderLine;
import foodfast.client.model.Order;
import foodfast.client.model.OrderStatus;
import foodfast.client.model.OrderStatusReport;
import foodfast.client.model.OrderStep;
import foodfast.client.model.Registration;
import foodfast.client.model.TokenPair;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Somebody who has the two documents and nothing else: orders, tracks, asks for help and reads what
 * was said, by the generated client and by frames made of the AsyncAPI document's examples.
 */
public final class Journey {
  private static final String PASSWORD = "foodfast-demo";

  private final String node;
  private final List<String> told = new ArrayList<>();
  private final Map<ApiClient, String> tokens = new IdentityHashMap<>();

  Journey(String node) {
    this.node = node;
  }

  /** What happened, in a few words each. */
  public static List<String> of(String node) throws Exception {
    Journey journey = new Journey(node);
    journey.make();
    return journey.told;
  }

  private void make() throws Exception {
    ApiClient customer = registered();
    ApiClient kitchen = loggedIn("restaurant@demo.foodfast.test");
    Order order = order(customer);
    told.add("ordered " + order.getStatus());
    told.add("tracked " + track(customer, kitchen, order.getId()).getStatus());
    refused(customer);
    talk(customer, order.getId());
  }

  /** A new customer, logged in. */
  ApiClient registered() throws ApiException {
    String email = "client-" + UUID.randomUUID() + "@test.foodfast.test";
    new AccountsAndPaymentApi(client(null))
        .register(
            new Registration().email(email).password(PASSWORD).name("Gina Generated").city("Berlin"),
            null);
    return loggedIn(email);
  }

  Order order(ApiClient customer) throws ApiException {
    AccountsAndPaymentApi accounts = new AccountsAndPaymentApi(customer);
    OrderTrackingApi tracking = new OrderTrackingApi(customer);
    String token =
        accounts
            .tokenizeCard(
                new Card()
                    .number("4242 4242 4242 4242")
                    .expMonth(12)
                    .expYear(2090)
                    .cvc("123")
                    .holder("Gina Generated"))
            .getToken();
    UUID card = accounts.addPaymentMethod(new CardToken().token(token), null).getId();
    UUID restaurant =
        tracking.findRestaurants("Berlin", "Spreewald", 20, null, null).getItems().get(0).getId();
    MenuItem dish = tracking.readMenu(restaurant, null).getItems().get(0);
    return tracking.placeOrder(
        UUID.randomUUID().toString(),
        new NewOrder()
            .restaurantId(restaurant)
            .addItemsItem(new NewOrderLine().menuItemId(dish.getId()).quantity(2))
            .deliverTo(new Address().line1("Torstr. 1").city("Berlin").lat(52.529).lng(13.401))
            .paymentMethodId(card));
  }

  /** A poll that sleeps until the kitchen confirms. */
  private static OrderStatusReport track(ApiClient customer, ApiClient kitchen, UUID order)
      throws Exception {
    OrderTrackingApi tracking = new OrderTrackingApi(customer);
    ApiResponse<OrderStatusReport> first = tracking.pollOrderStatusWithHttpInfo(order, null, null);
    String tag = first.getHeaders().get("etag").get(0);
    CompletableFuture<OrderStatusReport> next =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return tracking.pollOrderStatus(order, tag, "wait=25");
              } catch (ApiException e) {
                throw new IllegalStateException(e);
              }
            });
    new OrderTrackingApi(kitchen)
        .advanceOrder(order, new OrderStep().status(OrderStatus.CONFIRMED).minutes(20));
    return next.get(30, TimeUnit.SECONDS);
  }

  /** A refusal tells its type. */
  private void refused(ApiClient customer) {
    try {
      new OrderTrackingApi(customer).readOrder(UUID.randomUUID());
      told.add("somebody else's order can be read");
    } catch (ApiException refusal) {
      told.add("refused " + refusal.getCode());
    }
  }

  private void talk(ApiClient customer, UUID order) throws Exception {
    SupportChatApi chat = new SupportChatApi(customer);
    Conversation conversation =
        chat.beginConversation(new NewConversation().topic("My order").orderId(order), null);
    ObjectNode frame = example("SendFrame", customer).put("conversationId", conversation.getId().toString());
    String ticket = new AccountsAndPaymentApi(customer).buyTicket().getTicket();
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    URI address = URI.create(node.replaceFirst("http", "ws") + "/ws/chat?ticket=" + ticket);
    WebSocket socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, hears(heard)).join();
    socket.sendText(frame.toString(), true).join();
    String type = "";
    while (!type.equals("sent")) {
      String text = heard.poll(20, TimeUnit.SECONDS);
      if (text == null) {
        throw new IllegalStateException("what was sent was not acknowledged");
      }
      type = customer.getObjectMapper().readTree(text).path("type").asText();
    }
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    List<Message> said = chat.listMessages(conversation.getId(), null, 0L, 20).getItems();
    told.add("said " + said.size() + " " + said.get(0).getText().equals(frame.path("text").asText()));
  }

  /** The example of a message in the AsyncAPI document. */
  private ObjectNode example(String message, ApiClient mapper) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(node + "/asyncapi.json")).build();
    String document = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    JsonNode all = mapper.getObjectMapper().readTree(document);
    return (ObjectNode) all.at("/components/messages/" + message + "/examples/0/payload");
  }

  private static WebSocket.Listener hears(BlockingQueue<String> heard) {
    StringBuilder part = new StringBuilder();
    return new WebSocket.Listener() {
      @Override
      public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
          heard.add(part.toString());
          part.setLength(0);
        }
        socket.request(1);
        return null;
      }
    };
  }

  ApiClient loggedIn(String email) throws ApiException {
    TokenPair pair =
        new AccountsAndPaymentApi(client(null))
            .logIn(new Credentials().email(email).password(PASSWORD));
    ApiClient client = client(pair.getAccessToken());
    tokens.put(client, pair.getAccessToken());
    return client;
  }

  /** The access token of somebody who has logged in here. */
  String token(ApiClient client) {
    return tokens.get(client);
  }

  private ApiClient client(String token) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(node);
    if (token != null) {
      client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    }
    return client;
  }
}
