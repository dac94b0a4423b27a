package foodfast.local;

import static foodfast.local.FoodTextures.DOME;
import static foodfast.local.FoodTextures.FLAT;
import static foodfast.local.FoodTextures.PILLOW;
import static foodfast.local.FoodTextures.ROUND;
import static foodfast.local.FoodTextures.box;
import static foodfast.local.FoodTextures.edged;
import static foodfast.local.FoodTextures.leaf;
import static foodfast.local.FoodTextures.matt;
import static foodfast.local.FoodTextures.moist;
import static foodfast.local.FoodTextures.mottled;
import static foodfast.local.FoodTextures.sides;
import static foodfast.local.FoodTextures.spotted;
import static foodfast.local.FoodTextures.wet;
import static foodfast.local.FoodTextures.wobbly;

import foodfast.local.HeightMap.Matter;
import foodfast.local.HeightMap.Paint;
import foodfast.local.HeightMap.Place;
import java.util.List;

/** What is eaten with a spoon, with chopsticks, or with a fork out of something deep. */
final class BowlPainter {
  private final DishPainter p;
  private final IngredientPainter food;
  private final double x;
  private final double y;

  BowlPainter(DishPainter painter) {
    p = painter;
    food = painter.food();
    x = painter.x();
    y = painter.y();
  }

  private double bowl(double radius, boolean asian) {
    p.lay(asian ? List.of(1, 2, 0, 5) : List.of(0, 1, 3, 4, 5), asian);
    return p.table().bowl(x, y, radius, p.style());
  }

  void soup() {
    double level = bowl(390, p.is("miso"));
    int[] broth =
        switch (p.variety()) {
          case "tomato" -> new int[] {0xcf4420, 0xb0341a};
          case "potato" -> new int[] {0xe7cd8c, 0xd7b769};
          case "saffron" -> new int[] {0xd98324, 0xb8641a};
          case "miso" -> new int[] {0xc79a5c, 0xa87c42};
          default -> new int[] {0xe8862a, 0xd56f18};
        };
    food.pool(x, y, 345, level + 14, broth[0], broth[1]);
    switch (p.variety()) {
      case "potato" -> potatoSoup();
      case "saffron" -> fishSoup();
      case "miso" -> miso();
      default -> creamed();
    }
  }

  private void creamed() {
    food.drizzle(x - 10, y + 10, 190, 8, 0xfdf6e6, 6);
    food.seeds(x, y, 150, 46, 6, p.is("tomato") ? 0xe8d6a0 : 0x6f8a3c);
    if (p.is("tomato")) {
      food.scatter(
          x,
          y,
          200,
          26,
          (a, b) -> food.spoonful(a, b, food.between(5, 12), 1.5, 0x6f9a2c, 0x4f7a1e));
    }
    food.sprig(x + 20, y - 10, 44);
    bread();
  }

  private void bread() {
    for (int i = 0; i < 2; i++) {
      double bx = x + 395 + i * 62;
      double by = y - 270 + i * 88;
      Paint crumb =
          edged(
              spotted(
                  mottled(0xecd3a2, 0xd9b478, 16, 8, food.seed()), 0xb98a4a, 18, 0.66, food.seed()),
              0x6b3f1c,
              0.84,
              0.98);
      p.scene()
          .lay(
              new Place(bx, by, 108, 78, 0.5 + i * 0.3),
              wobbly(0.18, food.seed()),
              FLAT,
              i * 16,
              24,
              matt(crumb));
    }
  }

  private void potatoSoup() {
    food.scatter(
        x, y, 265, 26, (a, b) -> food.cube(a, b, food.between(15, 23), 0xf0d27e, 0xd9ae4e, 0.35));
    food.scatter(x, y, 260, 14, (a, b) -> food.cube(a, b, 12, 0xe8842f, 0xc9641c, 0.4));
    food.scatter(
        x,
        y,
        240,
        13,
        (a, b) -> {
          Paint sausage =
              edged(mottled(0xd78a68, 0xb96546, 8, 2, food.seed()), 0x8f3f28, 0.82, 0.98);
          food.disc(a, b, 27, 12, sausage, 0.5);
        });
    food.herbs(x, y, 280, 110, 0x3d7a26);
    bread();
  }

