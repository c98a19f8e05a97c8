package org.muwahhad.initiative;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;
import org.muwahhad.audit.Key;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.committee.DecisionStatus;
import org.muwahhad.committee.VoteChoice;

/** Entries of the initiatives of the strategy. */
public sealed interface InitiativeEntry extends Entry {

  /**
   * An initiative was proposed.
   *
   * @param budget without VAT
   * @param milestones how many; the same for indicators
   */
  @Act(name = "initiative.proposed", by = Role.CENTRAL_BUYER, chain = "initiative:{initiativeId}")
  record InitiativeProposed(
      long initiativeId,
      String code,
      int phase,
      CommitteeCode committee,
      BigDecimal budget,
      String currency,
      List<String> states,
      int milestones,
      int indicators)
      implements InitiativeEntry {}

  /** A draft was changed; its components are those of {@link InitiativeProposed}. */
  @Act(name = "initiative.amended", by = Role.CENTRAL_BUYER, chain = "initiative:{initiativeId}")
  record InitiativeAmended(
      long initiativeId,
      int phase,
      CommitteeCode committee,
      BigDecimal budget,
      String currency,
      List<String> states,
      int milestones,
      int indicators)
      implements InitiativeEntry {}

  /**
   * An initiative was sent to the ministerial committee.
   *
   * @param version that is voted on
   */
  @Act(name = "initiative.submitted", by = Role.CENTRAL_BUYER, chain = "initiative:{initiativeId}")
  record InitiativeSubmitted(long initiativeId, int version) implements InitiativeEntry {}

  /**
   * A minister voted for a state.
   *
   * @param reason empty where none was given
   */
  @Act(
      name = "initiative.vote-cast",
      by = Role.COMMITTEE_MEMBER,
      chain = "initiative:{initiativeId}")
  record InitiativeVoteCast(
      long initiativeId, int version, String state, VoteChoice choice, String reason)
      implements InitiativeEntry {}

  /**
   * The outcome of a vote was recorded.
   *
   * @param inFavour votes; the same for the two that follow
   * @param reason why it was returned; null where it was approved
   */
  @Act(name = "initiative.decided", by = Role.COMMITTEE_MEMBER, chain = "initiative:{initiativeId}")
  record InitiativeDecided(
      long initiativeId,
      DecisionStatus outcome,
      @Key("for") int inFavour,
      int against,
      int abstained,
      @Nullable String reason)
      implements InitiativeEntry {}

  /** A milestone was reached. */
  @Act(
      name = "initiative.milestone-reached",
      by = {Role.CENTRAL_BUYER, Role.COMMITTEE_MEMBER},
      chain = "initiative:{initiativeId}")
  record MilestoneReached(long initiativeId, long milestone, LocalDate day, String evidence)
      implements InitiativeEntry {}

  /** The value of an indicator on a day was recorded. */
  @Act(
      name = "initiative.value-recorded",
      by = {Role.CENTRAL_BUYER, Role.COMMITTEE_MEMBER},
      chain = "initiative:{initiativeId}")
  record IndicatorValueRecorded(
      long initiativeId, long indicator, LocalDate day, BigDecimal value, String source)
      implements InitiativeEntry {}

  /** A round or a tender serves an initiative. */
  @Act(
      name = "initiative.procurement-linked",
      by = Role.CENTRAL_BUYER,
      chain = "initiative:{initiativeId}")
  record ProcurementLinked(long initiativeId, @Nullable Long round, @Nullable Long tender)
      implements InitiativeEntry {}

  /** A round or a tender no longer serves an initiative. */
  @Act(
      name = "initiative.procurement-unlinked",
      by = Role.CENTRAL_BUYER,
      chain = "initiative:{initiativeId}")
  record ProcurementUnlinked(long initiativeId, @Nullable Long round, @Nullable Long tender)
      implements InitiativeEntry {}

  /** An initiative ended. */
  @Act(
      name = "initiative.closed",
      by = {Role.CENTRAL_BUYER, Role.COMMITTEE_MEMBER},
      chain = "initiative:{initiativeId}")
  record InitiativeClosed(long initiativeId, InitiativeOutcome outcome, String note)
      implements InitiativeEntry {}
}
