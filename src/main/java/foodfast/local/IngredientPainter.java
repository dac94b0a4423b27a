package foodfast.local;

import static foodfast.local.FoodTextures.DOME;
import static foodfast.local.FoodTextures.EVEN;
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
import foodfast.local.HeightMap.Outline;
import foodfast.local.HeightMap.Paint;
import foodfast.local.HeightMap.Place;
import foodfast.local.HeightMap.Profile;
import java.util.Random;

/** What dishes are put together from, each piece a little different from the one before. */
final class IngredientPainter {
  private final HeightMap scene;
  private final Random random;

  IngredientPainter(HeightMap scene, Random random) {
    this.scene = scene;
    this.random = random;
  }

  /** Puts something at a place. */
  interface Piece {
    void at(double x, double y);
  }

  double between(double low, double high) {
    return low + random.nextDouble() * (high - low);
  }

  int seed() {
    return random.nextInt(100_000);
  }

  double turn() {
    return between(0, 2 * Math.PI);
  }

  /** Many pieces within a circle, evenly and yet by chance. */
  void scatter(double x, double y, double radius, int count, Piece piece) {
    double start = turn();
    for (int i = 0; i < count; i++) {
      double r = radius * Math.sqrt((i + between(0.2, 0.8)) / count);
      double angle = start + i * 2.39996 + between(-0.35, 0.35);
      piece.at(x + r * Math.cos(angle), y + r * Math.sin(angle));
    }
  }

