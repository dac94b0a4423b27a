package foodfast.local;

import static foodfast.local.FoodTextures.EVEN;
import static foodfast.local.FoodTextures.FLAT;
import static foodfast.local.FoodTextures.ROUND;
import static foodfast.local.FoodTextures.box;
import static foodfast.local.FoodTextures.matt;
import static foodfast.local.FoodTextures.mottled;

import foodfast.local.HeightMap.Matter;
import foodfast.local.HeightMap.Paint;
import foodfast.local.HeightMap.Place;
import java.util.Random;

/** What food stands on and in: the table, plates, bowls, boards, and what lies beside them. */
final class TablewarePainter {
  private static final int[][] PLATES = {
    {0xf6f3ec, 0xe9e4d9},
    {0xe8e0d0, 0xcdbfa6},
    {0x46525c, 0x2f3941},
    {0xd7e3e6, 0xb3c8cf},
    {0xefe6da, 0xd9c9b4},
  };
  private final HeightMap scene;
  private final Random random;
  private final int seed;

  TablewarePainter(HeightMap scene, Random random) {
    this.scene = scene;
    this.random = random;
    this.seed = random.nextInt(1000);
  }

  /** The table's top: oak, walnut, slate, marble, linen or painted boards. */
  void top(int kind) {
    switch (kind) {
      case 0 -> scene.ground(matt(boards(0xb98a5a, 0x9a6c3f)));
      case 1 -> scene.ground(matt(boards(0x6e4a30, 0x4c3020)));
      case 2 -> scene.ground(matt(mottled(0x3d4347, 0x2a2f33, 60, 3, seed)));
      case 3 -> scene.ground(new Matter(marble(), 0.12));
      case 4 -> scene.ground(matt(linen(0xd9cdb8, 0xc4b59b, 26)));
      default -> scene.ground(matt(boards(0x6f8f8a, 0x587671)));
    }
  }

  private Paint boards(int light, int dark) {
    float[] a = WindowLight.of(light);
    float[] b = WindowLight.of(dark);
    return (x, y, u, v, d, colour) -> {
      int board = (int) Math.floor((y + 40) / 170);
      double inBoard = (y + 40) - board * 170;
      double bend = 14 * SmoothNoise.at(x / 260, board * 7, seed);
      double fibre = SmoothNoise.fine(x / 210, (y + bend) / 7, seed + board * 13);
      double ring = SmoothNoise.fine(x / 500, (y + bend) / 28, seed + board * 31);
      double part = 0.55 * fibre + 0.45 * ring + 0.22 * (SmoothNoise.at(board, 3, seed) - 0.5);
      FoodTextures.mix(a, b, SmoothNoise.step(0.25, 0.75, part), colour);
      double gap = Math.min(inBoard, 170 - inBoard);
      double open = 1 - SmoothNoise.step(0, 3, gap);
      for (int i = 0; i < 3; i++) {
        colour[i] *= (float) (1 - 0.75 * open);
      }
      colour[3] = (float) (1.4 * (fibre - 0.5) - 5 * open);
    };
  }

  private Paint marble() {
    float[] a = WindowLight.of(0xeeece8);
    float[] b = WindowLight.of(0x9ea3a8);
    return (x, y, u, v, d, colour) -> {
      double warp = 150 * SmoothNoise.fine(x / 320, y / 320, seed);
      double vein = Math.abs(SmoothNoise.at((x + warp) / 190, (y - warp) / 260, seed + 9) - 0.5);
      double thin = 1 - SmoothNoise.step(0, 0.055, vein);
      double cloud = 0.25 * SmoothNoise.fine(x / 150, y / 150, seed + 5);
      FoodTextures.mix(
          a, b, Math.min(1, 0.75 * thin * SmoothNoise.at(x / 90, y / 90, seed) + cloud), colour);
      colour[3] = 0;
    };
  }

  private Paint linen(int light, int dark, double folds) {
    float[] a = WindowLight.of(light);
    float[] b = WindowLight.of(dark);
    return (x, y, u, v, d, colour) -> {
      double warp = Math.sin(x * 1.25 + 0.6 * SmoothNoise.at(y / 30, x / 200, seed));
      double weft = Math.sin(y * 1.25 + 0.6 * SmoothNoise.at(x / 30, y / 200, seed + 1));
      double weave = warp * weft;
      double slub =
          SmoothNoise.fine(x / 120, y / 9, seed + 2) + SmoothNoise.fine(x / 9, y / 120, seed + 3);
      FoodTextures.mix(
          a, b, Math.max(0, Math.min(1, 0.5 + 0.22 * weave + 0.9 * (slub - 1))), colour);
      double fold = SmoothNoise.fine(x / 520, y / 240, seed + 4);
      colour[3] = (float) (0.5 * weave + folds * (fold - 0.5));
    };
  }

  /** A napkin that lies under a corner of the plate. */
  void napkin(double x, double y, int light, int dark) {
    Place at = new Place(x, y, 250, 190, random.nextDouble() - 0.5);
    Paint cloth = linen(light, dark, 5);
    scene.lay(at, box(14), EVEN, 4, 2, matt(cloth));
    Place folded = new Place(x + 14, y + 10, 215, 150, at.angle());
    scene.lay(folded, box(14), EVEN, 7, 2, matt(cloth));
  }

