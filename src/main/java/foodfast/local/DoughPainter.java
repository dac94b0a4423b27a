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
import static foodfast.local.FoodTextures.sides;
import static foodfast.local.FoodTextures.spotted;
import static foodfast.local.FoodTextures.wet;
import static foodfast.local.FoodTextures.wobbly;

import foodfast.local.HeightMap.Matter;
import foodfast.local.HeightMap.Paint;
import foodfast.local.HeightMap.Place;
import java.util.List;

/** What is made of dough: pizza, breads, tortillas and what they hold. */
final class DoughPainter {
  private final DishPainter p;
  private final IngredientPainter food;
  private final double x;
  private final double y;

  DoughPainter(DishPainter painter) {
    p = painter;
    food = painter.food();
    x = painter.x();
    y = painter.y();
  }

  void pizza() {
    p.lay(List.of(0, 1, 2, 4, 5), false);
    double base = p.table().board(x, y, 430, 425, 0.1);
    Paint dough = mottled(0xe8bf80, 0xd6a05a, 30, 9, food.seed());
    Paint crust = spotted(dough, 0x5a2f14, 27, 0.62, food.seed());
    Matter crusted = matt(crust);
    p.scene()
        .lay(
            Place.round(x, y, 400),
            wobbly(0.07, food.seed()),
            DoughPainter::crustProfile,
            base,
            46,
            crusted);
    boolean white = p.is("cheese");
    int sauce = white ? 0xf3dfae : 0xc03a1e;
    Paint red =
        edged(mottled(sauce, white ? 0xe6c886 : 0x98260f, 40, 5, food.seed()), sauce, 0.9, 1);
    p.scene()
        .lay(Place.round(x, y, 332), wobbly(0.05, food.seed()), d -> 1, base + 16, 2, wet(red));
    int melts = white ? 46 : 30;
    food.scatter(x, y, 312, melts, this::cheese);
    toppings();
    food.seeds(x, y, 300, 36, 2.6, 0x3b4a1e);
  }

  private static double crustProfile(double d) {
    double rim = Math.exp(-Math.pow((d - 0.9) / 0.075, 2));
    return (0.30 + 0.75 * rim) * Math.min(1, (1 - d) * 16);
  }

  private void cheese(double px, double py) {
    Paint melted = mottled(0xfbeecb, 0xf0d596, 26, 4, food.seed());
    Paint browned = spotted(melted, 0xc47a2c, 30, 0.63, food.seed());
    Place at = new Place(px, py, food.between(40, 82), food.between(32, 62), food.turn());
    p.scene()
        .lay(
            at,
            wobbly(0.3, food.seed()),
            PILLOW,
            p.scene().heightAt(px, py) - 3,
            9,
            new Matter(browned, 0.42));
  }

  private void toppings() {
    switch (p.variety()) {
      case "salami" ->
          food.scatter(x, y, 285, 17, (a, b) -> food.salami(a, b, food.between(40, 47)));
      case "mushroom" -> {
        food.scatter(x, y, 290, 24, (a, b) -> food.mushroom(a, b, food.between(32, 44)));
        food.herbs(x, y, 290, 90, 0x3d7a26);
      }
      case "ham" -> ham();
      case "cheese" -> {
        food.scatter(
            x,
            y,
            270,
            16,
            (a, b) -> food.spoonful(a, b, food.between(12, 22), 8, 0xdde3d0, 0x7f9a8c));
        food.herbs(x, y, 280, 50, 0x4c7a30);
      }
      case "vegetables" -> vegetables();
      default -> {
        food.scatter(x, y, 240, 7, (a, b) -> food.tomatoSlice(a, b, food.between(34, 42)));
        food.scatter(
            x,
            y,
            235,
            9,
            (a, b) -> food.leafAt(a, b, food.between(34, 46), food.turn(), 0x2b6b20, 0x7ab54a));
      }
    }
  }

