package foodfast.local;

import static foodfast.local.FoodTextures.DOME;
import static foodfast.local.FoodTextures.FLAT;
import static foodfast.local.FoodTextures.PILLOW;
import static foodfast.local.FoodTextures.ROUND;
import static foodfast.local.FoodTextures.box;
import static foodfast.local.FoodTextures.edged;
import static foodfast.local.FoodTextures.matt;
import static foodfast.local.FoodTextures.moist;
import static foodfast.local.FoodTextures.mottled;
import static foodfast.local.FoodTextures.spotted;
import static foodfast.local.FoodTextures.wobbly;

import foodfast.local.HeightMap.Matter;
import foodfast.local.HeightMap.Outline;
import foodfast.local.HeightMap.Paint;
import foodfast.local.HeightMap.Place;
import java.util.List;

/** Cakes, and everything in a cup or a glass. */
final class SweetsPainter {
  private final DishPainter p;
  private final IngredientPainter food;
  private final double x;
  private final double y;

  SweetsPainter(DishPainter painter) {
    p = painter;
    food = painter.food();
    x = painter.x();
    y = painter.y();
  }

  private double plate(double radius) {
    p.lay(List.of(0, 3, 4, 5, 1), false);
    return p.table().plate(x, y, radius, p.style());
  }

  /** A slice from above lies on its side, so that its layers show. */
  void cake() {
    double base = plate(390);
    int[] crumb =
        switch (p.variety()) {
          case "blueberry" -> new int[] {0xfaf0d2, 0xf0dfae};
          case "carrot" -> new int[] {0xc0803c, 0x97581f};
          default -> new int[] {0x4c2614, 0x34170b};
        };
    int[] cream =
        switch (p.variety()) {
          case "blueberry" -> new int[] {0xb98446, 0x8f5c28};
          case "carrot" -> new int[] {0xfdf8ec, 0xf0e6d0};
          default -> new int[] {0x6b3a20, 0x4a2412};
        };
    Outline wedge = (u, v) -> Math.max(Math.abs(u), Math.abs(v) / Math.max(0.04, 0.52 + 0.48 * u));
    Paint inside = mottled(crumb[0], crumb[1], 9, 9, food.seed());
    Paint filling = mottled(cream[0], cream[1], 26, 3, food.seed());
    Paint layers =
        (px, py, u, v, d, c) -> {
          boolean creamy = d > 0.9 || p.is("blueberry") ? u > 0.86 : false;
          (creamy ? filling : inside).at(px, py, u, v, d, c);
        };
    Place at = new Place(x - 20, y + 10, 250, 170, -0.35);
    p.scene().lay(at, wedge, FLAT, base, 96, matt(layers));
    Paint icing = p.is("blueberry") ? mottled(0xfbf3dc, 0xf3e4bc, 40, 3, food.seed()) : filling;
    Place top = new Place(x - 24, y + 6, 240, 160, -0.35);
    p.scene().lay(top, wedge, PILLOW, base + 90, 18, new Matter(icing, p.is("carrot") ? 0.2 : 0.5));
    topping();
  }

  private void topping() {
    double tx = x + 60;
    double ty = y - 20;
    switch (p.variety()) {
      case "blueberry" -> {
        food.spoonful(tx, ty, 92, 8, 0x4a2460, 0x2c1440);
        food.scatter(
            tx, ty, 100, 20, (a, b) -> food.berry(a, b, food.between(19, 24), 0x46568f, 0x232c5a));
        food.scatter(x - 190, y + 190, 50, 5, (a, b) -> food.berry(a, b, 22, 0x46568f, 0x232c5a));
      }
      case "carrot" -> {
        food.scatter(
            tx, ty, 90, 26, (a, b) -> food.chunk(a, b, food.between(9, 17), 0xb9803c, 0x7a4a1c));
        food.seeds(tx, ty, 110, 50, 3, 0xc98a4a);
      }
      default -> {
        food.drizzle(tx - 40, ty + 10, 100, 5, 0x2c120a, 5);
        food.strawberry(tx + 30, ty - 10, 54, 2.3);
        food.berry(tx - 30, ty + 40, 26, 0xb8142c, 0x7a0c1c);
      }
    }
    food.sprig(tx + 60, ty + 50, 30);
    food.spoonful(x - 190, y - 150, 66, 34, 0xfdfaf2, 0xf0e9da);
    food.seeds(x, y, 330, 60, 2.4, p.is("chocolate") ? 0x4c2614 : 0xe8d6b0);
  }

