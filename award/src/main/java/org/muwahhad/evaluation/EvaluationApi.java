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
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Required;

/** The examination of bids for programs. */
@Tag(name = "evaluation")
@Controller("/api/v1/tenders/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class EvaluationApi {
  private final EvaluationAccess access;
  private final ViewExamination viewExamination;
  private final EvaluationQueries queries;
  private final LotRankingQueries rankings;
  private final DeclareConflict declareConflict;
  private final RankBids rankBids;

  EvaluationApi(
      EvaluationAccess access,
      ViewExamination viewExamination,
      EvaluationQueries queries,
      LotRankingQueries rankings,
      DeclareConflict declareConflict,
      RankBids rankBids) {
    this.access = access;
    this.viewExamination = viewExamination;
    this.queries = queries;
    this.rankings = rankings;
    this.declareConflict = declareConflict;
    this.rankBids = rankBids;
  }

  /** A declaration on conflicts of interest; the statement is needed when there is one. */
  record Declaration(@Nullable Boolean hasConflict, @Nullable String statement) {}

  @Get("/evaluation")
  ViewExamination.Examination examination(Actor actor, long id) {
    return viewExamination.get(actor, id);
  }

  @Post("/evaluation/declaration")
  EvaluationQueries.Member declare(Actor actor, long id, @Body Declaration body) {
    declareConflict.run(
        actor, id, Required.of(body.hasConflict(), "hasConflict"), text(body.statement()));
    return access.requireMember(actor, id);
  }

  /**
   * The rankings of all lots as they stand, or those that an examination ended with.
   *
   * @param examination its number; all lots as they stand when left out
   */
  @Get("/ranking")
  List<LotRankingQueries.LotRankingRow> ranking(
      Actor actor, long id, @QueryValue(defaultValue = "0") int examination) {
    TenderQueries.Tender tender = access.requireReader(actor, id);
    return examination == 0
        ? rankings.listRanking(tender.id())
        : rankings.listExamined(id, queries.examination(id, examination));
  }

  @Post("/ranking")
  List<LotRankingQueries.LotRankingRow> rank(Actor actor, long id) {
    rankBids.run(actor, id);
    return rankings.listRanking(id);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
