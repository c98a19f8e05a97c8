package org.muwahhad.demand;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of demand rounds, of their budgets, and of what entities submit to them. */
public sealed interface DemandEntry extends Entry {

  /**
   * A round was planned.
   *
   * @param opensAt UTC, as the two that follow
   * @param categories codes of the catalog
   * @param intention number of the intention to buy that it comes from; null where it is urgent
   * @param urgency why it is planned without one; null where it has one
   */
  @Act(name = "demand.round-planned", by = Role.CENTRAL_BUYER, chain = "round:{roundId}")
  record RoundPlanned(
      long roundId,
      String code,
      Instant opensAt,
      Instant closesAt,
      Instant endorsementUntil,
      List<String> categories,
      List<String> states,
      @Nullable Long intention,
      @Nullable String urgency)
      implements DemandEntry {}

  @Act(name = "demand.round-announced", by = Role.CENTRAL_BUYER, chain = "round:{roundId}")
  record RoundAnnounced(long roundId, String code) implements DemandEntry {}

  @Act(name = "demand.round-opened", by = Role.CENTRAL_BUYER, chain = "round:{roundId}")
  record RoundOpened(long roundId, String code) implements DemandEntry {}

  @Act(name = "demand.round-extended", by = Role.CENTRAL_BUYER, chain = "round:{roundId}")
  record RoundExtended(
      long roundId,
      String code,
      Instant closesAtBefore,
      Instant closesAt,
      Instant endorsementUntil,
      String reason)
      implements DemandEntry {}

  /**
   * A round no longer takes demand.
   *
   * @param early whether a buyer closed it before its time
   * @param reason empty if there is none given; null when the service closed it on time
   */
  @Act(
      name = "demand.round-closed",
      by = Role.CENTRAL_BUYER,
      bySystem = true,
      chain = "round:{roundId}")
  record RoundClosed(long roundId, String code, boolean early, @Nullable String reason)
      implements DemandEntry {}

  @Act(name = "demand.round-cancelled", by = Role.CENTRAL_BUYER, chain = "round:{roundId}")
  record RoundCancelled(long roundId, String code, String reason) implements DemandEntry {}

  /**
   * A tender was made of a round.
   *
   * @param leftOut submissions that were not endorsed in time
   */
  @Act(name = "demand.round-aggregated", by = Role.CENTRAL_BUYER, chain = "round:{roundId}")
  record RoundAggregated(long roundId, String code, int leftOut) implements DemandEntry {}

  @Act(name = "demand.round-aggregation-undone", by = Role.CENTRAL_BUYER, chain = "round:{roundId}")
  record RoundReturnedToClosed(long roundId, String code, String reason) implements DemandEntry {}

  /**
   * What an entity may ask for at most.
   *
   * @param round its code
   * @param entity its code
   * @param hard whether more is refused, not only noted
   */
  @Act(
      name = "demand.ceiling-set",
      by = Role.NATIONAL_COORDINATOR,
      chain = "round:{roundId}",
      object = "entity {entityId}")
  record CeilingSet(
      long roundId,
      long entityId,
      String round,
      String entity,
      String currency,
      BigDecimal amount,
      boolean hard)
      implements DemandEntry {}

  @Act(
      name = "demand.ceiling-removed",
      by = Role.NATIONAL_COORDINATOR,
      chain = "round:{roundId}",
      object = "entity {entityId}")
  record CeilingRemoved(long roundId, long entityId, String round, String entity, String currency)
      implements DemandEntry {}

  /**
   * What a state has for a category in a round.
   *
   * @param category its code
   */
  @Act(name = "demand.state-budget-set", by = Role.NATIONAL_COORDINATOR, chain = "round:{roundId}")
  record StateBudgetSet(
      long roundId, String state, String category, String currency, BigDecimal amount)
      implements DemandEntry {}

  @Act(
      name = "demand.state-budget-removed",
      by = Role.NATIONAL_COORDINATOR,
      chain = "round:{roundId}")
  record StateBudgetRemoved(long roundId, String state, String category, String currency)
      implements DemandEntry {}