  private void fishSoup() {
    food.scatter(
        x, y, 250, 14, (a, b) -> food.chunk(a, b, food.between(28, 40), 0xf5ead6, 0xdcc7a4));
    food.scatter(x, y, 240, 6, (a, b) -> food.prawn(a, b, 46, food.turn()));
    food.scatter(x, y, 260, 12, (a, b) -> food.cube(a, b, 12, 0xd2402c, 0xa82a1c, 0.5));
    food.herbs(x, y, 270, 100, 0x3d7a26);
    bread();
  }

  private void miso() {
    food.scatter(
        x, y, 240, 17, (a, b) -> food.cube(a, b, food.between(22, 30), 0xfaf3e2, 0xe5d6b6, 0.4));
    food.scatter(x, y, 250, 12, (a, b) -> food.frill(a, b, 48, food.turn(), 0x1d3a22, 0x3f6b3a));
    onionRings(250, 44);
  }

  private void onionRings(double reach, int count) {
    food.scatter(
        x,
        y,
        reach,
        count,
        (a, b) -> food.ring(a, b, food.between(6, 11), 2.6, 0xa9cc5c, 0x5d9636));
  }

  void ramen() {
    double level = bowl(420, true);
    int[] broth =
        switch (p.variety()) {
          case "miso" -> new int[] {0xd0964a, 0xb37a34};
          case "spicy" -> new int[] {0xcf5a26, 0xa83c14};
          case "vegetable" -> new int[] {0xa9783c, 0x8c5f2a};
          default -> new int[] {0xdcbb86, 0xc9a26a};
        };
    food.pool(x, y, 375, level + 10, broth[0], broth[1]);
    food.noodles(x - 10, y + 10, 235, 62, 6.5, 0xf3dc9c, 0xd9b868);
    fat();
    p.table();
    nori(x + 225, y - 205);
    food.egg(x - 165, y - 105, 66, true);
    food.egg(x - 70, y - 185, 66, true);
    ramenTopping();
    onionRings(110, 40);
    food.seeds(x, y, 250, 60, 4.2, 0xf0dca8);
    if (p.is("spicy")) {
      food.drizzle(x, y + 40, 170, 4, 0xb8240e, 5);
    }
  }

  private void fat() {
    food.scatter(
        x,
        y,
        320,
        40,
        (a, b) -> {
          Paint drop = mottled(0xf0c86a, 0xe0ac48, 20, 0, food.seed());
          p.scene().lay(Place.round(a, b, food.between(5, 13)), ROUND, DOME, 52, 3, wet(drop));
        });
  }

  private void nori(double a, double b) {
    for (int i = 0; i < 3; i++) {
      Matter sheet = new Matter(mottled(0x1c2a20, 0x0f1812, 12, 2, food.seed()), 0.2);
      p.scene()
          .lay(
              new Place(a + i * 24, b + i * 30, 88, 66, 0.7 + i * 0.16),
              box(9),
              FLAT,
              80 - i * 2,
              4,
              sheet);
    }
  }

  private void ramenTopping() {
    switch (p.variety()) {
      case "vegetable" -> {
        food.scatter(
            x + 120, y + 110, 80, 6, (a, b) -> food.cube(a, b, 32, 0xf0d9a0, 0xc98f42, 0.25));
        food.scatter(x - 130, y + 120, 80, 9, (a, b) -> food.mushroom(a, b, 38));
        greensOf(x + 120, y - 80);
      }
      case "miso" -> {
        food.scatter(
            x - 120, y + 120, 75, 60, (a, b) -> food.ball(a, b, 10, 0xf7cf3c, 0xdfa41c, 0.5));
        food.cube(x + 20, y + 60, 34, 0xfbe9a4, 0xf0d272, 0.5);
        chashu(x + 140, y + 90);
      }
      case "spicy" -> {
        food.scatter(
            x + 90,
            y + 90,
            105,
            60,
            (a, b) -> food.chunk(a, b, food.between(9, 16), 0x7a4026, 0x4c2412));
        greensOf(x - 150, y + 110);
      }
      default -> {
        chashu(x + 140, y + 60);
        chashu(x + 50, y + 170);
        greensOf(x - 160, y + 120);
      }
    }
  }

