package org.muwahhad.upload;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a file scanned, if there is a scanner. Only a given number at once: a slow scanner makes
 * uploads wait and not the rest of the service. Never within a transaction, which would be held as
 * long.
 */
@Singleton
public class ScanFile {
  private static final Logger LOG = LoggerFactory.getLogger(ScanFile.class);

  /** So many files in a row without a verdict mean that the scanner is away. */
  public static final int AWAY_AFTER = 3;

  private final Optional<MalwareScanner> scanner;
  private final Semaphore places;

  ScanFile(
      Optional<MalwareScanner> scanner, @Value("${muwahhad.scanner.at-once:8}") int mostAtOnce) {
    this.scanner = scanner;
    this.places = new Semaphore(mostAtOnce);
  }

  /**
   * What came of it.
   *
   * @param signature the scanner's name for what it found, when {@code QUARANTINED}
   */
  public record ScanResult(ScanStatus status, @Nullable String signature) {
    /** No verdict yet. */
    public static ScanResult waiting() {
      return new ScanResult(ScanStatus.WAITING, null);
    }
  }

  /** Whether there is a scanner at all. */
  public boolean isConfigured() {
    return scanner.isPresent();
  }

  public ScanResult run(InputStream content) {
    if (scanner.isEmpty()) {
      return new ScanResult(ScanStatus.UNSCANNED, null);
    }
    places.acquireUninterruptibly();
    try {
      return outcome(scanner.get().scan(content));
    } finally {
      places.release();
    }
  }

  private ScanResult outcome(MalwareScanner.Verdict verdict) {
    if (verdict instanceof MalwareScanner.Infected infected) {
      return new ScanResult(ScanStatus.QUARANTINED, infected.signature());
    }
    if (verdict instanceof MalwareScanner.NoAnswer none) {
      LOG.warn("The malware scanner did not judge a file: {}", none.why());
      return ScanResult.waiting();
    }
    return new ScanResult(ScanStatus.CLEAN, null);
  }
}
