package org.muwahhad.tender.lot;

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
import org.muwahhad.access.Actor;
import org.muwahhad.aggregation.LotPlan;
import org.muwahhad.aggregation.PlanLots;
import org.muwahhad.aggregation.ViewSourceLines;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderReason;
import org.muwahhad.tender.VisibleTenders;

/** The aggregation desk for programs: plans, the demand behind them, and the way back. */
@Tag(name = "aggregation")
@Controller("/api/v1")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class AggregationDeskApi {
  private final PlanLots planLots;
  private final TenderPlans plans;
  private final ViewSourceLines viewSourceLines;
  private final VisibleTenders visible;
  private final LotSteps steps;
  private final UndoLotStep undoLotStep;
  private final UndoAggregation undoAggregation;

  AggregationDeskApi(
      PlanLots planLots,
      TenderPlans plans,
      ViewSourceLines viewSourceLines,
      VisibleTenders visible,
      LotSteps steps,
      UndoLotStep undoLotStep,
      UndoAggregation undoAggregation) {
    this.planLots = planLots;
    this.plans = plans;
    this.viewSourceLines = viewSourceLines;
    this.visible = visible;
    this.steps = steps;
    this.undoLotStep = undoLotStep;
    this.undoAggregation = undoAggregation;
  }

  /** What every strategy proposes for a round. */
  @Get("/rounds/{roundId}/aggregation/plans")
  List<LotPlan> compare(Actor actor, long roundId) {
    return planLots.compare(actor, roundId);
  }

  /** The demand lines behind a figure of a plan. */
  @Get("/rounds/{roundId}/aggregation/lines")
  ViewSourceLines.LinesPage linesOfPlan(
      Actor actor,
      long roundId,
      @QueryValue(defaultValue = "cpv-class") String strategy,
      @QueryValue(defaultValue = "0") int lot,
      @QueryValue(defaultValue = "0") long revision,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(defaultValue = "1") int page) {
    ViewSourceLines.Figure figure = new ViewSourceLines.Figure(lot, revision, state);
    return viewSourceLines.ofPlan(
        actor, roundId, LinePages.find(strategy), figure, Math.max(1, page));
  }

  /** The lots of a tender with the demand of each state in them. */
  @Get("/tenders/{id}/demand")
  LotPlan demand(Actor actor, long id) {
    return plans.get(actor, id);
  }

  /** The demand lines behind a figure of a tender. */
  @Get("/tenders/{id}/demand/lines")
  ViewSourceLines.LinesPage linesOfTender(
      Actor actor,
      long id,
      @QueryValue(defaultValue = "0") int lot,
      @QueryValue(defaultValue = "0") long revision,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(defaultValue = "1") int page) {
    ViewSourceLines.Figure figure = new ViewSourceLines.Figure(lot, revision, state);
    return viewSourceLines.ofTender(actor, id, figure, Math.max(1, page));
  }

  /** The steps by which the lots were rearranged, the newest first. */
  @Get("/tenders/{id}/lots/steps")
  List<LotSteps.LotStepRow> steps(Actor actor, long id) {
    visible.get(actor, id);
    if (!VisibleTenders.seesDemand(actor)) {
      throw new Refusal.NotPermitted();
    }
    return steps.list(id);
  }

  @Post("/tenders/{id}/lots/steps/{number}/undo")
  List<LotSteps.LotStepRow> undoStep(Actor actor, long id, int number) {
    undoLotStep.run(actor, id, number);
    return steps.list(id);
  }

  @Post("/tenders/{id}/undo-aggregation")
  TenderQueries.Tender undo(Actor actor, long id, @Body TenderReason reason) {
    undoAggregation.run(actor, id, reason.text());
    return visible.get(actor, id);
  }
}
