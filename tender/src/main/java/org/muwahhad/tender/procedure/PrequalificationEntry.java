package org.muwahhad.tender.procedure;

import java.util.Map;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of the prequalification of a selective tender. */
public sealed interface PrequalificationEntry extends Entry {

  @Act(name = "procedure.applied", by = Role.BIDDER, chain = "application:{applicationId}")
  record ApplicationSubmitted(long applicationId, long tender) implements PrequalificationEntry {}

  @Act(
      name = "procedure.application-withdrawn",
      by = Role.BIDDER,
      chain = "application:{applicationId}")
  record ApplicationWithdrawn(long applicationId, long tender) implements PrequalificationEntry {}

  @Act(
      name = "procedure.finding-proposed",
      by = Role.EVALUATOR,
      chain = "application:{applicationId}")
  record FindingProposed(long applicationId, long tender, boolean qualified)
      implements PrequalificationEntry {}

  @Act(
      name = "procedure.finding-confirmed",
      by = Role.EVALUATOR,
      chain = "application:{applicationId}")
  record FindingConfirmed(long applicationId, long tender, boolean qualified)
      implements PrequalificationEntry {}

  @Act(
      name = "procedure.finding-sent-back",
      by = Role.EVALUATOR,
      chain = "application:{applicationId}")
  record FindingSentBack(
      long applicationId,
      long tender,
      boolean qualified,
      String reasonAr,
      String reasonEn,
      String sentBackBecause)
      implements PrequalificationEntry {}

  /**
   * Who qualified is invited to bid.
   *
   * @param dossierDigests of the dossier with those who are invited
   */
  @Act(
      name = "procedure.prequalification-concluded",
      by = Role.EVALUATOR,
      chain = "tender:{tenderId}")
  record PrequalificationConcluded(long tenderId, Map<String, String> dossierDigests)
      implements PrequalificationEntry {}
}
