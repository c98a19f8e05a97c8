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
import org.muwahhad.evaluation.BidderNames;
import org.muwahhad.evaluation.BidsByCriteria;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.evaluation.ScoreQueries;
import org.muwahhad.evaluation.Scoring;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;

/** Lays out the scores of a tender once all are in; empty before. */
@Singleton
class ConsensusSheets {
  private final BidderNames bidders;
  private final ScoreQueries scores;
  private final TenderQueries tenders;

  ConsensusSheets(BidderNames bidders, ScoreQueries scores, TenderQueries tenders) {
    this.bidders = bidders;
    this.scores = scores;
    this.tenders = tenders;
  }

  /** The sheet of one examination, as its reader may see the bidders. */
  ConsensusView of(Actor actor, TenderQueries.Tender tender, int examination) {
    long id = tender.id();
    List<ScoreQueries.Score> all = scores.listScores(id, examination);
    Map<BidsByCriteria.CriterionCell, List<ScoreQueries.Score>> single =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    s -> new BidsByCriteria.CriterionCell(s.bidId(), s.criterionId())));
    Map<BidsByCriteria.CriterionCell, ScoreQueries.Consensus> agreed =
        scores.listConsensus(id, examination).stream()
            .collect(
                Collectors.toMap(
                    c -> new BidsByCriteria.CriterionCell(c.bidId(), c.criterionId()),
                    Function.identity()));
    List<TenderQueries.Criterion> criteria =
        tenders.listCriteria(id).stream().filter(c -> c.kind() == CriterionKind.TECHNICAL).toList();
    BigDecimal widest = tenders.rule(id, AgreeConsensus.SPREAD_RULE);
    BigDecimal passMark = tenders.rule(id, TenderRule.TECHNICAL_PASS_MARK);

    List<ConsensusView.ConsensusBid> bids = new ArrayList<>();
    int index = 0;
    for (EvaluationQueries.Bidder bidder : bidders.list(actor, id, examination)) {
      if (!bidder.compliant() || all.isEmpty()) {
        continue;
      }
      List<ConsensusView.ConsensusLine> lines = new ArrayList<>();
      for (TenderQueries.Criterion criterion : criteria) {
        BidsByCriteria.CriterionCell cell =
            new BidsByCriteria.CriterionCell(bidder.bidId(), criterion.id());
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
    return new ConsensusView(evaluators(all), bids, passMark, widest);
  }

  private static List<Bilingual> evaluators(List<ScoreQueries.Score> all) {
    Map<Long, Bilingual> names = new TreeMap<>();
    all.forEach(s -> names.put(s.evaluatorId(), s.evaluator()));
    return List.copyOf(names.values());
  }

  private static ConsensusView.ConsensusLine line(
      int index,
      TenderQueries.Criterion criterion,
      List<ScoreQueries.Score> scores,
      Optional<ScoreQueries.Consensus> agreed,
      BigDecimal widest) {
    List<BigDecimal> points = scores.stream().map(ScoreQueries.Score::points).toList();
    BigDecimal mean = Scoring.mean(points);
    BigDecimal spread = Scoring.spread(points);
    return new ConsensusView.ConsensusLine(
        index,
        criterion,
        scores,
        mean,
        spread,
        spread.compareTo(widest) > 0,
        agreed.isPresent(),
        agreed.map(ScoreQueries.Consensus::points).orElse(mean),
        agreed.map(ScoreQueries.Consensus::reason).orElse(""),
        agreed.map(ScoreQueries.Consensus::changeReason).orElse(null));
  }

  private static ConsensusView.ConsensusBid ofBid(
      EvaluationQueries.Bidder bidder,
      List<ConsensusView.ConsensusLine> lines,
      BigDecimal passMark) {
    Map<Long, BigDecimal> weights = new TreeMap<>();
    Map<Long, BigDecimal> points = new TreeMap<>();
    for (ConsensusView.ConsensusLine line : lines) {
      BigDecimal weight = line.criterion().weight();
      weights.put(line.criterion().id(), weight == null ? BigDecimal.ZERO : weight);
      points.put(line.criterion().id(), line.points());
    }
    BigDecimal technical = Scoring.technical(weights, points);
    return new ConsensusView.ConsensusBid(
        bidder, lines, Scoring.shown(technical), Scoring.passes(technical, passMark));
  }
}
