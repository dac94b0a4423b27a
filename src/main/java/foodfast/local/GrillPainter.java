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

/** What comes from the fire or the pan, with what is served beside it. */
final class GrillPainter {
  private final DishPainter p;
  private final IngredientPainter food;
  private final double x;
  private final double y;

  GrillPainter(DishPainter painter) {
    p = painter;
    food = painter.food();
    x = painter.x();
    y = painter.y();
  }

  private double plate(double radius) {
    p.lay(List.of(0, 1, 2, 3, 4, 5), false);
    return p.table().plate(x, y, radius, p.style());
  }

  private double board() {
    p.lay(List.of(0, 1, 2, 5), false);
    double base = p.table().board(x, y, 500, 330, 0.03);
    p.table().paper(x, y, 420, 270, -0.12, base);
    return base + 2;
  }

  void burger() {
    double base = board();
    double bx = x - 120;
    double by = y - 10;
    chips(
        x + 225,
        y + 90,
        120,
        46,
        p.is("green") ? 0xe07a2c : 0xf0c05a,
        p.is("green") ? 0xb4541a : 0xd9982c);
    p.scene().lay(Place.round(bx, by, 212), ROUND, PILLOW, base, 34, matt(bread()));
    food.around(
        bx,
        by,
        176,
        12,
        (a, b) -> food.frill(a, b, 78, Math.atan2(b - by, a - bx), 0x3f7f2a, 0xa9d460));
    food.around(bx, by, 150, 6, (a, b) -> food.tomatoSlice(a, b, 64));
    patty(bx, by, base);
    cheese(bx, by, base);
    extras(bx, by);
    bun(bx - 8, by - 10, base + 86);
    p.table().dip(x + 300, y - 190, 84, p.oneOf(0xb8281a, 0xf0dfae, 0xe8c04a), 0x9c2a14);
    food.scatter(x + 150, y - 170, 30, 3, (a, b) -> food.cucumber(a, b, 34));
  }

  private Paint bread() {
    return spotted(
        mottled(0xe3a856, 0xcf8a38, 40, 2, food.seed()), 0xa85f1e, 70, 0.62, food.seed());
  }

  private void patty(double a, double b, double base) {
    boolean fried = p.is("chicken");
    int colour = fried ? 0xdb9a48 : p.is("green") ? 0x5a4030 : 0x6b3a20;
    Paint meat = mottled(colour, fried ? 0xa86020 : 0x40200f, 13, 16, food.seed());
    p.scene()
        .lay(
            Place.round(a, b, 202),
            wobbly(0.09, food.seed()),
            PILLOW,
            base + 40,
            36,
            new Matter(meat, 0.3));
  }

  private void cheese(double a, double b, double base) {
    if (p.is("green") || p.is("chicken")) {
      return;
    }
    int colour = p.is("bacon") ? 0xf3cf7a : 0xf5a623;
    for (int i = 0; i < (p.is("cheese") ? 2 : 1); i++) {
      Paint slice = mottled(colour, 0xe8951a, 60, 1, food.seed());
      p.scene()
          .lay(
              new Place(a, b, 186, 186, 0.5 + i * 0.7),
              box(7),
              d -> d < 0.72 ? 1 : 1 - 0.9 * Math.pow((d - 0.72) / 0.28, 1.4),
              base + 64 + i * 7,
              16,
              new Matter(slice, 0.35));
    }
  }

  private void extras(double a, double b) {
    switch (p.variety()) {
      case "bacon" -> food.around(a, b, 165, 5, (c, d) -> bacon(c, d));
      case "green" -> food.around(a, b, 150, 5, (c, d) -> food.avocado(c, d, 70, 4));
      case "chicken" -> food.around(a, b, 165, 40, (c, d) -> shred(c, d));
      case "cheese" ->
          food.around(a, b, 158, 8, (c, d) -> food.ring(c, d, 34, 6, 0xe9c3d6, 0x9c3a78));
      default -> food.around(a, b, 160, 8, (c, d) -> food.cucumber(c, d, 36));
    }
  }

