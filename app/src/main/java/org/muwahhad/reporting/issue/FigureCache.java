package org.muwahhad.reporting.issue;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muwahhad.audit.AuditQueries;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;

/**
 * The hash of the figures of a report, computed once for all who ask for it at the same time: to
 * draw a large report together only to find that it is stored takes longer than to hand it out.
 *
 * <p>A hash is used again while nothing but handing out reports was recorded of what the report is
 * about, and only for a moment, since figures may also depend on acts that are recorded elsewhere,
 * such as a new name of a procuring entity.
 */
@Singleton
class FigureCache {
  private static final String HANDING_OUT = "reporting";
  private static final int MANY = 1_000;

  private final AuditQueries audit;
  private final Duration longest;
  private final Map<FigureCacheKey, FigureCacheEntry> all = new ConcurrentHashMap<>();

  FigureCache(
      AuditQueries audit, @Value("${muwahhad.report-figures-known-for:1s}") Duration longest) {
    this.audit = audit;
    this.longest = longest;
  }

  private record FigureCacheKey(ReportKind kind, Subject subject) {}

  /** One computes, the others wait for it. */
  private static final class FigureCacheEntry {
    private @Nullable String sha256;
    private long entries;
    private long computedAt;
  }

  /**
   * The hash, lower-case hexadecimal.
   *
   * @param compute draws the report together in the transaction under way; the same for all who may
   *     have the report
   */
  String sha256(ReportKind kind, Subject subject, Supplier<String> compute) {
    if (all.size() > MANY) {
      // Who asks next computes once more; nothing is lost but time.
      all.clear();
    }
    FigureCacheEntry known =
        all.computeIfAbsent(new FigureCacheKey(kind, subject), k -> new FigureCacheEntry());
    synchronized (known) {
      String kept = known.sha256;
      if (kept != null && isYoung(known) && isUnchanged(known, subject.chain())) {
        return kept;
      }
      long now = System.nanoTime();
      known.entries = audit.countEntries(subject.chain());
      String computed = compute.get();
      known.sha256 = computed;
      known.computedAt = now;
      return computed;
    }
  }

  private boolean isYoung(FigureCacheEntry known) {
    return System.nanoTime() - known.computedAt < longest.toNanos();
  }

  private boolean isUnchanged(FigureCacheEntry known, String chain) {
    return audit.countOthersAfter(chain, known.entries, HANDING_OUT) == 0;
  }
}