  /** A flat plate with a rim; answers how high food lies on it. */
  double plate(double x, double y, double radius, int style) {
    int[] colours = PLATES[style % PLATES.length];
    Paint glaze = glaze(colours, radius);
    scene.lay(
        Place.round(x, y, radius),
        ROUND,
        TablewarePainter::plateProfile,
        8,
        34,
        new Matter(glaze, 0.5));
    return 20;
  }

  private static double plateProfile(double d) {
    double rim = SmoothNoise.step(0.66, 0.74, d);
    double edge = SmoothNoise.step(1.0, 0.965, d);
    return (0.32 + 0.36 * rim + 0.25 * Math.max(0, d - 0.74) / 0.26) * (0.35 + 0.65 * edge);
  }

  private Paint glaze(int[] colours, double radius) {
    float[] a = WindowLight.of(colours[0]);
    float[] b = WindowLight.of(colours[1]);
    float[] speck = WindowLight.of(0x6b5a45);
    boolean speckled = random.nextBoolean();
    return (x, y, u, v, d, colour) -> {
      double cloud = 0.35 * SmoothNoise.fine(x / 80, y / 80, seed + 20);
      double rim =
          0.8 * SmoothNoise.step(0.955, 0.985, d)
              + 0.25 * SmoothNoise.step(0.64, 0.72, d) * (1 - d);
      FoodTextures.mix(a, b, Math.min(1, cloud + rim), colour);
      if (speckled && SmoothNoise.at(x / 3.1, y / 3.1, seed + 21) > 0.93) {
        FoodTextures.mix(colour, speck, 0.45, colour);
      }
      colour[3] = 0;
    };
  }

  /** A deep bowl; answers how high its filling may stand. */
  double bowl(double x, double y, double radius, int style) {
    int[] colours = PLATES[style % PLATES.length];
    Matter matter = new Matter(glaze(colours, radius), 0.5);
    scene.lay(Place.round(x, y, radius), ROUND, TablewarePainter::bowlProfile, 6, 90, matter);
    return 48;
  }

  private static double bowlProfile(double d) {
    double outside = SmoothNoise.step(1.0, 0.93, d);
    double inside = 0.22 + 0.78 * Math.pow(Math.min(1, d / 0.93), 3.2);
    return d > 0.93 ? 0.25 + 0.75 * outside : inside;
  }

  /** A small round dish with a sauce in it. */
  void dip(double x, double y, double radius, int sauce, int shade) {
    scene.lay(
        Place.round(x, y, radius),
        ROUND,
        TablewarePainter::bowlProfile,
        10,
        38,
        new Matter(glaze(PLATES[0], radius), 0.5));
    Paint paint = mottled(sauce, shade, 26, 3, seed + 40);
    scene.lay(Place.round(x, y, radius * 0.86), ROUND, FLAT, 28, 6, FoodTextures.wet(paint));
  }

  /** A wooden board; answers how high food lies on it. */
  double board(double x, double y, double length, double breadth, double angle) {
    Place at = new Place(x, y, length, breadth, angle);
    Paint wood = boards(0xc99b66, 0xa87a47);
    Paint turned =
        (px, py, u, v, d, colour) -> {
          wood.at(u * length + 900, v * Math.min(breadth, 80) + 45, u, v, d, colour);
          colour[3] *= 0.4f;
        };
    scene.lay(at, box(9), FLAT, 8, 20, matt(turned));
    return 28;
  }

  /** Paper under fried things. */
  void paper(double x, double y, double length, double breadth, double angle, double base) {
    Paint sheet = mottled(0xf2ead9, 0xe3d6bd, 40, 5, seed + 60);
    scene.lay(new Place(x, y, length, breadth, angle), box(16), EVEN, base, 2, matt(sheet));
  }

  void chopsticks(double x, double y, double angle) {
    Matter wood = new Matter(mottled(0x5a2d22, 0x3b1c15, 30, 0.5, seed), 0.3);
    for (int i = 0; i < 2; i++) {
      Place at = new Place(x + 24 * i, y + 9 * i, 330, 7 - i * 0.4, angle + i * 0.035);
      scene.lay(at, box(6), FoodTextures.PILLOW, 14, 10, wood);
    }
  }

  void fork(double x, double y, double angle) {
    Matter steel = new Matter(mottled(0xc9ccd0, 0x9fa4aa, 90, 0, seed), 0.9);
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    scene.lay(new Place(x, y, 170, 8, angle), box(4), FoodTextures.PILLOW, 15, 9, steel);
    scene.lay(
        new Place(x + c * 190, y + s * 190, 44, 23, angle),
        box(3),
        FoodTextures.PILLOW,
        15,
        9,
        steel);
    for (int i = 0; i < 4; i++) {
      double side = (i - 1.5) * 11.5;
      Place tine = new Place(x + c * 252 - s * side, y + s * 252 + c * side, 42, 3.6, angle);
      scene.lay(tine, box(4), FoodTextures.PILLOW, 15, 8, steel);
    }
  }
}
