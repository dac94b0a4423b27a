package foodfast.menu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import foodfast.menu.OptionGroup.Choice;
import foodfast.menu.OptionGroup.Surcharge;
import java.util.List;
import org.junit.jupiter.api.Test;

class DishOptionsTest {
  private static final OptionGroup SIZE =
      new OptionGroup("Size", 1, 1, List.of(choice("small", true), choice("large", false)));
  private static final OptionGroup EXTRAS =
      new OptionGroup("Extras", 0, 2, List.of(choice("egg", false), choice("ham", false)));
  private final DishOptions options = new DishOptions(List.of(SIZE, EXTRAS));

  @Test
  void withoutAWordItComesAsItIsPreset() {
    assertEquals(List.of("small"), ids(null));
  }

  @Test
  void aGroupOfWhichNothingIsNamedComesAsItIsPreset() {
    assertEquals(List.of("small", "egg"), ids(List.of("egg")));
    assertEquals(List.of("small"), ids(List.of()));
    assertEquals(List.of("large", "egg", "ham"), ids(List.of("ham", "egg", "large")));
  }

  @Test
  void whatIsUnknownDoubledOrTooMuchCannotBeHad() {
    assertNull(ids(List.of("huge")));
    assertNull(ids(List.of("egg", "egg")));
    assertNull(ids(List.of("small", "large")));
  }

  @Test
  void aDishThatCannotBeOrderedByItselfIsRefused() {
    OptionGroup open = new OptionGroup("Side", 1, 1, List.of(choice("rice", false)));
    assertNotNull(new DishOptions(List.of(open)).misfit());
    assertNotNull(new DishOptions(List.of(SIZE, SIZE)).misfit(), "ids that come twice");
    assertNull(options.misfit());
  }

  @Test
  void isKeptAsItWas() {
    assertEquals(options, DishOptions.read(options.written()));
    List<DishOptions.Taken> taken = options.take(List.of("large")).orElseThrow();
    assertEquals(taken, DishOptions.readTaken(DishOptions.write(taken)));
  }

  private List<String> ids(List<String> named) {
    return options
        .take(named)
        .map(taken -> taken.stream().map(DishOptions.Taken::id).toList())
        .orElse(null);
  }

  private static Choice choice(String id, boolean preset) {
    return new Choice(id, id, new Surcharge(100L, "EUR"), preset);
  }
}
