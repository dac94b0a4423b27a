package foodfast.menu;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;

/**
 * A question that a dish comes with, such as its size or what else to put on it.
 *
 * @param atLeast how many choices must be taken
 * @param atMost how many can be
 */
public record OptionGroup(
    @NotBlank @Size(max = 60) String name,
    @NotNull @Min(0) @Max(20) Integer atLeast,
    @NotNull @Min(1) @Max(20) Integer atMost,
    @NotEmpty @Size(max = 20, message = "{foodfast.many}") @Valid List<@NotNull Choice> choices) {

  /**
   * One answer.
   *
   * @param id what an order names it by; no two of a dish have the same
   * @param price what it adds to the dish's
   * @param preset whether it is taken when an order says nothing of it; null is no
   */
  public record Choice(
      @NotNull @Pattern(regexp = "[a-z0-9-]{1,40}", message = "{foodfast.optionId}") String id,
      @NotBlank @Size(max = 60) String name,
      @NotNull @Valid Surcharge price,
      Boolean preset) {
    boolean isPreset() {
      return Boolean.TRUE.equals(preset);
    }
  }

  /** What a choice adds; nothing is fine. */
  public record Surcharge(
      @NotNull @Min(0) @Max(1_000_000) Long amount,
      @NotNull @Pattern(regexp = "EUR", message = "Prices are in EUR.") String currency) {}

  /** Whether a dish can be ordered without a word about this. */
  boolean hasAnAnswer() {
    return fits(presets().size());
  }

  List<Choice> presets() {
    return choices.stream().filter(Choice::isPreset).toList();
  }

  /** The choices among these names; those that are preset where one is needed and none is named. */
  List<Choice> taken(Set<String> ids) {
    List<Choice> named = choices.stream().filter(choice -> ids.contains(choice.id())).toList();
    return named.isEmpty() && atLeast > 0 ? presets() : named;
  }

  boolean fits(int count) {
    return count >= atLeast && count <= atMost;
  }
}
