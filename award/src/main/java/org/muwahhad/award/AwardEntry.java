package org.muwahhad.award;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of recommendations, of the quantities that states confirm, and of awards. */
public sealed interface AwardEntry extends Entry {

  /**
   * The panel recommended awards.
   *
   * @param decision of the first committee on it
   * @param lots one for each award
   */
  @Act(name = "award.recommended", by = Role.EVALUATOR, chain = "tender:{tenderId}")
  record AwardsRecommended(long tenderId, long decision, List<RecommendedAward> lots)
      implements AwardEntry {}

  /**
   * An award that is recommended.
   *
   * @param lot its number
   * @param bid its key
   * @param discounts null if there is none
   */
  record RecommendedAward(
      int lot,
      long bid,
      BigDecimal amount,
      String currency,
      String reason,
      @Nullable List<AppliedDiscount> discounts) {}

  /** A discount of a bid that applies, by its number within the bid. */
  record AppliedDiscount(int number, BigDecimal percent) {}

  /**
   * Awards were carried back to the demand.
   *
   * @param lines of demand that are covered
   */
  @Act(name = "award.allocated", chain = "tender:{tenderId}")
  record AwardsAllocated(long tenderId, int lines) implements AwardEntry {}

  /**
   * Awards took effect after their standstill.
   *
   * @param awards how many, and {@code ended} how many did not
   * @param standstillUntil UTC
   * @param unitDigests of what they come to, down to lines of demand, by award
   */
  @Act(name = "award.confirmed", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record AwardsConfirmed(
      long tenderId,
      int awards,
      int ended,
      Instant standstillUntil,
      Map<String, String> unitDigests)
      implements AwardEntry {}

  @Act(name = "award.scenario-stated", by = Role.EVALUATOR, chain = "tender:{tenderId}")
  record ScenarioStated(
      long tenderId, int number, String name, @Nullable String nameEn, String sha256)
      implements AwardEntry {}

  @Act(
      name = "award.scenario-check-asked",
      by = {Role.EVALUATOR, Role.AUDITOR},
      chain = "tender:{tenderId}")
  record ScenarioCheckAsked(long tenderId, int number) implements AwardEntry {}

  @Act(name = "award.scenario-worked", chain = "tender:{tenderId}")
  record ScenarioWorked(long tenderId, int number, String kind, String outcome)
      implements AwardEntry {}

  /**
   * A scenario became the recommendation.
   *
   * @param problem the hash of what was solved
   * @param deviations how many lots were awarded otherwise than it says
   */
  @Act(name = "award.scenario-chosen", by = Role.EVALUATOR, chain = "tender:{tenderId}")
  record ScenarioChosen(
      long tenderId, int number, long decision, String problem, int deviations, String reason)
      implements AwardEntry {}

  /**
   * States were asked to confirm their quantities.
   *
   * @param lots how many
   * @param band within which they may change, in percent
   * @param until by state, UTC
   * @param askedDigest of what they were asked
   */
  @Act(
      name = "quantities.asked",
      chain = "tender:{tenderId}",
      object = "quantity-confirmation {confirmationId}")
  record StatesAskedForQuantities(
      long tenderId,
      long confirmationId,
      int lots,
      BigDecimal band,
      String until,
      String askedDigest)
      implements AwardEntry {}

  /**
   * A state confirmed its quantities.
   *
   * @param items how many, and {@code changed} how many of them changed
   * @param digest of the quantities
   * @param optOuts keys of lots that the state takes no part in
   * @param reasons digests of why, by lot
   */
  @Act(
      name = "quantities.confirmed",
      by = Role.NATIONAL_COORDINATOR,
      chain = "tender:{tenderId}",
      object = "quantity-confirmation {confirmationId}")
  record QuantitiesConfirmed(
      long tenderId,
      long confirmationId,
      String state,
      int items,
      int changed,
      String digest,
      List<String> optOuts,
      Map<String, String> reasons)
      implements AwardEntry {}

  /**
   * What the states confirmed was applied to the awards.
   *
   * @param of the confirmation, as {@code confirmation}
   * @param silent how many states did not answer
   * @param lots what became of each, by number
   * @param items how many changed their quantity
   * @param digest of their quantities; {@code lineDigest} of those of lines of demand, and {@code
   *     rankingDigest} of the rankings in both
   * @param awards what they come to now
   */
  @Act(
      name = "quantities.settled",
      chain = "tender:{tenderId}",
      object = "quantity-confirmation {of}")
  record ConfirmedQuantitiesApplied(
      long tenderId,
      long of,
      long confirmation,
      int silent,
      String lots,
      int items,
      String digest,
      String lineDigest,
      String rankingDigest,
      List<SettledAward> awards)
      implements AwardEntry {}

  /** What an award comes to in the confirmed quantities, by the number of its lot and its bid. */
  record SettledAward(int lot, long bid, BigDecimal amount, String currency) {}

  /**
   * Bidders were asked to stand ready at the prices of the winner of a lot.
   *
   * @param award of the winner, and {@code lot} its number
   * @param answerUntil last day to answer, in Riyadh
   */
  @Act(name = "award.reserve-invited", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record ReserveInvited(
      long tenderId, long award, int lot, LocalDate answerUntil, List<ReservePlaced> places)
      implements AwardEntry {}

  /** A place on a reserve list, from 1. */
  record ReservePlaced(int place, long bid) {}

  /** A bidder accepted the prices of the winner, or declined them. */
  @Act(name = "award.reserve-answered", by = Role.BIDDER, chain = "tender:{tenderId}")
  record ReserveAnswered(long tenderId, long award, long bid, String answer)
      implements AwardEntry {}

  /** A bidder of the reserve was called in place of a winner that is lost. */
  @Act(name = "award.reserve-called", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record ReserveCalled(long tenderId, long award, long bid, int lot, String reason)
      implements AwardEntry {}

  /** An award in effect was taken back. */
  @Act(name = "award.taken-back", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record AwardTakenBack(long tenderId, long award, LossGround ground, String reason)
      implements AwardEntry {}
}