  private void bacon(double a, double b) {
    Paint strips =
        (px, py, u, v, d, c) -> {
          double fat = 0.5 + 0.5 * Math.sin(v * 7 + u * 2);
          FoodTextures.mix(
              WindowLight.of(0x8f2a1a),
              WindowLight.of(0xf0b48c),
              SmoothNoise.step(0.6, 0.9, fat),
              c);
          c[3] = (float) (7 * Math.sin(u * 9));
        };
    food.on(new Place(a, b, 92, 24, food.turn()), box(5), FLAT, 10, new Matter(strips, 0.45));
  }

  private void shred(double a, double b) {
    Paint strip = mottled(p.oneOf(0xdfe8b4, 0xf0a04a, 0xb05a9c), 0xf4efd8, 12, 1, food.seed());
    food.on(new Place(a, b, 38, 6, food.turn()), box(3), PILLOW, 10, moist(strip));
  }

  private void bun(double a, double b, double base) {
    float[] sesame = WindowLight.of(0xf6e3b4);
    Paint crust =
        edged(
            spotted(
                mottled(0xc97c30, 0xb4661f, 60, 1.5, food.seed()), 0x964c14, 90, 0.55, food.seed()),
            0xe9b868,
            0.80,
            1.02);
    Matter top = new Matter(crust, 0.42);
    p.scene()
        .lay(
            Place.round(a, b, 190),
            wobbly(0.03, food.seed()),
            d -> Math.pow(Math.max(0, 1 - d * d), 0.62),
            base,
            92,
            top);
    Paint seed =
        (px, py, u, v, d, c) -> {
          FoodTextures.mix(sesame, WindowLight.of(0xe0bd7c), d, c);
          c[3] = 0;
        };
    food.scatter(
        a,
        b,
        142,
        105,
        (c, d) -> food.on(new Place(c, d, 8.5, 5, food.turn()), ROUND, DOME, 5, moist(seed)));
  }

  private void chips(double a, double b, double radius, int count, int colour, int shade) {
    food.sticks(a, b, radius, count, 86, colour, shade);
    food.seeds(a, b, radius, 50, 2.4, 0xffffff);
  }

  void fries() {
    board();
    boolean sweet = p.is("sweet");
    p.table().bowl(x - 40, y, 300, p.style());
    food.sticks(x - 40, y, 235, 150, 118, sweet ? 0xe3772a : 0xf2c562, sweet ? 0xb8521a : 0xdf9f34);
    food.seeds(x - 40, y, 240, 90, 3, 0xffffff);
    food.herbs(x - 40, y, 230, 60, 0x4c7a30);
    p.table().dip(x + 330, y - 110, 96, sweet ? 0xf6ecc8 : 0xb8281a, sweet ? 0xe6d6a0 : 0x8a1c10);
    p.table().dip(x + 340, y + 130, 84, 0xf6ecc8, 0xe6d6a0);
  }

  void onionRings() {
    board();
    food.scatter(
        x - 50,
        y,
        210,
        15,
        (a, b) -> food.ring(a, b, food.between(54, 80), 19, 0xe0a048, 0xb06f24));
    food.seeds(x - 50, y, 220, 60, 3, 0xffffff);
    food.herbs(x - 50, y, 220, 40, 0x3d7a26);
    p.table().dip(x + 320, y - 60, 100, 0x8a2a12, 0x5a1808);
  }

  void wings() {
    double base = plate(420);
    boolean hot = p.style() % 2 == 0;
    food.greens(x, y, 200, 12, 0x3f7f2a, 0xa9d460);
    food.scatter(x, y, 215, 13, (a, b) -> wing(a, b, hot ? 0xc8481c : 0x8f4218));
    food.seeds(x, y, 220, 110, 4.4, 0xf0dca8);
    onionGreens(210);
    p.table().dip(x + 250, y - 210, 84, 0xf3f0e2, 0xdde0cc);
    food.scatter(x - 240, y + 190, 40, 4, (a, b) -> stick(a, b, base));
  }