  void tart() {
    double base = plate(430);
    Paint crust =
        spotted(mottled(0xdca55a, 0xc2853a, 26, 5, food.seed()), 0x96591c, 44, 0.62, food.seed());
    int waves = 30;
    Outline fluted = (u, v) -> Math.hypot(u, v) * (1 + 0.018 * Math.cos(waves * Math.atan2(v, u)));
    p.scene().lay(Place.round(x, y, 320), fluted, d -> d > 0.9 ? 1 : 0.72, base, 54, matt(crust));
    if (p.is("lemon")) {
      food.pool(x, y, 286, base + 46, 0xf7d34c, 0xeebb2c);
      meringue();
    } else {
      food.pool(x, y, 286, base + 44, 0xf9e9b4, 0xefd588);
      for (int ring = 0; ring < 4; ring++) {
        double radius = 235 - ring * 72;
        int count = Math.max(1, (int) (radius / 14.5));
        food.around(
            x, y, radius, count, (a, b) -> food.strawberry(a, b, 50, Math.atan2(y - b, x - a)));
      }
      food.seeds(x, y, 270, 60, 4, 0xa9cc5c);
    }
    food.sprig(x + 6, y - 4, 40);
  }

  private void meringue() {
    food.around(x, y, 205, 15, this::peak);
    food.around(x, y, 120, 9, this::peak);
    food.around(x, y, 40, 3, this::peak);
  }

  private void peak(double a, double b) {
    Paint foam = mottled(0xfffaf0, 0xf6ead2, 30, 2, food.seed());
    Paint torched =
        (px, py, u, v, d, c) -> {
          foam.at(px, py, u, v, d, c);
          double swirl = 0.5 + 0.5 * Math.sin(Math.atan2(v, u) * 3 + d * 9);
          FoodTextures.mix(
              c, WindowLight.of(0xb9702c), 0.55 * SmoothNoise.step(0.6, 1, swirl) * (1 - d), c);
          c[3] = (float) (6 * swirl * (1 - d));
        };
    food.on(
        Place.round(a, b, 45),
        wobbly(0.1, food.seed()),
        d -> Math.pow(1 - d, 0.8),
        62,
        moist(torched));
  }

  void tiramisu() {
    double base = plate(390);
    Paint biscuit = mottled(0xd9a96a, 0xa87238, 14, 6, food.seed());
    Paint sides =
        (px, py, u, v, d, c) -> {
          biscuit.at(px, py, u, v, d, c);
          if (d < 0.93) {
            FoodTextures.mix(c, WindowLight.of(0xfaf0d8), 0.8, c);
          }
        };
    p.scene().lay(new Place(x, y, 215, 160, -0.2), box(9), FLAT, base, 90, moist(sides));
    Paint cocoa = mottled(0x5a3018, 0x3a1c0c, 7, 5, food.seed());
    p.scene().lay(new Place(x, y, 207, 152, -0.2), box(9), FLAT, base + 88, 8, matt(cocoa));
    for (int i = 0; i < 12; i++) {
      double a = x - 145 + (i % 4) * 96;
      double b = y - 62 + (i / 4) * 76;
      Paint dusted =
          spotted(mottled(0x6b3d20, 0x4a2612, 8, 4, food.seed()), 0xf3e3c4, 26, 0.70, food.seed());
      food.on(
          Place.round(a + (i / 4) * 12, b - (i % 4) * 18, 44),
          wobbly(0.1, food.seed()),
          DOME,
          24,
          matt(dusted));
    }
    food.seeds(x, y, 330, 170, 2.4, 0x4c2614);
    food.scatter(x + 230, y + 160, 50, 5, (a, b) -> food.ball(a, b, 17, 0x4a2814, 0x2a120a, 0.5));
    food.sprig(x - 10, y - 10, 36);
  }

