package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationProgress;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.evaluation.ScoreQueries;
import org.muwahhad.evaluation.Scoring;
import org.muwahhad.evaluation.check.Compliance;
import org.muwahhad.evaluation.check.ViewCompliance;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.LazyFigures;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.evaluation.EvaluationReport;
import org.muwahhad.reports.evaluation.EvaluationTemplate;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.TenderStatus;

/**
 * The administrative and technical evaluation of a tender, for everyone who may read its
 * examination; a draft as long as it is under evaluation.
 */
@Singleton
final class EvaluationReporter implements Reporter<EvaluationReport> {
  private final EvaluationAccess access;
  private final EvaluationProgress progress;
  private final EvaluationQueries queries;
  private final ScoreQueries scores;
  private final ViewCompliance viewCompliance;
  private final TenderQueries tenders;

  EvaluationReporter(
      EvaluationAccess access,
      EvaluationProgress progress,
      EvaluationQueries queries,
      ScoreQueries scores,
      ViewCompliance viewCompliance,
      TenderQueries tenders) {
    this.access = access;
    this.progress = progress;
    this.queries = queries;
    this.scores = scores;
    this.viewCompliance = viewCompliance;
    this.tenders = tenders;
  }

  private record ScoreCell(long bidId, long criterionId) {}

  @Override
  public ReportKind kind() {
    return ReportKind.EVALUATION;
  }

  @Override
  public GatheredReport<EvaluationReport> gather(Actor actor, Subject subject) {
    TenderQueries.Tender tender = access.requireReader(actor, subject.id());
    LazyFigures<EvaluationFigures> figures = new LazyFigures<>(() -> new EvaluationFigures(tender));
    return new GatheredReport<>(
        actor.grants().get(0).role(),
        tender.number(),
        isUnderWay(tender),
        new EvaluationTemplate(),
        issue -> figures.get().report(issue));
  }

  /** Whether what the panel records may still change. */
  static boolean isUnderWay(TenderQueries.Tender tender) {
    return tender.status() == TenderStatus.OPENED
        || tender.status() == TenderStatus.UNDER_EVALUATION;
  }

  /** Whether not everybody may know of it yet. */
  static boolean isConfidential(TenderQueries.Tender tender) {
    return !tender.status().hasReached(TenderStatus.AWARDED);
  }

  /** What was recorded, read once. */
  private final class EvaluationFigures {
    private final TenderQueries.Tender tender;
    private final EvaluationProgress.ExaminationState state;
    private final List<EvaluationQueries.Bidder> bidders;
    private final Map<Long, Bilingual> roles = new LinkedHashMap<>();
    private final List<TenderQueries.Criterion> technical;
    private final List<Long> scorers;
    private final Map<ScoreCell, List<ScoreQueries.Score>> single;
    private final Map<ScoreCell, ScoreQueries.Consensus> agreed = new HashMap<>();
    private final BigDecimal passMark;

    EvaluationFigures(TenderQueries.Tender tender) {
      this.tender = tender;
      this.state = progress.of(tender.id());
      this.bidders = queries.listBidders(tender.id());
      int number = 0;
      for (EvaluationQueries.Member member : state.members()) {
        roles.put(
            member.personId(),
            member.chair()
                ? Wording.both("reporting.evaluation.chair")
                : Wording.both("reporting.evaluation.member", ++number));
      }
      this.technical =
          tenders.listCriteria(tender.id()).stream()
              .filter(c -> c.kind() == CriterionKind.TECHNICAL)
              .toList();
      List<ScoreQueries.Score> all = scores.listScores(tender.id());
      List<Long> order = List.copyOf(roles.keySet());
      this.scorers =
          all.stream()
              .map(ScoreQueries.Score::evaluatorId)
              .collect(
                  Collectors.toCollection(
                      () -> new TreeSet<>(Comparator.comparing(order::indexOf))))
              .stream()
              .toList();
      this.single =
          all.stream()
              .collect(Collectors.groupingBy(s -> new ScoreCell(s.bidId(), s.criterionId())));
      scores
          .listConsensus(tender.id())
          .forEach(c -> agreed.put(new ScoreCell(c.bidId(), c.criterionId()), c));
      this.passMark =
          tenders.rule(tender.id(), TenderRule.TECHNICAL_PASS_MARK).stripTrailingZeros();
    }

    EvaluationReport report(Issue issue) {
      return new EvaluationReport(
          tender.number(),
          tender.ocid(),
          Wording.of(tender.title()),
          Wording.both("reporting.procuring-body"),
          openedAt(),
          issue.at(),
          Wording.both("tender.status." + tender.status()),
          isConfidential(tender),
          passMark,
          tenders.rule(tender.id(), TenderRule.SPREAD_POINTS).stripTrailingZeros(),
          state.members().stream().map(this::member).toList(),
          checks(),
          breaches(),
          viewCompliance.count(tender.id(), bidders).stream().map(this::compliance).toList(),
          scorers.stream().map(this::role).toList(),
          scorers.isEmpty() ? List.of() : compliant().stream().map(this::scores).toList(),
          answers(),
          results(),
          issue.proof());
    }

    private Instant openedAt() {
      return Objects.requireNonNull(tender.openedAt(), "opened");
    }

    private List<EvaluationQueries.Bidder> compliant() {
      return bidders.stream().filter(EvaluationQueries.Bidder::compliant).toList();
    }

    private Bilingual role(long personId) {
      return Objects.requireNonNullElse(
          roles.get(personId), Wording.both("reporting.evaluation.former"));
    }

    private EvaluationReport.Member member(EvaluationQueries.Member member) {
      String statement = member.statement();
      return new EvaluationReport.Member(
          Wording.of(member.name()),
          role(member.personId()),
          member.declaredAt(),
          member.isLockedOut(),
          statement == null ? "" : statement);
    }

