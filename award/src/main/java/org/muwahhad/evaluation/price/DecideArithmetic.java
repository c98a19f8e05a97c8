package org.muwahhad.evaluation.price;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationEntry.ArithmeticExcluded;
import org.muwahhad.evaluation.EvaluationEntry.ArithmeticReadmitted;
import org.muwahhad.evaluation.ExaminationQueries;
import org.muwahhad.evaluation.RankingBook;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;

/**
 * The chair records that the panel excludes a bid from a lot because its own totals differ from its
 * unit prices by more than the tender's rule {@code arithmetic.tolerance-percent} allows, or that
 * it takes part again. The ranking is computed again. The last decision holds, and can be turned as
 * long as the lot is with the panel.
 *
 * <p>Refused with {@code evaluation.chair-only} to other members, {@code evaluation.closed} when
 * the tender is not under evaluation, {@code evaluation.lot-not-examined} when the lot is not back
 * with the panel, {@code evaluation.arithmetic-within} when the correction is not above the rule,
 * {@code evaluation.arithmetic-decided} when the bid is out, or in, already, as not found while the
 * price of the bid is not open, and as invalid input without a reason.
 */
@Singleton
public class DecideArithmetic {
  private static final int LONGEST_REASON = 1000;
  private final EvaluationAccess access;
  private final PriceWorkings workings;
  private final EvaluatedPrices rows;
  private final ExaminationQueries examinations;
  private final RankingBook rankings;
  private final AuditLog audit;

  DecideArithmetic(
      EvaluationAccess access,
      PriceWorkings workings,
      EvaluatedPrices rows,
      ExaminationQueries examinations,
      RankingBook rankings,
      AuditLog audit) {
    this.access = access;
    this.workings = workings;
    this.rows = rows;
    this.examinations = examinations;
    this.rankings = rankings;
    this.audit = audit;
  }

  /**
   * Excludes a bid from a lot, or lets it in again.
   *
   * @param reason at most 1000 characters
   */
  @Transactional
  public void run(
      Actor actor, long tenderId, long lotId, long bidId, boolean excluded, String reason) {
    access.requireChair(actor, tenderId);
    TenderQueries.Tender tender = access.holdUnderEvaluation(tenderId);
    PriceWorking working = workings.get(tender, lotId, bidId);
    if (working.bid().examination() != examinations.current(tenderId)) {
      throw new Refusal.RuleBroken("evaluation.lot-not-examined");
    }
    if (working.isExcluded() == excluded) {
      throw new Refusal.RuleBroken("evaluation.arithmetic-decided");
    }
    if (excluded && !working.beyond()) {
      throw new Refusal.RuleBroken("evaluation.arithmetic-within");
    }
    new Faults().text("reason", reason, LONGEST_REASON).throwIfAny();

    rows.addDecision(
        lotId,
        bidId,
        working.decisions().size() + 1,
        tenderId,
        excluded,
        reason.strip(),
        actor.personId());
    audit.record(
        actor,
        excluded
            ? new ArithmeticExcluded(
                tenderId,
                bidId,
                working.bid().lotNumber(),
                working.steps().correction().amount(),
                reason.strip())
            : new ArithmeticReadmitted(
                tenderId,
                bidId,
                working.bid().lotNumber(),
                working.steps().correction().amount(),
                reason.strip()));
    rankings.write(actor, tender);
  }
}
