package foodfast.local;

import java.awt.image.BufferedImage;

/**
 * A still life from above, as heights and colours: things are laid on it one after another, each as
 * high as it stands, and light falls on it at the end. Lengths and heights are pixels.
 */
final class HeightMap {
  final int width;
  final int height;
  private final float[] tall;
  private final float[] red;
  private final float[] green;
  private final float[] blue;
  private final float[] gloss;

  /** What a thing looks like at a place: fills in red, green, blue (0 to 1, linear) and a bump. */
  interface Paint {
    /**
     * @param u along the thing, -1 to 1
     * @param v across it, -1 to 1
     * @param d 0 in its middle, 1 at its edge
     */
    void at(double x, double y, double u, double v, double d, float[] colour);
  }

  /** How a thing's edge runs: 0 in its middle, 1 at the edge. */
  interface Outline {
    double distance(double u, double v);
  }

  /** How high a thing stands, 0 to 1, by the distance from its middle. */
  interface Profile {
    double height(double d);
  }

  HeightMap(int width, int height) {
    this.width = width;
    this.height = height;
    int size = width * height;
    tall = new float[size];
    red = new float[size];
    green = new float[size];
    blue = new float[size];
    gloss = new float[size];
  }

  /** How high what lies there stands. */
  float heightAt(double x, double y) {
    int px = Math.max(0, Math.min(width - 1, (int) x));
    int py = Math.max(0, Math.min(height - 1, (int) y));
    return tall[py * width + px];
  }

  /** Where a thing lies and how large it is. */
  record Place(double x, double y, double length, double breadth, double angle) {
    static Place round(double x, double y, double radius) {
      return new Place(x, y, radius, radius, 0);
    }
  }

  /** What a thing is made of. */
  record Matter(Paint paint, double gloss) {}

  /** Covers everything. */
  void ground(Matter matter) {
    float[] colour = new float[4];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        matter.paint().at(x, y, 2.0 * x / width - 1, 2.0 * y / height - 1, 0, colour);
        set(y * width + x, colour[3], colour, matter.gloss(), 1);
      }
    }
  }

  /** Lays a thing on what is there; where something stands higher already, that stays. */
  void lay(Place at, Outline outline, Profile profile, double base, double rise, Matter matter) {
    double reach = Math.max(at.length(), at.breadth()) * 1.5;
    double cos = Math.cos(at.angle());
    double sin = Math.sin(at.angle());
    double soft = Math.min(0.5, 1.3 / Math.max(2, Math.min(at.length(), at.breadth())));
    float[] colour = new float[4];
    int bottom = (int) Math.min(height - 1, at.y() + reach);
    int right = (int) Math.min(width - 1, at.x() + reach);
    for (int y = (int) Math.max(0, at.y() - reach); y <= bottom; y++) {
      for (int x = (int) Math.max(0, at.x() - reach); x <= right; x++) {
        double dx = x - at.x();
        double dy = y - at.y();
        double u = (dx * cos + dy * sin) / at.length();
        double v = (dy * cos - dx * sin) / at.breadth();
        double d = outline.distance(u, v);
        if (d < 1) {
          int i = y * width + x;
          matter.paint().at(x, y, u, v, d, colour);
          double top = base + rise * profile.height(d) + colour[3];
          if (top > tall[i] - 0.5) {
            set(i, top, colour, matter.gloss(), Math.min(1, (1 - d) / soft));
          }
        }
      }
    }
  }

  private void set(int i, double top, float[] colour, double shine, double part) {
    float p = (float) part;
    tall[i] += (top - tall[i]) * p;
    red[i] += (colour[0] - red[i]) * p;
    green[i] += (colour[1] - green[i]) * p;
    blue[i] += (colour[2] - blue[i]) * p;
    gloss[i] += (shine - gloss[i]) * p;
  }

  /** The picture in the light of a window on the upper left. */
  BufferedImage lit() {
    float[] near = blurred(9);
    float[] far = blurred(38);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, colour(x, y, near, far));
      }
    }
    return image;
  }

  private int colour(int x, int y, float[] near, float[] far) {
    int i = y * width + x;
    double nx = heightAt(x - 1, y) - heightAt(x + 1, y);
    double ny = heightAt(x, y - 1) - heightAt(x, y + 1);
    double length = Math.sqrt(nx * nx + ny * ny + 4);
    nx /= length;
    ny /= length;
    double nz = 2 / length;
    double sun = shadow(x, y);
    double facing = nx * WindowLight.X + ny * WindowLight.Y + nz * WindowLight.Z;
    double direct = Math.max(0, (facing + 0.18) / 1.18) * sun;
    double hollow = Math.max(0, near[i] - tall[i]) * 0.028 + Math.max(0, far[i] - tall[i]) * 0.009;
    double sky = (0.62 + 0.38 * nz) / (1 + 1.6 * hollow);
    double shine = gloss[i] * (0.25 + 0.75 * sun) * highlight(nx, ny, nz);
    double fall = 1 - 0.30 * WindowLight.fall(x, y, width, height);
    int r = WindowLight.tone(fall * (red[i] * (1.22 * direct + 0.50 * sky) + shine));
    int g = WindowLight.tone(fall * (green[i] * (1.14 * direct + 0.52 * sky) + shine * 0.97));
    int b = WindowLight.tone(fall * (blue[i] * (1.01 * direct + 0.57 * sky) + shine * 0.90));
    return r << 16 | g << 8 | b;
  }

  private static double highlight(double nx, double ny, double nz) {
    double half =
        Math.max(0, nx * WindowLight.HALF_X + ny * WindowLight.HALF_Y + nz * WindowLight.HALF_Z);
    double squared = half * half;
    double eighth = squared * squared * squared * squared;
    return 0.10 * eighth + 0.95 * Math.pow(eighth, 7);
  }

  /** How much of the window a place sees: 0 to 1. */
  private double shadow(int x, int y) {
    double here = tall[y * width + x];
    double hidden = 0;
    for (double far = 3; far < 150; far *= 1.22) {
      double there = heightAt(x + WindowLight.STEP_X * far, y + WindowLight.STEP_Y * far);
      double above = there - here - far * WindowLight.SLOPE;
      hidden = Math.max(hidden, above / (2.5 + far * 0.24));
      if (hidden > 1) {
        return 0.08;
      }
    }
    return 1 - 0.92 * Math.max(0, hidden);
  }

  private float[] blurred(int radius) {
    float[] across = new float[tall.length];
    float[] out = new float[tall.length];
    for (int y = 0; y < height; y++) {
      average(tall, across, y * width, 1, width, radius);
    }
    for (int x = 0; x < width; x++) {
      average(across, out, x, width, height, radius);
    }
    return out;
  }

  private static void average(float[] in, float[] out, int from, int step, int count, int radius) {
    double sum = 0;
    for (int i = -radius; i <= radius; i++) {
      sum += in[from + step * Math.max(0, Math.min(count - 1, i))];
    }
    for (int i = 0; i < count; i++) {
      out[from + step * i] = (float) (sum / (2 * radius + 1));
      sum += in[from + step * Math.min(count - 1, i + radius + 1)];
      sum -= in[from + step * Math.max(0, i - radius)];
    }
  }
}
