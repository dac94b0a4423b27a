package foodfast.load;

import foodfast.kit.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a server's process costs, as the system counts it. */
public final class Server {
  private static final double TICKS_PER_SECOND = 100;
  private final Path process;

  public Server(Node node) {
    this(node.jvm());
  }

  public Server(ProcessHandle process) {
    this.process = Path.of("/proc", Long.toString(process.pid()));
  }

  /** Processor seconds since its start, user and system. */
  public double cpuSeconds() {
    String stat = read("stat");
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  /** The same, or none for a process that has ended meanwhile. */
  public double cpuSecondsOrNone() {
    return Files.exists(process) ? cpuSeconds() : 0;
  }

  /** Resident memory in kB. */
  public long residentKilobytes() {
    return read("status")
        .lines()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  /** The heap that is in use after a full collection, in kB; asked through jcmd. */
  public long liveHeapKilobytes() {
    String pid = process.getFileName().toString();
    run("jcmd", pid, "GC.run");
    String heap = run("jcmd", pid, "GC.heap_info");
    String used = heap.replaceAll("(?s).*?used (\\d+)K.*", "$1");
    return Long.parseLong(used);
  }

  /** As {@link #pinned}, if that was asked for. */
  public void pin() {
    if (Boolean.getBoolean("load.pin")) {
      pinned();
    }
  }

  public void pinned() {
    pin(List.of(this));
  }

  /**
   * Keeps these servers on one processor, this process and all that it has started besides on
   * another, where the system has taskset.
   */
  static void pin(List<Server> servers) {
    Set<String> first =
        servers.stream()
            .map(one -> one.process.getFileName().toString())
            .collect(Collectors.toSet());
    ProcessHandle here = ProcessHandle.current();
    Stream.concat(Stream.of(here), here.descendants())
        .map(one -> Long.toString(one.pid()))
        .forEach(pid -> run("taskset", "-a", "-cp", first.contains(pid) ? "0" : "1", pid));
  }

  /** What this process starts from now on may use all processors. */
  static void unpin() {
    int last = Runtime.getRuntime().availableProcessors() - 1;
    run(
        "taskset",
        "-a",
        "-cp",
        "0-" + Math.max(last, 1),
        Long.toString(ProcessHandle.current().pid()));
  }

  private static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes());
      process.waitFor(20, TimeUnit.SECONDS);
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String read(String file) {
    try {
      return Files.readString(process.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
