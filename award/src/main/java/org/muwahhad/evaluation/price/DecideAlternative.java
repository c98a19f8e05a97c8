package org.muwahhad.evaluation.price;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationEntry.AlternativeAccepted;
import org.muwahhad.evaluation.EvaluationEntry.AlternativeDecided;
import org.muwahhad.evaluation.EvaluationEntry.AlternativeRefused;
import org.muwahhad.evaluation.EvaluationEntry.AlternativeTakenBack;
import org.muwahhad.evaluation.ExaminationQueries;
import org.muwahhad.evaluation.LotRankingQueries;
import org.muwahhad.evaluation.RankingBook;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;

/**
 * The chair records that the panel accepts the alternative of the bid that ranks first in a lot, so
 * that its prices take the place of those of the bid, or that it refuses it. The ranking is
 * computed again. The last decision holds, and can be turned as long as the lot is with the panel
 * (World Bank standard bidding documents, ITB 13.4: only the alternative of the bidder with the
 * lowest evaluated bid that conforms is considered).
 *
 * <p>Refused with {@code evaluation.chair-only} to other members, {@code evaluation.closed} when
 * the tender is not under evaluation, {@code evaluation.lot-not-examined} when the lot is not back
 * with the panel, {@code evaluation.alternative-decided} when it is accepted, or refused, already,
 * {@code evaluation.alternative-not-first} when the bid does not rank first by the prices of the
 * bids themselves, {@code evaluation.alternative-dearer} when it comes to more than the bid, as not
 * found where there is no alternative or its price is not open, and as invalid input without a
 * reason.
 */
@Singleton
public class DecideAlternative {
  private static final int LONGEST_REASON = 1000;
  private final EvaluationAccess access;
  private final PriceWorkings workings;
  private final EvaluatedAlternatives rows;
  private final LotRankingQueries ranking;
  private final ExaminationQueries examinations;
  private final RankingBook rankings;
  private final AuditLog audit;

  DecideAlternative(
      EvaluationAccess access,
      PriceWorkings workings,
      EvaluatedAlternatives rows,
      LotRankingQueries ranking,
      ExaminationQueries examinations,
      RankingBook rankings,
      AuditLog audit) {
    this.access = access;
    this.workings = workings;
    this.rows = rows;
    this.ranking = ranking;
    this.examinations = examinations;
    this.rankings = rankings;
    this.audit = audit;
  }

  /**
   * Accepts the alternative of a bid to a lot, or refuses it; of one that is accepted this takes
   * the acceptance back.
   *
   * @param reason at most 1000 characters
   */
  @Transactional
  public void run(
      Actor actor, long tenderId, long lotId, long bidId, boolean accepted, String reason) {
    access.requireChair(actor, tenderId);
    TenderQueries.Tender tender = access.holdUnderEvaluation(tenderId);
    PriceWorking working = workings.get(tender, lotId, bidId);
    OfferedAlternative alternative = working.alternative();
    if (alternative == null) {
      throw new Refusal.NotFound("alternative of bid " + bidId + " to lot " + lotId);
    }
    if (working.bid().examination() != examinations.current(tenderId)) {
      throw new Refusal.RuleBroken("evaluation.lot-not-examined");
    }
    requireOpen(alternative, accepted);
    new Faults().text("reason", reason, LONGEST_REASON).throwIfAny();

    int number = alternative.decisions().size() + 1;
    rows.addDecision(lotId, bidId, number, tenderId, accepted, reason.strip(), actor.personId());
    audit.record(actor, entry(tenderId, number, working, alternative, accepted, reason.strip()));
    rankings.write(actor, tender);
    if (accepted) {
      requireInForce(tenderId, lotId, bidId);
    }
  }

  private static void requireOpen(OfferedAlternative alternative, boolean accepted) {
    if (!alternative.decisions().isEmpty() && alternative.isAccepted() == accepted) {
      throw new Refusal.RuleBroken("evaluation.alternative-decided");
    }
    if (!alternative.isOpen()) {
      throw new Refusal.RuleBroken("evaluation.alternative-not-first");
    }
    if (accepted && alternative.isDearer()) {
      throw new Refusal.RuleBroken("evaluation.alternative-dearer");
    }
  }

  private static AlternativeDecided entry(
      long tenderId,
      int number,
      PriceWorking working,
      OfferedAlternative alternative,
      boolean accepted,
      String reason) {
    long bid = working.bid().bidId();
    int lot = working.bid().lotNumber();
    String currency = working.bid().bidCurrency();
    BigDecimal asBid = alternative.asBid().corrected().amount();
    BigDecimal total = alternative.steps().corrected().amount();
    if (accepted) {
      return new AlternativeAccepted(tenderId, bid, lot, number, currency, asBid, total, reason);
    }
    return alternative.isAccepted()
        ? new AlternativeTakenBack(tenderId, bid, lot, number, currency, asBid, total, reason)
        : new AlternativeRefused(tenderId, bid, lot, number, currency, asBid, total, reason);
  }

  /** The bid that was first may have lost its place since the lot was ranked. */
  private void requireInForce(long tenderId, long lotId, long bidId) {
    if (ranking
        .findRow(tenderId, lotId, bidId)
        .filter(LotRankingQueries.LotRankingRow::alternative)
        .isEmpty()) {
      throw new Refusal.RuleBroken("evaluation.alternative-not-first");
    }
  }
}