  private void chashu(double a, double b) {
    Paint meat =
        spotted(mottled(0xd9a27c, 0xb9744c, 30, 5, food.seed()), 0xf3dcc2, 34, 0.60, food.seed());
    Paint roasted = edged(meat, 0x6e3218, 0.78, 1.0);
    food.on(
        new Place(a, b, 98, 84, food.turn()),
        wobbly(0.14, food.seed()),
        FLAT,
        16,
        new Matter(roasted, 0.4));
  }

  private void greensOf(double a, double b) {
    for (int i = 0; i < 5; i++) {
      double angle = i * 0.5 - 1;
      food.leafAt(
          a + 34 * Math.cos(angle), b + 34 * Math.sin(angle), 74, angle, 0x2d6b2a, 0x8ec05a);
    }
  }

  void pasta() {
    p.lay(List.of(0, 1, 2, 3, 4), false);
    p.table().plate(x, y, 430, p.style());
    boolean pesto = p.is("pesto");
    int colour = pesto ? 0xd9cf7a : 0xf0c878;
    food.noodles(x, y, 235, 105, pesto ? 10 : 6.5, colour, pesto ? 0x9fa33c : 0xd39a44);
    if (pesto) {
      food.scatter(
          x, y, 200, 40, (a, b) -> food.spoonful(a, b, food.between(9, 20), 3, 0x5f8a2a, 0x3f6a1c));
      food.scatter(x, y, 200, 22, (a, b) -> food.ball(a, b, 8, 0xf0d9a0, 0xd0a862, 0.3));
    } else {
      food.spoonful(x, y, 150, 20, 0xc8361a, 0x9a220c);
      food.scatter(
          x, y, 140, 22, (a, b) -> food.chunk(a, b, food.between(12, 22), 0xcf3e20, 0x9c2410));
    }
    shavings(170);
    food.sprig(x + 10, y - 12, 62);
    food.seeds(x, y, 330, 40, 2.2, 0x2a2018);
  }

  private void shavings(double reach) {
    food.scatter(
        x,
        y,
        reach,
        22,
        (a, b) -> {
          Paint flake = mottled(0xfcf3d6, 0xf0dfae, 10, 1, food.seed());
          food.on(
              new Place(a, b, food.between(12, 26), food.between(6, 11), food.turn()),
              wobbly(0.4, food.seed()),
              FLAT,
              4,
              moist(flake));
        });
  }

  void friedNoodles() {
    bowl(410, true);
    food.noodles(x, y, 265, 110, 8, 0xd9a04c, 0x9c6422);
    food.scatter(
        x, y, 240, 18, (a, b) -> food.chunk(a, b, food.between(24, 36), 0xdfae72, 0xa86a30));
    strips(0xe8842f, 26);
    strips(0xbcd47a, 26);
    strips(0xd23a26, 12);
    onionRings(230, 40);
    food.seeds(x, y, 240, 70, 4.4, 0xf0dca8);
  }

  private void strips(int colour, int count) {
    food.scatter(
        x,
        y,
        245,
        count,
        (a, b) -> {
          Paint strip = edged(mottled(colour, colour, 14, 1, food.seed()), 0x7a4a1a, 0.9, 1.3);
          food.on(
              new Place(a, b, food.between(34, 52), 8, food.turn()),
              box(3.5),
              PILLOW,
              11,
              new Matter(strip, 0.45));
        });
  }