  private void ham() {
    food.scatter(
        x,
        y,
        250,
        9,
        (a, b) -> {
          Paint meat =
              spotted(
                  mottled(0xd98a80, 0xb85a55, 30, 12, food.seed()),
                  0xf4d9cf,
                  16,
                  0.62,
                  food.seed());
          food.on(
              new Place(a, b, 82, 46, food.turn()),
              wobbly(0.6, food.seed()),
              PILLOW,
              16,
              moist(meat));
        });
    food.scatter(
        x,
        y,
        270,
        34,
        (a, b) -> food.leafAt(a, b, food.between(34, 54), food.turn(), 0x2f6f25, 0x74a845));
    food.scatter(
        x,
        y,
        240,
        12,
        (a, b) -> {
          Paint flake = mottled(0xfaf0cf, 0xeedca2, 12, 0.5, food.seed());
          food.on(
              new Place(a, b, 38, 17, food.turn()),
              wobbly(0.3, food.seed()),
              FLAT,
              5,
              moist(flake));
        });
  }

  private void vegetables() {
    food.scatter(x, y, 285, 13, (a, b) -> food.cucumber(a, b, food.between(30, 37)));
    food.scatter(
        x,
        y,
        285,
        16,
        (a, b) -> {
          int colour = p.oneOf(0xd43a22, 0xf0b323, 0xe06a1c);
          Paint pepper = edged(mottled(colour, colour, 20, 1, food.seed()), 0x8f2a14, 0.8, 1.05);
          food.on(
              new Place(a, b, 46, 13, food.turn()), box(3), PILLOW, 14, new Matter(pepper, 0.5));
        });
    food.scatter(x, y, 270, 12, (a, b) -> food.olive(a, b, 17, 0x3a3240));
    food.herbs(x, y, 280, 60, 0x3d7a26);
  }

  private Paint baked(int light, int brown, double from) {
    return spotted(mottled(light, brown, 42, 8, food.seed()), brown, 40, from, food.seed());
  }

  void flatbread() {
    p.lay(List.of(0, 1, 2, 4), false);
    double base = p.table().board(x, y, 470, 290, -0.12);
    for (int i = -1; i <= 1; i++) {
      Place at = new Place(x + i * 255, y + i * 8 - 6, 118, 225, 0.1 + i * 0.06);
      Paint dough = spotted(baked(0xe9c387, 0xb9752f, 0.62), 0x5f3214, 30, 0.7, food.seed());
      p.scene().lay(at, wobbly(0.16, food.seed()), PILLOW, base, 30, matt(dough));
      food.scatter(
          at.x(),
          at.y(),
          92,
          26,
          (a, b) -> food.spoonful(a, b, food.between(5, 9), 2, 0xf6e3b0, 0xe3c070));
      food.herbs(at.x(), at.y(), 105, 60, 0x3f7429);
      food.seeds(at.x(), at.y(), 100, 30, 3, 0xffffff);
    }
    food.sprig(x + 380, y - 190, 40);
  }

  void naan() {
    p.lay(List.of(0, 1, 2, 5), false);
    double base = p.table().board(x, y, 450, 330, 0.06);
    for (int i = 0; i < 2; i++) {
      Place at = new Place(x - 100 + i * 190, y - 20 + i * 50, 290, 180, 0.5 - i * 0.35);
      Paint dough = spotted(baked(0xeecf9a, 0xcf9448, 0.6), 0x4a2712, 46, 0.66, food.seed());
      Paint bubbly =
          (px, py, u, v, d, c) -> {
            dough.at(px, py, u, v, d, c);
            c[3] +=
                (float) (16 * SmoothNoise.step(0.55, 0.8, SmoothNoise.at(px / 44, py / 44, 31)));
          };
      p.scene()
          .lay(at, wobbly(0.18, food.seed()), PILLOW, base + i * 16, 20, new Matter(bubbly, 0.25));
      food.herbs(at.x(), at.y(), 175, 90, 0x3f7a2a);
    }
    p.table().dip(x + 400, y - 260, 92, 0xf3efe2, 0xdfe3c6);
  }

