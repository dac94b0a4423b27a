package foodfast.local;

/** Smooth randomness: the same numbers at the same place, for textures and edges. */
final class SmoothNoise {
  private SmoothNoise() {}

  private static double corner(int x, int y, int seed) {
    int n = x * 374761393 + y * 668265263 + seed * 1442695041;
    n = (n ^ n >>> 13) * 1274126177;
    n ^= n >>> 16;
    return (n & 0xffff) / 65535.0;
  }

  /** 0 to 1, changing over about one unit. */
  static double at(double x, double y, int seed) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double u = smooth(x - left);
    double v = smooth(y - top);
    double upper = mix(corner(left, top, seed), corner(left + 1, top, seed), u);
    double lower = mix(corner(left, top + 1, seed), corner(left + 1, top + 1, seed), u);
    return mix(upper, lower, v);
  }

  /** The same with finer and finer detail. */
  static double fine(double x, double y, int seed) {
    return 0.5 * at(x, y, seed)
        + 0.28 * at(x * 2.1, y * 2.1, seed + 1)
        + 0.15 * at(x * 4.3, y * 4.3, seed + 2)
        + 0.07 * at(x * 8.9, y * 8.9, seed + 3);
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }

  static double mix(double one, double other, double part) {
    return one + (other - one) * part;
  }

  /** From 0 below the first to 1 above the second. */
  static double step(double low, double high, double value) {
    double t = Math.max(0, Math.min(1, (value - low) / (high - low)));
    return smooth(t);
  }
}
