package org.muwahhad.framework.performance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of reports of breaches, each on the chain of its agreement. Days are in Riyadh. */
public sealed interface PerformanceEntry extends Entry {
  long agreementId();

  long breachId();

  /**
   * A breach was reported.
   *
   * @param callOff the order; null for the agreement as a whole
   * @param entity whose officer reports it; null for the central purchasing body
   * @param until last day for the answer
   */
  @Act(
      name = "performance.breach-reported",
      by = {Role.PROCUREMENT_OFFICER, Role.CENTRAL_BUYER},
      chain = "agreement:{agreementId}",
      object = "breach {breachId}")
  record BreachReported(
      long agreementId,
      long breachId,
      @Nullable Long callOff,
      @Nullable Long entity,
      String facts,
      BreachKind kind,
      int number,
      LocalDate occurred,
      long supplier,
      LocalDate until)
      implements PerformanceEntry {}

  @Act(
      name = "performance.breach-paper-added",
      by = {Role.PROCUREMENT_OFFICER, Role.CENTRAL_BUYER, Role.BIDDER},
      chain = "agreement:{agreementId}",
      object = "breach {breachId}")
  record BreachPaperAdded(
      long agreementId, long breachId, String sha256, BreachSide side, String title)
      implements PerformanceEntry {}

  @Act(
      name = "performance.breach-answered",
      by = Role.BIDDER,
      chain = "agreement:{agreementId}",
      object = "breach {breachId}")
  record BreachAnswered(long agreementId, long breachId, String answer)
      implements PerformanceEntry {}

  /**
   * The report was decided.
   *
   * @param outcome FOUND or NOT_FOUND
   */
  @Act(
      name = "performance.breach-decided",
      by = Role.CENTRAL_BUYER,
      chain = "agreement:{agreementId}",
      object = "breach {breachId}")
  record BreachDecided(
      long agreementId,
      long breachId,
      BreachConsequence consequence,
      BreachStatus outcome,
      String reason)
      implements PerformanceEntry {}
}