  void quesadilla() {
    p.lay(List.of(0, 1, 3, 5), false);
    double base = p.table().plate(x, y, 420, p.style());
    for (int i = 0; i < 4; i++) {
      double angle = i * Math.PI / 2 + 0.5;
      double px = x + 128 * Math.cos(angle);
      double py = y + 128 * Math.sin(angle);
      Matter filling = wet(mottled(0xf5c04a, 0xe09226, 18, 4, food.seed()));
      p.scene()
          .lay(new Place(px, py, 158, 158, angle + Math.PI), sides(3), FLAT, base, 22, filling);
      Matter shell =
          matt(spotted(baked(0xf0d9a8, 0xc98d45, 0.58), 0x6b3a17, 30, 0.68, food.seed()));
      p.scene()
          .lay(
              new Place(px, py, 150, 150, angle + Math.PI), sides(3), PILLOW, base + 20, 16, shell);
    }
    food.spoonful(x, y, 58, 30, 0xfbf6ea, 0xeae0cc);
    food.herbs(x, y, 60, 26, 0x3d7a26);
    food.scatter(x, y, 250, 14, (a, b) -> food.cube(a, b, 10, 0xd2402c, 0xa82a1c, 0.5));
    p.table().dip(x - 470, y - 270, 88, 0xb8331c, 0x8a2010);
  }

  void tacos() {
    p.lay(List.of(0, 1, 2, 5), false);
    double base = p.table().board(x, y, 520, 330, 0.03);
    for (int i = -1; i <= 1; i++) {
      taco(x + i * 300, y + (i == 0 ? -14 : 12), base);
    }
    food.citrus(x + 165, y + 236, 46, 0xc9dc6a, 0x5f9a2e);
    food.citrus(x + 205, y + 262, 44, 0xc9dc6a, 0x5f9a2e);
    p.table().dip(x - 500, y - 330, 84, p.is("mushroom") ? 0x7fa03c : 0xb3331a, 0x5a2010);
  }

  private void taco(double tx, double ty, double base) {
    Paint tortilla = spotted(baked(0xf1d596, 0xd9a958, 0.62), 0x7a4419, 24, 0.72, food.seed());
    p.scene()
        .lay(
            Place.round(tx, ty, 158),
            wobbly(0.05, food.seed()),
            d -> 0.35 + 0.65 * d * d * Math.min(1, (1 - d) * 14),
            base,
            32,
            matt(tortilla));
    int cabbage = p.is("beef") ? 0xc04a86 : 0x9fc25a;
    food.scatter(tx, ty, 92, 20, (a, b) -> shred(a, b, cabbage));
    food.scatter(
        tx,
        ty,
        84,
        17,
        (a, b) -> {
          switch (p.variety()) {
            case "fish" ->
                food.crusted(new Place(a, b, 40, 24, food.turn()), 26, 0xe3ab55, 0xb06a22);
            case "mushroom" -> food.mushroom(a, b, food.between(28, 38));
            case "beef" -> food.chunk(a, b, food.between(18, 26), 0x6e3a22, 0x45210f);
            default -> food.chunk(a, b, food.between(17, 25), 0xb4552a, 0x6f2a12);
          }
        });
    if (p.is("pork")) {
      food.scatter(tx, ty, 80, 9, (a, b) -> food.cube(a, b, 12, 0xf6cf4a, 0xdba524, 0.5));
    }
    food.scatter(tx, ty, 76, 6, (a, b) -> food.ring(a, b, 17, 3.4, 0xe9a7c6, 0xb8447e));
    food.drizzle(tx, ty, 78, 5, p.is("fish") ? 0xf1a66a : 0xfaf4e6, 4);
    food.scatter(
        tx,
        ty,
        82,
        7,
        (a, b) -> food.leafAt(a, b, food.between(18, 26), food.turn(), 0x2f7a28, 0x86bf52));
  }

