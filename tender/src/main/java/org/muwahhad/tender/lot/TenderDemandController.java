package org.muwahhad.tender.lot;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.aggregation.LotPlan;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderReason;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PageNumbers;

/** The demand in a tender by lot and state, and the way back: one step, or the aggregation. */
@Tag(name = "aggregation")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record TenderDemandController(
    Answers answers,
    TenderFrame frames,
    VisibleTenders visible,
    TenderPlans plans,
    LotSteps steps,
    UndoLotStep undoLotStep,
    UndoAggregation undoAggregation,
    ReturnRounds returnRounds) {
  private static final int LOTS_ON_A_PAGE = 50;

  /** The lots of a tender with the demand of each state in them. */
  @Get(uris = {"/api/v1/tenders/{id}/demand", "/tenders/{id}/demand"})
  HttpResponse<LotPlan> demand(
      Actor actor,
      long id,
      @Parameter(hidden = true) @QueryValue(value = "page", defaultValue = "1") int number) {
    LotPlan plan = plans.get(actor, id);
    return answers.show(
        "tender/lot/demand",
        plan,
        page -> {
          TenderQueries.Tender tender = visible.get(actor, id);
          boolean isBuyer = actor.is(Role.CENTRAL_BUYER);
          return frames
              .of(page, actor, tender, "/demand")
              .model(
                  Map.of(
                      "plan",
                      plan,
                      "numbers",
                      PageNumbers.of(
                          number, LOTS_ON_A_PAGE, plan.lots().size(), "/tenders/" + id + "/demand"),
                      "mayUndo",
                      isBuyer && tender.status() == TenderStatus.DRAFT,
                      "mayReturn",
                      isBuyer && returnRounds.isPossible(tender)));
        });
  }

  /** The steps by which the lots were rearranged, the newest first. */
  @Get("/api/v1/tenders/{id}/lots/steps")
  List<LotSteps.LotStepRow> steps(Actor actor, long id) {
    visible.get(actor, id);
    if (!VisibleTenders.seesDemand(actor)) {
      throw new Refusal.NotPermitted();
    }
    return steps.list(id);
  }

  @Post(
      uris = {
        "/api/v1/tenders/{id}/lots/steps/{number}/undo",
        "/tenders/{id}/lots/steps/{number}/undo"
      })
  HttpResponse<List<LotSteps.LotStepRow>> undoStep(Actor actor, long id, int number) {
    String lots = "/tenders/" + id + "/lots";
    return answers
        .act(() -> undoLotStep.run(actor, id, number))
        .then(lots, "tender.lot-step-was-undone")
        .orBack(lots)
        .answering(done -> steps.list(id));
  }

  @Hidden
  @Get("/tenders/{id}/undo-aggregation")
  HttpResponse<TenderQueries.Tender> askToUndo(Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = visible.get(actor, id);
    return answers.show(
        "tender/lot/undo-aggregation",
        tender,
        page -> frames.of(page, actor, tender, "/demand").model(Map.of()));
  }

  @Post(uris = {"/api/v1/tenders/{id}/undo-aggregation", "/tenders/{id}/undo-aggregation"})
  HttpResponse<TenderQueries.Tender> undo(Actor actor, long id, @Body TenderReason reason) {
    return answers
        .act(() -> undoAggregation.run(actor, id, reason.text()))
        .then("/rounds", "tender.aggregation-was-undone")
        .orAgain(() -> askToUndo(actor, id))
        .answering(done -> visible.get(actor, id));
  }
}