  void strudel() {
    double base = plate(410);
    food.pool(x + 60, y + 90, 210, base + 12, 0xf9e39c, 0xefcd68);
    for (int i = 0; i < 2; i++) {
      Place at = new Place(x - 60 + i * 50, y - 70 + i * 135, 205, 84, -0.2);
      Paint pastry =
          spotted(mottled(0xe0a652, 0xc27f2a, 24, 5, food.seed()), 0x8f5216, 36, 0.6, food.seed());
      Paint flaky =
          (px, py, u, v, d, c) -> {
            pastry.at(px, py, u, v, d, c);
            c[3] += (float) (4 * Math.sin(u * 22 + 3 * SmoothNoise.at(px / 40, py / 40, 5)));
            if (SmoothNoise.at(px / 2.6, py / 2.6, 6) > 0.66) {
              FoodTextures.mix(c, new float[] {0.96f, 0.94f, 0.9f}, 0.75, c);
            }
          };
      p.scene().lay(at, box(4), DOME, base, 78, matt(flaky));
      double ex = at.x() + 196 * Math.cos(-0.2);
      double ey = at.y() + 196 * Math.sin(-0.2);
      p.scene()
          .lay(
              new Place(ex, ey, 26, 68, -0.2),
              ROUND,
              FLAT,
              base + 26,
              12,
              moist(mottled(0xe9c878, 0xb98434, 12, 8, food.seed())));
      food.scatter(ex, ey, 40, 7, (a, b) -> food.berry(a, b, 8, 0x3a1c14, 0x1c0c08));
    }
    food.spoonful(x - 200, y + 130, 66, 34, 0xfdfaf2, 0xf0e9da);
    food.sprig(x + 150, y - 150, 34);
  }

  void pancakes() {
    double base = plate(420);
    for (int i = 0; i < 5; i++) {
      Paint brown =
          spotted(mottled(0xd08a3c, 0xb46c22, 46, 2, food.seed()), 0x8f4c14, 60, 0.6, food.seed());
      Paint paint = edged(brown, 0xf0d09a, 0.88, 0.97);
      double a = x - 10 + food.between(-16, 16);
      double b = y + food.between(-14, 14);
      p.scene()
          .lay(
              Place.round(a, b, 222 - i * 3),
              wobbly(0.05, food.seed()),
              PILLOW,
              base + i * 25,
              26,
              new Matter(paint, 0.2));
    }
    food.pool(x - 8, y + 6, 130, base + 131, 0xb8661c, 0x96480e);
    for (int i = 0; i < 5; i++) {
      double angle = i * 1.26 + 0.4;
      food.spoonful(
          x + 150 * Math.cos(angle), y + 150 * Math.sin(angle), 40, 4, 0xa8560f, 0x843c08);
    }
    food.cube(x - 20, y - 10, 40, 0xfbeaa0, 0xf0d468, 0.4);
    food.scatter(
        x + 40,
        y + 60,
        90,
        10,
        (a, b) -> food.berry(a, b, 24, p.oneOf(0x46568f, 0xb8142c), 0x2c1440));
    food.strawberry(x + 95, y - 70, 54, 2);
    food.strawberry(x - 110, y + 90, 54, 0.6);
    food.scatter(x - 40, y + 230, 60, 4, (a, b) -> food.berry(a, b, 22, 0x46568f, 0x232c5a));
    food.sprig(x + 20, y + 30, 34);
  }

