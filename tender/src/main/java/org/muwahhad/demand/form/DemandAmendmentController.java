package org.muwahhad.demand.form;

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
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.round.RoundBreadcrumbs;
import org.muwahhad.demand.submission.AmendDemand;
import org.muwahhad.demand.submission.DiscardAmendment;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.demand.submission.ViewSubmissions;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Amendments of submitted demand: people read first what beginning or dropping one means. */
@Tag(name = "submissions")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record DemandAmendmentController(
    Answers answers,
    ViewSubmissions viewSubmissions,
    AmendDemand amendDemand,
    ViewDemandAmendment viewDemandAmendment,
    DiscardAmendment discardAmendment) {
  private static final int NONE = -1;

  /**
   * Which amendment is dropped.
   *
   * @param version the version that was seen; without it none was
   */
  record AmendmentVersionSeen(@Nullable Integer version) {
    int seen() {
      return version == null ? NONE : version;
    }
  }

  @Hidden
  @Get("/submissions/{id}/amend")
  HttpResponse<ViewSubmissions.SubmissionView> askToAmend(Actor actor, long id) {
    return answers
        .act(() -> amendDemand.requireAllowed(actor, id))
        .then(allowed -> ask(viewSubmissions.get(actor, id), "amend"))
        .orBack(address(id))
        .answering(allowed -> viewSubmissions.get(actor, id));
  }

  /**
   * Begins an amendment beside the version in force; its lines are put and submitted as those of a
   * draft, with {@code amendmentVersion} as the version seen.
   */
  @Post(uris = {"/api/v1/submissions/{id}/amend", "/submissions/{id}/amend"})
  HttpResponse<SubmissionQueries.SubmissionRow> amend(Actor actor, long id) {
    return answers
        .act(() -> amendDemand.run(actor, id))
        .then(
            done ->
                Pages.redirect(
                    OwnSubmission.path(submission(actor, id).roundId()),
                    Tone.INFO,
                    "demand.amendment-begun"))
        .orBack(address(id))
        .answering(done -> submission(actor, id));
  }

  @Get("/api/v1/submissions/{id}/amendment")
  ViewDemandAmendment.DemandAmendmentView amendment(Actor actor, long id) {
    return viewDemandAmendment.get(actor, id);
  }

  @Hidden
  @Get("/submissions/{id}/amendment/discard")
  HttpResponse<ViewSubmissions.SubmissionView> askToDiscard(Actor actor, long id) {
    return answers
        .act(() -> requireAmended(actor, id))
        .then(amended -> ask(viewSubmissions.get(actor, id), "discard"))
        .orBack(address(id))
        .answering(amended -> viewSubmissions.get(actor, id));
  }

  @Post(
      uris = {"/api/v1/submissions/{id}/amendment/discard", "/submissions/{id}/amendment/discard"})
  HttpResponse<SubmissionQueries.SubmissionRow> discard(
      Actor actor, long id, @Body AmendmentVersionSeen dropped) {
    return answers
        .act(() -> discardAmendment.run(actor, id, dropped.seen()))
        .then(address(id), "demand.amendment-discarded")
        .orBack(address(id))
        .answering(done -> submission(actor, id));
  }

  private void requireAmended(Actor actor, long id) {
    SubmissionQueries.SubmissionRow row = submission(actor, id);
    actor.requireOfficerOf(row.entityId());
    if (!row.isAmended()) {
      throw new Refusal.RuleBroken("demand.no-amendment");
    }
  }

  private HttpResponse<ViewSubmissions.SubmissionView> ask(
      ViewSubmissions.SubmissionView view, String act) {
    SubmissionQueries.SubmissionRow row = view.submission();
    return answers.show(
        "demand/form/amendment-ask",
        view,
        page ->
            Map.of(
                "page",
                RoundBreadcrumbs.of(page, row.roundName(), row.roundId())
                    .below(page.t().of(row.entityName()), address(row.id()))
                    .titled("demand.amendment-ask." + act),
                "submission",
                row,
                "inForce",
                view.receipts().get(0),
                "act",
                act));
  }

  private SubmissionQueries.SubmissionRow submission(Actor actor, long id) {
    return viewSubmissions.get(actor, id).submission();
  }

  private static String address(long id) {
    return "/submissions/" + id;
  }
}
