package foodfast.picture;

import foodfast.kit.Figures;
import foodfast.kit.Shots;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * What each step of a 24-megapixel photo costs by itself, warm, and the most heap it takes: {@code
 * mvn test -Dtest=StepTimes}. Prints, and is not part of the build.
 */
class StepTimes {
  private static final int WARM_UP = 5;
  private static final int ROUNDS = 11;

  private final List<List<Long>> times = new ArrayList<>();

  @Test
  void ofALargePhoto() throws Exception {
    byte[] file = Shots.large(1);
    for (int i = 0; i < WARM_UP; i++) {
      round(file);
    }
    times.clear();
    long before = heap(true);
    for (int i = 0; i < ROUNDS; i++) {
      round(file);
    }
    String[] names = {"CHECKED", "DECODED", "RESIZED", "JUDGED", "COMPRESSED jpg", "… webp", "all"};
    for (int step = 0; step < names.length; step++) {
      int which = step;
      List<Long> sorted = times.stream().map(row -> row.get(which)).sorted().toList();
      Figures.tell(
          "%-16s median %5d ms, most %5d ms",
          names[step], sorted.get(ROUNDS / 2), sorted.get(ROUNDS - 1));
    }
    Figures.tell(
        "file %.1f MB; heap in use %d MB before, at most %d MB with what was not yet collected",
        file.length / 1e6, before >> 20, heap(false) >> 20);
  }

  private void round(byte[] file) throws Exception {
    List<Long> row = new ArrayList<>();
    long begun = System.nanoTime();
    PictureFile reader = timed(row, () -> PictureFile.check(file, 800));
    Picture whole = timed(row, reader::decode);
    List<Picture> sizes = timed(row, () -> sizes(whole));
    timed(
        row, () -> QualityAdvice.warnings(sizes.get(1), sizes.get(2).differenceHash(), List.of()));
    timed(row, () -> sizes.stream().map(p -> Rendition.jpeg(p.width(), p)).toList());
    timed(row, () -> sizes.stream().map(p -> Rendition.webp(p.width(), p)).toList());
    row.add((System.nanoTime() - begun) / 1_000_000);
    times.add(row);
  }

  private static List<Picture> sizes(Picture whole) {
    Picture large = whole.scaledTo(1600);
    Picture middle = large.scaledTo(800);
    return List.of(large, middle, middle.scaledTo(320));
  }

  private static <T> T timed(List<Long> row, Callable<T> step) throws Exception {
    long begun = System.nanoTime();
    T result = step.call();
    row.add((System.nanoTime() - begun) / 1_000_000);
    return result;
  }

  /** What is in use now, after a collection; or the sum of the pools' peaks since the last time. */
  private static long heap(boolean now) {
    if (now) {
      System.gc();
    }
    long sum = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        sum += now ? pool.getUsage().getUsed() : pool.getPeakUsage().getUsed();
        if (now) {
          pool.resetPeakUsage();
        }
      }
    }
    return sum;
  }
}