  /** Pieces one beside the other on a circle. */
  void around(double x, double y, double radius, int count, Piece piece) {
    double start = turn();
    for (int i = 0; i < count; i++) {
      double angle = start + 2 * Math.PI * i / count + between(-0.12, 0.12);
      piece.at(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    }
  }

  /** A thing on top of what lies there. */
  void on(Place at, Outline outline, Profile profile, double rise, Matter matter) {
    scene.lay(at, outline, profile, scene.heightAt(at.x(), at.y()), rise, matter);
  }

  /** A sauce or a soup up to a level: what is higher stands out of it. */
  void pool(double x, double y, double radius, double level, int colour, int shade) {
    Paint paint = mottled(colour, shade, 55, 2.6, seed());
    scene.lay(Place.round(x, y, radius), wobbly(0.03, seed()), FLAT, level - 4, 4, wet(paint));
  }

  /** A spoonful that runs a little. */
  void spoonful(double x, double y, double radius, double rise, int colour, int shade) {
    Paint paint = edged(mottled(colour, shade, 26, 4, seed()), shade, 0.75, 1.05);
    on(Place.round(x, y, radius), wobbly(0.35, seed()), PILLOW, rise, wet(paint));
  }

  /** A thread of sauce to and fro. */
  void drizzle(double x, double y, double reach, double thick, int colour, int turns) {
    double tilt = turn();
    Matter matter = wet(mottled(colour, colour, 20, 0, seed()));
    int steps = turns * 46;
    double[][] dots = new double[steps + 1][];
    for (int i = 0; i <= steps; i++) {
      double t = 2.0 * i / steps - 1;
      double half = Math.sqrt(Math.max(0, 1 - t * t));
      double side = Math.asin(Math.sin(i * Math.PI * turns / steps)) / (Math.PI / 2) * half;
      double px = x + reach * (t * Math.cos(tilt) - side * Math.sin(tilt));
      double py = y + reach * (t * Math.sin(tilt) + side * Math.cos(tilt));
      dots[i] =
          new double[] {px, py, scene.heightAt(px, py)}; // before the thread itself lies there
    }
    for (double[] dot : dots) {
      Place at = Place.round(dot[0], dot[1], thick * between(0.85, 1.15));
      scene.lay(at, ROUND, DOME, dot[2] - 1, thick * 0.45, matter);
    }
  }

  /** A rough lump such as braised meat. */
  void chunk(double x, double y, double size, int colour, int shade) {
    Paint paint = spotted(mottled(colour, shade, 12, 7, seed()), shade, 16, 0.62, seed());
    Place at = new Place(x, y, size * between(0.9, 1.25), size * between(0.75, 1), turn());
    on(at, wobbly(0.4, seed()), PILLOW, size * 0.75, new Matter(paint, 0.3));
  }

  /** A cube of tofu, feta or potato. */
  void cube(double x, double y, double size, int colour, int shade, double shine) {
    Paint paint = edged(mottled(colour, shade, 18, 3, seed()), shade, 0.78, 1.0);
    Place at = new Place(x, y, size, size * between(0.85, 1), turn());
    on(at, box(7), FLAT, size * 1.05, new Matter(paint, shine));
  }

  void ball(double x, double y, double size, int colour, int shade, double shine) {
    Paint paint = edged(mottled(colour, shade, 14, size * 0.12, seed()), shade, 0.5, 1.05);
    on(Place.round(x, y, size), wobbly(0.10, seed()), DOME, size * 1.05, new Matter(paint, shine));
  }

  /** A flat green leaf with its veins. */
  void leafAt(double x, double y, double length, double angle, int colour, int light) {
    float[] a = WindowLight.of(colour);
    float[] b = WindowLight.of(light);
    int id = seed();
    Paint paint =
        (px, py, u, v, d, c) -> {
          double rib = 1 - SmoothNoise.step(0.015, 0.06, Math.abs(v));
          double side = Math.abs(Math.sin((u * 3.2 + Math.abs(v) * 2.1) * Math.PI));
          double vein = Math.max(rib, 0.45 * (1 - SmoothNoise.step(0.05, 0.22, side)));
          double part = 0.35 * SmoothNoise.fine(px / 22, py / 22, id) + 0.5 * vein;
          FoodTextures.mix(a, b, Math.min(1, part), c);
          c[3] =
              (float) (2.5 * (SmoothNoise.at(px / 16, py / 16, id) - 0.5) - 2.2 * rib + 5 * v * v);
        };
    Place at = new Place(x, y, length, length * between(0.4, 0.52), angle);
    on(at, leaf(), d -> Math.min(1, (1 - d) * 6), 5, new Matter(paint, 0.16));
  }

  /** Some basil, coriander or parsley. */
  void sprig(double x, double y, double size) {
    double start = turn();
    int leaves = 3 + random.nextInt(2);
    for (int i = 0; i < leaves; i++) {
      double angle = start + i * 2 * Math.PI / leaves + between(-0.3, 0.3);
      double px = x + size * 0.72 * Math.cos(angle);
      double py = y + size * 0.72 * Math.sin(angle);
      leafAt(px, py, size * between(0.8, 1.1), angle, 0x2f6f22, 0x7cb44a);
    }
  }

  /** Herbs cut small. */
  void herbs(double x, double y, double radius, int count, int colour) {
    scatter(
        x,
        y,
        radius,
        count,
        (px, py) -> {
          Paint paint = mottled(colour, 0x8ab64f, 6, 1, seed());
          Place at = new Place(px, py, between(4, 9), between(2.5, 4.5), turn());
          on(at, box(2.4), PILLOW, 4, moist(paint));
        });
  }

  /** Seeds, salt, crumbs. */
  void seeds(double x, double y, double radius, int count, double size, int colour) {
    Paint paint = mottled(colour, 0xf7e7c0, 9, 0, seed());
    scatter(
        x,
        y,
        radius,
        count,
        (px, py) ->
            on(
                new Place(px, py, size, size * 0.62, turn()),
                ROUND,
                DOME,
                size * 0.8,
                moist(paint)));
  }

  /** Cooked rice, grain by grain. */
  void rice(double x, double y, double radius, double rise, int colour) {
    Paint below = mottled(colour, 0xd9ceb5, 14, 6, seed());
    on(Place.round(x, y, radius), wobbly(0.12, seed()), PILLOW, rise, matt(below));
    Paint grain = edged(mottled(colour, 0xfffdf6, 20, 0, seed()), 0xd8ccb0, 0.6, 1.1);
    int count = (int) (radius * radius / 26);
    scatter(
        x,
        y,
        radius * 0.97,
        count,
        (px, py) ->
            on(new Place(px, py, between(8, 11), 3.6, turn()), ROUND, DOME, 3.4, moist(grain)));
  }

  /** Leaves of salad, one over the other. */
  void greens(double x, double y, double radius, int count, int dark, int light) {
    scatter(
        x,
        y,
        radius,
        count,
        (px, py) -> {
          double out = Math.atan2(py - y, px - x) + between(-0.9, 0.9);
          frill(px, py, between(46, 74), out, dark, light);
        });
  }

  /** A leaf with a curly edge. */
  void frill(double x, double y, double length, double angle, int dark, int light) {
    float[] a = WindowLight.of(dark);
    float[] b = WindowLight.of(light);
    int id = seed();
    Paint paint =
        (px, py, u, v, d, c) -> {
          double rib = 1 - SmoothNoise.step(0.02, 0.12, Math.abs(v));
          double wave = SmoothNoise.fine(px / 13, py / 13, id);
          FoodTextures.mix(a, b, Math.min(1, 0.55 * rib + 0.75 * wave - 0.1 + 0.25 * d), c);
          c[3] = (float) ((4 + 15 * d) * (wave - 0.5) + 6 * d);
        };
    Place at = new Place(x, y, length, length * between(0.5, 0.72), angle);
    on(at, wobbly(0.55, id), d -> Math.min(1, (1 - d) * 5), 7, new Matter(paint, 0.2));
  }

  /** A bundle of noodles, turned up with a fork. */
  void noodles(double x, double y, double radius, int count, double thick, int colour, int shade) {
    Paint paint = edged(mottled(colour, shade, 30, 0, seed()), shade, 0.45, 1.1);
    Matter matter = new Matter(paint, 0.42);
    for (int i = 0; i < count; i++) {
      double far = radius * between(0.12, 0.86);
      double cx = x + (radius - far) * between(-0.75, 0.75);
      double cy = y + (radius - far) * between(-0.75, 0.75);
      noodle(cx, cy, far, between(0.45, 1), thick, matter, 3 + i * 22.0 / count);
    }
  }

  private void noodle(
      double x, double y, double far, double flat, double thick, Matter matter, double lift) {
    double tilt = turn();
    double from = turn();
    double sweep = between(1.6, 4.6);
    int steps = (int) (far * sweep / (thick * 0.55)) + 2;
    double wave = between(2, 5);
    double base = scene.heightAt(x, y);
    for (int i = 0; i <= steps; i++) {
      double angle = from + sweep * i / steps;
      double r = far * (1 + 0.07 * Math.sin(wave * angle));
      double u = r * Math.cos(angle);
      double v = r * flat * Math.sin(angle);
      double px = x + u * Math.cos(tilt) - v * Math.sin(tilt);
      double py = y + u * Math.sin(tilt) + v * Math.cos(tilt);
      double up = lift * 0.6 + lift * 0.5 * Math.sin(angle * 1.3 + wave);
      double ground = Math.min(scene.heightAt(px, py), base + 34);
      double level = Math.max(base + up * 0.5, ground - thick * 0.55);
      scene.lay(Place.round(px, py, thick), ROUND, DOME, level, thick, matter);
    }
  }

  /** Sticks such as chips. */
  void sticks(double x, double y, double radius, int count, double length, int colour, int shade) {
    scatter(
        x,
        y,
        radius,
        count,
        (px, py) -> {
          Paint paint = edged(mottled(colour, shade, 24, 3, seed()), shade, 0.72, 1.02);
          Paint browned = spotted(paint, 0xa8641f, 26, 0.68, seed());
          Place at = new Place(px, py, length * between(0.65, 1.1), between(9, 12), turn());
          on(at, box(5), PILLOW, 17, new Matter(browned, 0.2));
        });
  }

  /** A slice of something round, with a pattern of its own. */
  void disc(double x, double y, double radius, double rise, Paint paint, double shine) {
    on(
        new Place(x, y, radius, radius * between(0.93, 1), turn()),
        ROUND,
        FLAT,
        rise,
        new Matter(paint, shine));
  }

  void tomatoSlice(double x, double y, double radius) {
    float[] flesh = WindowLight.of(0xe0402a);
    float[] skin = WindowLight.of(0xb3221a);
    float[] jelly = WindowLight.of(0xee7a3c);
    int parts = 5 + random.nextInt(2);
    Paint paint =
        (px, py, u, v, d, c) -> {
          double angle = Math.atan2(v, u);
          double chamber = SmoothNoise.step(0.05, 0.5, Math.cos(parts * angle) * 0.5 + 0.35);
          double inside =
              chamber * SmoothNoise.step(0.22, 0.34, d) * SmoothNoise.step(0.86, 0.74, d);
          FoodTextures.mix(flesh, jelly, 0.85 * inside, c);
          FoodTextures.mix(c, skin, SmoothNoise.step(0.9, 0.97, d), c);
          double seedSpot = SmoothNoise.at(px / 5, py / 5, 3) > 0.78 ? inside : 0;
          FoodTextures.mix(c, new float[] {0.85f, 0.62f, 0.28f}, 0.6 * seedSpot, c);
          c[3] = (float) (-2.5 * inside + seedSpot * 2);
        };
    disc(x, y, radius, 7, paint, 0.7);
  }

  void citrus(double x, double y, double radius, int fruit, int peel) {
    float[] flesh = WindowLight.of(fruit);
    float[] rind = WindowLight.of(peel);
    float[] pith = WindowLight.of(0xfdf6df);
    Paint paint =
        (px, py, u, v, d, c) -> {
          double angle = Math.atan2(v, u) * 10 / (2 * Math.PI);
          double wall = Math.abs(angle - Math.round(angle)) * d;
          double white =
              Math.max(
                  1 - SmoothNoise.step(0.012, 0.055, 0.5 * d - wall),
                  SmoothNoise.step(0.80, 0.85, d));
          white = Math.max(white, 1 - SmoothNoise.step(0.03, 0.09, d));
          double drop = SmoothNoise.fine(u * 12, v * 12, 5);
          FoodTextures.mix(flesh, pith, Math.min(1, 0.22 * drop + white), c);
          FoodTextures.mix(c, rind, SmoothNoise.step(0.91, 0.95, d), c);
          c[3] = (float) (2 * drop - 2 * white);
        };
    disc(x, y, radius, 8, paint, 0.75);
  }

  void cucumber(double x, double y, double radius) {
    float[] flesh = WindowLight.of(0xd6e8a8);
    float[] skin = WindowLight.of(0x3c7327);
    float[] core = WindowLight.of(0xb8d487);
    Paint paint =
        (px, py, u, v, d, c) -> {
          double angle = Math.atan2(v, u);
          double ring = SmoothNoise.step(0.62, 0.5, d) * SmoothNoise.step(0.06, 0.2, d);
          double seeds = Math.pow(Math.abs(Math.cos(angle * 6)), 8) * ring;
          FoodTextures.mix(flesh, core, ring, c);
          FoodTextures.mix(c, new float[] {0.93f, 0.93f, 0.72f}, 0.7 * seeds, c);
          FoodTextures.mix(c, skin, SmoothNoise.step(0.88, 0.95, d), c);
          c[3] = (float) (-1.2 * ring + 1.5 * seeds);
        };
    disc(x, y, radius, 6, paint, 0.55);
  }

  void radish(double x, double y, double radius) {
    Paint paint = edged(mottled(0xfdf7f4, 0xf3e4e6, 16, 0.6, seed()), 0xd0285a, 0.88, 0.95);
    disc(x, y, radius, 5, paint, 0.5);
  }

  void salami(double x, double y, double radius) {
    Paint fat = spotted(mottled(0xa8352a, 0x8a241d, 10, 3, seed()), 0xe8b9a2, 7, 0.60, seed());
    Paint paint = edged(fat, 0x6b1a14, 0.88, 1.0);
    on(
        Place.round(x, y, radius),
        wobbly(0.05, seed()),
        d -> 0.45 + 0.55 * d * d * (d < 0.93 ? 1 : 0.4),
        11,
        wet(paint));
  }

  void mushroom(double x, double y, double size) {
    double angle = turn();
    Paint flesh = edged(mottled(0xe6d3b4, 0xc9ad84, 14, 1.5, seed()), 0x6e4a2a, 0.78, 0.96);
    Outline cap = (u, v) -> Math.hypot(u / (1 - 0.12 * u), v < -0.12 ? v * 0.98 : v * 2.6);
    on(new Place(x, y, size, size, angle), cap, FLAT, 7, moist(flesh));
    double sx = x - Math.sin(angle) * size * 0.45;
    double sy = y + Math.cos(angle) * size * 0.45;
    on(new Place(sx, sy, size * 0.24, size * 0.5, angle), box(4), FLAT, 6, moist(flesh));
  }

  void olive(double x, double y, double size, int colour) {
    Paint paint = edged(mottled(colour, 0x2a2320, 18, 0, seed()), 0x1c1614, 0.6, 1.1);
    on(
        Place.round(x, y, size),
        ROUND,
        d -> d < 0.36 ? 0.25 : DOME.height(d),
        size * 0.9,
        wet(paint));
  }

  /** A ring of onion or squid. */
  void ring(double x, double y, double radius, double thick, int colour, int shade) {
    Matter matter = new Matter(edged(mottled(colour, shade, 12, 3, seed()), shade, 0.6, 1.1), 0.3);
    double flat = between(0.75, 1);
    double tilt = turn();
    int steps = (int) (2 * Math.PI * radius / (thick * 0.6));
    for (int i = 0; i < steps; i++) {
      double angle = 2 * Math.PI * i / steps;
      double u = radius * Math.cos(angle);
      double v = radius * flat * Math.sin(angle);
      double px = x + u * Math.cos(tilt) - v * Math.sin(tilt);
      double py = y + u * Math.sin(tilt) + v * Math.cos(tilt);
      scene.lay(
          Place.round(px, py, thick), ROUND, DOME, scene.heightAt(x, y) + 2, thick * 1.2, matter);
    }
  }

  /** Half an egg, or a whole one poached or fried. */
  void egg(double x, double y, double size, boolean halved) {
    Paint white = edged(mottled(0xfffaf0, 0xf1e6d2, 20, 1, seed()), 0xe2d2b6, 0.82, 1.05);
    Place at = new Place(x, y, size, size * (halved ? 0.76 : 0.9), turn());
    on(at, halved ? ROUND : wobbly(0.4, seed()), PILLOW, halved ? 18 : 11, wet(white));
    Paint yolk = edged(mottled(0xf39a1d, 0xe8820f, 20, 0, seed()), 0xd9720c, 0.55, 1.0);
    double lift = halved ? 4 : 15;
    on(Place.round(x + size * 0.05, y, size * 0.44), ROUND, DOME, lift, wet(yolk));
  }

  /** Slices of avocado, fanned. */
  void avocado(double x, double y, double size, int slices) {
    double angle = turn();
    for (int i = 0; i < slices; i++) {
      double off = (i - slices / 2.0) * size * 0.27;
      Paint flesh = edged(mottled(0xe3e28a, 0xc6d277, 20, 1, seed()), 0x5f8f36, 0.62, 0.95);
      Place at =
          new Place(
              x - Math.sin(angle) * off,
              y + Math.cos(angle) * off,
              size,
              size * 0.26,
              angle + i * 0.05);
      on(at, box(2.4), PILLOW, 15, new Matter(flesh, 0.4));
    }
  }

  /** A curled prawn. */
  void prawn(double x, double y, double size, double angle) {
    for (int i = 0; i < 16; i++) {
      double t = i / 15.0;
      double bend = angle + 0.4 + t * 3.7;
      double px = x + size * 0.62 * Math.cos(bend);
      double py = y + size * 0.62 * Math.sin(bend);
      double thick = size * (0.36 - 0.2 * t) * (i % 3 == 0 ? 1.07 : 1);
      Paint paint =
          edged(
              mottled(0xf7b893, 0xee8e63, 9, 1.5, seed()),
              i % 3 == 0 ? 0xd9562f : 0xfbe3d3,
              0.5,
              1.1);
      on(Place.round(px, py, thick), ROUND, DOME, thick * 0.5, wet(paint));
    }
    for (int side = -1; side <= 1; side += 2) {
      double bend = angle + 4.25;
      double px = x + size * 0.72 * Math.cos(bend);
      double py = y + size * 0.72 * Math.sin(bend);
      leafAt(px, py, size * 0.26, bend + 1.5 + side * 0.45, 0xd6482a, 0xf08a55);
    }
  }

  /** A sheet of grilled or fried meat or fish, crusted. */
  void crusted(Place at, double rise, int colour, int brown) {
    Paint crust = spotted(mottled(colour, brown, 15, 9, seed()), brown, 34, 0.56, seed());
    Paint paint = edged(crust, brown, 0.78, 1.02);
    on(at, wobbly(0.3, seed()), PILLOW, rise, new Matter(paint, 0.22));
  }

  /** Dark lines of the grill across something. */
  void grillMarks(double x, double y, double length, double breadth, double angle, int count) {
    Matter char1 = matt(mottled(0x2d1710, 0x45241a, 10, 1, seed()));
    for (int i = 0; i < count; i++) {
      double off = (i - (count - 1) / 2.0) * breadth * 2 / count;
      double px = x - Math.sin(angle) * off;
      double py = y + Math.cos(angle) * off;
      double near = Math.sqrt(Math.max(0.05, 1 - off * off / (breadth * breadth)));
      for (int k = 0; k <= 24; k++) {
        double along = (k / 12.0 - 1) * length * near;
        double qx = px + Math.cos(angle) * along;
        double qy = py + Math.sin(angle) * along;
        on(Place.round(qx, qy, 5.5), ROUND, EVEN, 0.2, char1);
      }
    }
  }

  /** A berry with its shine. */
  void berry(double x, double y, double size, int colour, int shade) {
    Paint paint = edged(mottled(colour, shade, 12, 1, seed()), shade, 0.35, 1.0);
    on(Place.round(x, y, size), wobbly(0.06, seed()), DOME, size * 1.1, new Matter(paint, 0.5));
  }

  void strawberry(double x, double y, double size, double angle) {
    float[] seedColour = WindowLight.of(0xf2cf72);
    Paint flesh = edged(mottled(0xd92b2b, 0xb81420, 16, 1, seed()), 0x9c0f1c, 0.6, 1.05);
    Paint paint =
        (px, py, u, v, d, c) -> {
          flesh.at(px, py, u, v, d, c);
          double row = Math.sin(u * 17) * Math.sin(v * 13 + Math.floor(u * 17 / Math.PI) * 1.57);
          double spot = SmoothNoise.step(0.84, 0.95, Math.abs(row));
          FoodTextures.mix(c, seedColour, 0.8 * spot, c);
          c[3] -= (float) (1.8 * spot);
        };
    Outline heart = (u, v) -> Math.hypot(u, v / (0.95 - 0.38 * u - 0.12 * u * u));
    on(new Place(x, y, size, size * 0.86, angle), heart, DOME, size * 0.8, wet(paint));
  }

  /** A dumpling with its pleats, a ravioli, a gyoza. */
  void dumpling(double x, double y, double size, int colour, int shade, boolean browned) {
    double angle = turn();
    Paint skin = edged(mottled(colour, shade, 30, 2, seed()), shade, 0.75, 1.05);
    Paint paint = browned ? spotted(skin, 0xb4702a, 30, 0.47, seed()) : skin;
    Paint pleated =
        (px, py, u, v, d, c) -> {
          paint.at(px, py, u, v, d, c);
          double pleat =
              Math.sin(Math.atan2(v, u) * 13) * SmoothNoise.step(0.25, 0.75, d) * (1 - d);
          c[3] += (float) (7 * pleat);
        };
    on(
        new Place(x, y, size, size * 0.88, angle),
        ROUND,
        DOME,
        size * 0.62,
        new Matter(pleated, 0.35));
    on(Place.round(x, y, size * 0.14), wobbly(0.5, seed()), DOME, 5, new Matter(paint, 0.3));
  }

  /** A triangle of bread, tortilla or cake. */
  void triangle(double x, double y, double size, double angle, double rise, Matter matter) {
    on(new Place(x, y, size, size, angle), sides(3), FLAT, rise, matter);
  }
}