    private List<EvaluationReport.CriterionCheck> checks() {
      Map<Long, Bilingual> names = new HashMap<>();
      tenders.listCriteria(tender.id()).forEach(c -> names.put(c.id(), Wording.of(c.name())));
      Map<Long, Bilingual> bids = new HashMap<>();
      bidders.forEach(b -> bids.put(b.bidId(), named(b)));
      return queries.listChecks(tender.id()).stream()
          .map(
              c ->
                  new EvaluationReport.CriterionCheck(
                      Objects.requireNonNull(bids.get(c.bidId())),
                      Objects.requireNonNull(names.get(c.criterionId())),
                      c.passed(),
                      c.reason(),
                      Wording.of(c.checkedBy())))
          .toList();
    }

    private EvaluationReport.Compliance compliance(Compliance.ComplianceCounts bid) {
      return new EvaluationReport.Compliance(
          named(bid.bid()), bid.met(), bid.notMet(), bid.toJudge(), bid.missed(), bid.unanswered());
    }

    /** What was frozen of the bidders, in their order; none where the dossier counts none. */
    private List<EvaluationReport.BreachRecord> breaches() {
      Map<Long, EvaluationQueries.BreachRecord> frozen = new HashMap<>();
      queries.listBreachRecords(tender.id()).forEach(r -> frozen.put(r.bidId(), r));
      List<EvaluationReport.BreachRecord> records = new ArrayList<>();
      for (EvaluationQueries.Bidder bidder : bidders) {
        EvaluationQueries.BreachRecord record = frozen.get(bidder.bidId());
        if (record != null) {
          records.add(
              new EvaluationReport.BreachRecord(named(bidder), record.months(), record.breaches()));
        }
      }
      return records;
    }

    /** The answers that are about the scores as they stand. */
    private List<EvaluationReport.Answer> answers() {
      return scores.listAnswers(tender.id()).stream()
          .filter(ScoreQueries.ConsensusAnswer::inForce)
          .map(
              a ->
                  new EvaluationReport.Answer(
                      Wording.of(a.name()),
                      role(a.personId()),
                      a.confirmed(),
                      a.answeredAt(),
                      a.reason()))
          .toList();
    }

    private EvaluationReport.Scores scores(EvaluationQueries.Bidder bid) {
      return new EvaluationReport.Scores(
          named(bid),
          score(bid.bidId()),
          technical.stream().map(c -> points(bid.bidId(), c)).toList());
    }

    private EvaluationReport.Points points(long bidId, TenderQueries.Criterion criterion) {
      ScoreCell cell = new ScoreCell(bidId, criterion.id());
      List<ScoreQueries.Score> given = single.getOrDefault(cell, List.of());
      Map<Long, BigDecimal> byScorer = new HashMap<>();
      given.forEach(s -> byScorer.put(s.evaluatorId(), s.points()));
      List<@Nullable BigDecimal> inOrder = new ArrayList<>();
      scorers.forEach(s -> inOrder.add(byScorer.get(s)));
      ScoreQueries.@Nullable Consensus consensus = agreed.get(cell);
      return new EvaluationReport.Points(
          Wording.of(criterion.name()),
          weight(criterion),
          inOrder,
          consensus == null ? null : consensus.points(),
          given.isEmpty() ? BigDecimal.ZERO : Scoring.spread(byScorer.values()),
          consensus == null ? "" : consensus.reason(),
          given.stream()
              .filter(s -> !s.comment().isBlank())
              .sorted(Comparator.comparing(s -> scorers.indexOf(s.evaluatorId())))
              .map(s -> new EvaluationReport.Comment(role(s.evaluatorId()), s.comment()))
              .toList());
    }

    /** Null until every criterion has its agreed points. */
    private @Nullable BigDecimal score(long bidId) {
      Map<Long, BigDecimal> weights = new HashMap<>();
      Map<Long, BigDecimal> points = new HashMap<>();
      for (TenderQueries.Criterion criterion : technical) {
        ScoreQueries.@Nullable Consensus consensus =
            agreed.get(new ScoreCell(bidId, criterion.id()));
        if (consensus == null) {
          return null;
        }
        weights.put(criterion.id(), weight(criterion));
        points.put(criterion.id(), consensus.points());
      }
      return technical.isEmpty() ? null : Scoring.shown(Scoring.technical(weights, points));
    }

    private List<EvaluationReport.Result> results() {
      return bidders.stream()
          .map(this::result)
          .sorted(
              Comparator.comparing(
                  EvaluationReport.Result::score, Comparator.nullsLast(Comparator.reverseOrder())))
          .toList();
    }

    private EvaluationReport.Result result(EvaluationQueries.Bidder bid) {
      if (!bid.compliant()) {
        return new EvaluationReport.Result(named(bid), false, null, false);
      }
      @Nullable BigDecimal score = score(bid.bidId());
      return new EvaluationReport.Result(named(bid), true, score, passed(score));
    }

    /** Null while it is open; without technical criteria the checks alone decide. */
    private @Nullable Boolean passed(@Nullable BigDecimal score) {
      if (score != null) {
        return Scoring.passes(score, passMark);
      }
      return technical.isEmpty() && state.checksComplete() ? Boolean.TRUE : null;
    }
  }

  private static BigDecimal weight(TenderQueries.Criterion criterion) {
    BigDecimal weight = criterion.weight();
    return weight == null ? BigDecimal.ZERO : weight;
  }

  private static Bilingual named(EvaluationQueries.Bidder bid) {
    return new Bilingual(
        bid.name().ar() + " – " + bid.registrationNumber(),
        bid.name().en() + " – " + bid.registrationNumber());
  }
}
