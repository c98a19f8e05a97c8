package org.muwahhad.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of the examination and evaluation of bids. */
public sealed interface EvaluationEntry extends Entry {

  /** A member of the examination panel declared whether there is a conflict of interest. */
  @Act(name = "evaluation.conflict-declared", by = Role.EVALUATOR, chain = "tender:{tenderId}")
  record ConflictDeclared(long tenderId, boolean hasConflict, String statement)
      implements EvaluationEntry {}

  /** A member learned of a conflict of interest after having declared none. */
  @Act(name = "evaluation.conflict-learned", by = Role.EVALUATOR, chain = "tender:{tenderId}")
  record ExaminerConflictLearned(long tenderId, String statement) implements EvaluationEntry {}

  @Act(name = "evaluation.bidders-masked", by = Role.EVALUATOR, chain = "tender:{tenderId}")
  record BiddersMasked(long tenderId, int bids) implements EvaluationEntry {}

  /**
   * Lots are examined again.
   *
   * @param number of the examination
   * @param lots what returned each, such as {@code 1 COMPLAINT, 3 DEBARMENT}
   * @param bids how many in them
   */
  @Act(
      name = "evaluation.examination-opened",
      by = {Role.CENTRAL_BUYER, Role.COMMITTEE_MEMBER, Role.REVIEW_MEMBER},
      bySystem = true,
      chain = "tender:{tenderId}")
  record ExaminationOpened(long tenderId, int number, String lots, int bids)
      implements EvaluationEntry {}

  @Act(name = "evaluation.checks-recorded", by = Role.EVALUATOR, chain = "tender:{tenderId}")
  record ChecksRecorded(long tenderId, int examination, List<RecordedCheck> checks)
      implements EvaluationEntry {}

  /** Whether a bid meets a condition. */
  record RecordedCheck(
      long bid, @Nullable String changeReason, long criterion, boolean passed, String reason) {}

  /**
   * An examiner gave points, which stay out of the record until everybody may see them.
   *
   * @param scores how many
   * @param digest of them
   * @param reopened bids and criteria on which the panel has to agree again, such as {@code 7/3}
   */
  @Act(name = "evaluation.scores-submitted", by = Role.EVALUATOR, chain = "tender:{tenderId}")
  record ScoresSubmitted(
      long tenderId, int examination, int scores, String digest, List<String> reopened)
      implements EvaluationEntry {}

  @Act(name = "evaluation.consensus-agreed", by = Role.EVALUATOR, chain = "tender:{tenderId}")
  record ConsensusAgreed(long tenderId, int examination, List<AgreedPoints> consensus)
      implements EvaluationEntry {}

  /**
   * Points that the panel agreed on.
   *
   * @param spread between the highest and the lowest that were given
   */
  record AgreedPoints(
      long bid,
      @Nullable String changeReason,
      long criterion,
      BigDecimal points,
      String reason,
      BigDecimal spread) {}

  /** A member of the panel agrees with what the chair recorded as agreed. */
  @Act(name = "evaluation.consensus-confirmed", by = Role.EVALUATOR, chain = "tender:{tenderId}")
  record ConsensusConfirmed(long tenderId, int examination) implements EvaluationEntry {}

  /** A member of the panel does not agree with it, and says why. */
  @Act(name = "evaluation.consensus-dissented", by = Role.EVALUATOR, chain = "tender:{tenderId}")
  record ConsensusDissented(long tenderId, int examination, String reason)
      implements EvaluationEntry {}

  @Act(name = "evaluation.consensus-closed", by = Role.EVALUATOR, chain = "tender:{tenderId}")
  record ConsensusClosed(long tenderId, int bids) implements EvaluationEntry {}

  /** The technical evaluation of a tender of two envelopes ended, before prices are opened. */
  @Act(name = "evaluation.technical-closed", by = Role.EVALUATOR, chain = "tender:{tenderId}")
  record TechnicalEvaluationClosed(long tenderId, List<BidResult> results)
      implements EvaluationEntry {}

  /** What a bid reached. */
  record BidResult(long bid, BigDecimal score, boolean passed) {}

