package foodfast.lab;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Where and of what a figure was taken. */
final class Circumstances {
  private Circumstances() {}

  static JsonObject now() {
    return Json.createObjectBuilder()
        .add("machine", machine())
        .add("jdk", System.getProperty("java.version"))
        .add("commit", commit())
        .add("date", LocalDate.now(ZoneOffset.UTC).toString())
        .add("load", load())
        .build();
  }

  /** Of the last minute, for other work may share the machine. */
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String machine() {
    return String.format(
        Locale.ROOT,
        "%d cores, %d GB, %s; node, database, broker and clients share it",
        Runtime.getRuntime().availableProcessors(),
        Math.round(memoryKilobytes() / 1024.0 / 1024),
        System.getProperty("os.name"));
  }

  private static long memoryKilobytes() {
    try {
      String first = Files.readAllLines(Path.of("/proc/meminfo")).get(0);
      return Long.parseLong(first.replaceAll("\\D", ""));
    } catch (IOException e) {
      return 0;
    }
  }

  private static String commit() {
    try {
      Process git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD").start();
      return new String(git.getInputStream().readAllBytes()).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
