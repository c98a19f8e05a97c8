package org.muwahhad.upload;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells monitoring whether a scanner is configured and answers, and how many files wait for it. */
@Singleton
class ScannerMetrics implements MeterBinder {
  private final Optional<MalwareScanner> scanner;
  private final FileScans scans;

  ScannerMetrics(Optional<MalwareScanner> scanner, FileScans scans) {
    this.scanner = scanner;
    this.scans = scans;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("muwahhad.scanner.configured", () -> scanner.isPresent() ? 1 : 0)
        .description("1 when a malware scanner is configured")
        .register(registry);
    Gauge.builder(
            "muwahhad.scanner.answers",
            () -> scanner.flatMap(MalwareScanner::version).isPresent() ? 1 : 0)
        .description("1 when the malware scanner answers")
        .register(registry);
    Gauge.builder("muwahhad.files.waiting", () -> scans.count(ScanStatus.WAITING))
        .description("Files held back until the scanner has judged them, without those of bids")
        .register(registry);
  }
}
