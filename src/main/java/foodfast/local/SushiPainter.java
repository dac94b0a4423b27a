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
import static foodfast.local.FoodTextures.wet;
import static foodfast.local.FoodTextures.wobbly;

import foodfast.local.HeightMap.Matter;
import foodfast.local.HeightMap.Paint;
import foodfast.local.HeightMap.Place;
import java.util.List;

/** Small things in rows: sushi, dumplings, mochi. */
final class SushiPainter {
  private final DishPainter p;
  private final IngredientPainter food;
  private final double x;
  private final double y;

  SushiPainter(DishPainter painter) {
    p = painter;
    food = painter.food();
    x = painter.x();
    y = painter.y();
  }

  private double slate() {
    p.lay(List.of(0, 1, 3, 4, 5), true);
    Matter stone = new Matter(mottled(0x33383b, 0x23272a, 26, 4, food.seed()), 0.12);
    p.scene().lay(new Place(x, y, 430, 300, -0.06), box(16), FLAT, 8, 18, stone);
    return 26;
  }

  private void beside(double base) {
    wasabi(x + 330, y + 190);
    food.scatter(
        x + 250,
        y + 235,
        40,
        9,
        (a, b) -> {
          Paint ginger = mottled(0xf8d3c4, 0xeeb5a2, 14, 5, food.seed());
          food.on(
              new Place(a, b, 38, 26, food.turn()),
              wobbly(0.5, food.seed()),
              PILLOW,
              9,
              moist(ginger));
        });
    p.table().dip(x - 490, y - 300, 92, 0x2c140c, 0x160906);
  }

  private void wasabi(double a, double b) {
    Paint paste = mottled(0xa9c46a, 0x86a548, 12, 8, food.seed());
    food.on(Place.round(a, b, 38), wobbly(0.3, food.seed()), DOME, 30, matt(paste));
  }

  void nigiri() {
    double base = slate();
    for (int i = 0; i < 4; i++) {
      nigiri(x - 270 + i * 170, y - 30 + (i % 2) * 26, base, p.variety());
    }
    beside(base);
  }

  private void nigiri(double a, double b, double base, String fish) {
    double angle = 1.25 + food.between(-0.07, 0.07);
    Paint rice = mottled(0xfbf7ec, 0xe6dcc6, 9, 9, food.seed());
    p.scene().lay(new Place(a, b, 128, 60, angle), box(3.2), PILLOW, base, 56, matt(rice));
    food.scatter(
        a,
        b,
        56,
        60,
        (c, d) ->
            food.on(
                new Place(c, d, 9, 4, food.turn()),
                ROUND,
                DOME,
                3,
                moist(mottled(0xfffcf4, 0xece3cf, 20, 0, 3))));
    p.scene()
        .lay(
            new Place(a, b, 140, 66, angle),
            box(2.8),
            PILLOW,
            base + 34,
            42,
            new Matter(fish(fish), 0.6));
    if (fish.equals("prawn")) {
      double tail = angle;
      food.leafAt(
          a + 140 * Math.cos(tail), b + 140 * Math.sin(tail), 38, tail + 0.35, 0xd6482a, 0xf08a55);
      food.leafAt(
          a + 140 * Math.cos(tail), b + 140 * Math.sin(tail), 38, tail - 0.35, 0xd6482a, 0xf08a55);
    }
    food.seeds(a, b, 40, 7, 4, 0xf4e6c0);
  }

  private Paint fish(String kind) {
    int id = food.seed();
    float[] flesh =
        WindowLight.of(kind.equals("tuna") ? 0xb3242e : kind.equals("prawn") ? 0xfbe0d0 : 0xf57c3e);
    float[] line =
        WindowLight.of(kind.equals("tuna") ? 0xd9636a : kind.equals("prawn") ? 0xee7a4a : 0xfdc7a0);
    return (px, py, u, v, d, c) -> {
      double bend = u * 5.2 + v * v * 1.4 + 0.8 * SmoothNoise.at(u * 2 + 5, v * 2 + 5, id);
      double stripe = Math.pow(0.5 + 0.5 * Math.cos(bend * Math.PI * 1.15), 9);
      double cloud = 0.25 * SmoothNoise.fine(px / 30, py / 30, id);
      FoodTextures.mix(flesh, line, Math.min(1, stripe * 0.85 + cloud), c);
      c[3] = (float) (-2.2 * stripe + 2 * (cloud - 0.12));
    };
  }