  private void stick(double a, double b, double base) {
    Paint celery = mottled(0xbcd88a, 0x8fb858, 20, 2, food.seed());
    p.scene()
        .lay(
            new Place(a, b, 92, 15, -0.7 + food.between(-0.15, 0.15)),
            box(5),
            PILLOW,
            base,
            24,
            moist(celery));
  }

  private void wing(double a, double b, int colour) {
    double angle = food.turn();
    Outline drum = (u, v) -> Math.hypot(u, v / (0.72 - 0.42 * u));
    Paint skin =
        spotted(mottled(colour, 0x8a2e10, 18, 10, food.seed()), 0x4a1a0a, 26, 0.66, food.seed());
    food.on(new Place(a, b, 84, 62, angle), drum, DOME, 54, new Matter(skin, 0.7));
    Paint bone = mottled(0xf0e0c4, 0xd9bf94, 12, 1, food.seed());
    food.on(
        new Place(a + 88 * Math.cos(angle), b + 88 * Math.sin(angle), 22, 13, angle),
        box(3),
        DOME,
        22,
        moist(bone));
  }

  private void onionGreens(double reach) {
    food.scatter(
        x, y, reach, 34, (a, b) -> food.ring(a, b, food.between(6, 10), 2.6, 0xa9cc5c, 0x5d9636));
  }

  void fishAndChips() {
    double base = board();
    chips(x + 130, y - 20, 190, 70, 0xf0c05a, 0xd9982c);
    for (int i = 0; i < 2; i++) {
      Place at = new Place(x - 150 + i * 60, y - 60 + i * 130, 215, 72, -0.35 + i * 0.2);
      Paint batter =
          spotted(mottled(0xe2a346, 0xc67f26, 15, 15, food.seed()), 0x9a5a18, 26, 0.6, food.seed());
      p.scene()
          .lay(at, wobbly(0.22, food.seed()), DOME, base + 6 + i * 14, 76, new Matter(batter, 0.2));
    }
    food.citrus(x - 320, y + 175, 62, 0xf6dc5a, 0xeebd1c);
    food.citrus(x - 250, y + 210, 58, 0xf6dc5a, 0xeebd1c);
    p.table().dip(x + 320, y - 215, 88, 0xf6f0d2, 0xdcd9a4);
    food.sprig(x - 90, y - 10, 44);
    food.seeds(x, y, 280, 40, 2.4, 0xffffff);
  }

  void steak() {
    double base = plate(430);
    chips(x + 180, y + 70, 130, 44, 0xf0c05a, 0xd9982c);
    Outline cut = (u, v) -> wobbly(0.22, 7).distance(u, v / (1 - 0.2 * u));
    Paint crust =
        spotted(mottled(0x7a4226, 0x4c2412, 22, 10, food.seed()), 0x2c140a, 30, 0.58, food.seed());
    p.scene()
        .lay(
            new Place(x - 90, y - 20, 225, 160, -0.25),
            cut,
            PILLOW,
            base,
            52,
            new Matter(crust, 0.4));
    food.grillMarks(x - 90, y - 20, 180, 120, 0.55, 5);
    for (int i = 0; i < 3; i++) {
      slice(x - 40 + i * 58, y + 105 - i * 14, base + 6);
    }
    food.spoonful(x - 120, y - 50, 46, 22, 0xf6e6a0, 0xe3cb68);
    food.herbs(x - 120, y - 50, 52, 40, 0x3d7a26);
    greenBeside(x + 160, y - 190);
    food.seeds(x - 90, y - 20, 160, 50, 3, 0xffffff);
  }

  private void slice(double a, double b, double base) {
    Paint rare = edged(mottled(0xc0444a, 0xa82c34, 20, 4, food.seed()), 0x5a2c18, 0.62, 0.95);
    p.scene().lay(new Place(a, b, 84, 26, 1.2), box(3), PILLOW, base, 44, new Matter(rare, 0.5));
  }

