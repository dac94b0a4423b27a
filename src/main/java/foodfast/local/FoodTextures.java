package foodfast.local;

import foodfast.local.HeightMap.Matter;
import foodfast.local.HeightMap.Outline;
import foodfast.local.HeightMap.Paint;
import foodfast.local.HeightMap.Profile;

/** Surfaces, edges and shapes that most food has in common. Colours are as on screens, 0xRRGGBB. */
final class FoodTextures {
  static final Profile DOME = d -> Math.sqrt(Math.max(0, 1 - d * d));
  static final Profile FLAT = d -> 1 - Math.pow(d, 10);
  static final Profile PILLOW = d -> Math.pow(Math.max(0, 1 - d * d * d), 0.6);
  static final Profile EVEN = d -> 1;
  static final Outline ROUND = Math::hypot;

  private FoodTextures() {}

  /** An ellipse (2), a pillow (4), almost a box (8). */
  static Outline box(double corners) {
    return (u, v) ->
        Math.pow(Math.pow(Math.abs(u), corners) + Math.pow(Math.abs(v), corners), 1 / corners);
  }

  /** As many straight sides, its corners a little round. */
  static Outline sides(int count) {
    double part = 2 * Math.PI / count;
    return (u, v) -> {
      double angle = Math.atan2(v, u);
      double off = angle - part * Math.round(angle / part);
      double straight = Math.hypot(u, v) * Math.cos(off) / Math.cos(part / 2);
      return 0.86 * straight + 0.14 * Math.hypot(u, v);
    };
  }

  /** Round, but grown, not turned. */
  static Outline wobbly(double by, int seed) {
    return (u, v) -> {
      double r = Math.hypot(u, v);
      double c = r == 0 ? 1 : u / r;
      double s = r == 0 ? 0 : v / r;
      double bend = SmoothNoise.at(c * 1.7 + 9, s * 1.7 + 9, seed) - 0.5;
      double nick = SmoothNoise.at(c * 5 + 9, s * 5 + 9, seed + 5) - 0.5;
      return r / (1 + by * (1.5 * bend + 0.5 * nick) - by * 0.3);
    };
  }

  /** Pointed at both ends. */
  static Outline leaf() {
    return (u, v) -> {
      double wide = Math.pow(Math.max(0, 1 - u * u), 0.75) * (1 - 0.25 * u);
      return Math.abs(u) >= 1 ? 2 : Math.max(Math.abs(u), Math.abs(v) / Math.max(1e-3, wide));
    };
  }

  /** One colour that is never quite the same, and a surface that is never quite even. */
  static Paint mottled(int one, int other, double scale, double bump, int seed) {
    float[] a = WindowLight.of(one);
    float[] b = WindowLight.of(other);
    return (x, y, u, v, d, colour) -> {
      double n = SmoothNoise.fine(x / scale, y / scale, seed);
      double part = SmoothNoise.step(0.28, 0.72, n);
      mix(a, b, part, colour);
      colour[3] = (float) (bump * (n - 0.5));
    };
  }

  /** The same, turning into another colour towards the edge. */
  static Paint edged(Paint inner, int rim, double from, double to) {
    float[] edge = WindowLight.of(rim);
    return (x, y, u, v, d, colour) -> {
      inner.at(x, y, u, v, d, colour);
      float bump = colour[3];
      double n = 0.10 * (SmoothNoise.at(x / 9.0, y / 9.0, 77) - 0.5);
      mix(colour, edge, SmoothNoise.step(from, to, d + n), colour);
      colour[3] = bump;
    };
  }

  /** Spots of another colour, such as browning. */
  static Paint spotted(Paint below, int spot, double scale, double from, int seed) {
    float[] dark = WindowLight.of(spot);
    return (x, y, u, v, d, colour) -> {
      below.at(x, y, u, v, d, colour);
      float bump = colour[3];
      double n = SmoothNoise.fine(x / scale, y / scale, seed);
      mix(colour, dark, SmoothNoise.step(from, from + 0.13, n), colour);
      colour[3] = bump;
    };
  }

  static void mix(float[] one, float[] other, double part, float[] out) {
    float p = (float) part;
    for (int i = 0; i < 3; i++) {
      out[i] = one[i] + (other[i] - one[i]) * p;
    }
  }

  static Matter matt(Paint paint) {
    return new Matter(paint, 0.03);
  }

  static Matter moist(Paint paint) {
    return new Matter(paint, 0.22);
  }

  static Matter wet(Paint paint) {
    return new Matter(paint, 0.65);
  }
}
