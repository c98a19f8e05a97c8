package org.muwahhad.evaluation.score;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.BidsByCriteria;
import org.muwahhad.evaluation.EvaluationViews;
import org.muwahhad.evaluation.ScoreViews;
import org.muwahhad.evaluation.Scoring;
import org.muwahhad.evaluation.ShownBidders;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.TenderViews;

/** Lays out the scores of a tender once all are in; empty before. */
@Singleton
class ConsensusSheets {
  private final ShownBidders bidders;
  private final ScoreViews scores;
  private final TenderViews tenders;

  ConsensusSheets(ShownBidders bidders, ScoreViews scores, TenderViews tenders) {
    this.bidders = bidders;
    this.scores = scores;
    this.tenders = tenders;
  }

  /** The sheet of one examination, as its reader may see the bidders. */
  ConsensusSheet of(Actor actor, TenderViews.Tender tender, int examination) {
    long id = tender.id();
    List<ScoreViews.Score> all = scores.listScores(id, examination);
    Map<BidsByCriteria.Cell, List<ScoreViews.Score>> single =
        all.stream()
            .collect(
                Collectors.groupingBy(s -> new BidsByCriteria.Cell(s.bidId(), s.criterionId())));
    Map<BidsByCriteria.Cell, ScoreViews.Consensus> agreed =
        scores.listConsensus(id, examination).stream()
            .collect(
                Collectors.toMap(
                    c -> new BidsByCriteria.Cell(c.bidId(), c.criterionId()), Function.identity()));
    List<TenderViews.Criterion> criteria =
        tenders.listCriteria(id).stream().filter(c -> c.kind() == CriterionKind.TECHNICAL).toList();
    BigDecimal widest = tenders.rule(id, AgreeConsensus.SPREAD_RULE);
    BigDecimal passMark = tenders.rule(id, "technical.pass-mark");

    List<ConsensusSheet.OfBid> bids = new ArrayList<>();
    int index = 0;
    for (EvaluationViews.Bidder bidder : bidders.list(actor, id, examination)) {
      if (!bidder.compliant() || all.isEmpty()) {
        continue;
      }
      List<ConsensusSheet.Line> lines = new ArrayList<>();
      for (TenderViews.Criterion criterion : criteria) {
        BidsByCriteria.Cell cell = new BidsByCriteria.Cell(bidder.bidId(), criterion.id());
        lines.add(
            line(
                index++,
                criterion,
                single.getOrDefault(cell, List.of()),
                Optional.ofNullable(agreed.get(cell)),
                widest));
      }
      bids.add(ofBid(bidder, lines, passMark));
    }
    return new ConsensusSheet(evaluators(all), bids, passMark, widest);
  }

  private static List<Bilingual> evaluators(List<ScoreViews.Score> all) {
    Map<Long, Bilingual> names = new TreeMap<>();
    all.forEach(s -> names.put(s.evaluatorId(), s.evaluator()));
    return List.copyOf(names.values());
  }

  private static ConsensusSheet.Line line(
      int index,
      TenderViews.Criterion criterion,
      List<ScoreViews.Score> scores,
      Optional<ScoreViews.Consensus> agreed,
      BigDecimal widest) {
    List<BigDecimal> points = scores.stream().map(ScoreViews.Score::points).toList();
    BigDecimal mean = Scoring.mean(points);
    BigDecimal spread = Scoring.spread(points);
    return new ConsensusSheet.Line(
        index,
        criterion,
        scores,
        mean,
        spread,
        spread.compareTo(widest) > 0,
        agreed.isPresent(),
        agreed.map(ScoreViews.Consensus::points).orElse(mean),
        agreed.map(ScoreViews.Consensus::reason).orElse(""),
        agreed.map(ScoreViews.Consensus::changeReason).orElse(null));
  }

  private static ConsensusSheet.OfBid ofBid(
      EvaluationViews.Bidder bidder, List<ConsensusSheet.Line> lines, BigDecimal passMark) {
    Map<Long, BigDecimal> weights = new TreeMap<>();
    Map<Long, BigDecimal> points = new TreeMap<>();
    for (ConsensusSheet.Line line : lines) {
      BigDecimal weight = line.criterion().weight();
      weights.put(line.criterion().id(), weight == null ? BigDecimal.ZERO : weight);
      points.put(line.criterion().id(), line.points());
    }
    BigDecimal technical = Scoring.technical(weights, points);
    return new ConsensusSheet.OfBid(
        bidder, lines, Scoring.shown(technical), Scoring.passes(technical, passMark));
  }
}