  private void greenBeside(double a, double b) {
    food.greens(a, b, 90, 12, 0x2f6f26, 0x94c454);
    food.scatter(a, b, 70, 4, (c, d) -> food.berry(c, d, 27, 0xd93a26, 0xa81f14));
  }

  void currywurst() {
    double base = plate(410);
    chips(x + 150, y - 10, 150, 62, 0xf0c05a, 0xd9982c);
    for (int i = 0; i < 11; i++) {
      double a = x - 235 + (i % 4) * 78 + food.between(-8, 8);
      double b = y - 100 + (i / 4) * 92 + food.between(-8, 8);
      Paint sausage = edged(mottled(0xd99a74, 0xb9714a, 9, 4, food.seed()), 0x7a3418, 0.78, 0.98);
      p.scene()
          .lay(
              new Place(a, b, 50, 42, food.turn()),
              ROUND,
              PILLOW,
              base + 4,
              44,
              new Matter(sausage, 0.5));
    }
    food.scatter(
        x - 120,
        y,
        150,
        8,
        (a, b) -> food.spoonful(a, b, food.between(48, 70), 12, 0xb8301a, 0x8a1c0c));
    food.seeds(x - 120, y, 160, 120, 2.8, 0xd9962a);
    food.herbs(x - 120, y, 170, 20, 0x3d7a26);
  }

  void chicken() {
    double base = plate(430);
    chips(x + 190, y + 80, 125, 46, 0xf0c05a, 0xd9982c);
    roast(x - 80, y - 30, 215, 150, -0.3, base, 92);
    roast(x + 60, y + 110, 130, 78, 0.5, base + 6, 80);
    Paint bone = mottled(0xf0e0c4, 0xd9bf94, 12, 1, food.seed());
    p.scene()
        .lay(new Place(x + 195, y + 182, 40, 16, 0.5), box(3), DOME, base + 20, 24, moist(bone));
    food.citrus(x - 250, y + 150, 58, 0xf6dc5a, 0xeebd1c);
    food.citrus(x - 190, y + 190, 54, 0xf6dc5a, 0xeebd1c);
    for (int i = 0; i < 9; i++) {
      food.leafAt(
          x - 130 + i * 17, y - 60 + i * 6, 26, -0.9 + food.between(-0.5, 0.5), 0x33602a, 0x6f9a48);
    }
    greenBeside(x + 150, y - 200);
  }

  private void roast(
      double a, double b, double length, double breadth, double angle, double base, double rise) {
    Outline bird = (u, v) -> wobbly(0.16, 11).distance(u, v / (1 - 0.28 * u));
    Paint skin =
        spotted(mottled(0xd98f3c, 0xb9691f, 40, 9, food.seed()), 0x7a3a10, 46, 0.58, food.seed());
    p.scene()
        .lay(
            new Place(a, b, length, breadth, angle),
            bird,
            DOME,
            base,
            rise,
            new Matter(skin, 0.55));
    food.seeds(a, b, Math.min(length, breadth) * 0.8, 60, 2.6, 0x4a3a1a);
  }

  void schnitzel() {
    double base = plate(440);
    Paint crumb =
        spotted(mottled(0xdba04c, 0xc07f2c, 12, 13, food.seed()), 0x9c5a18, 40, 0.58, food.seed());
    p.scene()
        .lay(
            new Place(x - 30, y + 20, 320, 225, -0.2),
            wobbly(0.24, food.seed()),
            PILLOW,
            base,
            34,
            new Matter(crumb, 0.18));
    food.scatter(
        x + 205,
        y - 190,
        100,
        17,
        (a, b) -> food.cube(a, b, food.between(24, 32), 0xf0d07a, 0xd0a03c, 0.4));
    food.herbs(x + 205, y - 190, 105, 60, 0x3d7a26);
    food.citrus(x - 60, y + 10, 66, 0xf6dc5a, 0xeebd1c);
    food.sprig(x + 20, y + 40, 48);
    food.scatter(x - 240, y - 190, 60, 30, (a, b) -> food.berry(a, b, 15, 0xa81424, 0x6c0814));
  }

