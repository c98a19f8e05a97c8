package org.muwahhad.db;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an {@link EmbeddedDatabase} does when its server ends by itself: it waits, starts the server
 * again on the same port, and gives up after the last pause. Where the disk is full it waits for
 * space first, for as long as that takes.
 *
 * @param pauses before each try; a server that then ran for {@link #SETTLED} begins again
 * @param leastFreeBytes free space on the disk of the data directory that a start needs
 * @param onGivenUp run when no try is left; the database stays shut
 */
public record Recovery(List<Duration> pauses, long leastFreeBytes, Runnable onGivenUp) {
  /** A server that ran for so long has recovered: the next accident has all tries. */
  static final Duration SETTLED = Duration.ofMinutes(5);

  /** Eight tries within about two minutes, 64 MiB of free space. */
  public static final Recovery DEFAULT =
      new Recovery(
          Stream.of(200, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000)
              .map(Duration::ofMillis)
              .toList(),
          64L << 20,
          () -> {});

  public Recovery {
    pauses = List.copyOf(pauses);
  }

  /** The usual pauses, the last of them again and again, up to a number of tries. */
  public static Recovery of(int tries, Runnable onGivenUp) {
    int last = DEFAULT.pauses.size() - 1;
    return new Recovery(
        IntStream.range(0, tries).mapToObj(i -> DEFAULT.pauses.get(Math.min(i, last))).toList(),
        DEFAULT.leastFreeBytes,
        onGivenUp);
  }
}
