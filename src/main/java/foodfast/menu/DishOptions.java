package foodfast.menu;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything a dish can be asked for, and what was taken. A dish without a word about its options
 * comes with those that are preset, so it can always be ordered by its id alone.
 */
public record DishOptions(List<OptionGroup> groups) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * A choice as it was when the order was placed.
   *
   * @param price what it added to the dish's
   */
  public record Taken(String id, String name, Money price) {
    static Taken of(OptionGroup.Choice choice) {
      OptionGroup.Surcharge price = choice.price();
      return new Taken(choice.id(), choice.name(), new Money(price.amount(), price.currency()));
    }
  }

  static DishOptions read(String json) {
    return new DishOptions(List.of(read(json, OptionGroup[].class)));
  }

  String written() {
    return text(groups);
  }

  public static String write(List<Taken> taken) {
    return text(taken);
  }

  public static List<Taken> readTaken(String json) {
    return List.of(read(json, Taken[].class));
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException ours) {
      throw new IllegalStateException(ours);
    }
  }

  private static String text(Object options) {
    try {
      return JSON.writeValueAsString(options);
    } catch (JsonProcessingException ours) {
      throw new IllegalStateException(ours);
    }
  }

  /** Why a dish can't have such options, or null. */
  String misfit() {
    Set<String> ids = new HashSet<>();
    for (OptionGroup group : groups) {
      if (!group.hasAnAnswer()) {
        return "Please preset as many choices as must be taken.";
      }
      if (!group.choices().stream().allMatch(choice -> ids.add(choice.id()))) {
        return "No two choices of a dish can have the same id.";
      }
    }
    return null;
  }

  /**
   * What an order takes.
   *
   * @param ids the choices it names; null for "as it comes"
   * @return empty if one is unknown or named twice, or if they are too many or too few
   */
  Optional<List<Taken>> take(List<String> ids) {
    if (ids == null) {
      return Optional.of(
          groups.stream().flatMap(g -> g.presets().stream()).map(Taken::of).toList());
    }
    Set<String> unknown = new HashSet<>(ids);
    boolean fits = unknown.size() == ids.size();
    Set<String> named = Set.copyOf(unknown);
    List<Taken> taken = new ArrayList<>();
    for (OptionGroup group : groups) {
      List<OptionGroup.Choice> choices = group.taken(named);
      fits = fits && group.fits(choices.size());
      choices.stream().map(Taken::of).forEach(taken::add);
      group.choices().forEach(choice -> unknown.remove(choice.id()));
    }
    return fits && unknown.isEmpty() ? Optional.of(taken) : Optional.empty();
  }
}
