package org.muwahhad.tender.procedure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The applications to a selective tender, for those who decide on them. Instants are UTC.
 *
 * @param open whether suppliers can still apply
 * @param decidable whether the time to apply is over and nothing was concluded yet
 * @param member whether this person sits on the examination panel
 * @param chair whether this person chairs it
 * @param applications empty while suppliers can still apply
 */
public record PrequalificationView(
    long tenderId,
    Instant applicationsUntil,
    @Nullable Instant concludedAt,
    boolean open,
    boolean decidable,
    boolean member,
    boolean chair,
    List<Applications.Application> applications,
    List<Applications.ApplicationFinding> findings) {
  public PrequalificationView {
    applications = List.copyOf(applications);
    findings = List.copyOf(findings);
  }

  /** What was found of an application, if anything was yet. */
  public Optional<Applications.ApplicationFinding> finding(long applicationId) {
    return findings.stream().filter(f -> f.applicationId() == applicationId).findFirst();
  }

  /** Whether every application is decided by two members. */
  public boolean allDecided() {
    return applications.stream()
        .allMatch(a -> finding(a.id()).filter(f -> f.confirmedBy() != null).isPresent());
  }
}
