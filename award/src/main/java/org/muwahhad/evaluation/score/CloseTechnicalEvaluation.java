package org.muwahhad.evaluation.score;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationEntry.BidResult;
import org.muwahhad.evaluation.EvaluationEntry.TechnicalEvaluationClosed;
import org.muwahhad.evaluation.EvaluationProgress;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.evaluation.Evaluations;
import org.muwahhad.evaluation.RankingBook;
import org.muwahhad.evaluation.Scoring;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;

/**
 * The chair closes the technical evaluation of a tender of two envelopes, while all prices are
 * sealed: from now on checks, scores and consensus stand, and of each bid it is settled whether its
 * prices are opened or stay sealed for ever. Where bidders are masked, the consensus is closed
 * first, so that nobody reads a name while scores can still be agreed again.
 *
 * <p>Refused with {@code evaluation.chair-only} to other members, {@code evaluation.closed} when
 * the tender is not under evaluation, {@code evaluation.one-envelope}, {@code
 * evaluation.consensus-missing} while a score is not agreed, {@code evaluation.answers-missing}
 * while a member has yet to confirm what was agreed or to dissent, {@code
 * evaluation.consensus-open} while bidders are masked, and {@code evaluation.technical-closed} the
 * second time.
 */
@Singleton
public class CloseTechnicalEvaluation {
  private final EvaluationAccess access;
  private final EvaluationProgress progress;
  private final EvaluationQueries queries;
  private final Evaluations evaluations;
  private final RankingBook rankings;
  private final TenderQueries tenders;
  private final AuditLog audit;

  CloseTechnicalEvaluation(
      EvaluationAccess access,
      EvaluationProgress progress,
      EvaluationQueries queries,
      Evaluations evaluations,
      RankingBook rankings,
      TenderQueries tenders,
      AuditLog audit) {
    this.access = access;
    this.progress = progress;
    this.queries = queries;
    this.evaluations = evaluations;
    this.rankings = rankings;
    this.tenders = tenders;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long tenderId) {
    access.requireChair(actor, tenderId);
    TenderQueries.Tender tender = access.holdUnderEvaluation(tenderId);
    EvaluationProgress.ExaminationState state = progress.of(tenderId);
    if (!tender.twoEnvelopes()) {
      throw new Refusal.RuleBroken("evaluation.one-envelope", tender.number());
    }
    if (state.technicalClosed()) {
      throw new Refusal.RuleBroken("evaluation.technical-closed");
    }
    if (!state.consensusComplete()) {
      throw new Refusal.RuleBroken("evaluation.consensus-missing");
    }
    if (!state.isConsensusAnswered()) {
      throw new Refusal.RuleBroken("evaluation.answers-missing");
    }
    if (state.masked()) {
      throw new Refusal.RuleBroken("evaluation.consensus-open");
    }

    evaluations.closeTechnical(tenderId, actor.personId());
    audit.record(actor, new TechnicalEvaluationClosed(tenderId, settle(tenderId)));
  }

  private List<BidResult> settle(long tenderId) {
    BigDecimal mark = tenders.rule(tenderId, TenderRule.TECHNICAL_PASS_MARK);
    Map<Long, BigDecimal> technical = rankings.technicalScores(tenderId);
    List<BidResult> entries = new ArrayList<>();
    for (EvaluationQueries.Bidder bid : queries.listBidders(tenderId)) {
      BigDecimal score = technical.getOrDefault(bid.bidId(), BigDecimal.ZERO);
      boolean passed = bid.compliant() && Scoring.passes(score, mark);
      evaluations.addResult(bid.bidId(), tenderId, Scoring.shown(score), passed);
      entries.add(new BidResult(bid.bidId(), Scoring.shown(score), passed));
    }
    return entries;
  }
}
