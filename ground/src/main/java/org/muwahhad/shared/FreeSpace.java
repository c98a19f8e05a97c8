package org.muwahhad.shared;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.convert.format.ReadableBytes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Free space on the disk of the data directory. Below {@code muwahhad.least-free-space} nothing is
 * written for people any more, while the database still has room to live: a server whose log does
 * not fit on the disk ends at once. Some more is kept for bids: below it no other files are taken.
 */
@Singleton
public class FreeSpace {
  private static final Logger LOG = LoggerFactory.getLogger(FreeSpace.class);

  /** Asking costs a call to the system; a second later the answer may differ. */
  private static final long LOOKS_ANEW_NANOS = Duration.ofSeconds(1).toNanos();

  private final LongSupplier probe;
  private final long leastBytes;
  private final long reserveBytes;
  private long seenBytes = Long.MAX_VALUE;
  private long seenAt = System.nanoTime() - LOOKS_ANEW_NANOS;
  private boolean low;

  @jakarta.inject.Inject
  FreeSpace(
      @Value("${muwahhad.data-directory}") Path dataDirectory,
      @ReadableBytes @Value("${muwahhad.least-free-space:256MB}") long leastBytes,
      @ReadableBytes @Value("${muwahhad.reserve-for-bids:2GB}") long reserveBytes) {
    this(() -> usableBytes(dataDirectory), leastBytes, reserveBytes);
  }

  FreeSpace(LongSupplier probe, long leastBytes, long reserveBytes) {
    this.probe = probe;
    this.leastBytes = leastBytes;
    this.reserveBytes = reserveBytes;
  }

  /**
   * Lets a write begin.
   *
   * @throws StorageFull when there is too little space for any
   */
  public void require() {
    if (isLow()) {
      throw new StorageFull(bytes(), leastBytes);
    }
  }

  /** Whether writes are refused. */
  public synchronized boolean isLow() {
    boolean now = bytes() < leastBytes;
    if (now != low) {
      low = now;
      if (now) {
        LOG.error("Only {} MiB are free on the disk: writes are refused", seenBytes >> 20);
      } else {
        LOG.warn("{} MiB are free on the disk: writes are taken again", seenBytes >> 20);
      }
    }
    return now;
  }

  /** Whether what is left is kept for bids, and for what takes next to nothing. */
  public boolean isKeptForBids() {
    return bytes() < leastBytes + reserveBytes;
  }

  /** Free bytes, at most a second old. */
  public synchronized long bytes() {
    if (System.nanoTime() - seenAt >= LOOKS_ANEW_NANOS) {
      seenBytes = probe.getAsLong();
      seenAt = System.nanoTime();
    }
    return seenBytes;
  }

  /** The data directory is made when something first goes into it. */
  private static long usableBytes(Path dataDirectory) {
    Path there = dataDirectory.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      return Files.getFileStore(there).getUsableSpace();
    } catch (IOException e) {
      LOG.warn("The free space of {} cannot be read", there, e);
      return Long.MAX_VALUE;
    }
  }
}
