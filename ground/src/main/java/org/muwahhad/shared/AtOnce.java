package org.muwahhad.shared;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How much heavy work a node does at once, kind by kind, with a {@link WaitingLine} before each. A
 * number that is not set, or zero, follows from the machine.
 */
@Singleton
public class AtOnce {
  private static final int MOST_WAITING = 64;
  private static final long HEAP_OF_ONE_UPLOAD = 128L * 1024 * 1024;
  private static final long HEAP_OF_ONE_DOWNLOAD = 32L * 1024 * 1024;
  private static final int LEAST_DOWNLOADS = 8;
  private final Map<HeavyWork, WaitingLine> lines = new EnumMap<>(HeavyWork.class);

  /** Kinds of heavy work. */
  public enum HeavyWork {
    /** Deriving a hash or key from a password. */
    PASSWORD,
    /** A form with files or another long body, once it is in, until it is answered. */
    UPLOAD,
    /** A workbook or table that is written. */
    WORKBOOK,
    /** A report that is laid out. */
    REPORT,
    /** What everybody may read, where nobody is signed in. */
    OPEN_READING,
    /** A file that is sent, until its reader has taken it; one that is decrypted takes 9 MB. */
    DOWNLOAD
  }

  /**
   * With the limits of a node.
   *
   * @param passwords half the processors when zero
   * @param uploads one for every 128 MB of heap when zero
   * @param workbooks as many as processors when zero
   * @param reports as many as processors when zero
   * @param openReadings a quarter of the connections to the database when zero
   * @param downloads one for every 32 MB of heap, and 8 at least, when zero
   * @param downloadsOfOne of one person, or of one network address; no more than of others when
   *     zero
   * @param connections most connections of the node to the database
   * @param longestWait for a place of any kind
   */
  @Inject
  public AtOnce(
      @Value("${muwahhad.at-once.passwords:0}") int passwords,
      @Value("${muwahhad.at-once.uploads:0}") int uploads,
      @Value("${muwahhad.at-once.workbooks:0}") int workbooks,
      @Value("${muwahhad.at-once.reports:0}") int reports,
      @Value("${muwahhad.at-once.open-readings:0}") int openReadings,
      @Value("${muwahhad.at-once.downloads:0}") int downloads,
      @Value("${muwahhad.at-once.downloads-of-one:4}") int downloadsOfOne,
      @Value("${datasources.default.maximum-pool-size:32}") int connections,
      @Value("${muwahhad.at-once.longest-wait:15s}") Duration longestWait) {
    int processors = Runtime.getRuntime().availableProcessors();
    long memory = Runtime.getRuntime().maxMemory() / HEAP_OF_ONE_UPLOAD;
    put(HeavyWork.PASSWORD, passwords, processors / 2, longestWait);
    put(HeavyWork.UPLOAD, uploads, (int) Math.max(2, Math.min(32, memory)), longestWait);
    put(HeavyWork.WORKBOOK, workbooks, Math.max(2, processors), longestWait);
    put(HeavyWork.REPORT, reports, Math.max(2, processors), longestWait);
    put(HeavyWork.OPEN_READING, openReadings, connections / 4, longestWait);
    long files = Runtime.getRuntime().maxMemory() / HEAP_OF_ONE_DOWNLOAD;
    lines.put(
        HeavyWork.DOWNLOAD,
        new WaitingLine(
            downloads > 0 ? downloads : (int) Math.max(LEAST_DOWNLOADS, Math.min(512, files)),
            downloadsOfOne,
            MOST_WAITING,
            longestWait));
  }

  /** As the machine takes it, for what runs outside of the service. */
  public static AtOnce ofThisMachine() {
    return new AtOnce(0, 0, 0, 0, 0, 0, 0, 0, Duration.ofMinutes(1));
  }

  /** The line before a kind of work. */
  public WaitingLine of(HeavyWork work) {
    return Objects.requireNonNull(lines.get(work));
  }

  private void put(HeavyWork work, int set, int byMachine, Duration longestWait) {
    int places = set > 0 ? set : Math.max(1, byMachine);
    lines.put(work, new WaitingLine(places, MOST_WAITING, longestWait));
  }
}
