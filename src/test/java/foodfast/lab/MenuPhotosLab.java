package foodfast.lab;

import foodfast.kit.CustomerApp;
import foodfast.kit.Eventually;
import foodfast.kit.PhotoSending;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Shots;
import foodfast.kit.Tables;
import foodfast.kit.Wire;
import foodfast.load.Swarm;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Feature 7: photos that come at once, each on a line that is cut once, beside orders. */
class MenuPhotosLab extends Lab {
  private static final int PHOTOS = FULL ? 20 : 6;
  private static final int ORDERS_A_SECOND = 5;
  private static final double CUT_AT = 0.6;
  private static final Duration BACK_AFTER = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final Duration LATEST = Duration.ofSeconds(20);
  private static final String BYTES = PhotoSending.BYTES;

  /** A photo that is ready, what was sent of it once more, and how long all took. */
  private record Done(long resent, double seconds) {}

  @Override
  String id() {
    return "f7";
  }

  @Override
  List<String> families() {
    return List.of("tus", "multipart", "post-poll");
  }

  @Override
  String settings() {
    return "%d photos of 12 megapixels at once, each line cut at %.0f %% and back after %d s, %d orders a second"
        .formatted(PHOTOS, CUT_AT * 100, BACK_AFTER.toSeconds(), ORDERS_A_SECOND);
  }

  @Override
  JsonObject measure(String family) throws Exception {
    byte[] photo = Shots.photo(4000, 3000, 7);
    RestaurantApp restaurant = RestaurantApp.logsIn(node());
    new Tables(database()).takesAnyOrder(UUID.fromString(restaurant.id()));
    BiFunction<String, byte[], Done> way =
        switch (family) {
          case "tus" -> (dish, file) -> resumed(restaurant, dish, file);
          case "multipart" -> (dish, file) -> posted(restaurant, dish, file, "/api/uploads-in-one");
          default -> (dish, file) -> posted(restaurant, dish, file, PhotoSending.DOOR);
        };
    way.apply(restaurant.addsDish("Warm"), photo);
    List<Done> done = new ArrayList<>();
    List<Double> orders = beside(restaurant, way, photo, done);
    double resent = done.stream().mapToLong(Done::resent).average().orElse(0) / 1e6;
    List<Double> ready = done.stream().map(Done::seconds).sorted().toList();
    return Json.createObjectBuilder()
        .add("megabytes", photo.length / 1e6)
        .add("resent", resent)
        .add("ready", Json.createArrayBuilder(ready))
        .add("orders", Json.createArrayBuilder(orders))
        .build();
  }

  @Override
  Map<String, Figure> figures(String family, JsonObject seen) {
    String key = id() + "." + family + ".";
    List<Double> orders = AccountsLab.numbers(seen, "orders");
    return Map.of(
        key + "resent", Figure.of("MB", seen.getJsonNumber("resent").doubleValue(), false),
        key + "ready-p50", Figure.of("s", AccountsLab.numbers(seen, "ready"), false),
        key + "orders-p50", Figure.of("ms", percentile(orders, 50), false),
        key + "orders-p99", Figure.of("ms", percentile(orders, 99), false));
  }

  /** Sends all photos, and says how long orders took meanwhile, each from when it was due. */
  private List<Double> beside(
      RestaurantApp restaurant, BiFunction<String, byte[], Done> way, byte[] photo, List<Done> done)
      throws Exception {
    CustomerApp customer = CustomerApp.registers(node());
    String order =
        Json.createObjectBuilder(customer.basket(restaurant.id(), customer.card()))
            .build()
            .toString();
    String who = "Authorization: Bearer " + customer.session().accessToken();
    List<String> dishes =
        IntStream.range(0, PHOTOS).mapToObj(i -> restaurant.addsDish("Lab " + i)).toList();
    ExecutorService phones = Executors.newFixedThreadPool(PHOTOS);
    List<CompletableFuture<Done>> sending =
        dishes.stream()
            .map(dish -> CompletableFuture.supplyAsync(() -> way.apply(dish, photo), phones))
            .toList();
    CompletableFuture<Void> all =
        CompletableFuture.allOf(sending.toArray(CompletableFuture[]::new));
    List<Double> took = new ArrayList<>();
    try (Swarm swarm = new Swarm(node().url())) {
      Acts acts = new Acts(swarm, node());
      int[] sent = {0};
      long gap = Duration.ofSeconds(1).toNanos() / ORDERS_A_SECOND;
      Runnable[] next = new Runnable[1];
      long start = System.nanoTime();
      next[0] =
          () -> {
            long due = start + gap * sent[0]++;
            String headers = who + "\r\nIdempotency-Key: " + UUID.randomUUID();
            acts.send(
                "POST",
                "/api/orders",
                headers,
                order,
                answer -> took.add((System.nanoTime() - due) / 1e6));
            if (!all.isDone()) {
              swarm.at(due + gap, next[0]);
            }
          };
      next[0].run();
      swarm.run(PATIENCE, all::isDone);
      swarm.run(LATEST, () -> took.size() == sent[0]);
    }
    phones.shutdown();
    sending.forEach(one -> done.add(one.join()));
    return took;
  }

  private static double percentile(List<Double> values, int percent) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
  }

  /** Ours: goes on where the server stands. */
  private Done resumed(RestaurantApp restaurant, String dish, byte[] file) {
    long start = System.nanoTime();
    int cut = (int) (file.length * CUT_AT);
    PhotoSending sending = restaurant.sends(dish, file.length);
    sending.hangs(file, 0, cut).cut();
    pass(BACK_AFTER);
    long offset = sending.offset();
    sending.goesOn(file);
    sending.endsAs("READY");
    return new Done(cut - offset, (System.nanoTime() - start) / 1e9);
  }

  /** Everything in one request, and everything again after the cut. */
  private Done posted(RestaurantApp restaurant, String dish, byte[] file, String path) {
    long start = System.nanoTime();
    int cut = (int) (file.length * CUT_AT);
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nTus-Resumable: 1.0.0\r\n"
                .formatted(path, restaurant.session().accessToken())
            + "Upload-Metadata: %s\r\nUpload-Length: %d\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(
                    PhotoSending.metadata(Map.of("menuItemId", dish, "filename", "dish.jpg")),
                    file.length,
                    BYTES,
                    file.length);
    try (Wire first = new Wire(node().url(), 0);
        Wire second = new Wire(node().url(), 0)) {
      first.send(head);
      first.send(Arrays.copyOf(file, cut));
      first.cut();
      pass(BACK_AFTER);
      second.send(head);
      second.send(file);
      if (second.readHead() != 201) {
        throw new IllegalStateException("refused with " + second.status());
      }
      String upload = second.header("Location", "");
      Eventually.within(PATIENCE)
          .holds(
              "ready",
              () ->
                  restaurant
                      .door()
                      .get(upload + "/status")
                      .expects(200)
                      .json()
                      .getString("state")
                      .equals("READY"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Done(cut, (System.nanoTime() - start) / 1e9);
  }
}
