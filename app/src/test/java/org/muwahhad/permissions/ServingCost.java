package org.muwahhad.permissions;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/** What the threads that serve requests have computed and allocated; of one request at a time. */
final class ServingCost {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Map<Long, long[]> before = all();

  private ServingCost() {}

  /**
   * What was spent.
   *
   * @param nanos of processors
   * @param bytes allocated on the heap
   */
  record Spent(long nanos, long bytes) {}

  static ServingCost from() {
    return new ServingCost();
  }

  Spent spent() {
    long nanos = 0;
    long bytes = 0;
    for (Map.Entry<Long, long[]> now : all().entrySet()) {
      long[] then = before.getOrDefault(now.getKey(), new long[2]);
      nanos += now.getValue()[0] - then[0];
      bytes += now.getValue()[1] - then[1];
    }
    return new Spent(nanos, bytes);
  }

  private static Map<Long, long[]> all() {
    Map<Long, long[]> all = new HashMap<>();
    for (long id : THREADS.getAllThreadIds()) {
      var thread = THREADS.getThreadInfo(id);
      if (thread != null && serves(thread.getThreadName())) {
        all.put(id, new long[] {THREADS.getThreadCpuTime(id), THREADS.getThreadAllocatedBytes(id)});
      }
    }
    return all;
  }

  private static boolean serves(String thread) {
    return thread.contains("eventLoop")
        || thread.contains("EventLoop")
        || (thread.contains("executor") && !thread.contains("scheduled"));
  }
}