  void curry() {
    double level = bowl(400, p.is("mapo"));
    int[] sauce =
        switch (p.variety()) {
          case "spinach" -> new int[] {0x5c7a2c, 0x3f5c1c};
          case "lamb" -> new int[] {0x8f3a1a, 0x662410};
          case "chickpea" -> new int[] {0xbf6a24, 0x944a14};
          case "coconut" -> new int[] {0xe8b848, 0xd59a2c};
          case "dal" -> new int[] {0x6e3a22, 0x4c2412};
          case "mapo" -> new int[] {0xa93416, 0x7d220c};
          default -> new int[] {0xe07a2c, 0xc65c16};
        };
    food.pool(x, y, 355, level + 12, sauce[0], sauce[1]);
    pieces(sauce);
    if (!p.is("mapo")) {
      food.drizzle(x + 10, y, 165, 6, 0xfbf2e0, 5);
    }
    food.herbs(x, y, 260, 70, 0x3a7a28);
    food.sprig(x + 20, y - 20, 46);
    side();
  }

  private void pieces(int[] sauce) {
    switch (p.variety()) {
      case "spinach" ->
          food.scatter(
              x,
              y,
              260,
              18,
              (a, b) -> food.cube(a, b, food.between(30, 38), 0xfbf3e0, 0xe0c794, 0.35));
      case "chickpea" ->
          food.scatter(
              x,
              y,
              280,
              75,
              (a, b) -> food.ball(a, b, food.between(19, 24), 0xe0b062, 0xb9803a, 0.5));
      case "coconut" -> food.scatter(x, y, 240, 12, (a, b) -> food.prawn(a, b, 56, food.turn()));
      case "dal" ->
          food.scatter(
              x,
              y,
              300,
              240,
              (a, b) -> food.ball(a, b, food.between(7, 10), 0x7a452a, 0x4a2412, 0.6));
      case "mapo" -> {
        food.scatter(
            x,
            y,
            280,
            40,
            (a, b) -> food.cube(a, b, food.between(27, 35), 0xfaf0dc, 0xe3cba0, 0.45));
        food.scatter(
            x, y, 280, 60, (a, b) -> food.chunk(a, b, food.between(8, 14), 0x6e3018, 0x45180a));
        onionRings(260, 50);
      }
      default ->
          food.scatter(
              x,
              y,
              260,
              22,
              (a, b) ->
                  food.chunk(
                      a, b, food.between(36, 50), p.is("lamb") ? 0x7a3a20 : 0xe2944a, sauce[1]));
    }
  }

  private void side() {
    int left = p.style() % 2 == 0 ? -1 : 1;
    double a = x + left * 490;
    double b = y - 250;
    p.table().bowl(a, b, 200, p.style() + 1);
    food.rice(a, b, 165, 46, 0xfbf6e8);
    food.herbs(a, b, 80, 14, 0x3a7a28);
  }

  void goulash() {
    p.lay(List.of(0, 1, 4, 5), false);
    double base = p.table().plate(x, y, 430, p.style());
    food.pool(x - 60, y + 10, 250, base + 16, 0x8a3a1a, 0x642410);
    food.scatter(
        x - 70,
        y + 10,
        190,
        20,
        (a, b) -> food.chunk(a, b, food.between(36, 50), 0x8f4526, 0x5c2812));
    food.scatter(x - 60, y + 10, 200, 12, (a, b) -> food.cube(a, b, 14, 0xd23a22, 0x9c2412, 0.6));
    for (int i = 0; i < 3; i++) {
      Paint dumpling = mottled(0xf2dfb8, 0xd9bd88, 18, 6, food.seed());
      p.scene()
          .lay(
              new Place(x + 205, y - 130 + i * 105, 108, 82, 0.3),
              wobbly(0.1, food.seed()),
              PILLOW,
              base,
              46 + i * 4,
              matt(dumpling));
    }
    food.herbs(x, y, 260, 110, 0x3d7a26);
    food.spoonful(x - 80, y - 10, 40, 18, 0xfbf6ea, 0xe8dfcc);
  }

  void riceBowl() {
    bowl(400, true);
    food.rice(x, y, 310, 40, 0xfbf6e8);
    food.scatter(
        x - 90, y, 180, 22, (a, b) -> food.chunk(a, b, food.between(32, 46), 0x6e3a22, 0x40200f));
    food.scatter(x + 140, y, 135, 13, this::broccoli);
    food.seeds(x, y, 260, 80, 4.4, 0xf0dca8);
    onionRings(220, 26);
  }

