package org.muwahhad.evaluation.score;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.evaluation.ScoreQueries;
import org.muwahhad.evaluation.ViewExamination;
import org.muwahhad.web.Required;

/** Scores, consensus and the end of the technical evaluation, for programs. */
@Tag(name = "evaluation")
@Controller("/api/v1/tenders/{id}/evaluation")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ScoreApi {
  private final EvaluationAccess access;
  private final EvaluationQueries queries;
  private final ScoreQueries scores;
  private final ViewExamination viewExamination;
  private final SubmitScores submitScores;
  private final AgreeConsensus agreeConsensus;
  private final CloseConsensus closeConsensus;
  private final CloseTechnicalEvaluation closeTechnical;

  ScoreApi(
      EvaluationAccess access,
      EvaluationQueries queries,
      ScoreQueries scores,
      ViewExamination viewExamination,
      SubmitScores submitScores,
      AgreeConsensus agreeConsensus,
      CloseConsensus closeConsensus,
      CloseTechnicalEvaluation closeTechnical) {
    this.access = access;
    this.queries = queries;
    this.scores = scores;
    this.viewExamination = viewExamination;
    this.submitScores = submitScores;
    this.agreeConsensus = agreeConsensus;
    this.closeConsensus = closeConsensus;
    this.closeTechnical = closeTechnical;
  }

  /** The scores of one evaluator. */
  record Scores(@Nullable List<SubmitScores.Points> scores) {}

  /** Everybody's scores, none until all are in, and what was agreed. */
  record AllScores(List<ScoreQueries.Score> scores, List<ScoreQueries.Consensus> consensus) {}

  /** What the panel agreed on. */
  record Consensus(@Nullable List<AgreeConsensus.AgreedScore> consensus) {}

  /** The caller's own scores, or all of them once the panel waits for nobody's any more. */
  @Get("/scores")
  AllScores scores(Actor actor, long id, @QueryValue(defaultValue = "0") int examination) {
    access.requireMaskedReader(actor, id);
    int number = queries.examination(id, examination);
    List<ScoreQueries.Score> all = scores.listScores(id, number);
    return new AllScores(
        all.isEmpty() ? scores.listOwnScores(id, actor.personId(), number) : all,
        scores.listConsensus(id, number));
  }

  @Post("/scores")
  AllScores submit(Actor actor, long id, @Body Scores body) {
    submitScores.run(actor, id, Required.of(body.scores(), "scores"));
    return scores(actor, id, 0);
  }

  @Post("/consensus")
  List<ScoreQueries.Consensus> agree(Actor actor, long id, @Body Consensus body) {
    agreeConsensus.run(actor, id, Required.of(body.consensus(), "consensus"));
    return scores.listConsensus(id);
  }

  /** How the technical evaluation of a tender of two envelopes ended; empty before. */
  @Get("/technical")
  List<EvaluationQueries.TechnicalResult> results(Actor actor, long id) {
    List<EvaluationQueries.TechnicalResult> results = queries.listResults(id);
    if (results.isEmpty()) {
      access.requireMaskedReader(actor, id);
    } else {
      access.requireReader(actor, id);
    }
    return results;
  }

  /** Closes the technical evaluation; for the chair of the examination panel. */
  @Post("/technical")
  List<EvaluationQueries.TechnicalResult> closeTechnical(Actor actor, long id) {
    closeTechnical.run(actor, id);
    return queries.listResults(id);
  }

  /** Closes the consensus about masked bidders; for the chair of the examination panel. */
  @Post("/consensus/closure")
  ViewExamination.Examination closeConsensus(Actor actor, long id) {
    closeConsensus.run(actor, id);
    return viewExamination.get(actor, id);
  }
}
