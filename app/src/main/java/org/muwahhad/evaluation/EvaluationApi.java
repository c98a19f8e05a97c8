package org.muwahhad.evaluation;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderViews;

/** The examination of bids for programs. */
@Tag(name = "evaluation")
@Controller("/api/v1/tenders/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class EvaluationApi {
  private final EvaluationAccess access;
  private final EvaluationViews views;
  private final ShownBidders bidders;
  private final ScoreViews scores;
  private final LotRankingViews rankings;
  private final EvaluationProgress progress;
  private final ExaminationViews examinations;
  private final DeclareConflict declareConflict;
  private final RecordAdministrativeChecks recordChecks;
  private final SubmitScores submitScores;
  private final AgreeConsensus agreeConsensus;
  private final CloseConsensus closeConsensus;
  private final CloseTechnicalEvaluation closeTechnical;
  private final RankBids rankBids;
  private final SeeCompliance seeCompliance;

  EvaluationApi(
      EvaluationAccess access,
      EvaluationViews views,
      ShownBidders bidders,
      ScoreViews scores,
      LotRankingViews rankings,
      EvaluationProgress progress,
      ExaminationViews examinations,
      DeclareConflict declareConflict,
      RecordAdministrativeChecks recordChecks,
      SubmitScores submitScores,
      AgreeConsensus agreeConsensus,
      CloseConsensus closeConsensus,
      CloseTechnicalEvaluation closeTechnical,
      RankBids rankBids,
      SeeCompliance seeCompliance) {
    this.access = access;
    this.views = views;
    this.bidders = bidders;
    this.scores = scores;
    this.rankings = rankings;
    this.progress = progress;
    this.examinations = examinations;
    this.declareConflict = declareConflict;
    this.recordChecks = recordChecks;
    this.submitScores = submitScores;
    this.agreeConsensus = agreeConsensus;
    this.closeConsensus = closeConsensus;
    this.closeTechnical = closeTechnical;
    this.rankBids = rankBids;
    this.seeCompliance = seeCompliance;
  }

  /** How far the examination has come, whom it concerns, and which lots returned when and why. */
  @Serdeable
  record Examination(
      EvaluationProgress.State progress,
      List<EvaluationViews.Bidder> bids,
      List<ExaminationViews.ReturnedLot> returned) {}

  /** A declaration on conflicts of interest; the statement is needed when there is one. */
  @Serdeable
  record Declaration(@Nullable Boolean hasConflict, @Nullable String statement) {}

  /** Administrative checks to record. */
  @Serdeable
  record Checks(@Nullable List<RecordAdministrativeChecks.Check> checks) {}

  /** The scores of one evaluator. */
  @Serdeable
  record Scores(@Nullable List<SubmitScores.Points> scores) {}

  /** Everybody's scores, none until all are in, and what was agreed. */
  @Serdeable
  record AllScores(List<ScoreViews.Score> scores, List<ScoreViews.Consensus> consensus) {}

  /** What the panel agreed on. */
  @Serdeable
  record Consensus(@Nullable List<AgreeConsensus.Agreed> consensus) {}

  @Get("/evaluation")
  Examination examination(Actor actor, long id) {
    access.requireMaskedReader(actor, id);
    return new Examination(progress.of(id), bidders.list(actor, id), examinations.listReturned(id));
  }

  @Post("/evaluation/declaration")
  EvaluationViews.Member declare(Actor actor, long id, @Body Declaration body) {
    declareConflict.run(
        actor, id, given(body.hasConflict(), "hasConflict"), text(body.statement()));
    return access.requireMember(actor, id);
  }

  /**
   * The administrative checks of an examination.
   *
   * @param examination its number; the latest when left out
   */
  @Get("/evaluation/checks")
  List<EvaluationViews.Check> checks(
      Actor actor, long id, @QueryValue(defaultValue = "0") int examination) {
    access.requireMaskedReader(actor, id);
    return views.listChecks(id, number(id, examination));
  }

  private int number(long id, int asked) {
    return ExaminationChoice.of(asked, views.examination(id), "").shown();
  }

  /**
   * Requirements of one lot with what all bids answer to them, twenty items at a time; not found
   * when the tender has none.
   *
   * @param lot the first with requirements when left out
   */
  @Get("/evaluation/compliance")
  Compliance compliance(
      Actor actor,
      long id,
      @QueryValue(defaultValue = "0") long lot,
      @QueryValue(defaultValue = "1") int page) {
    access.requireMaskedReader(actor, id);
    return seeCompliance
        .find(id, bidders.list(actor, id), lot, page)
        .orElseThrow(() -> new Refusal.NotFound("requirements of tender " + id));
  }

  /** The bids that miss mandatory requirements in the lots they are for. */
  @Get("/evaluation/compliance/missed")
  List<Compliance.Missed> missed(Actor actor, long id) {
    access.requireMaskedReader(actor, id);
    return seeCompliance.listMissed(id, bidders.list(actor, id));
  }

  @Post("/evaluation/checks")
  List<EvaluationViews.Check> record(Actor actor, long id, @Body Checks body) {
    recordChecks.run(actor, id, given(body.checks(), "checks"));
    return views.listChecks(id);
  }

  /** The caller's own scores, or all of them once the panel waits for nobody's any more. */
  @Get("/evaluation/scores")
  AllScores scores(Actor actor, long id, @QueryValue(defaultValue = "0") int examination) {
    access.requireMaskedReader(actor, id);
    int number = number(id, examination);
    List<ScoreViews.Score> all = scores.listScores(id, number);
    return new AllScores(
        all.isEmpty() ? scores.listOwnScores(id, actor.personId(), number) : all,
        scores.listConsensus(id, number));
  }

  @Post("/evaluation/scores")
  AllScores submit(Actor actor, long id, @Body Scores body) {
    submitScores.run(actor, id, given(body.scores(), "scores"));
    return scores(actor, id, 0);
  }

  @Post("/evaluation/consensus")
  List<ScoreViews.Consensus> agree(Actor actor, long id, @Body Consensus body) {
    agreeConsensus.run(actor, id, given(body.consensus(), "consensus"));
    return scores.listConsensus(id);
  }

  /** How the technical evaluation of a tender of two envelopes ended; empty before. */
  @Get("/evaluation/technical")
  List<EvaluationViews.TechnicalResult> results(Actor actor, long id) {
    List<EvaluationViews.TechnicalResult> results = views.listResults(id);
    if (results.isEmpty()) {
      access.requireMaskedReader(actor, id);
    } else {
      access.requireReader(actor, id);
    }
    return results;
  }

  /** Closes the technical evaluation; for the chair of the examination panel. */
  @Post("/evaluation/technical")
  List<EvaluationViews.TechnicalResult> closeTechnical(Actor actor, long id) {
    closeTechnical.run(actor, id);
    return views.listResults(id);
  }

  /**
   * The rankings of all lots as they stand, or those that an examination ended with.
   *
   * @param examination its number; all lots as they stand when left out
   */
  @Get("/ranking")
  List<LotRankingViews.Row> ranking(
      Actor actor, long id, @QueryValue(defaultValue = "0") int examination) {
    TenderViews.Tender tender = access.requireReader(actor, id);
    return examination == 0
        ? rankings.listRanking(tender.id())
        : rankings.listExamined(id, number(id, examination));
  }

  /** Closes the consensus about masked bidders; for the chair of the examination panel. */
  @Post("/evaluation/consensus/closure")
  Examination closeConsensus(Actor actor, long id) {
    closeConsensus.run(actor, id);
    return examination(actor, id);
  }

  @Post("/ranking")
  List<LotRankingViews.Row> rank(Actor actor, long id) {
    rankBids.run(actor, id);
    return rankings.listRanking(id);
  }

  private static <T> T given(@Nullable T value, String field) {
    if (value == null) {
      throw new Refusal.InvalidInput(field, "shared.missing");
    }
    return value;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
