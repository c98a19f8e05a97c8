package org.muwahhad.demand.submission;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;

/** Submissions of demand for programs. */
@Tag(name = "submissions")
@Controller("/api/v1/submissions")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class SubmissionApi {
  private final ViewSubmissions viewSubmissions;
  private final SaveDraft saveDraft;
  private final SubmitDemand submitDemand;
  private final EndorseSubmission endorseSubmission;
  private final ReturnSubmission returnSubmission;
  private final WithdrawSubmission withdrawSubmission;

  SubmissionApi(
      ViewSubmissions viewSubmissions,
      SaveDraft saveDraft,
      SubmitDemand submitDemand,
      EndorseSubmission endorseSubmission,
      ReturnSubmission returnSubmission,
      WithdrawSubmission withdrawSubmission) {
    this.viewSubmissions = viewSubmissions;
    this.saveDraft = saveDraft;
    this.submitDemand = submitDemand;
    this.endorseSubmission = endorseSubmission;
    this.returnSubmission = returnSubmission;
    this.withdrawSubmission = withdrawSubmission;
  }

  /**
   * All lines of a draft. Both must be said: what is left out by mistake must not empty a draft.
   *
   * @param version the version of the submission that they replace
   * @param lines none clears the draft
   */
  record Draft(@Nullable Integer version, @Nullable List<LineInput> lines) {}

  /** The new version of a draft. */
  record DraftVersion(int version) {}

  /**
   * What a coordinator or officer decides about a submission.
   *
   * @param version the version that was seen
   * @param reason needed to return or withdraw
   */
  record Decision(int version, @Nullable String reason) {
    String text() {
      return reason == null ? "" : reason;
    }
  }

  @Get("/{id}")
  ViewSubmissions.SubmissionView get(Actor actor, long id) {
    return viewSubmissions.get(actor, id);
  }

  @Put("/{id}/lines")
  DraftVersion save(Actor actor, long id, @Body Draft draft) {
    return new DraftVersion(saveDraft.run(actor, id, draft.version(), draft.lines()));
  }

  /** Submits, and answers with the receipt; the same request key gets the same receipt again. */
  @Post("/{id}/submit")
  Receipt submit(Actor actor, long id, @Body SubmitDemand.Request request) {
    return submitDemand.run(actor, id, request);
  }

  @Post("/{id}/endorse")
  SubmissionQueries.SubmissionRow endorse(Actor actor, long id, @Body Decision decision) {
    endorseSubmission.run(actor, id, decision.version());
    return viewSubmissions.get(actor, id).submission();
  }

  @Post("/{id}/return")
  SubmissionQueries.SubmissionRow giveBack(Actor actor, long id, @Body Decision decision) {
    returnSubmission.run(actor, id, decision.version(), decision.text());
    return viewSubmissions.get(actor, id).submission();
  }

  @Post("/{id}/withdraw")
  SubmissionQueries.SubmissionRow withdraw(Actor actor, long id, @Body Decision decision) {
    withdrawSubmission.run(actor, id, decision.version(), decision.text());
    return viewSubmissions.get(actor, id).submission();
  }

  @Get("/{id}/receipts/{number}")
  SubmissionQueries.ReceiptRow receipt(Actor actor, long id, int number) {
    return viewSubmissions.get(actor, id).receipts().stream()
        .filter(r -> r.number() == number)
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("receipt " + number));
  }
}
