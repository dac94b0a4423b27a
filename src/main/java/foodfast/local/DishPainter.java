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

  private final HeightMap scene = new HeightMap(WIDTH, HEIGHT);
  private final Random random;
  private final IngredientPainter food;
  private final TablewarePainter table;
  private final String variety;
  private final double x;
  private final double y;
  private final int style;

  private static final Map<String, Consumer<DishPainter>> KINDS =
      Map.ofEntries(
          Map.entry("pizza", p -> new DoughPainter(p).pizza()),
          Map.entry("flatbread", p -> new DoughPainter(p).flatbread()),
          Map.entry("naan", p -> new DoughPainter(p).naan()),
          Map.entry("quesadilla", p -> new DoughPainter(p).quesadilla()),
          Map.entry("tacos", p -> new DoughPainter(p).tacos()),
          Map.entry("burrito", p -> new DoughPainter(p).burrito()),
          Map.entry("nachos", p -> new DoughPainter(p).nachos()),
          Map.entry("samosa", p -> new DoughPainter(p).samosas()),
          Map.entry("springrolls", p -> new DoughPainter(p).springRolls()),
          Map.entry("churros", p -> new DoughPainter(p).churros()),
          Map.entry("avotoast", p -> new DoughPainter(p).toast()),
          Map.entry("soup", p -> new BowlPainter(p).soup()),
          Map.entry("ramen", p -> new BowlPainter(p).ramen()),
          Map.entry("pasta", p -> new BowlPainter(p).pasta()),
          Map.entry("noodles", p -> new BowlPainter(p).friedNoodles()),
          Map.entry("curry", p -> new BowlPainter(p).curry()),
          Map.entry("goulash", p -> new BowlPainter(p).goulash()),
          Map.entry("ricebowl", p -> new BowlPainter(p).riceBowl()),
          Map.entry("bowl", p -> new BowlPainter(p).colourful()),
          Map.entry("salad", p -> new BowlPainter(p).salad()),
          Map.entry("edamame", p -> new BowlPainter(p).edamame()),
          Map.entry("guacamole", p -> new BowlPainter(p).guacamole()),
          Map.entry("granola", p -> new BowlPainter(p).granola()),
          Map.entry("berries", p -> new BowlPainter(p).compote()),
          Map.entry("nigiri", p -> new SushiPainter(p).nigiri()),
          Map.entry("maki", p -> new SushiPainter(p).rolls()),
          Map.entry("sushi", p -> new SushiPainter(p).set()),
          Map.entry("gyoza", p -> new SushiPainter(p).gyoza()),
          Map.entry("dumplings", p -> new SushiPainter(p).dumplings()),
          Map.entry("mochi", p -> new SushiPainter(p).mochi()),
          Map.entry("burger", p -> new GrillPainter(p).burger()),
          Map.entry("fries", p -> new GrillPainter(p).fries()),
          Map.entry("onionrings", p -> new GrillPainter(p).onionRings()),
          Map.entry("wings", p -> new GrillPainter(p).wings()),
          Map.entry("fishchips", p -> new GrillPainter(p).fishAndChips()),
          Map.entry("steak", p -> new GrillPainter(p).steak()),
          Map.entry("currywurst", p -> new GrillPainter(p).currywurst()),
          Map.entry("chicken", p -> new GrillPainter(p).chicken()),
          Map.entry("schnitzel", p -> new GrillPainter(p).schnitzel()),
          Map.entry("salmonplate", p -> new GrillPainter(p).salmon()),
          Map.entry("prawns", p -> new GrillPainter(p).prawns()),
          Map.entry("meatballs", p -> new GrillPainter(p).meatballs()),
          Map.entry("roast", p -> new GrillPainter(p).roastVegetables()),
          Map.entry("tikka", p -> new GrillPainter(p).tikka()),
          Map.entry("burrata", p -> new GrillPainter(p).burrata()),
          Map.entry("cake", p -> new SweetsPainter(p).cake()),
          Map.entry("tart", p -> new SweetsPainter(p).tart()),
          Map.entry("tiramisu", p -> new SweetsPainter(p).tiramisu()),
          Map.entry("strudel", p -> new SweetsPainter(p).strudel()),
          Map.entry("pancakes", p -> new SweetsPainter(p).pancakes()),
          Map.entry("coffee", p -> new SweetsPainter(p).coffee()),
          Map.entry("drink", p -> new SweetsPainter(p).drink()));

  private DishPainter(String art, String name) {
    random = new Random(name.hashCode() * 31L + art.hashCode());
    food = new IngredientPainter(scene, random);
    table = new TablewarePainter(scene, random);
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

  HeightMap scene() {
    return scene;
  }

  IngredientPainter food() {
    return food;
  }

  TablewarePainter table() {
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
