package foodfast.lab;

import foodfast.kit.CustomerApp;
import foodfast.kit.Eventually;
import foodfast.kit.PhotoSending;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Shots;
import foodfast.kit.Tables;
import foodfast.kit.Wire;
import foodfast.lab.HttpReader.Answer;
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
  private static final int ORDERS_A_SECOND = 10;
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration ALONE = Duration.ofSeconds(10);
  private static final double CUT_AT = 0.6;
  private static final Duration BACK_AFTER = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final Duration LATEST = Duration.ofSeconds(20);
  private static final String BYTES = PhotoSending.BYTES;
  private static final int PIECE = 50_000;
  private static final Duration PIECE_TAKES = Duration.ofMillis(50);

  /** How long orders took before the photos and beside them, ms. */
  private record Times(List<Double> alone, List<Double> beside) {}

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
    return "%d photos of 12 megapixels at once, each on a line of %d kB/s that is cut at %.0f %% and back after %d s, %d orders a second"
        .formatted(
            PHOTOS,
            PIECE / PIECE_TAKES.toMillis(),
            CUT_AT * 100,
            BACK_AFTER.toSeconds(),
            ORDERS_A_SECOND);
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
    Times orders = beside(restaurant, way, photo, done);
    double resent = done.stream().mapToLong(Done::resent).average().orElse(0) / 1e6;
    List<Double> ready = done.stream().map(Done::seconds).sorted().toList();
    return Json.createObjectBuilder()
        .add("megabytes", photo.length / 1e6)
        .add("resent", resent)
        .add("ready", Json.createArrayBuilder(ready))
        .add("alone", Json.createArrayBuilder(orders.alone()))
        .add("orders", Json.createArrayBuilder(orders.beside()))
        .build();
  }

  @Override
  Map<String, Figure> figures(String family, JsonObject seen) {
    String key = id() + "." + family + ".";
    List<Double> orders = AccountsLab.numbers(seen, "orders");
    List<Double> alone = AccountsLab.numbers(seen, "alone");
    return Map.of(
        key + "orders-alone-p50", Figure.of("ms", percentile(alone, 50), false),
        key + "orders-alone-p99", Figure.of("ms", percentile(alone, 99), false),
        key + "resent", Figure.of("MB", seen.getJsonNumber("resent").doubleValue(), false),
        key + "ready-p50", Figure.of("s", AccountsLab.numbers(seen, "ready"), false),
        key + "orders-p50", Figure.of("ms", percentile(orders, 50), false),
        key + "orders-p99", Figure.of("ms", percentile(orders, 99), false));
  }

  /**
   * Sends all photos, and says how long orders took meanwhile, each from when it was due. Orders
   * come before as well, so that no candidate is measured on code that was never run.
   */
  private Times beside(
      RestaurantApp restaurant, BiFunction<String, byte[], Done> way, byte[] photo, List<Done> done)
      throws Exception {
    List<String> dishes =
        IntStream.range(0, PHOTOS).mapToObj(i -> restaurant.addsDish("Lab " + i)).toList();
    ExecutorService phones = Executors.newFixedThreadPool(PHOTOS);
    try (Swarm swarm = new Swarm(node().url())) {
      Orders orders = new Orders(swarm, CustomerApp.registers(node()), restaurant.id());
      orders.comeFrom(System.nanoTime());
      swarm.run(WARM_UP, () -> false);
      int warm = orders.took.size();
      swarm.run(ALONE, () -> false);
      int early = orders.took.size();
      List<CompletableFuture<Done>> sending =
          dishes.stream()
              .map(dish -> CompletableFuture.supplyAsync(() -> way.apply(dish, photo), phones))
              .toList();
      swarm.run(PATIENCE, () -> sending.stream().allMatch(CompletableFuture::isDone));
      orders.over = true;
      swarm.run(LATEST, () -> orders.took.size() == orders.sent);
      sending.forEach(one -> done.add(one.join()));
      return new Times(
          orders.took.subList(warm, early), orders.took.subList(early, orders.took.size()));
    } finally {
      phones.shutdown();
    }
  }

  /** Orders that come in time, whatever becomes of those before. */
  private final class Orders {
    private final List<Double> took = new ArrayList<>();
    private final Swarm swarm;
    private final Acts acts;
    private final String who;
    private final String order;
    private int sent;
    private boolean over;

    Orders(Swarm swarm, CustomerApp customer, String restaurant) {
      this.swarm = swarm;
      acts = new Acts(swarm, node());
      who = "Authorization: Bearer " + customer.session().accessToken();
      order =
          Json.createObjectBuilder(customer.basket(restaurant, customer.card())).build().toString();
    }

    void comeFrom(long due) {
      if (over) {
        return;
      }
      sent++;
      String headers = who + "\r\nIdempotency-Key: " + UUID.randomUUID();
      acts.send("POST", "/api/orders", headers, order, answer -> isTaken(due, answer));
      long next = due + Duration.ofSeconds(1).toNanos() / ORDERS_A_SECOND;
      swarm.at(next, () -> comeFrom(next));
    }

    private void isTaken(long due, Answer answer) {
      if (answer.status() != 201) {
        throw new IllegalStateException(answer.head() + answer.body());
      }
      took.add((System.nanoTime() - due) / 1e6);
    }
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
    long offset;
    try (Wire first = sending.hangs(file, 0, 0)) {
      sendAtItsRate(first, file, 0, cut);
      first.cut();
      pass(BACK_AFTER);
      offset = sending.offset();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (Wire second = sending.hangs(file, offset, 0)) {
      sendAtItsRate(second, file, (int) offset, file.length);
      expect(204, second);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sending.endsAs("READY");
    return new Done(cut - offset, (System.nanoTime() - start) / 1e9);
  }

  /** As a phone's line does it: what is written is soon at the server, and not in a buffer. */
  private void sendAtItsRate(Wire wire, byte[] file, int from, int to) throws IOException {
    long start = System.nanoTime();
    for (int sent = from; sent < to; sent += PIECE) {
      wire.send(Arrays.copyOfRange(file, sent, Math.min(sent + PIECE, to)));
      long due = start + PIECE_TAKES.toNanos() * ((sent - from) / PIECE + 1);
      pass(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
    }
  }

  private static void expect(int status, Wire wire) throws IOException {
    if (wire.readHead() != status) {
      throw new IllegalStateException("refused with " + wire.status());
    }
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
      sendAtItsRate(first, file, 0, cut);
      first.cut();
      pass(BACK_AFTER);
      second.send(head);
      sendAtItsRate(second, file, 0, file.length);
      expect(201, second);
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
