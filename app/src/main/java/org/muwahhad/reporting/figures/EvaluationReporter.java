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
import org.muwahhad.evaluation.EvaluationViews;
import org.muwahhad.evaluation.ScoreViews;
import org.muwahhad.evaluation.Scoring;
import org.muwahhad.evaluation.check.Compliance;
import org.muwahhad.evaluation.check.SeeCompliance;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.evaluation.EvaluationReport;
import org.muwahhad.reports.evaluation.EvaluationTemplate;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderViews;

/**
 * The administrative and technical evaluation of a tender, for everyone who may read its
 * examination; a draft as long as it is under evaluation.
 */
@Singleton
final class EvaluationReporter implements Reporter<EvaluationReport> {
  private final EvaluationAccess access;
  private final EvaluationProgress progress;
  private final EvaluationViews views;
  private final ScoreViews scores;
  private final SeeCompliance seeCompliance;
  private final TenderViews tenders;

  EvaluationReporter(
      EvaluationAccess access,
      EvaluationProgress progress,
      EvaluationViews views,
      ScoreViews scores,
      SeeCompliance seeCompliance,
      TenderViews tenders) {
    this.access = access;
    this.progress = progress;
    this.views = views;
    this.scores = scores;
    this.seeCompliance = seeCompliance;
    this.tenders = tenders;
  }

  private record Cell(long bidId, long criterionId) {}

  @Override
  public ReportKind kind() {
    return ReportKind.EVALUATION;
  }

  @Override
  public Gathered<EvaluationReport> gather(Actor actor, Subject subject) {
    TenderViews.Tender tender = access.requireReader(actor, subject.id());
    Figures figures = new Figures(tender);
    return new Gathered<>(
        actor.grants().get(0).role(),
        tender.number(),
        isUnderWay(tender),
        new EvaluationTemplate(),
        figures::report);
  }

  /** Whether what the panel records may still change. */
  static boolean isUnderWay(TenderViews.Tender tender) {
    return tender.status() == TenderStatus.OPENED
        || tender.status() == TenderStatus.UNDER_EVALUATION;
  }

  /** Whether not everybody may know of it yet. */
  static boolean isConfidential(TenderViews.Tender tender) {
    return !tender.status().hasReached(TenderStatus.AWARDED);
  }

  /** What was recorded, read once. */
  private final class Figures {
    private final TenderViews.Tender tender;
    private final EvaluationProgress.State state;
    private final List<EvaluationViews.Bidder> bidders;
    private final Map<Long, Bilingual> roles = new LinkedHashMap<>();
    private final List<TenderViews.Criterion> technical;
    private final List<Long> scorers;
    private final Map<Cell, List<ScoreViews.Score>> single;
    private final Map<Cell, ScoreViews.Consensus> agreed = new HashMap<>();
    private final BigDecimal passMark;

    Figures(TenderViews.Tender tender) {
      this.tender = tender;
      this.state = progress.of(tender.id());
      this.bidders = views.listBidders(tender.id());
      int number = 0;
      for (EvaluationViews.Member member : state.members()) {
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
      List<ScoreViews.Score> all = scores.listScores(tender.id());
      List<Long> order = List.copyOf(roles.keySet());
      this.scorers =
          all.stream()
              .map(ScoreViews.Score::evaluatorId)
              .collect(
                  Collectors.toCollection(
                      () -> new TreeSet<>(Comparator.comparing(order::indexOf))))
              .stream()
              .toList();
      this.single =
          all.stream().collect(Collectors.groupingBy(s -> new Cell(s.bidId(), s.criterionId())));
      scores
          .listConsensus(tender.id())
          .forEach(c -> agreed.put(new Cell(c.bidId(), c.criterionId()), c));
      this.passMark = tenders.rule(tender.id(), "technical.pass-mark").stripTrailingZeros();
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
          tenders.rule(tender.id(), "spread.points").stripTrailingZeros(),
          state.members().stream().map(this::member).toList(),
          checks(),
          seeCompliance.count(tender.id(), bidders).stream().map(this::compliance).toList(),
          scorers.stream().map(this::role).toList(),
          scorers.isEmpty() ? List.of() : compliant().stream().map(this::scores).toList(),
          results(),
          issue.proof());
    }

    private Instant openedAt() {
      return Objects.requireNonNull(tender.openedAt(), "opened");
    }

    private List<EvaluationViews.Bidder> compliant() {
      return bidders.stream().filter(EvaluationViews.Bidder::compliant).toList();
    }

    private Bilingual role(long personId) {
      return Objects.requireNonNullElse(
          roles.get(personId), Wording.both("reporting.evaluation.former"));
    }

    private EvaluationReport.Member member(EvaluationViews.Member member) {
      String statement = member.statement();
      return new EvaluationReport.Member(
          Wording.of(member.name()),
          role(member.personId()),
          member.declaredAt(),
          member.isLockedOut(),
          statement == null ? "" : statement);
    }

    private List<EvaluationReport.Check> checks() {
      Map<Long, Bilingual> names = new HashMap<>();
      tenders.listCriteria(tender.id()).forEach(c -> names.put(c.id(), Wording.of(c.name())));
      Map<Long, Bilingual> bids = new HashMap<>();
      bidders.forEach(b -> bids.put(b.bidId(), named(b)));
      return views.listChecks(tender.id()).stream()
          .map(
              c ->
                  new EvaluationReport.Check(
                      Objects.requireNonNull(bids.get(c.bidId())),
                      Objects.requireNonNull(names.get(c.criterionId())),
                      c.passed(),
                      c.reason(),
                      new Bilingual(c.checkedByAr(), c.checkedByEn())))
          .toList();
    }

    private EvaluationReport.Compliance compliance(Compliance.Counted bid) {
      return new EvaluationReport.Compliance(
          named(bid.bid()), bid.met(), bid.notMet(), bid.toJudge(), bid.missed(), bid.unanswered());
    }

    private EvaluationReport.Scores scores(EvaluationViews.Bidder bid) {
      return new EvaluationReport.Scores(
          named(bid),
          score(bid.bidId()),
          technical.stream().map(c -> points(bid.bidId(), c)).toList());
    }

    private EvaluationReport.Points points(long bidId, TenderViews.Criterion criterion) {
      Cell cell = new Cell(bidId, criterion.id());
      List<ScoreViews.Score> given = single.getOrDefault(cell, List.of());
      Map<Long, BigDecimal> byScorer = new HashMap<>();
      given.forEach(s -> byScorer.put(s.evaluatorId(), s.points()));
      List<@Nullable BigDecimal> inOrder = new ArrayList<>();
      scorers.forEach(s -> inOrder.add(byScorer.get(s)));
      ScoreViews.@Nullable Consensus consensus = agreed.get(cell);
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
      for (TenderViews.Criterion criterion : technical) {
        ScoreViews.@Nullable Consensus consensus = agreed.get(new Cell(bidId, criterion.id()));
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

    private EvaluationReport.Result result(EvaluationViews.Bidder bid) {
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

  private static BigDecimal weight(TenderViews.Criterion criterion) {
    BigDecimal weight = criterion.weight();
    return weight == null ? BigDecimal.ZERO : weight;
  }

  private static Bilingual named(EvaluationViews.Bidder bid) {
    return new Bilingual(
        bid.nameAr() + " – " + bid.registrationNumber(),
        bid.nameEn() + " – " + bid.registrationNumber());
  }
}