  void coffee() {
    p.lay(List.of(0, 1, 3, 4, 5), false);
    p.table().plate(x, y, 390, p.style());
    Matter china = new Matter(mottled(0xf6f2ea, 0xe6dfd2, 60, 0, food.seed()), 0.5);
    p.scene()
        .lay(
            new Place(x + 285, y - 60, 78, 48, -0.2),
            (u, v) -> Math.abs(Math.hypot(u, v) - 0.7) / 0.3,
            PILLOW,
            24,
            60,
            china);
    p.scene().lay(Place.round(x, y, 245), ROUND, d -> d > 0.9 ? 1 : 0.62, 12, 110, china);
    boolean chocolate = p.is("chocolate");
    float[] foam = WindowLight.of(chocolate ? 0x7a4526 : 0xf3dfbe);
    float[] brown = WindowLight.of(chocolate ? 0x5a2f18 : 0xa8662c);
    int id = food.seed();
    Paint art =
        (px, py, u, v, d, c) -> {
          double heart = rosetta(u, v);
          double milk = Math.max(heart, 0.22 * SmoothNoise.fine(px / 26, py / 26, id));
          FoodTextures.mix(
              brown, foam, chocolate ? SmoothNoise.fine(px / 40, py / 40, id) : milk, c);
          FoodTextures.mix(c, WindowLight.of(0x6b3a18), 0.6 * SmoothNoise.step(0.86, 1, d), c);
          c[3] = (float) (1.5 * SmoothNoise.fine(px / 12, py / 12, id));
        };
    p.scene().lay(Place.round(x, y, 220), ROUND, d -> 1, 92, 3, new Matter(art, 0.3));
    if (chocolate) {
      food.scatter(
          x,
          y,
          120,
          9,
          (a, b) -> food.spoonful(a, b, food.between(52, 70), 16, 0xfdfaf2, 0xf0e8da));
      food.seeds(x, y, 150, 130, 4, 0x4c2614);
    }
    food.scatter(x - 280, y + 170, 40, 5, (a, b) -> food.ball(a, b, 17, 0x4a2814, 0x2a120a, 0.5));
    Paint cookie =
        spotted(mottled(0xd9a050, 0xb87a30, 14, 7, food.seed()), 0x4a2410, 24, 0.7, food.seed());
    food.on(Place.round(x + 235, y + 215, 62), wobbly(0.08, food.seed()), PILLOW, 22, matt(cookie));
  }

  /** The leaf that a barista pours. */
  private static double rosetta(double u, double v) {
    double width = 0.62 * Math.sqrt(Math.max(0, 1 - Math.pow((v + 0.05) / 0.78, 2)));
    double inside = SmoothNoise.step(width, width - 0.10, Math.abs(u));
    double waves = 0.5 + 0.5 * Math.cos((v * 5.2 + Math.abs(u) * 3.4) * Math.PI);
    double stem =
        SmoothNoise.step(0.045, 0.015, Math.abs(u)) * SmoothNoise.step(0.8, 0.7, Math.abs(v));
    return Math.max(0, Math.min(1, inside * SmoothNoise.step(0.25, 0.6, waves) - stem));
  }

  void drink() {
    p.lay(List.of(0, 3, 4, 5), false);
    int[] liquid =
        switch (p.variety()) {
          case "lemon", "elder" -> new int[] {0xf3ea9a, 0xe3d468};
          case "apple" -> new int[] {0xe6c45a, 0xd0a636};
          case "orange" -> new int[] {0xe8602a, 0xcf3f1c};
          case "green" -> new int[] {0x86b040, 0x628c28};
          case "mango" -> new int[] {0xf7bb3c, 0xeaa01c};
          case "shake" -> new int[] {0xfbf0d4, 0xf0dfb4};
          case "cola" -> new int[] {0x4a2212, 0x2a100a};
          case "hibiscus" -> new int[] {0xb8183c, 0x8a0c2c};
          default -> new int[] {0xc9862c, 0xa8661a};
        };
    glass(x - 40, y + 20, 235, liquid);
    if (p.style() % 3 == 0) {
      glass(x + 390, y - 260, 190, liquid);
    }
    beside();
  }

  private void glass(double a, double b, double radius, int[] liquid) {
    Matter coaster = matt(mottled(0xb98a5a, 0x96683a, 20, 2, food.seed()));
    p.scene().lay(Place.round(a, b, radius * 1.22), ROUND, FLAT, 0, 10, coaster);
    Matter rim =
        new Matter(edged(mottled(0xdfe9e8, 0xb8c8c6, 40, 0, food.seed()), 0xf6fbfa, 0.93, 1), 1.0);
    p.scene()
        .lay(
            Place.round(a, b, radius),
            ROUND,
            d -> d > 0.92 ? 1 - Math.pow(Math.abs(d - 0.96) / 0.04, 2) * 0.25 : 0.6,
            8,
            120,
            rim);
    food.pool(a, b, radius * 0.93, 102, liquid[0], liquid[1]);
    boolean thick = p.is("shake") || p.is("mango") || p.is("green");
    if (thick) {
      foam(a, b, radius);
    } else {
      food.scatter(a, b, radius * 0.62, 7, this::ice);
      food.scatter(
          a,
          b,
          radius * 0.86,
          50,
          (c, d) -> food.ball(c, d, food.between(3, 6), 0xfdfaf0, liquid[0], 0.9));
    }
    garnish(a, b, radius);
    straw(a, b, radius);
  }

