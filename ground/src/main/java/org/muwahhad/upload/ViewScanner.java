package org.muwahhad.upload;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/** What administrator and auditor see of the scanner and of the files that are held back. */
@Singleton
public class ViewScanner {
  private final Optional<MalwareScanner> scanner;
  private final FileScans scans;

  ViewScanner(Optional<MalwareScanner> scanner, FileScans scans) {
    this.scanner = scanner;
    this.scans = scans;
  }

  /**
   * How the scanning of files stands.
   *
   * @param address where the scanner is; null when none is configured
   * @param version what it says of itself; null when it does not answer
   * @param unscanned files that came while no scanner was configured
   * @param held files that nobody gets, the newest first
   */
  public record ScannerState(
      @Nullable String address,
      @Nullable String version,
      long clean,
      long waiting,
      long quarantined,
      long unscanned,
      List<FileScans.Scan> held) {
    public boolean isConfigured() {
      return address != null;
    }

    public boolean isAnswering() {
      return version != null;
    }
  }

  /** The state now; asks the scanner. */
  public ScannerState run(Actor actor) {
    actor.require(Role.ADMINISTRATOR, Role.AUDITOR);
    return new ScannerState(
        scanner.map(MalwareScanner::address).orElse(null),
        scanner.flatMap(MalwareScanner::version).orElse(null),
        scans.count(ScanStatus.CLEAN),
        scans.count(ScanStatus.WAITING),
        scans.count(ScanStatus.QUARANTINED),
        scans.count(ScanStatus.UNSCANNED),
        scans.listHeld());
  }
}