  void rolls() {
    double base = slate();
    boolean outside = p.is("salmon") || p.is("prawn");
    double size = outside ? 72 : 58;
    for (int i = 0; i < 8; i++) {
      double a = x - 250 + (i % 4) * (size * 2.3);
      double b = y - 95 + (i / 4) * (size * 2.35) + food.between(-6, 6);
      roll(a, b, size, base, p.variety());
    }
    if (p.is("prawn")) {
      food.drizzle(x - 10, y, 230, 6, 0xe86a3a, 8);
    }
    beside(base);
  }

  private void roll(double a, double b, double size, double base, String kind) {
    boolean outside = kind.equals("salmon") || kind.equals("prawn");
    int rim = outside ? 0xf6f0e0 : 0x18241c;
    Matter shell =
        new Matter(
            mottled(rim, outside ? 0xe0d6be : 0x0c120e, 9, outside ? 6 : 2, food.seed()), 0.15);
    p.scene().lay(Place.round(a, b, size), wobbly(0.05, food.seed()), FLAT, base, 64, shell);
    Paint rice = mottled(0xfdfaf0, 0xe4dac2, 8, 7, food.seed());
    p.scene()
        .lay(
            Place.round(a, b, size * (outside ? 0.93 : 0.88)),
            wobbly(0.06, food.seed()),
            d -> 1,
            base + 60,
            5,
            matt(rice));
    if (outside) {
      food.seeds(a, b, size * 0.98, 26, 4.4, 0xe8d0a0);
      Paint nori = mottled(0x1c2a20, 0x0f1812, 12, 1, food.seed());
      p.scene().lay(Place.round(a, b, size * 0.56), ROUND, FLAT, base + 66, 3, matt(nori));
    }
    filling(a, b, size * 0.5, base + 66, kind);
  }

  private void filling(double a, double b, double size, double level, String kind) {
    int first =
        switch (kind) {
          case "cucumber" -> 0xb9d88a;
          case "tuna" -> 0xb3242e;
          case "prawn" -> 0xf7b58a;
          default -> 0xf57c3e;
        };
    int shade =
        switch (kind) {
          case "cucumber" -> 0x6f9f44;
          case "tuna" -> 0x8a1620;
          case "prawn" -> 0xe07a4a;
          default -> 0xfdbb92;
        };
    Paint main = mottled(first, shade, 14, 3, food.seed());
    boolean two = kind.equals("salmon") || kind.equals("prawn");
    p.scene()
        .lay(
            new Place(a - (two ? size * 0.3 : 0), b, size * (two ? 0.6 : 0.92), size * 0.8, 0.3),
            box(3),
            PILLOW,
            level,
            9,
            wet(main));
    if (two) {
      Paint avocado = edged(mottled(0xe0e08a, 0xc0cf70, 14, 1, food.seed()), 0x7fa548, 0.6, 1);
      p.scene()
          .lay(
              new Place(a + size * 0.42, b, size * 0.42, size * 0.75, 0.3),
              box(3),
              PILLOW,
              level,
              8,
              moist(avocado));
    }
  }

  void set() {
    double base = slate();
    for (int i = 0; i < 3; i++) {
      nigiri(x - 320 + i * 120, y - 130, base, List.of("salmon", "tuna", "prawn").get(i));
    }
    for (int i = 0; i < 6; i++) {
      roll(
          x + 70 + (i % 3) * 132,
          y - 190 + (i / 3) * 134,
          58,
          base,
          i % 2 == 0 ? "salmon" : "prawn");
    }
    for (int i = 0; i < 6; i++) {
      roll(x - 330 + (i % 6) * 108, y + 150, 46, base, i % 2 == 0 ? "cucumber" : "tuna");
    }
    wasabi(x + 345, y + 150);
    p.table().dip(x - 500, y - 320, 92, 0x2c140c, 0x160906);
  }

  void gyoza() {
    p.lay(List.of(0, 1, 2, 3, 5), true);
    double base = p.table().plate(x, y, 410, p.style());
    for (int i = 0; i < 6; i++) {
      double angle = i * Math.PI / 3 + 0.3;
      dumplingHalf(x + 190 * Math.cos(angle), y + 190 * Math.sin(angle), angle + Math.PI / 2, base);
    }
    p.table().dip(x, y, 84, 0x2c140c, 0x160906);
    food.herbs(x, y, 290, 60, 0x5d9636);
    food.seeds(x, y, 280, 60, 4.2, 0xf0dca8);
  }

