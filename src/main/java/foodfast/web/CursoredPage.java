package foodfast.web;

import jakarta.json.bind.annotation.JsonbNillable;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list, read by cursor.
 *
 * @param next the cursor of the page after this one, null on the last
 */
public record CursoredPage<T>(List<T> items, @JsonbNillable String next) {
  /** Cuts a list that was read one row longer than {@code limit} to find out if there is more. */
  public static <T> CursoredPage<T> of(List<T> rows, int limit, Function<T, ?> cursor) {
    if (rows.size() <= limit) {
      return new CursoredPage<>(rows, null);
    }
    return new CursoredPage<>(
        List.copyOf(rows.subList(0, limit)), cursor.apply(rows.get(limit - 1)).toString());
  }
}
