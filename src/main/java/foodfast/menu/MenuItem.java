package foodfast.menu;

import static java.util.stream.Collectors.joining;

import foodfast.web.CardNumbers;
import foodfast.web.Problem;
import foodfast.web.Violations;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A dish with its price; customers see it once it is published. */
@Entity
@Table(name = "menu_item")
public class MenuItem {
  private static final int LAST = 1000;

  /** As they stand on a menu. */
  static final Comparator<MenuItem> IN_ORDER =
      Comparator.<MenuItem>comparingInt(item -> item.place)
          .thenComparing(item -> item.name)
          .thenComparing(item -> item.id);

  private static final DishOptions NO_OPTIONS = new DishOptions(List.of());

  @Id private UUID id;

  @Column(name = "restaurant_id")
  private UUID restaurantId;

  private String name;
  private String description;
  private long price;
  private String currency;
  private boolean published;
  private String category = "";
  private int place = LAST;
  private String allergens = "";
  private String options = "[]";

  @Column(name = "photo_id")
  private UUID photoId;

  @Column(name = "photo_pending")
  private boolean photoPending;

  @Column(name = "sold_out_until")
  private Instant soldOutUntil;

  @Column(name = "removed_at")
  private Instant removedAt;

  protected MenuItem() {}

  public MenuItem(UUID id, UUID restaurantId, Content content) {
    this.id = id;
    this.restaurantId = restaurantId;
    change(content);
  }

  void change(Content content) {
    name = CardNumbers.mask(content.name());
    description = content.description() == null ? "" : CardNumbers.mask(content.description());
    price = content.price().amount();
    currency = content.price().currency();
    category = content.category() == null ? "" : CardNumbers.mask(content.category().strip());
    allergens =
        content.allergens() == null
            ? ""
            : content.allergens().stream().map(Enum::name).distinct().collect(joining(","));
    DishOptions asked = content.options() == null ? NO_OPTIONS : new DishOptions(content.options());
    if (asked.misfit() != null) {
      throw Violations.invalid("/options", asked.misfit());
    }
    options = asked.written();
  }

  /** Stands at that place of the menu. */
  public void standAt(int number) {
    place = number;
  }

  /**
   * What an order takes of its options.
   *
   * @param ids the choices it names; null for "as it comes"
   * @return empty if the dish can't be had that way
   */
  public Optional<List<DishOptions.Taken>> take(List<String> ids) {
    return DishOptions.read(options).take(ids);
  }

  Content content() {
    return new Content(
        name,
        describedAs(),
        new Price(price, currency),
        category.isEmpty() ? null : category,
        allergens(),
        options());
  }

  private List<Allergen> allergens() {
    return allergens.isEmpty()
        ? null
        : Stream.of(allergens.split(",")).map(Allergen::valueOf).toList();
  }

  private List<OptionGroup> options() {
    List<OptionGroup> groups = DishOptions.read(options).groups();
    return groups.isEmpty() ? null : groups;
  }

  private String describedAs() {
    return description.isEmpty() ? null : description;
  }

  public UUID id() {
    return id;
  }

  public UUID restaurantId() {
    return restaurantId;
  }

  public String name() {
    return name;
  }

  public Money price() {
    return new Money(price, currency);
  }

  public boolean isPublished() {
    return published;
  }

  public UUID photoId() {
    return photoId;
  }

  public boolean isPhotoInWork() {
    return photoPending;
  }

  /** Whether a photo of it is on its way. */
  public void photoInWork(boolean inWork) {
    photoPending = inWork;
  }

  /** Shows that photo from now on. */
  public void show(UUID photo) {
    photoId = photo;
  }

  /** Shows it to customers, or hides it. */
  public void publish(boolean visible) {
    if (visible && photoPending) {
      throw Problem.of(409, "photo-not-ready", "The photo of this dish is still being worked on.");
    }
    published = visible;
  }

  /** Has run out until then; null is "there is some again". */
  void soldOut(Instant until) {
    soldOutUntil = until;
  }

  public boolean isSoldOut(Instant at) {
    return soldOutUntil != null && soldOutUntil.isAfter(at);
  }

  /** Is on no menu any more. */
  void remove() {
    published = false;
    removedAt = Instant.now();
  }

  public boolean isRemoved() {
    return removedAt != null;
  }

  /**
   * @param own whether its own restaurant looks at it, who alone is told of a photo in work
   */
  MenuItemView view(boolean own) {
    return new MenuItemView(
        id,
        name,
        describedAs(),
        price(),
        published,
        own ? photoPending : null,
        MenuItemView.photo(photoId),
        category.isEmpty() ? null : category,
        allergens(),
        options(),
        isSoldOut(Instant.now()) ? soldOutUntil : null);
  }

  /**
   * What a restaurant says of a dish: when it is added, and, merged with a patch, later.
   *
   * @param description null for none
   * @param category under which heading of the menu it stands; null for none
   * @param allergens null for none
   * @param options null for none
   */
  public record Content(
      @NotBlank @Size(max = 120) String name,
      @Size(max = 1000) String description,
      @NotNull @Valid Price price,
      @Size(max = 60) String category,
      @Size(max = 14, message = "{foodfast.many}") List<@NotNull Allergen> allergens,
      @Size(max = 10, message = "{foodfast.many}") @Valid List<@NotNull OptionGroup> options) {}

  /** A price as restaurants write it. */
  public record Price(
      @NotNull @Positive @Max(10_000_000) Long amount,
      @NotNull @Pattern(regexp = "EUR", message = "Prices are in EUR.") String currency) {}
}
