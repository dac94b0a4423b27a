package foodfast.menu;

import foodfast.web.CardNumbers;
import foodfast.web.Violations;
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

  private static final int USUAL_MINUTES = 20;

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
  private int preparationMinutes = USUAL_MINUTES;

  @Column(name = "opening_hours")
  private String openingHours = "";

  private String phone;

  @Column(name = "rating_stars")
  private long ratingStars;

  @Column(name = "rating_count")
  private long ratingCount;

  protected Restaurant() {}

  public Restaurant(UUID id, RestaurantContent content) {
    this.id = id;
    this.city = kept(content.city());
    this.state = State.OPEN;
    change(content);
  }

  /** Takes orders that way from now on; extra minutes count while busy. */
  void takeOrders(State how, int minutesMore) {
    state = how;
    extraMinutes = how == State.BUSY ? minutesMore : 0;
  }

  /** From now on it is what is said there; it stays in its city, as its customers and orders do. */
  void change(RestaurantContent content) {
    if (!kept(content.city()).equals(city)) {
      throw Violations.invalid("/city", "A restaurant stays in its city.");
    }
    name = kept(content.name());
    cuisine = kept(content.cuisine());
    address = kept(content.address());
    lat = content.lat();
    lng = content.lng();
    about = content.about() == null ? "" : kept(content.about());
    deliveryFee = content.deliveryFee() == null ? 0 : content.deliveryFee();
    minimumOrder = content.minimumOrder() == null ? 0 : content.minimumOrder();
    preparationMinutes =
        content.preparationMinutes() == null ? USUAL_MINUTES : content.preparationMinutes();
    openingHours = content.openingHours() == null ? "" : content.openingHours();
    phone = content.phone();
  }

  private static String kept(String text) {
    return CardNumbers.mask(text.strip());
  }

  RestaurantContent content() {
    return new RestaurantContent(
        name,
        city,
        address(),
        cuisine,
        lat,
        lng,
        describedAs(),
        deliveryFee,
        minimumOrder,
        preparationMinutes,
        openingHours,
        phone);
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

  /** Street and number, or null. */
  public String address() {
    return address.isEmpty() ? null : address;
  }

  private String describedAs() {
    return about.isEmpty() ? null : about;
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
        address(),
        describedAs(),
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