  private void broccoli(double a, double b) {
    food.on(
        Place.round(a, b, 18),
        box(3),
        PILLOW,
        26,
        moist(mottled(0x9cbf5c, 0x7aa03c, 12, 1, food.seed())));
    food.scatter(
        a, b, 34, 16, (c, d) -> food.ball(c, d, food.between(9, 14), 0x4a8030, 0x2c5a1c, 0.15));
  }

  void colourful() {
    p.lay(List.of(0, 2, 3, 4, 5), p.is("salmon"));
    p.table().bowl(x, y, 410, p.style());
    food.rice(x, y, 320, 34, p.is("green") || p.is("chicken") ? 0xd9b98a : 0xfbf6e8);
    food.greens(x, y + 20, 300, 26, 0x2f6a26, 0x86b84c);
    String[] parts =
        switch (p.variety()) {
          case "falafel" ->
              new String[] {"falafel", "cabbage", "hummus", "tomato", "cucumber", "carrot"};
          case "salmon" ->
              new String[] {"salmon", "mango", "edamame", "radish", "avocado", "cucumber"};
          case "chicken" ->
              new String[] {"chicken", "sweet", "avocado", "corn", "tomato", "cabbage"};
          case "rainbow" ->
              new String[] {"cabbage", "carrot", "corn", "beet", "chickpeas", "cucumber"};
          case "burrito" -> new String[] {"beans", "corn", "tomato", "avocado", "beef", "cream"};
          default -> new String[] {"avocado", "edamame", "cucumber", "tofu", "radish", "herbs"};
        };
    double start = food.turn();
    for (int i = 0; i < parts.length; i++) {
      double angle = start + i * 2 * Math.PI / parts.length;
      heap(parts[i], x + 195 * Math.cos(angle), y + 195 * Math.sin(angle));
    }
    food.sprig(x, y, 48);
    food.seeds(x, y, 300, 110, 4.4, 0xf0dca8);
  }

  private void heap(String part, double a, double b) {
    switch (part) {
      case "falafel" ->
          food.scatter(
              a, b, 78, 5, (c, d) -> food.crusted(Place.round(c, d, 50), 56, 0x9c6a30, 0x5c3a16));
      case "hummus" -> food.spoonful(a, b, 98, 34, 0xe6cd9c, 0xcfae72);
      case "cream" -> food.spoonful(a, b, 74, 34, 0xfcf8ee, 0xe9e1d0);
      case "tomato" ->
          food.scatter(a, b, 84, 9, (c, d) -> food.berry(c, d, 29, 0xd93a26, 0xa81f14));
      case "cucumber" -> food.scatter(a, b, 86, 11, (c, d) -> food.cucumber(c, d, 36));
      case "radish" -> food.scatter(a, b, 84, 14, (c, d) -> food.radish(c, d, 28));
      case "avocado" -> food.avocado(a, b, 92, 7);
      case "edamame" ->
          food.scatter(a, b, 88, 46, (c, d) -> food.ball(c, d, 14, 0x9cc84c, 0x6f9a2c, 0.5));
      case "corn" ->
          food.scatter(a, b, 88, 80, (c, d) -> food.ball(c, d, 11, 0xf7cb38, 0xdb9c18, 0.5));
      case "beans" ->
          food.scatter(a, b, 88, 60, (c, d) -> food.ball(c, d, 14, 0x3a2420, 0x1c100e, 0.6));
      case "chickpeas" ->
          food.scatter(a, b, 88, 40, (c, d) -> food.ball(c, d, 17, 0xe6bb74, 0xc08a44, 0.4));
      case "mango" ->
          food.scatter(a, b, 80, 20, (c, d) -> food.cube(c, d, 21, 0xf9b52c, 0xe08f14, 0.5));
      case "sweet" ->
          food.scatter(a, b, 80, 18, (c, d) -> food.cube(c, d, 24, 0xe3762a, 0xa84a12, 0.3));
      case "beet" ->
          food.scatter(a, b, 80, 18, (c, d) -> food.cube(c, d, 23, 0x8a1a4a, 0x5a0f30, 0.5));
      case "tofu" ->
          food.scatter(a, b, 80, 14, (c, d) -> food.cube(c, d, 27, 0xe9c27e, 0xb5762c, 0.25));
      case "salmon" ->
          food.scatter(a, b, 88, 20, (c, d) -> food.cube(c, d, 26, 0xf4834e, 0xfbb692, 0.6));
      case "chicken" ->
          food.scatter(
              a,
              b,
              84,
              9,
              (c, d) -> food.crusted(new Place(c, d, 56, 22, food.turn()), 26, 0xe3b878, 0x8a5420));
      case "beef" -> food.scatter(a, b, 84, 16, (c, d) -> food.chunk(c, d, 24, 0x6e3a22, 0x40200f));
      case "carrot" -> food.scatter(a, b, 84, 50, (c, d) -> shred(c, d, 0xf08a2c));
      case "cabbage" -> food.scatter(a, b, 84, 50, (c, d) -> shred(c, d, 0x9a3a86));
      default -> food.greens(a, b, 76, 8, 0x2f7a28, 0x9cd05c);
    }
  }

