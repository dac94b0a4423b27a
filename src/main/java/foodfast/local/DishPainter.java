package foodfast.local;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Draws a dish as a photographer would lay it out, from its kind and variety, such as {@code "pizza
 * salami"}. The same words and name always make the same picture; every name another one.
 */
final class DishPainter {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 960;

  /** What the camera frames of it: the upload takes photos from 800 pixels on. */
  private static final int SEEN_WIDTH = 1080;

  private static final int SEEN_HEIGHT = 810;

  private final Relief scene = new Relief(WIDTH, HEIGHT);
  private final Random random;
  private final Ingredients food;
  private final Table table;
  private final String variety;
  private final double x;
  private final double y;
  private final int style;

  private static final Map<String, Consumer<DishPainter>> KINDS =
      Map.ofEntries(
          Map.entry("pizza", p -> new Ovens(p).pizza()),
          Map.entry("flatbread", p -> new Ovens(p).flatbread()),
          Map.entry("naan", p -> new Ovens(p).naan()),
          Map.entry("quesadilla", p -> new Ovens(p).quesadilla()),
          Map.entry("tacos", p -> new Ovens(p).tacos()),
          Map.entry("burrito", p -> new Ovens(p).burrito()),
          Map.entry("nachos", p -> new Ovens(p).nachos()),
          Map.entry("samosa", p -> new Ovens(p).samosas()),
          Map.entry("springrolls", p -> new Ovens(p).springRolls()),
          Map.entry("churros", p -> new Ovens(p).churros()),
          Map.entry("avotoast", p -> new Ovens(p).toast()),
          Map.entry("soup", p -> new Bowls(p).soup()),
          Map.entry("ramen", p -> new Bowls(p).ramen()),
          Map.entry("pasta", p -> new Bowls(p).pasta()),
          Map.entry("noodles", p -> new Bowls(p).friedNoodles()),
          Map.entry("curry", p -> new Bowls(p).curry()),
          Map.entry("goulash", p -> new Bowls(p).goulash()),
          Map.entry("ricebowl", p -> new Bowls(p).riceBowl()),
          Map.entry("bowl", p -> new Bowls(p).colourful()),
          Map.entry("salad", p -> new Bowls(p).salad()),
          Map.entry("edamame", p -> new Bowls(p).edamame()),
          Map.entry("guacamole", p -> new Bowls(p).guacamole()),
          Map.entry("granola", p -> new Bowls(p).granola()),
          Map.entry("berries", p -> new Bowls(p).compote()),
          Map.entry("nigiri", p -> new Sushi(p).nigiri()),
          Map.entry("maki", p -> new Sushi(p).rolls()),
          Map.entry("sushi", p -> new Sushi(p).set()),
          Map.entry("gyoza", p -> new Sushi(p).gyoza()),
          Map.entry("dumplings", p -> new Sushi(p).dumplings()),
          Map.entry("mochi", p -> new Sushi(p).mochi()),
          Map.entry("burger", p -> new Grills(p).burger()),
          Map.entry("fries", p -> new Grills(p).fries()),
          Map.entry("onionrings", p -> new Grills(p).onionRings()),
          Map.entry("wings", p -> new Grills(p).wings()),
          Map.entry("fishchips", p -> new Grills(p).fishAndChips()),
          Map.entry("steak", p -> new Grills(p).steak()),
          Map.entry("currywurst", p -> new Grills(p).currywurst()),
          Map.entry("chicken", p -> new Grills(p).chicken()),
          Map.entry("schnitzel", p -> new Grills(p).schnitzel()),
          Map.entry("salmonplate", p -> new Grills(p).salmon()),
          Map.entry("prawns", p -> new Grills(p).prawns()),
          Map.entry("meatballs", p -> new Grills(p).meatballs()),
          Map.entry("roast", p -> new Grills(p).roastVegetables()),
          Map.entry("tikka", p -> new Grills(p).tikka()),
          Map.entry("burrata", p -> new Grills(p).burrata()),
          Map.entry("cake", p -> new Sweets(p).cake()),
          Map.entry("tart", p -> new Sweets(p).tart()),
          Map.entry("tiramisu", p -> new Sweets(p).tiramisu()),
          Map.entry("strudel", p -> new Sweets(p).strudel()),
          Map.entry("pancakes", p -> new Sweets(p).pancakes()),
          Map.entry("coffee", p -> new Sweets(p).coffee()),
          Map.entry("drink", p -> new Sweets(p).drink()));

  private DishPainter(String art, String name) {
    random = new Random(name.hashCode() * 31L + art.hashCode());
    food = new Ingredients(scene, random);
    table = new Table(scene, random);
    variety = art.contains(" ") ? art.substring(art.indexOf(' ') + 1) : "";
    x = WIDTH / 2.0 + food.between(-28, 28);
    y = HEIGHT / 2.0 + food.between(-18, 18);
    style = random.nextInt(60);
  }

  /** The picture of a dish. */
  static BufferedImage draw(String art, String name) {
    DishPainter painter = new DishPainter(art, name);
    KINDS.get(art.split(" ")[0]).accept(painter);
    int left = (WIDTH - SEEN_WIDTH) / 2;
    return painter
        .scene
        .lit()
        .getSubimage(left, (HEIGHT - SEEN_HEIGHT) / 2, SEEN_WIDTH, SEEN_HEIGHT);
  }

  /** Whether there is such a kind of dish. */
  static boolean knows(String art) {
    return KINDS.containsKey(art.split(" ")[0]);
  }

  Relief scene() {
    return scene;
  }

  Ingredients food() {
    return food;
  }

  Table table() {
    return table;
  }

  /** Which of its kind, such as "salami"; empty for the only one. */
  String variety() {
    return variety;
  }

  boolean is(String word) {
    return variety.equals(word);
  }

  double x() {
    return x;
  }

  double y() {
    return y;
  }

  /** A number to choose crockery by. */
  int style() {
    return style;
  }

  /** One of these, by chance. */
  int oneOf(int... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** A table, with a napkin and a fork beside, or chopsticks. */
  void lay(List<Integer> tables, boolean asian) {
    table.top(tables.get(random.nextInt(tables.size())));
    int side = random.nextBoolean() ? 1 : -1;
    if (random.nextInt(3) > 0) {
      int[][] cloths = {
        {0xc9b99b, 0xb09c7a}, {0x7d8f8a, 0x667974}, {0xb4664a, 0x96513a}, {0xe9e3d6, 0xd3cab8}
      };
      int[] cloth = cloths[random.nextInt(cloths.length)];
      table.napkin(x + side * 430, y + food.between(120, 240), cloth[0], cloth[1]);
    }
    if (asian) {
      table.chopsticks(x + side * 470, y - 10, Math.PI / 2 + side * 0.12);
    } else if (random.nextInt(3) > 0) {
      table.fork(x + side * 505, y + 60, -Math.PI / 2 + food.between(-0.12, 0.12));
    }
  }
}