  /**
   * A coordinator reminded an entity that has not answered a round.
   *
   * @param round its code
   * @param entity its code
   */
  @Act(
      name = "demand.entity-reminded",
      by = Role.NATIONAL_COORDINATOR,
      chain = "round:{roundId}",
      object = "entity {entityId}")
  record EntityReminded(long roundId, long entityId, String round, String entity)
      implements DemandEntry {}

  /**
   * An entity began its submission.
   *
   * @param round its code
   * @param entity its key
   */
  @Act(name = "demand.started", by = Role.PROCUREMENT_OFFICER, chain = "submission:{submissionId}")
  record SubmissionStarted(long submissionId, String round, long entity) implements DemandEntry {}

  /** A submission that was withdrawn was taken up again. */
  @Act(name = "demand.taken-up", by = Role.PROCUREMENT_OFFICER, chain = "submission:{submissionId}")
  record SubmissionTakenUp(long submissionId, String round) implements DemandEntry {}

  @Act(
      name = "demand.draft-saved",
      by = Role.PROCUREMENT_OFFICER,
      chain = "submission:{submissionId}")
  record DemandDraftSaved(long submissionId, int lines) implements DemandEntry {}

  /** Lines of a file took the place of those of a form. */
  @Act(name = "demand.imported", by = Role.PROCUREMENT_OFFICER, chain = "submission:{submissionId}")
  record DemandImported(long submissionId, int lines) implements DemandEntry {}

  /**
   * A workbook was taken over into a submission.
   *
   * @param file its name
   * @param added lines, as the two that follow
   * @param kept lines of the workbook that were not taken since the submission had changed
   */
  @Act(
      name = "demand.workbook-applied",
      by = Role.PROCUREMENT_OFFICER,
      chain = "submission:{submissionId}")
  record DemandWorkbookApplied(
      long submissionId,
      String file,
      String sha256,
      long added,
      long changed,
      long removed,
      long kept)
      implements DemandEntry {}

  /**
   * Demand was submitted, with a receipt.
   *
   * @param receipt its number
   * @param sha256 of what was received
   */
  @Act(
      name = "demand.submitted",
      by = Role.PROCUREMENT_OFFICER,
      chain = "submission:{submissionId}")
  record DemandReceived(long submissionId, String receipt, String sha256, int lines)
      implements DemandEntry {}

  /**
   * An entity began to change what it had submitted.
   *
   * @param amends the number of the receipt that it changes
   * @param endorsed whether that was endorsed
   */
  @Act(
      name = "demand.amendment-begun",
      by = Role.PROCUREMENT_OFFICER,
      chain = "submission:{submissionId}")
  record DemandAmendmentBegun(long submissionId, int amends, boolean endorsed)
      implements DemandEntry {}

  @Act(
      name = "demand.amendment-discarded",
      by = Role.PROCUREMENT_OFFICER,
      chain = "submission:{submissionId}")
  record DemandAmendmentDiscarded(long submissionId, int amends) implements DemandEntry {}

  /**
   * A coordinator endorsed a submission for its state.
   *
   * @param receipts how many it had by then
   * @param reason why it was endorsed beyond a budget of the state; null when none is exceeded by
   *     it
   */
  @Act(
      name = "demand.endorsed",
      by = Role.NATIONAL_COORDINATOR,
      chain = "submission:{submissionId}")
  record SubmissionEndorsed(long submissionId, int receipts, int lines, @Nullable String reason)
      implements DemandEntry {}

  /** The coordinator took the endorsement of a submission back. */
  @Act(
      name = "demand.endorsement-withdrawn",
      by = Role.NATIONAL_COORDINATOR,
      chain = "submission:{submissionId}")
  record EndorsementWithdrawn(long submissionId, String reason) implements DemandEntry {}

  @Act(
      name = "demand.returned",
      by = Role.NATIONAL_COORDINATOR,
      chain = "submission:{submissionId}")
  record SubmissionReturned(long submissionId, String reason) implements DemandEntry {}

  @Act(
      name = "demand.withdrawn",
      by = Role.PROCUREMENT_OFFICER,
      chain = "submission:{submissionId}")
  record SubmissionWithdrawn(long submissionId, String reason) implements DemandEntry {}
}
