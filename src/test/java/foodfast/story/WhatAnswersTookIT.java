package foodfast.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.Door;
import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever looks sees what an answer took; never where that would help to guess a secret. */
class WhatAnswersTookIT {
  private static final String HEADER = "Server-Timing";
  private static final Pattern TIMES =
      Pattern.compile("database;dur=([0-9.]+), queue;dur=([0-9.]+), total;dur=([0-9.]+)");

  private final Node node = Platform.running().nodeA();

  @Test
  void answersTellWhatTheDatabaseTook() {
    CustomerApp customer = CustomerApp.registers(node);
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    double[] step = times(restaurant.confirms(order).expects(200));
    assertTrue(step[0] > 0, "a step is written to the table");
    assertTrue(step[1] > 0 && step[1] < step[2], "and is handed on");
    assertTrue(step[0] <= step[2], "within the whole");
  }

  /** The node that answered the change knows it: no look at the table. */
  @Test
  void anUnchangedPollNeedsNoDatabase() {
    CustomerApp customer = CustomerApp.registers(node);
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    Answer first = customer.asksStatus(order).expects(200);
    Door knowing = customer.door().with("If-None-Match", first.etag());
    Eventually.within(Duration.ofSeconds(20))
        .see(
            "a poll without the database",
            () -> times(knowing.get(CustomerApp.statusOf(order)).expects(304)),
            times -> times[0] == 0 && times[2] > 0);
    Answer slept = customer.sleepsOn(order, first.etag(), 1).join().expects(304);
    assertEquals("", slept.header(HEADER), "another thread answers, which does not know");
  }

  @Test
  void refusalsTellToo() {
    CustomerApp customer = CustomerApp.registers(node);
    times(customer.door().get("/api/orders/" + UUID.randomUUID()).expects(404));
    times(customer.door().get("/api/canned-replies").expects(403));
  }

  @Test
  void whereASecretIsCheckedNothingIsTold() {
    String email = "times-" + UUID.randomUUID() + "@test.foodfast.test";
    Door anybody = node.door();
    Map<String, String> person =
        Map.of("email", email, "password", Session.PASSWORD, "name", "Tim Times");
    Map<String, String> right = Map.of("email", email, "password", Session.PASSWORD);
    Map<String, String> wrong = Map.of("email", email, "password", "not the right one");
    Answer registered = anybody.post("/api/accounts", person).expects(201);
    Answer loggedIn = anybody.post("/api/sessions", right).expects(201);
    Door own = anybody.bearer(loggedIn.json().getString("accessToken"));
    String refresh = loggedIn.json().getString("refreshToken");
    List<Answer> silent =
        List.of(
            registered,
            loggedIn,
            anybody.post("/api/accounts", person).expects(409),
            anybody.post("/api/sessions", wrong).expects(401),
            anybody.post("/api/sessions", Map.of("email", email)).expects(422),
            anybody.post("/api/sessions/refresh", Map.of("refreshToken", refresh)).expects(200),
            anybody.post("/api/sessions/refresh", Map.of("refreshToken", "none")).expects(401),
            own.put(
                    "/api/accounts/me/password",
                    Map.of("current", "not the right one", "new", "another long password"))
                .expects(403),
            own.post("/api/payment-methods", Map.of("token", "none")).expects(422));
    silent.forEach(answer -> assertEquals("", answer.header(HEADER), answer::toString));
    assertFalse(own.get("/api/sessions").header(HEADER).isEmpty());
  }

  private static double[] times(Answer answer) {
    Matcher told = TIMES.matcher(answer.header(HEADER));
    assertTrue(told.matches(), () -> "no times: " + answer.header(HEADER) + " on " + answer);
    return new double[] {
      Double.parseDouble(told.group(1)),
      Double.parseDouble(told.group(2)),
      Double.parseDouble(told.group(3))
    };
  }
}
