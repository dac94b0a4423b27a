package foodfast.menu;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A place that cooks, in one of our cities. */
@Entity
public class Restaurant {
  /** Whether it takes orders: as usual, with some minutes more, or not at all. */
  public enum State {
    OPEN,
    BUSY,
    CLOSED
  }

  @Id private UUID id;
  private String name;
  private String city;
  private String cuisine;
  private double lat;
  private double lng;

  @Enumerated(EnumType.STRING)
  private State state;

  @Column(name = "extra_minutes")
  private int extraMinutes;

  private String address = "";
  private String about = "";

  @Column(name = "delivery_fee")
  private long deliveryFee;

  @Column(name = "minimum_order")
  private long minimumOrder;

  @Column(name = "preparation_minutes")
  private int preparationMinutes = 20;

  @Column(name = "opening_hours")
  private String openingHours = "";

  private String phone;

  @Column(name = "rating_stars")
  private long ratingStars;

  @Column(name = "rating_count")
  private long ratingCount;

  protected Restaurant() {}

  /**
   * What a restaurant asks for and promises.
   *
   * @param address street and number; empty if unknown
   * @param deliveryFee cents, for each order
   * @param minimumOrder cents that the dishes of an order must come to
   * @param preparationMinutes until food is usually ready
   * @param openingHours as {@link OpeningHours} reads them; empty for "always"
   * @param phone null for none
   */
  public record Terms(
      String address,
      String about,
      long deliveryFee,
      long minimumOrder,
      int preparationMinutes,
      String openingHours,
      String phone) {}

  public Restaurant(UUID id, String name, String city, String cuisine, double lat, double lng) {
    this.id = id;
    this.name = name;
    this.city = city;
    this.cuisine = cuisine;
    this.lat = lat;
    this.lng = lng;
    this.state = State.OPEN;
  }

  /** Takes orders that way from now on; extra minutes count while busy. */
  void takeOrders(State how, int minutesMore) {
    state = how;
    extraMinutes = how == State.BUSY ? minutesMore : 0;
  }

  /** Serves on these terms from now on. */
  public void agreeTo(Terms terms) {
    address = terms.address();
    about = terms.about();
    deliveryFee = terms.deliveryFee();
    minimumOrder = terms.minimumOrder();
    preparationMinutes = terms.preparationMinutes();
    openingHours = terms.openingHours();
    phone = terms.phone();
  }

  /** Whether it takes orders at that time: its staff says so, and its hours do. */
  public boolean isOpen(Instant at) {
    return state != State.CLOSED && hours().isOpen(at);
  }

  /** When it takes orders again by its hours; empty if they have nothing against it. */
  public Optional<Instant> opensAfter(Instant at) {
    return hours().opensAfter(at);
  }

  private OpeningHours hours() {
    return OpeningHours.parse(openingHours);
  }

  /** Takes in a customer's stars, in place of those they had given before (0 for none). */
  public void rated(int stars, int before) {
    ratingStars += stars - before;
    ratingCount += before == 0 ? 1 : 0;
  }

  public Money deliveryFee() {
    return new Money(deliveryFee, "EUR");
  }

  public Money minimumOrder() {
    return new Money(minimumOrder, "EUR");
  }

  /** How long food usually takes there just now. */
  public int preparationMinutes() {
    return preparationMinutes + extraMinutes;
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String city() {
    return city;
  }

  /** Where it is called, or null. */
  public String phone() {
    return phone;
  }

  public double lat() {
    return lat;
  }

  public double lng() {
    return lng;
  }

  /**
   * The restaurant as it is at that time.
   *
   * @param photo of one of its dishes, null for none
   */
  View view(Instant at, UUID photo) {
    return new View(
        id,
        name,
        city,
        cuisine,
        lat,
        lng,
        state,
        extraMinutes,
        address.isEmpty() ? null : address,
        about.isEmpty() ? null : about,
        deliveryFee(),
        minimumOrder(),
        preparationMinutes,
        hours().week(),
        isOpen(at),
        state == State.CLOSED ? null : opensAfter(at).orElse(null),
        Rating.of(ratingStars, ratingCount),
        MenuItemView.photo(photo),
        phone);
  }

  /**
   * What customers think of it.
   *
   * @param average stars, 1 to 5, to a tenth
   */
  public record Rating(double average, long count) {
    static Rating of(long stars, long count) {
      return count == 0 ? null : new Rating(Math.round(10.0 * stars / count) / 10.0, count);
    }
  }

  /**
   * A restaurant as clients see it.
   *
   * @param address street and number; null if unknown
   * @param openingHours null for "always"
   * @param open whether it takes orders now
   * @param opensAt when its hours begin again; null while they last
   * @param rating null before the first
   * @param photo addresses by width and format, of one of its dishes; null without one
   * @param phone null for none
   */
  public record View(
      UUID id,
      String name,
      String city,
      String cuisine,
      double lat,
      double lng,
      State state,
      int extraMinutes,
      String address,
      String about,
      Money deliveryFee,
      Money minimumOrder,
      int preparationMinutes,
      List<OpeningHours.Span> openingHours,
      boolean open,
      Instant opensAt,
      Rating rating,
      Map<String, Map<String, String>> photo,
      String phone) {}
}
