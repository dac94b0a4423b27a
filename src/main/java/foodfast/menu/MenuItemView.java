package foodfast.menu;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A dish as clients see it.
 *
 * @param description null without one
 * @param photoPending whether a photo of it is in work, so that it cannot be published; told to its
 *     own restaurant alone
 * @param photo addresses by width in pixels and format; null without a photo
 * @param category under which heading it stands; null for none
 * @param allergens null without any
 * @param options null without any
 * @param soldOutUntil when it is likely to be had again; null while it can be
 */
public record MenuItemView(
    UUID id,
    String name,
    String description,
    Money price,
    boolean published,
    Boolean photoPending,
    Map<String, Map<String, String>> photo,
    String category,
    List<Allergen> allergens,
    List<OptionGroup> options,
    Instant soldOutUntil) {
  /** Where the files of a photo are, by width and format; null without one. */
  public static Map<String, Map<String, String>> photo(UUID photo) {
    if (photo == null) {
      return null;
    }
    Map<String, Map<String, String>> widths = new TreeMap<>();
    for (String width : new String[] {"320", "800", "1600"}) {
      String path = "/photos/" + photo + "/" + width;
      widths.put(width, new TreeMap<>(Map.of("jpg", path + ".jpg", "webp", path + ".webp")));
    }
    return widths;
  }
}