  void salmon() {
    double base = plate(430);
    food.scatter(x - 170, y - 110, 130, 12, (a, b) -> food.chunk(a, b, 42, 0xf0d07a, 0xc9983c));
    food.greens(x + 150, y - 120, 130, 20, 0x1f4f22, 0x4f8a3a);
    Paint flesh =
        (px, py, u, v, d, c) -> {
          double flake = Math.pow(0.5 + 0.5 * Math.cos((u * 7 + v * v * 2) * Math.PI), 6);
          FoodTextures.mix(WindowLight.of(0xee8a58), WindowLight.of(0xfbc8a4), flake, c);
          c[3] = (float) (-3 * flake + 5 * (SmoothNoise.fine(px / 18, py / 18, 3) - 0.5));
        };
    Paint seared = edged(spotted(flesh, 0xa85a22, 44, 0.6, food.seed()), 0x9c5420, 0.82, 1.02);
    p.scene()
        .lay(
            new Place(x + 10, y + 50, 245, 112, 0.12),
            box(3.2),
            PILLOW,
            base + 6,
            66,
            new Matter(seared, 0.45));
    food.spoonful(x - 10, y + 40, 66, 8, 0xf9ecb0, 0xecd07a);
    food.herbs(x, y + 50, 170, 60, 0x3d7a26);
    food.citrus(x + 230, y + 150, 60, 0xf6dc5a, 0xeebd1c);
    food.citrus(x + 175, y + 185, 56, 0xf6dc5a, 0xeebd1c);
  }

  void prawns() {
    p.lay(List.of(0, 1, 2, 5), false);
    Matter iron = new Matter(mottled(0x2c2e30, 0x1c1d1f, 20, 3, food.seed()), 0.3);
    p.scene().lay(Place.round(x, y, 400), ROUND, d -> d > 0.93 ? 1 : 0.3, 0, 52, iron);
    p.scene().lay(new Place(x + 520, y - 190, 190, 34, -0.35), box(5), PILLOW, 20, 30, iron);
    food.pool(x, y, 355, 26, 0xd98a2c, 0xb8641a);
    food.around(x, y, 215, 6, (a, b) -> food.prawn(a, b, 108, food.turn()));
    food.prawn(x, y, 104, food.turn());
    food.scatter(
        x, y, 290, 50, (a, b) -> food.chunk(a, b, food.between(7, 12), 0xf6e6b8, 0xd9b868));
    food.scatter(x, y, 280, 18, (a, b) -> food.ring(a, b, 11, 4, 0xd9301c, 0x9c1c10));
    food.herbs(x, y, 300, 150, 0x3d7a26);
    food.citrus(x + 250, y + 160, 58, 0xf6dc5a, 0xeebd1c);
  }

  void meatballs() {
    double base = plate(430);
    food.scatter(
        x - 190,
        y - 60,
        140,
        15,
        (a, b) -> food.chunk(a, b, food.between(42, 52), 0xf3d98c, 0xd9b055));
    food.herbs(x - 190, y - 60, 150, 90, 0x3d7a26);
    food.pool(x + 90, y + 40, 215, base + 14, 0xf3e4bc, 0xe0ca92);
    food.scatter(
        x + 90,
        y + 40,
        145,
        6,
        (a, b) -> {
          Paint meat =
              spotted(
                  mottled(0x9c6238, 0x6e3f1e, 14, 10, food.seed()),
                  0x45240f,
                  24,
                  0.62,
                  food.seed());
          food.on(
              Place.round(a, b, 66), wobbly(0.1, food.seed()), DOME, 64, new Matter(meat, 0.35));
          food.spoonful(a - 8, b - 8, 36, 5, 0xf7ebcc, 0xe8d6a8);
        });
    food.scatter(x + 90, y + 40, 190, 24, (a, b) -> food.ball(a, b, 11, 0x6f7f3c, 0x4c5a24, 0.5));
    food.scatter(x + 60, y - 215, 80, 22, (a, b) -> food.cube(a, b, 19, 0x8a1a4a, 0x5a0f30, 0.6));
    food.sprig(x + 100, y + 20, 40);
  }