  /**
   * The bids of each lot were ranked.
   *
   * @param first of each lot
   * @param rows in all
   * @param digest of all, and {@code lotDigests} of each lot by its number
   */
  @Act(name = "evaluation.bids-ranked", by = Role.EVALUATOR, chain = "tender:{tenderId}")
  record BidsRanked(
      long tenderId,
      List<FirstRanked> first,
      int rows,
      String digest,
      Map<String, String> lotDigests)
      implements EvaluationEntry {}

  /** The bid that ranks first in a lot, which is named by its number. */
  record FirstRanked(String lot, long bid, BigDecimal score) {}

  /** Decisions on an alternative that a bid offers for a lot. */
  sealed interface AlternativeDecided extends EvaluationEntry {
    long bidId();

    int lot();

    int number();

    String reason();
  }

  @Act(
      name = "evaluation.alternative-accepted",
      by = Role.EVALUATOR,
      chain = "tender:{tenderId}",
      object = "bid {bidId}")
  record AlternativeAccepted(
      long tenderId,
      long bidId,
      int lot,
      int number,
      String currency,
      BigDecimal bidTotal,
      BigDecimal alternativeTotal,
      String reason)
      implements AlternativeDecided {}

  @Act(
      name = "evaluation.alternative-refused",
      by = Role.EVALUATOR,
      chain = "tender:{tenderId}",
      object = "bid {bidId}")
  record AlternativeRefused(
      long tenderId,
      long bidId,
      int lot,
      int number,
      String currency,
      BigDecimal bidTotal,
      BigDecimal alternativeTotal,
      String reason)
      implements AlternativeDecided {}

  @Act(
      name = "evaluation.alternative-taken-back",
      by = Role.EVALUATOR,
      chain = "tender:{tenderId}",
      object = "bid {bidId}")
  record AlternativeTakenBack(
      long tenderId,
      long bidId,
      int lot,
      int number,
      String currency,
      BigDecimal bidTotal,
      BigDecimal alternativeTotal,
      String reason)
      implements AlternativeDecided {}

  /**
   * A bid was excluded for its arithmetic.
   *
   * @param correction in the currency of the bid
   */
  @Act(
      name = "evaluation.arithmetic-excluded",
      by = Role.EVALUATOR,
      chain = "tender:{tenderId}",
      object = "bid {bidId}")
  record ArithmeticExcluded(
      long tenderId, long bidId, int lot, BigDecimal correction, String reason)
      implements EvaluationEntry {}

  @Act(
      name = "evaluation.arithmetic-readmitted",
      by = Role.EVALUATOR,
      chain = "tender:{tenderId}",
      object = "bid {bidId}")
  record ArithmeticReadmitted(
      long tenderId, long bidId, int lot, BigDecimal correction, String reason)
      implements EvaluationEntry {}

  /**
   * A bidder was asked to explain a low price.
   *
   * @param number of the question on the bid in this lot
   * @param due UTC
   */
  @Act(
      name = "evaluation.low-price-asked",
      by = Role.EVALUATOR,
      chain = "tender:{tenderId}",
      object = "bid {bidId}")
  record LowPriceExplanationAsked(
      long tenderId, long bidId, int lot, int number, String question, String price, Instant due)
      implements EvaluationEntry {}

  @Act(
      name = "evaluation.low-price-answered",
      by = Role.BIDDER,
      chain = "tender:{tenderId}",
      object = "bid {bidId}")
  record LowPriceExplained(long tenderId, long bidId, int lot, int number, String answer)
      implements EvaluationEntry {}

  @Act(
      name = "evaluation.low-price-accepted",
      by = Role.EVALUATOR,
      chain = "tender:{tenderId}",
      object = "bid {bidId}")
  record LowPriceAccepted(long tenderId, long bidId, int lot, String price, String reason)
      implements EvaluationEntry {}

  @Act(
      name = "evaluation.low-price-rejected",
      by = Role.EVALUATOR,
      chain = "tender:{tenderId}",
      object = "bid {bidId}")
  record LowPriceRejected(long tenderId, long bidId, int lot, String price, String reason)
      implements EvaluationEntry {}

  /**
   * The panel remarked on a red flag.
   *
   * @param bids that it is about
   */
  @Act(name = "evaluation.flag-remarked", by = Role.EVALUATOR, chain = "tender:{tenderId}")
  record FlagRemarked(long tenderId, String kind, List<Long> bids, String remark)
      implements EvaluationEntry {}
}
