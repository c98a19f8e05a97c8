package org.muwahhad.initiative;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.UUID;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;

/**
 * How far an initiative comes: milestones reached, values of indicators, what serves it, and its
 * end.
 */
@Tag(name = "initiatives")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record InitiativeProgressController(
    Answers answers,
    ViewInitiatives view,
    RiyadhDay day,
    RecordMilestone recordMilestone,
    RecordIndicatorValue recordIndicatorValue,
    LinkProcurement linkProcurement,
    UnlinkProcurement unlinkProcurement,
    CloseInitiative closeInitiative) {

  /** Asks when the milestone was reached and what shows it. */
  @Hidden
  @Get("/initiatives/{id}/milestones/{milestoneId}")
  HttpResponse<InitiativeQueries.MilestoneRow> askMilestone(
      Actor actor, long id, long milestoneId) {
    ViewInitiatives.InitiativeView file = kept(actor, id);
    InitiativeQueries.MilestoneRow milestone = file.milestone(milestoneId);
    Form form = answers.form(() -> Form.empty().with("reachedOn", day.today()));
    return answers.show(
        "initiative/milestone",
        milestone,
        page ->
            Map.of(
                "page",
                InitiativeController.below(page, file.initiative())
                    .titled("initiative.reach-milestone"),
                "milestone",
                milestone,
                "today",
                day.today(),
                "form",
                form));
  }

  @Post(
      uris = {
        "/api/v1/initiatives/{id}/milestones/{milestoneId}",
        "/initiatives/{id}/milestones/{milestoneId}"
      })
  HttpResponse<ViewInitiatives.InitiativeView> reach(
      Actor actor, long id, long milestoneId, @Body RecordMilestone.MilestoneRecord reached) {
    return answers
        .act(() -> recordMilestone.run(actor, id, milestoneId, reached))
        .then(InitiativeController.address(id), "initiative.milestone-now")
        .orBack(InitiativeController.address(id))
        .orAgain(() -> askMilestone(actor, id, milestoneId))
        .answering(done -> view.get(actor, id));
  }

  /** Asks for a value of an indicator. */
  @Hidden
  @Get("/initiatives/{id}/indicators/{indicatorId}")
  HttpResponse<InitiativeQueries.IndicatorRow> askValue(Actor actor, long id, long indicatorId) {
    ViewInitiatives.InitiativeView file = kept(actor, id);
    InitiativeQueries.IndicatorRow indicator = file.indicator(indicatorId);
    Form form =
        answers.form(
            () ->
                Form.empty().with("requestKey", UUID.randomUUID()).with("measuredOn", day.today()));
    return answers.show(
        "initiative/indicator",
        indicator,
        page ->
            Map.of(
                "page",
                InitiativeController.below(page, file.initiative()).titled("initiative.add-value"),
                "indicator",
                indicator,
                "today",
                day.today(),
                "form",
                form));
  }

  @Post(
      uris = {
        "/api/v1/initiatives/{id}/indicators/{indicatorId}",
        "/initiatives/{id}/indicators/{indicatorId}"
      })
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewInitiatives.InitiativeView> measure(
      Actor actor, long id, long indicatorId, @Body RecordIndicatorValue.Measurement measured) {
    return answers
        .act(() -> recordIndicatorValue.run(actor, id, indicatorId, measured))
        .then(InitiativeController.address(id), "initiative.value-now")
        .orBack(InitiativeController.address(id))
        .orAgain(() -> askValue(actor, id, indicatorId))
        .answering(done -> view.get(actor, id));
  }

  /** Asks how the initiative ended. */
  @Hidden
  @Get("/initiatives/{id}/close")
  HttpResponse<InitiativeQueries.InitiativeRow> askToClose(Actor actor, long id) {
    ViewInitiatives.InitiativeView file = kept(actor, id);
    return answers.show(
        "initiative/close",
        file.initiative(),
        page ->
            Map.of(
                "page",
                InitiativeController.below(page, file.initiative()).titled("initiative.close"),
                "initiative",
                file.initiative()));
  }

  @Post(uris = {"/api/v1/initiatives/{id}/close", "/initiatives/{id}/close"})
  HttpResponse<ViewInitiatives.InitiativeView> close(
      Actor actor, long id, @Body CloseInitiative.Ending ending) {
    return answers
        .act(() -> closeInitiative.run(actor, id, ending))
        .then(InitiativeController.address(id), "initiative.closed-now")
        .orBack(InitiativeController.address(id))
        .orAgain(() -> askToClose(actor, id))
        .answering(done -> view.get(actor, id));
  }

  /** A round or a tender serves the initiative. */
  @Post(uris = {"/api/v1/initiatives/{id}/procurements", "/initiatives/{id}/procurements"})
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewInitiatives.InitiativeView> link(
      Actor actor, long id, @Body LinkProcurement.ServingProcurement serving) {
    return answers
        .act(() -> linkProcurement.run(actor, id, serving))
        .then(InitiativeController.address(id), "initiative.linked-now")
        .orBack(InitiativeController.address(id))
        .answering(done -> view.get(actor, id));
  }

  @Delete("/api/v1/initiatives/{id}/procurements/{linkId}")
  HttpResponse<ViewInitiatives.InitiativeView> unlink(Actor actor, long id, long linkId) {
    return answers
        .act(() -> unlinkProcurement.run(actor, id, linkId))
        .then(InitiativeController.address(id), "initiative.unlinked-now")
        .orBack(InitiativeController.address(id))
        .answering(done -> view.get(actor, id));
  }

  @Hidden
  @Post("/initiatives/{id}/procurements/{linkId}/remove")
  HttpResponse<ViewInitiatives.InitiativeView> unlinkByForm(Actor actor, long id, long linkId) {
    return unlink(actor, id, linkId);
  }

  /** The file, for the person who may record its progress. */
  private ViewInitiatives.InitiativeView kept(Actor actor, long id) {
    ViewInitiatives.InitiativeView file = view.get(actor, id);
    if (!file.actions().keep()) {
      throw new Refusal.NotPermitted("initiative.not-keeper");
    }
    return file;
  }
}