  private void shred(double a, double b, int colour) {
    Paint strip = edged(mottled(colour, colour, 9, 1, food.seed()), 0xf3dfe6, 0.7, 1.5);
    food.on(
        new Place(a, b, food.between(22, 44), 5.5, food.turn()), box(3), PILLOW, 9, moist(strip));
  }

  void salad() {
    p.lay(List.of(0, 2, 3, 4, 5), p.is("cucumber"));
    p.table().bowl(x, y, 405, p.style());
    if (p.is("slaw")) {
      slaw();
      return;
    }
    boolean romaine = p.is("caesar");
    if (!p.is("cucumber")) {
      food.greens(x, y, 330, 120, romaine ? 0x6f9a34 : 0x2f6f26, romaine ? 0xd9e89c : 0x8fc050);
    }
    switch (p.variety()) {
      case "caesar" -> {
        food.scatter(
            x,
            y,
            260,
            20,
            (a, b) -> food.cube(a, b, food.between(20, 27), 0xdca65a, 0x9c6424, 0.1));
        shavings(260);
        food.drizzle(x, y, 220, 6, 0xfaf0d4, 7);
      }
      case "greek" -> {
        food.scatter(x, y, 270, 14, (a, b) -> food.tomatoSlice(a, b, 48));
        food.scatter(x, y, 270, 14, (a, b) -> food.cucumber(a, b, 44));
        food.scatter(x, y, 240, 14, (a, b) -> food.cube(a, b, 28, 0xfdfaf0, 0xe8e2d0, 0.2));
        food.scatter(x, y, 260, 14, (a, b) -> food.olive(a, b, 20, 0x4a3450));
        food.scatter(x, y, 240, 8, (a, b) -> food.ring(a, b, 34, 5, 0xe9c3d6, 0xa8447e));
      }
      case "cucumber" -> {
        food.scatter(
            x, y, 290, 70, (a, b) -> food.chunk(a, b, food.between(34, 46), 0xb6d482, 0x4a7f30));
        food.seeds(x, y, 280, 140, 4.6, 0xf0dca8);
        food.drizzle(x, y, 210, 4, 0xb5301a, 7);
      }
      case "radish" -> {
        food.scatter(x, y, 270, 26, (a, b) -> food.radish(a, b, 36));
        food.scatter(x, y, 260, 14, (a, b) -> food.cucumber(a, b, 36));
        food.scatter(x, y, 250, 22, (a, b) -> food.cube(a, b, 14, 0x7a4a26, 0x4c2a12, 0.1));
      }
      default -> {
        food.scatter(
            x, y, 270, 26, (a, b) -> food.berry(a, b, food.between(26, 34), 0xd9361f, 0xa31c12));
        food.scatter(x, y, 260, 30, (a, b) -> food.ball(a, b, 8, 0xf0d9a0, 0xd0a862, 0.3));
        food.drizzle(x, y, 220, 4, 0x3a1712, 6);
        shavings(240);
      }
    }
    food.seeds(x, y, 280, 40, 2.4, 0x2a2018);
  }

