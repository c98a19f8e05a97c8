package org.muwahhad.evaluation.lowprice;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.LotRankingQueries;
import org.muwahhad.evaluation.LowPrice;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** The dialogues on low prices: to readers of the examination, and to a bidder its own. */
@Singleton
public class ViewLowPrice {
  private final EvaluationAccess access;
  private final LotRankingQueries rankings;
  private final LowPriceInvestigations rows;

  ViewLowPrice(EvaluationAccess access, LotRankingQueries rankings, LowPriceInvestigations rows) {
    this.access = access;
    this.rankings = rankings;
    this.rows = rows;
  }

  /** The dialogue on one price, of a bid that is flagged or was asked about before. */
  @Transactional
  public LowPriceCase get(Actor actor, long tenderId, long lotId, long bidId) {
    access.requireReader(actor, tenderId);
    return find(tenderId, lotId, bidId);
  }

  /** The same without asking who reads, for the acts. */
  LowPriceCase find(long tenderId, long lotId, long bidId) {
    LotRankingQueries.LotRankingRow bid =
        rankings
            .findRow(tenderId, lotId, bidId)
            .orElseThrow(() -> new Refusal.NotFound("bid " + bidId + " for lot " + lotId));
    List<LowPriceInvestigations.LowPriceQuestionView> questions =
        rows.listQuestions(tenderId, lotId, bidId);
    if (!bid.abnormallyLow() && questions.isEmpty()) {
      throw new Refusal.RuleBroken("evaluation.not-flagged");
    }
    List<LotRankingQueries.LotRankingRow> others =
        rankings.listLotRanking(tenderId, lotId).stream()
            .filter(r -> r.admissible() && r.bidId() != bidId)
            .toList();
    List<BigDecimal> prices =
        others.stream().flatMap(r -> r.converted().stream()).map(Money::amount).toList();
    List<LowPriceInvestigations.LowPriceDecisionRow> decisions =
        rows.listDecisions(tenderId, lotId, bidId);
    LowPriceInvestigations.LowPriceDecisionRow decision =
        decisions.stream()
            .filter(d -> d.alternative() == bid.alternative())
            .findFirst()
            .orElse(null);
    return new LowPriceCase(
        bid,
        bid.converted().flatMap(price -> LowPrice.measure(price.amount(), prices)).orElse(null),
        others,
        questions,
        decision,
        decisions.stream().filter(d -> d != decision).toList());
  }

  /** A page of the questions put to the bidder's supplier, the latest first. */
  @Transactional
  public ListPage<LowPriceInvestigations.LowPriceQuestionView> own(Actor actor, ListChoice choice) {
    long supplier = actor.require(Role.BIDDER).supplier();
    return new ListPage<>(
        rows.listOfSupplier(
            supplier,
            choice.like(),
            choice.filter(),
            choice.sort(),
            ListChoice.SIZE,
            choice.offset()),
        rows.countOfSupplier(supplier, choice.like(), choice.filter()),
        choice);
  }

  /** One question put to the bidder's supplier. */
  @Transactional
  public LowPriceInvestigations.LowPriceQuestionView own(Actor actor, long questionId) {
    long supplier = actor.require(Role.BIDDER).supplier();
    return rows.findQuestion(questionId)
        .filter(q -> q.supplierId() == supplier)
        .orElseThrow(() -> new Refusal.NotFound("question " + questionId));
  }
}
