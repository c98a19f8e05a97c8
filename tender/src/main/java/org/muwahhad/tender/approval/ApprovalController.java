package org.muwahhad.tender.approval;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFile;
import org.muwahhad.tender.TenderFiles;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderReason;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.Tenders;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.tender.lot.ReturnRounds;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.ReviewedFirst;

/**
 * From a draft to a published tender, and its end: approving, returning, publishing, cancelling.
 */
@Tag(name = "tenders")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ApprovalController(
    Answers answers,
    TenderFrame frames,
    VisibleTenders visible,
    TenderFiles files,
    Checklists checklists,
    Estimates estimates,
    Tenders tenders,
    AskForApproval askForApproval,
    ApproveTender approveTender,
    ReturnTenderToDraft returnTender,
    PublishTender publishTender,
    CancelTender cancelTender,
    ReturnRounds returnRounds,
    TenderReviews reviews) {

  /** What is approved: the version of the tender that was read. */
  record Approval(int version) {}

  @Get("/api/v1/tenders/{id}/checklist")
  Checklist checklist(Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER, Role.ADMINISTRATOR);
    return checklists.draw(visible.get(actor, id));
  }

  @Hidden
  @Get("/tenders/{id}/approval")
  HttpResponse<Checklist> approval(HttpRequest<?> request, Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER, Role.ADMINISTRATOR);
    TenderQueries.Tender tender = visible.get(actor, id);
    if (tender.status().hasReached(TenderStatus.PUBLISHED)) {
      throw new Refusal.RuleBroken("tender.wrong-status", tender.number());
    }
    boolean otherEyes =
        tender.preparedBy() != actor.personId()
            && tenders.countEdits(Long.toString(id), actor.personId()) == 0;
    Optional<Money> estimate = estimates.find(id);
    Checklist checklist = checklists.draw(tender);
    return answers.show(
        "tender/approval/approval",
        checklist,
        () ->
            frames
                .of(request, actor, tender, "/approval")
                .model(
                    Map.of(
                        "checklist", checklist,
                        "estimate", estimate,
                        "otherEyes", otherEyes,
                        "asked", tenders.countRequests(id, tender.version()) > 0,
                        "mayPublish", actor.is(Role.CENTRAL_BUYER))));
  }

  /** Sends the draft for approval as it stands. */
  @ReviewedFirst
  @Post(uris = {"/api/v1/tenders/{id}/approval-request", "/tenders/{id}/approval-request"})
  HttpResponse<TenderFile> ask(Actor actor, long id) {
    return answers
        .act(() -> askForApproval.run(actor, id))
        .then(desk(id), "tender.approval-asked")
        .reviewed(
            done ->
                reviews
                    .ofDraft(id, "tender.ask-approval", desk(id))
                    .effect("tender.review.ask-effect")
                    .lasting("tender.review.ask-lasting"))
        .orBack(desk(id))
        .answering(done -> files.get(actor, id));
  }

  /** Approves the tender as it was read; a conflict when it was changed since. */
  @ReviewedFirst
  @FreshSignIn
  @Post(uris = {"/api/v1/tenders/{id}/approve", "/tenders/{id}/approve"})
  HttpResponse<TenderFile> approve(Actor actor, long id, @Body Approval approval) {
    return answers
        .act(() -> approveTender.asSeen(actor, id, Integer.toString(approval.version())))
        .then(desk(id), "tender.approved")
        .reviewed(
            done ->
                reviews
                    .ofDraft(id, "tender.approve", desk(id))
                    .effect("tender.review.approve-effect")
                    .lasting("tender.review.approve-lasting"))
        .orBack(desk(id))
        .answering(done -> files.get(actor, id));
  }

  @Post(uris = {"/api/v1/tenders/{id}/return", "/tenders/{id}/return"})
  HttpResponse<TenderFile> giveBack(
      HttpRequest<?> request, Actor actor, long id, @Body TenderReason reason) {
    return answers
        .act(() -> returnTender.run(actor, id, reason.text()))
        .then(desk(id), "tender.returned")
        .orBack(desk(id))
        .orAgain(() -> approval(request, actor, id))
        .answering(done -> files.get(actor, id));
  }

  @ReviewedFirst
  @FreshSignIn
  @Post(uris = {"/api/v1/tenders/{id}/publish", "/tenders/{id}/publish"})
  HttpResponse<TenderFile> publish(Actor actor, long id) {
    return answers
        .act(() -> publishTender.run(actor, id))
        .then("/tenders/" + id, "tender.published")
        .reviewed(
            done ->
                reviews
                    .ofDraft(id, "tender.publish", desk(id))
                    .effect("tender.review.publish-effect")
                    .lasting("tender.review.publish-lasting"))
        .orBack(desk(id))
        .answering(done -> files.get(actor, id));
  }

  @Hidden
  @Get("/tenders/{id}/cancel")
  HttpResponse<TenderQueries.Tender> askToCancel(HttpRequest<?> request, Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = visible.get(actor, id);
    return answers.show(
        "tender/approval/cancel",
        tender,
        () -> frames.of(request, actor, tender, "/cancel").model(Map.of()));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/tenders/{id}/cancel", "/tenders/{id}/cancel"})
  HttpResponse<TenderFile> cancel(
      HttpRequest<?> request, Actor actor, long id, @Body TenderReason reason) {
    return answers
        .act(() -> cancelTender.run(actor, id, reason.text()))
        .then("/tenders/" + id, "tender.cancelled")
        .reviewed(
            done ->
                reviews
                    .of(id, "tender.step.cancel", "/tenders/" + id)
                    .fact("tender.reason", reason.text())
                    .effect("tender.review.cancel-effect")
                    .lasting("tender.cancel-note")
                    .ending()
                    .ofForm())
        .orAgain(() -> askToCancel(request, actor, id))
        .answering(done -> files.get(actor, id));
  }

  @Hidden
  @Get("/tenders/{id}/return-rounds")
  HttpResponse<TenderQueries.Tender> askToReturnRounds(
      HttpRequest<?> request, Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = visible.get(actor, id);
    return answers.show(
        "tender/approval/return-rounds",
        tender,
        () -> frames.of(request, actor, tender, "/demand").model(Map.of()));
  }

  /** Gives the rounds of a cancelled tender back, to be aggregated again. */
  @ReviewedFirst
  @Post(uris = {"/api/v1/tenders/{id}/return-rounds", "/tenders/{id}/return-rounds"})
  HttpResponse<TenderFile> returnRounds(
      HttpRequest<?> request, Actor actor, long id, @Body TenderReason reason) {
    return answers
        .act(() -> returnRounds.run(actor, id, reason.text()))
        .then("/rounds", "tender.rounds-were-returned")
        .reviewed(
            done ->
                reviews
                    .of(id, "tender.return-rounds", "/tenders/" + id + "/demand")
                    .fact("tender.reason", reason.text())
                    .effect("tender.return-rounds-text")
                    .lasting("tender.return-rounds-lasting")
                    .ofForm())
        .orAgain(() -> askToReturnRounds(request, actor, id))
        .answering(done -> files.get(actor, id));
  }

  private static String desk(long id) {
    return "/tenders/" + id + "/approval";
  }
}