  private void shred(double a, double b, int colour) {
    Paint strip = mottled(colour, 0xe8efc9, 14, 1, food.seed());
    food.on(new Place(a, b, food.between(26, 42), 5, food.turn()), box(3), PILLOW, 9, moist(strip));
  }

  void burrito() {
    p.lay(List.of(0, 1, 5), false);
    double base = p.table().board(x, y, 470, 280, -0.08);
    p.table().paper(x, y, 400, 220, -0.2, base);
    for (int i = 0; i < 2; i++) {
      double cx = x - 120 + i * 250;
      double cy = y - 60 + i * 125;
      Paint wrap = spotted(baked(0xefd8ab, 0xcf9f5b, 0.6), 0x80491d, 30, 0.7, food.seed());
      p.scene().lay(new Place(cx, cy, 215, 98, -0.25), box(3.4), DOME, base + 2, 92, matt(wrap));
      double ex = cx + (i == 0 ? 190 : -190) * Math.cos(-0.25);
      double ey = cy + (i == 0 ? 190 : -190) * Math.sin(-0.25);
      p.scene()
          .lay(
              new Place(ex, ey, 44, 86, -0.25),
              ROUND,
              FLAT,
              base + 40,
              14,
              matt(mottled(0xf4efe0, 0xded2b6, 9, 4, food.seed())));
      food.scatter(
          ex,
          ey,
          52,
          12,
          (a, b) ->
              food.cube(a, b, 11, p.oneOf(0x5a2d22, 0xd2402c, 0xf1c23c, 0x7ba23c), 0x3a1a12, 0.4));
    }
    p.table().dip(x + 400, y - 250, 90, 0x93b04a, 0x6d8a30);
  }

  void nachos() {
    p.lay(List.of(0, 1, 2, 5), false);
    double base = p.table().plate(x, y, 430, p.style());
    food.scatter(
        x,
        y,
        290,
        54,
        (a, b) -> {
          Paint chip =
              spotted(
                  mottled(0xeec05c, 0xd99a32, 18, 5, food.seed()), 0xa8641f, 22, 0.68, food.seed());
          p.scene()
              .lay(
                  new Place(a, b, 66, 66, food.turn()),
                  sides(3),
                  PILLOW,
                  Math.max(base, p.scene().heightAt(a, b) - 6),
                  9,
                  matt(chip));
        });
    food.scatter(
        x, y, 230, 20, (a, b) -> food.spoonful(a, b, food.between(22, 42), 8, 0xf7b733, 0xe3901c));
    food.scatter(x, y, 230, 30, (a, b) -> food.cube(a, b, 11, 0xd23c28, 0xa3261a, 0.5));
    food.scatter(x, y, 220, 15, (a, b) -> food.ring(a, b, 16, 6, 0x6d9c35, 0x3f6f20));
    food.scatter(x, y, 150, 3, (a, b) -> food.spoonful(a, b, 46, 22, 0xfbf7ee, 0xe9e0cf));
    food.spoonful(x + 60, y - 20, 62, 26, 0xa9c25a, 0x86a03c);
    food.herbs(x, y, 250, 70, 0x357a2a);
  }

  void samosas() {
    p.lay(List.of(0, 1, 2), false);
    double base = p.table().plate(x, y, 400, p.style());
    food.greens(x + 110, y + 110, 120, 9, 0x3c7a2a, 0x9cc85a);
    for (int i = 0; i < 3; i++) {
      double angle = i * 2.1 + 2.6;
      double px = x + 120 * Math.cos(angle) - 30;
      double py = y + 120 * Math.sin(angle) - 20;
      Paint shell =
          spotted(mottled(0xe2a34c, 0xc67d2c, 22, 9, food.seed()), 0x8f5117, 28, 0.66, food.seed());
      Paint folded =
          (qx, qy, u, v, d, c) -> {
            shell.at(qx, qy, u, v, d, c);
            c[3] += (float) (3.5 * Math.sin(d * 26) * SmoothNoise.step(0.72, 0.85, d));
          };
      p.scene()
          .lay(
              new Place(px, py, 138, 138, angle),
              sides(3),
              DOME,
              base,
              74,
              new Matter(folded, 0.18));
    }
    p.table().dip(x + 205, y - 165, 78, 0x5a2312, 0x3a140a);
  }