  private void dumplingHalf(double a, double b, double angle, double base) {
    Paint skin = edged(mottled(0xf4e3bd, 0xe3c78e, 24, 2, food.seed()), 0xd8b473, 0.8, 1.05);
    Paint fried = FoodTextures.spotted(skin, 0xa8601f, 34, 0.5, food.seed());
    Paint pleats =
        (px, py, u, v, d, c) -> {
          (v > 0.1 ? fried : skin).at(px, py, u, v, d, c);
          c[3] += v < 0 ? (float) (6 * Math.sin(u * 20) * -v) : 0;
        };
    p.scene()
        .lay(new Place(a, b, 112, 66, angle), box(2.3), DOME, base, 60, new Matter(pleats, 0.45));
  }

  void dumplings() {
    if (p.is("mash")) {
      mash();
      return;
    }
    p.lay(List.of(0, 1, 2, 5), true);
    Paint bamboo = mottled(0xc99a5c, 0xa8773c, 60, 2, food.seed());
    p.scene().lay(Place.round(x, y, 400), ROUND, d -> d > 0.9 ? 1 : 0.25, 0, 90, matt(bamboo));
    Paint inside =
        (px, py, u, v, d, c) -> {
          bamboo.at(px, py, u, v, d, c);
          c[3] = (float) (2.5 * Math.cos(px / 4.5));
        };
    p.scene().lay(Place.round(x, y, 362), ROUND, d -> 1, 22, 2, matt(inside));
    food.greens(x, y, 250, 12, 0x6f9f44, 0xcfe09c);
    food.around(x, y, 215, 6, (a, b) -> food.dumpling(a, b, 92, 0xf7efe0, 0xe2d2b4, false));
    food.dumpling(x, y, 92, 0xf7efe0, 0xe2d2b4, false);
    p.table().dip(x + 490, y - 300, 90, 0x2c140c, 0x160906);
  }

  private void mash() {
    p.lay(List.of(0, 1, 4, 5), false);
    double base = p.table().plate(x, y, 430, p.style());
    Paint potato = mottled(0xf6e3a8, 0xe8cb7c, 26, 16, food.seed());
    p.scene()
        .lay(
            new Place(x - 120, y - 30, 170, 190, 0),
            wobbly(0.2, food.seed()),
            PILLOW,
            base,
            54,
            matt(potato));
    food.pool(x + 110, y + 30, 190, base + 14, 0xf3e6c4, 0xe2cf9c);
    for (int i = 0; i < 4; i++) {
      double a = x + 60 + (i % 2) * 140;
      double b = y - 50 + (i / 2) * 140;
      Paint meat = mottled(0xcfae88, 0xa8835c, 16, 9, food.seed());
      food.on(Place.round(a, b, 72), wobbly(0.08, food.seed()), DOME, 66, new Matter(meat, 0.3));
      food.spoonful(a, b, 52, 5, 0xf7ecd0, 0xe8d6a8);
    }
    food.scatter(x + 100, y + 30, 180, 26, (a, b) -> food.ball(a, b, 11, 0x6f7f3c, 0x4c5a24, 0.5));
    food.herbs(x, y, 260, 120, 0x3d7a26);
  }

  void mochi() {
    p.lay(List.of(0, 1, 3, 4), true);
    double base = p.table().plate(x, y, 380, p.style());
    int[][] kinds = {{0xf7c65a, 0xe0a030}, {0xa9bf78, 0x86a052}, {0xf2a9b4, 0xd97c8c}};
    for (int i = 0; i < 3; i++) {
      double angle = i * 2.1 + 0.4;
      Paint skin =
          edged(mottled(kinds[i][0], kinds[i][1], 50, 1.5, food.seed()), 0xfdf6ee, 0.1, 1.9);
      double a = x + 118 * Math.cos(angle);
      double b = y + 118 * Math.sin(angle);
      p.scene()
          .lay(
              Place.round(a, b, 106),
              wobbly(0.06, food.seed()),
              DOME,
              base,
              98,
              new Matter(skin, 0.1));
      food.seeds(a, b, 70, 26, 2.6, 0xffffff);
    }
    food.strawberry(x + 210, y - 190, 46, 0.8);
    food.sprig(x, y, 42);
  }
}