  void roastVegetables() {
    double base = plate(430);
    food.pool(x - 30, y + 40, 150, base + 12, 0xfbf8ee, 0xeee8d4);
    food.scatter(
        x, y, 270, 16, (a, b) -> food.chunk(a, b, food.between(36, 48), 0xe07a2a, 0x9c4a12));
    food.scatter(x, y, 270, 12, (a, b) -> food.cucumber(a, b, 44));
    food.scatter(x, y, 260, 12, (a, b) -> food.chunk(a, b, 36, 0xd6381f, 0x8a1c10));
    food.scatter(x, y, 250, 10, (a, b) -> food.chunk(a, b, 38, 0xe9cf7c, 0xb08a34));
    food.scatter(x, y, 240, 8, (a, b) -> food.ring(a, b, 40, 7, 0xe3b4cc, 0x8a3a6c));
    food.scatter(
        x, y, 230, 10, (a, b) -> food.spoonful(a, b, food.between(16, 28), 9, 0xfdfaf0, 0xeae4d2));
    food.herbs(x, y, 260, 100, 0x3d7a26);
    food.seeds(x, y, 260, 90, 4.6, 0xd9b868);
    food.sprig(x, y, 44);
  }

  void tikka() {
    double base = plate(420);
    food.greens(x - 40, y + 60, 190, 18, 0x3f7f2a, 0xa9d460);
    for (int i = 0; i < 2; i++) {
      for (int k = 0; k < 5; k++) {
        double a = x - 220 + k * 98;
        double b = y - 70 + i * 125 + k * 8;
        Paint meat =
            spotted(
                mottled(0xd9632a, 0xb4431a, 20, 10, food.seed()), 0x3a140a, 26, 0.64, food.seed());
        p.scene()
            .lay(
                new Place(a, b, 56, 50, food.turn()),
                box(2.8),
                DOME,
                base + 14,
                58,
                new Matter(meat, 0.4));
      }
    }
    food.scatter(x + 170, y - 190, 60, 6, (a, b) -> food.ring(a, b, 36, 6, 0xe9c3d6, 0x9c3a78));
    food.citrus(x - 220, y + 190, 56, 0xc9dc6a, 0x5f9a2e);
    p.table().dip(x + 225, y + 190, 82, 0x9cbc5a, 0x7a9c3c);
    food.herbs(x, y, 240, 80, 0x357a2a);
  }

  void burrata() {
    plate(410);
    food.scatter(x, y, 230, 11, (a, b) -> food.tomatoSlice(a, b, food.between(62, 78)));
    food.scatter(
        x, y, 240, 12, (a, b) -> food.berry(a, b, 30, p.oneOf(0xd9361f, 0xf0a828), 0xa81f14));
    Paint skin = edged(mottled(0xfefbf4, 0xf3ecdc, 40, 5, food.seed()), 0xe9dfc8, 0.7, 1.05);
    food.on(Place.round(x, y, 118), wobbly(0.1, food.seed()), DOME, 92, new Matter(skin, 0.5));
    food.on(Place.round(x + 6, y - 4, 26), wobbly(0.5, food.seed()), DOME, 16, moist(skin));
    food.scatter(x, y, 210, 9, (a, b) -> food.leafAt(a, b, 42, food.turn(), 0x2b6b20, 0x7ab54a));
    food.drizzle(x, y, 230, 3.5, 0x8f9c1c, 6);
    food.seeds(x, y, 240, 60, 2.8, 0x2a2018);
  }
}
