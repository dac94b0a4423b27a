package foodfast.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.picture.PictureFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DishPainterTest {
  @Test
  void everyDishOfTheDemoCanBeDrawn() {
    List<String> unknown =
        DemoMenu.places().stream()
            .flatMap(place -> place.dishes().stream())
            .map(DemoMenu.Dish::art)
            .filter(art -> !DishPainter.knows(art))
            .toList();
    assertEquals(List.of(), unknown);
  }

  @Test
  void theSameWordsMakeTheSamePictureAndAnotherNameAnother() {
    int[] one = pixels("edamame", "Edamame");
    assertArrayEquals(one, pixels("edamame", "Edamame"));
    assertFalse(Arrays.equals(one, pixels("edamame", "Soy beans")));
    assertTrue(Arrays.stream(one).distinct().count() > 1000, "more than an area of one colour");
  }

  @Test
  void theUploadTakesWhatIsDrawn() throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(DishPainter.draw("edamame", "Edamame"), "png", file);
    PictureFile.check(file.toByteArray(), 800);
  }

  private static int[] pixels(String art, String name) {
    BufferedImage picture = DishPainter.draw(art, name);
    return picture.getRGB(
        0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
  }
}
