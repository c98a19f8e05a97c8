package org.muwahhad.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/** Measuring and printing, alike in every benchmark. */
final class Figures {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Figures() {}

  /** Wall and CPU time of one run, in milliseconds; CPU of the calling thread only. */
  record Time(long wallMillis, long cpuMillis) {}

  /** Something to measure. */
  interface Work {
    void run() throws Exception;
  }

  static Time time(Work work) {
    long wall = System.nanoTime();
    long cpu = THREADS.getCurrentThreadCpuTime();
    try {
      work.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return new Time(
        (System.nanoTime() - wall) / 1_000_000,
        (THREADS.getCurrentThreadCpuTime() - cpu) / 1_000_000);
  }

  /** The run with the median CPU time of several. */
  static Time median(int runs, Work work) {
    Time[] times = new Time[runs];
    for (int i = 0; i < runs; i++) {
      times[i] = time(work);
    }
    Arrays.sort(times, (a, b) -> Long.compare(a.cpuMillis(), b.cpuMillis()));
    return times[runs / 2];
  }

  /** Heap in use after a collection, in MiB. */
  static long heapMebibytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }

  /** Highest use of all heap pools since the last reset, in MiB, which is then reset. */
  static long peakHeapMebibytes() {
    long bytes = 0;
    for (var pool : java.lang.management.ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == java.lang.management.MemoryType.HEAP) {
        bytes += pool.getPeakUsage().getUsed();
        pool.resetPeakUsage();
      }
    }
    return bytes >> 20;
  }

  static void machine() {
    print(
        "%s, %d processors, Java %s, %s %s",
        cpu(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"),
        System.getProperty("os.name"),
        System.getProperty("os.version"));
    print(
        "load average at the start: %.2f",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String cpu() {
    try (var lines = java.nio.file.Files.lines(java.nio.file.Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(l -> l.startsWith("model name"))
          .map(l -> l.substring(l.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown processor");
    } catch (java.io.IOException e) {
      return "unknown processor";
    }
  }

  static void print(String pattern, Object... values) {
    System.out.println(String.format(Locale.ROOT, pattern, values));
  }
}