  private void slaw() {
    food.spoonful(x, y, 270, 30, 0xe9ecc8, 0xd3dba4);
    food.scatter(x, y, 300, 240, (a, b) -> shred(a, b, p.oneOf(0xe3e8b8, 0xf2f0d0, 0xcfe09c)));
    food.scatter(x, y, 300, 90, (a, b) -> shred(a, b, 0xf08a2c));
    food.scatter(x, y, 290, 40, (a, b) -> shred(a, b, 0x8a3a7a));
    food.herbs(x, y, 280, 90, 0x3d7a26);
  }

  void edamame() {
    bowl(390, true);
    food.scatter(
        x,
        y,
        280,
        95,
        (a, b) -> {
          double angle = food.turn();
          Paint pod = edged(mottled(0x86b840, 0x5f9428, 14, 3, food.seed()), 0x3f6f1c, 0.75, 1.05);
          Paint beans =
              (px, py, u, v, d, c) -> {
                pod.at(px, py, u, v, d, c);
                c[3] += (float) (7 * Math.cos(u * 8.5) * (1 - d));
              };
          food.on(new Place(a, b, 66, 21, angle), leaf(), DOME, 24, new Matter(beans, 0.4));
        });
    food.seeds(x, y, 290, 120, 3.2, 0xffffff);
  }

  void guacamole() {
    p.lay(List.of(0, 1, 2, 5), false);
    p.table().plate(x, y, 440, p.style());
    food.around(
        x,
        y,
        310,
        26,
        (a, b) -> {
          Paint chip =
              spotted(
                  mottled(0xeec05c, 0xd99a32, 18, 5, food.seed()), 0xa8641f, 22, 0.68, food.seed());
          food.on(new Place(a, b, 72, 72, food.turn()), sides(3), PILLOW, 9, matt(chip));
        });
    p.table().bowl(x, y, 250, p.style() + 1);
    Paint mash = mottled(0xa9c255, 0x7c9a38, 24, 20, food.seed());
    p.scene().lay(Place.round(x, y, 210), wobbly(0.08, food.seed()), PILLOW, 46, 34, moist(mash));
    food.scatter(x, y, 150, 16, (a, b) -> food.cube(a, b, 12, 0xd23c28, 0xa3261a, 0.5));
    food.scatter(x, y, 140, 16, (a, b) -> food.cube(a, b, 9, 0xf3e6f0, 0xc48ab4, 0.4));
    food.sprig(x, y, 48);
    food.citrus(x + 130, y + 110, 50, 0xc9dc6a, 0x5f9a2e);
  }

  void granola() {
    double level = bowl(390, false);
    food.pool(x, y, 345, level + 16, 0xfdf9f0, 0xf1e8d8);
    food.scatter(
        x - 70, y, 200, 170, (a, b) -> food.chunk(a, b, food.between(8, 17), 0xc98f4a, 0x8c5822));
    food.scatter(
        x + 150,
        y - 60,
        120,
        17,
        (a, b) -> food.berry(a, b, food.between(19, 25), 0x3f4f8c, 0x232c5a));
    food.scatter(x + 110, y + 140, 100, 6, (a, b) -> food.strawberry(a, b, 48, food.turn()));
    food.drizzle(x, y, 220, 4, 0xd9912a, 5);
    food.sprig(x + 60, y - 10, 36);
  }

  void compote() {
    double level = bowl(370, false);
    food.pool(x, y, 330, level + 12, 0x9c1226, 0x6c0818);
    food.scatter(
        x,
        y,
        290,
        60,
        (a, b) ->
            food.berry(
                a, b, food.between(17, 26), p.oneOf(0xb8142c, 0x7a0c24, 0x3a1a4a), 0x4a0614));
    food.scatter(x, y, 240, 8, (a, b) -> food.strawberry(a, b, 44, food.turn()));
    food.spoonful(x, y, 130, 26, 0xfcf3d6, 0xf0dfae);
    food.sprig(x, y - 10, 42);
  }
}