  void springRolls() {
    p.lay(List.of(0, 1, 2, 3), true);
    double base = p.table().plate(x, y, 400, p.style());
    food.greens(x - 40, y + 20, 190, 14, 0x3c7a2a, 0xa4cf62);
    for (int i = 0; i < 4; i++) {
      Place at =
          new Place(x - 60 + i * 12, y - 150 + i * 88, 190, 40, -0.28 + food.between(-0.06, 0.06));
      Paint roll =
          spotted(mottled(0xe0a24a, 0xc47a28, 18, 9, food.seed()), 0x8f5216, 24, 0.66, food.seed());
      p.scene().lay(at, box(4), DOME, base + 12, 62, new Matter(roll, 0.25));
    }
    p.table().dip(x + 205, y - 120, 80, 0xd9421a, 0xa82a10);
    food.herbs(x, y, 200, 30, 0x3d7a26);
  }

  void churros() {
    p.lay(List.of(0, 1, 3, 5), false);
    double base = p.table().plate(x, y, 400, p.style());
    for (int i = 0; i < 7; i++) {
      Place at =
          new Place(
              x - 120 + i * 26, y + food.between(-30, 30), 200, 25, 1.25 + food.between(-0.3, 0.3));
      Paint dough = mottled(0xcf8f45, 0xa8651f, 16, 6, food.seed());
      Paint ridged =
          (px, py, u, v, d, c) -> {
            dough.at(px, py, u, v, d, c);
            c[3] += (float) (5 * Math.cos(v * 10));
            if (SmoothNoise.at(px / 2.3, py / 2.3, 8) > 0.72) {
              FoodTextures.mix(c, new float[] {0.95f, 0.92f, 0.85f}, 0.7, c);
            }
          };
      p.scene().lay(at, box(4), DOME, base + i * 5, 42, matt(ridged));
    }
    p.table().dip(x + 215, y + 60, 100, 0x3a1a0e, 0x22100a);
  }

  void toast() {
    p.lay(List.of(0, 3, 4, 5), false);
    double base = p.table().plate(x, y, 410, p.style());
    for (int i = 0; i < 2; i++) {
      double cx = x - 130 + i * 265;
      double cy = y - 25 + i * 50;
      Paint crumb = edged(baked(0xe9c890, 0xbf8440, 0.6), 0x6b3c1a, 0.86, 1);
      p.scene()
          .lay(
              new Place(cx, cy, 135, 190, 0.15),
              wobbly(0.12, food.seed()),
              FLAT,
              base,
              34,
              matt(crumb));
      Paint mash = mottled(0xa9bf55, 0x7f9c3a, 20, 14, food.seed());
      p.scene()
          .lay(
              new Place(cx, cy, 112, 165, 0.15),
              wobbly(0.18, food.seed()),
              PILLOW,
              base + 32,
              16,
              moist(mash));
      food.egg(cx, cy + (i == 0 ? -20 : 24), 74, false);
      food.herbs(cx, cy, 130, 36, 0x3f7a2a);
      food.seeds(cx, cy, 110, 40, 3, 0xb03020);
    }
    food.scatter(x + 20, y - 240, 50, 3, (a, b) -> food.berry(a, b, 30, 0xd63325, 0x9c1c14));
    food.greens(x + 10, y + 240, 60, 6, 0x3c7a2a, 0x9cc85a);
  }
}