  private void foam(double a, double b, double radius) {
    food.scatter(
        a,
        b,
        radius * 0.86,
        90,
        (c, d) -> food.ball(c, d, food.between(3, 8), 0xfdf3dc, 0xf0d9a0, 0.5));
    if (p.is("shake")) {
      food.scatter(
          a,
          b,
          radius * 0.46,
          9,
          (c, d) -> food.spoonful(c, d, food.between(46, 62), 20, 0xfffcf4, 0xf3ebdc));
      food.berry(a, b, 34, 0xc0182c, 0x860c1c);
      food.seeds(a, b, radius * 0.6, 60, 4, 0xb9803c);
    }
  }

  private void ice(double a, double b) {
    Paint clear = edged(mottled(0xeef6f4, 0xcfe0de, 20, 2, food.seed()), 0xffffff, 0.72, 1.0);
    food.on(new Place(a, b, 44, 42, food.turn()), box(5), FLAT, 20, new Matter(clear, 1.0));
  }

  private void garnish(double a, double b, double radius) {
    switch (p.variety()) {
      case "orange" ->
          food.citrus(a + radius * 0.4, b + radius * 0.3, radius * 0.42, 0xee5a24, 0xe0801c);
      case "apple" ->
          food.disc(
              a + radius * 0.35,
              b + radius * 0.3,
              radius * 0.36,
              8,
              edged(mottled(0xf6ecc0, 0xeadb98, 20, 1, food.seed()), 0xb8321c, 0.9, 0.97),
              0.4);
      case "mango", "shake" -> food.seeds(a, b, radius * 0.5, 26, 4, 0x7a9c3c);
      case "green" -> food.cucumber(a + radius * 0.35, b + radius * 0.3, radius * 0.3);
      default ->
          food.citrus(
              a + radius * 0.36,
              b + radius * 0.32,
              radius * 0.42,
              p.is("hibiscus") || p.is("cola") ? 0xc9dc6a : 0xf6dc5a,
              p.is("hibiscus") || p.is("cola") ? 0x5f9a2e : 0xeebd1c);
    }
    food.sprig(a - radius * 0.28, b + radius * 0.05, radius * 0.2);
  }

  private void straw(double a, double b, double radius) {
    int colour = p.oneOf(0xc0392b, 0x2f6f6a, 0xf0e6d0, 0x3a3a3a);
    Paint stripes =
        (px, py, u, v, d, c) -> {
          double turn = 0.5 + 0.5 * Math.sin((u * 26 + v * 2) * 1.2);
          FoodTextures.mix(
              WindowLight.of(0xfdfaf4),
              WindowLight.of(colour),
              SmoothNoise.step(0.45, 0.55, turn),
              c);
          c[3] = 0;
        };
    p.scene()
        .lay(
            new Place(a - radius * 0.75, b - radius * 0.9, radius * 0.92, 13, 0.88),
            box(5),
            PILLOW,
            128,
            22,
            new Matter(stripes, 0.25));
  }

  private void beside() {
    switch (p.variety()) {
      case "orange" -> {
        food.citrus(x + 320, y + 190, 92, 0xee5a24, 0xe0801c);
        food.citrus(x + 430, y + 90, 86, 0xee5a24, 0xe0801c);
      }
      case "apple", "cola", "shake", "mango", "green" ->
          food.scatter(
              x + 370,
              y + 190,
              60,
              3,
              (a, b) -> food.leafAt(a, b, 60, food.turn(), 0x2f6f22, 0x7cb44a));
      default -> {
        food.citrus(x + 330, y + 190, 86, 0xf6dc5a, 0xeebd1c);
        food.citrus(x + 420, y + 110, 80, 0xf6dc5a, 0xeebd1c);
        food.sprig(x + 260, y + 280, 50);
      }
    }
  }
}
