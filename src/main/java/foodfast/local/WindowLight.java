package foodfast.local;

/** The window that the dishes stand at, and what a camera makes of it. */
final class WindowLight {
  static final double X = -0.46;
  static final double Y = -0.56;
  static final double Z = 0.69;

  /** From a place towards the window, on the ground, and how fast its light rises there. */
  static final double STEP_X = X / Math.hypot(X, Y);

  static final double STEP_Y = Y / Math.hypot(X, Y);
  static final double SLOPE = Z / Math.hypot(X, Y);

  /** Half way between the window and the eye. */
  static final double HALF_Z = (Z + 1) / Math.sqrt(X * X + Y * Y + (Z + 1) * (Z + 1));

  static final double HALF_X = HALF_Z * X / (Z + 1);
  static final double HALF_Y = HALF_Z * Y / (Z + 1);

  private static final int STEPS = 4096;
  private static final int[] TONES = tones();

  private WindowLight() {}

  /** From 0 near the window to about 1 in the far corner. */
  static double fall(int x, int y, int width, int height) {
    double u = (double) x / width;
    double v = (double) y / height;
    double away = 0.5 * u + 0.5 * v;
    double corner = Math.hypot(u - 0.5, v - 0.5);
    return Math.min(1, 0.55 * away * away + 1.3 * corner * corner * corner);
  }

  /** Light as a screen's number, its brightest parts rolled off as film does. */
  static int tone(double light) {
    int step = (int) (Math.max(0, light) * (STEPS / 4));
    return TONES[Math.min(STEPS - 1, step)];
  }

  private static int[] tones() {
    int[] tones = new int[STEPS];
    for (int i = 0; i < STEPS; i++) {
      double light = 4.0 * i / STEPS;
      double film = 1 - Math.exp(-1.55 * light);
      double contrast = film * film * (3 - 2 * film);
      double mixed = 0.72 * film + 0.28 * contrast;
      tones[i] = (int) Math.round(255 * Math.pow(mixed, 1 / 2.2));
    }
    return tones;
  }

  /** A colour as on screens, as light. */
  static float[] of(int rgb) {
    return new float[] {linear(rgb >> 16 & 255), linear(rgb >> 8 & 255), linear(rgb & 255)};
  }

  private static float linear(int value) {
    return (float) Math.pow(value / 255.0, 2.2);
  }
}
