package org.muwahhad.framework.performance;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/**
 * Entries of reports of breaches, each on the chain of its agreement, and of the records of bidders
 * that a tender counts. Days are in Riyadh.
 */
public sealed interface PerformanceEntry extends Entry {
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

  /** The record of a bid that was opened. */
  record BidRecord(long bid, int breaches) {}

  /**
   * The records of the bids of a tender were frozen when they were opened.
   *
   * @param months before the deadline, which the dossier names
   */
  @Act(name = "performance.records-frozen", chain = "tender:{tenderId}")
  record RecordsFrozen(long tenderId, int months, List<BidRecord> records)
      implements PerformanceEntry {
    public RecordsFrozen {
      records = List.copyOf(records);
    }
  }
}
