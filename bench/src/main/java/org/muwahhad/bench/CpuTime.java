package org.muwahhad.bench;

import java.time.Duration;
import java.util.Locale;

/**
 * CPU time that was used, in seconds. On a machine that does other things at the same time it says
 * more than the clock does.
 *
 * @param jvm by this process: the service and the clients
 * @param database by the processes it started: the database server
 */
record CpuTime(double jvm, double database) {
  static final CpuTime NONE = new CpuTime(0, 0);

  /** What was used since the processes began. */
  static CpuTime now() {
    ProcessHandle self = ProcessHandle.current();
    return new CpuTime(seconds(self), self.descendants().mapToDouble(CpuTime::seconds).sum());
  }

  private static double seconds(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
  }

  CpuTime plus(CpuTime other) {
    return new CpuTime(jvm + other.jvm, database + other.database);
  }

  CpuTime minus(CpuTime other) {
    return new CpuTime(jvm - other.jvm, database - other.database);
  }

  double seconds() {
    return jvm + database;
  }

  /** The share of one of the given number of acts, as text in milliseconds. */
  String each(long acts) {
    return String.format(
        Locale.ROOT,
        "%.2f ms (JVM %.2f, database %.2f)",
        1e3 * seconds() / acts,
        1e3 * jvm / acts,
        1e3 * database / acts);
  }
}
