package org.muwahhad.evaluation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderViews;

/**
 * The chair records whether the panel accepts what a bidder said about an abnormally low price
 * (UNCITRAL Model Law, art. 20). A bid whose explanation is rejected is out for the lot; the
 * ranking is computed again.
 *
 * <p>Refused with {@code evaluation.chair-only} to other members, {@code evaluation.closed} when
 * the tender is not under evaluation, {@code evaluation.not-flagged} when the price of the bid is
 * not abnormally low, and as invalid input without a reason.
 */
@Singleton
public class ExplainLowPrice {
  private final EvaluationAccess access;
  private final Evaluations evaluations;
  private final LotRankingViews views;
  private final RankingBook rankings;
  private final AuditLog audit;

  ExplainLowPrice(
      EvaluationAccess access,
      Evaluations evaluations,
      LotRankingViews views,
      RankingBook rankings,
      AuditLog audit) {
    this.access = access;
    this.evaluations = evaluations;
    this.views = views;
    this.rankings = rankings;
    this.audit = audit;
  }

  @Transactional
  public void run(
      Actor actor, long tenderId, long lotId, long bidId, boolean accepted, String reason) {
    access.requireChair(actor, tenderId);
    TenderViews.Tender tender = access.holdUnderEvaluation(tenderId);
    LotRankingViews.Row row =
        views
            .findRow(tenderId, lotId, bidId)
            .orElseThrow(() -> new Refusal.NotFound("bid " + bidId + " for lot " + lotId));
    if (!row.abnormallyLow()) {
      throw new Refusal.RuleBroken("evaluation.not-flagged");
    }
    new Faults().text("reason", reason, 1000).throwIfAny();

    evaluations.putDecision(lotId, bidId, tenderId, accepted, reason.strip(), actor.personId());
    audit.record(
        actor,
        Role.EVALUATOR,
        "tender:" + tenderId,
        accepted ? "evaluation.low-price-accepted" : "evaluation.low-price-rejected",
        "bid",
        bidId,
        Map.of("lot", row.lotNumber(), "reason", reason.strip()));
    rankings.write(actor, tender);
  }
}
