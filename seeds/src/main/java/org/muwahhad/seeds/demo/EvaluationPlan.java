package org.muwahhad.seeds.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.seeds.Bilingual;

/** Examines the bids of a tender as its outline foresees. */
final class EvaluationPlan {

  private static final List<Integer> DISPUTED_POINTS = List.of(92, 66, 80);
  private static final int AGREED_POINTS = 79;

  private final DemoCalendar calendar;
  private final Phrases phrases;
  private final List<DemoPerson> evaluators;
  private final long seed;

  EvaluationPlan(DemoCalendar calendar, Phrases phrases, PeoplePlan people, long seed) {
    this.calendar = calendar;
    this.phrases = phrases;
    this.evaluators =
        people.people().stream().filter(person -> person.role() == DemoRole.EVALUATOR).toList();
    this.seed = seed;
  }

  DemoEvaluation evaluation(
      TenderOutline outline,
      List<DemoBid> bids,
      List<DemoTender.Criterion> criteria,
      List<DemoTender.DemoCheck> checks) {
    if (outline.state() == DemoTender.DemoTenderState.PUBLISHED) {
      return DemoEvaluation.none();
    }
    Examination examination =
        new Examination(outline, new Draws(seed, "evaluation " + outline.round()));
    for (int index = 0; index < bids.size(); index++) {
      if (bids.get(index).stands()) {
        examination.examine(bids.get(index), outline.bids().get(index), criteria, checks);
      }
    }
    return examination.done();
  }

  private final class Examination {

    private final TenderOutline outline;
    private final Draws draws;
    private final List<DemoEvaluation.CheckResult> results = new ArrayList<>();
    private final List<DemoEvaluation.Score> scores = new ArrayList<>();
    private final List<DemoEvaluation.Consensus> consensus = new ArrayList<>();

    Examination(TenderOutline outline, Draws draws) {
      this.outline = outline;
      this.draws = draws;
    }

    void examine(
        DemoBid bid,
        TenderOutline.BidOutline course,
        List<DemoTender.Criterion> criteria,
        List<DemoTender.DemoCheck> checks) {
      boolean fails = course.course() == TenderOutline.Course.FAILS_CHECK;
      for (DemoTender.DemoCheck check : checks) {
        boolean failed = fails && check.equals(checks.get(0));
        Bilingual reason = failed ? phrases.of("check-failed").get(0) : null;
        results.add(
            new DemoEvaluation.CheckResult(
                bid.code(), check.code(), !failed, reason, legal(), at(TenderOutline.CHECKED)));
      }
      if (!fails) {
        criteria.forEach(criterion -> score(bid, course, criterion, criteria.get(1)));
      }
    }

    private void score(
        DemoBid bid,
        TenderOutline.BidOutline course,
        DemoTender.Criterion criterion,
        DemoTender.Criterion contested) {
      boolean disputed =
          course.course() == TenderOutline.Course.DISPUTED && criterion.equals(contested);
      // The technical evaluator of the running tender hasn't scored yet: that is left to do.
      int done = isFinished() ? evaluators.size() : evaluators.size() - 1;
      for (int index = 0; index < done; index++) {
        int drawn = course.quality() + draws.between(-8, 8);
        int points = disputed ? DISPUTED_POINTS.get(index) : Math.min(100, drawn);
        scores.add(
            new DemoEvaluation.Score(
                bid.code(), evaluators.get(index).code(), criterion.code(), points, scored(index)));
      }
      if (disputed && isFinished()) {
        consensus.add(
            new DemoEvaluation.Consensus(
                bid.code(),
                criterion.code(),
                AGREED_POINTS,
                phrases.of("consensus").get(0),
                at(TenderOutline.EVALUATED - 1)));
      }
    }

    private boolean isFinished() {
      return outline.state().isDecided();
    }

    private String legal() {
      return evaluators.stream()
          .filter(person -> person.expertise() == DemoPerson.Expertise.LEGAL)
          .findFirst()
          .orElseThrow()
          .code();
    }

    private Instant scored(int evaluator) {
      return at(TenderOutline.FIRST_SCORES + TenderOutline.DAYS_BETWEEN_SCORERS * evaluator);
    }

    private Instant at(int daysFromOpening) {
      return calendar.at(outline.deadline() + daysFromOpening, 15, daysFromOpening);
    }

    DemoEvaluation done() {
      List<DemoEvaluation.Declaration> declarations =
          evaluators.stream()
              .map(
                  person ->
                      new DemoEvaluation.Declaration(person.code(), at(TenderOutline.DECLARED)))
              .toList();
      return new DemoEvaluation(
          declarations, List.copyOf(results), List.copyOf(scores), List.copyOf(consensus));
    }
  }
}
