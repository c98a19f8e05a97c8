package org.muwahhad.demand.submission;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Scope;
import org.muwahhad.demand.round.RoundBreadcrumbs;
import org.muwahhad.demand.round.SubmissionStatus;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.TimelineStep;

/** Submissions: drafted by programs; read, endorsed, returned, withdrawn, and their receipts. */
@Tag(name = "submissions")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record SubmissionController(
    Answers answers,
    ViewSubmissions view,
    SaveDraft saveDraft,
    SubmitDemand submitDemand,
    EndorseSubmission endorseSubmission,
    StateBudgetQueries budgets,
    EndorsementNotes endorsementNotes,
    ReturnSubmission returnSubmission,
    WithdrawSubmission withdrawSubmission,
    WithdrawEndorsement withdrawEndorsement) {
  private static final int LINES_ON_A_PAGE = 500;

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

  /**
   * What a coordinator endorses.
   *
   * @param version the version that was seen
   * @param overBudgetReason needed where a budget of the state is exceeded by it
   */
  record Endorsement(int version, @Nullable String overBudgetReason) {
    String text() {
      return overBudgetReason == null ? "" : overBudgetReason;
    }
  }

  private enum SubmissionAct {
    RETURN(SubmissionStatus.SubmissionEvent.RETURN),
    WITHDRAW_ENDORSEMENT(SubmissionStatus.SubmissionEvent.WITHDRAW_ENDORSEMENT),
    WITHDRAW(SubmissionStatus.SubmissionEvent.WITHDRAW);

    private final SubmissionStatus.SubmissionEvent event;

    SubmissionAct(SubmissionStatus.SubmissionEvent event) {
      this.event = event;
    }

    /** Refuses the question to whom the answer would be refused. */
    void require(Actor actor, SubmissionQueries.SubmissionRow row) {
      switch (this) {
        case RETURN, WITHDRAW_ENDORSEMENT -> actor.requireCoordinatorOf(row.stateCode());
        case WITHDRAW -> actor.requireOfficerOf(row.entityId());
      }
      if (!event.isAllowedFrom(row.status())) {
        throw new Refusal.RuleBroken("demand.wrong-status");
      }
    }

    String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Get(uris = {"/api/v1/submissions/{id}", "/submissions/{id}"})
  HttpResponse<ViewSubmissions.SubmissionView> get(
      Actor actor,
      long id,
      @Parameter(hidden = true) @QueryValue(value = "page", defaultValue = "1") int wanted) {
    return page(view.get(actor, id), actor, wanted);
  }

  @Put("/api/v1/submissions/{id}/lines")
  DraftVersion save(Actor actor, long id, @Body Draft draft) {
    return new DraftVersion(saveDraft.run(actor, id, draft.version(), draft.lines()));
  }

  /** Submits, and answers with the receipt; the same request key gets the same receipt again. */
  @Post("/api/v1/submissions/{id}/submit")
  Receipt submit(Actor actor, long id, @Body SubmitDemand.DemandSubmission request) {
    return submitDemand.run(actor, id, request);
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/submissions/{id}/endorse", "/submissions/{id}/endorse"})
  HttpResponse<SubmissionQueries.SubmissionRow> endorse(
      Actor actor, long id, @Body Endorsement endorsement) {
    return answers
        .act(() -> endorseSubmission.run(actor, id, endorsement.version(), endorsement.text()))
        .then(address(id), "demand.endorsed-done")
        .reviewed(done -> endorsement(actor, view.get(actor, id)))
        .orAgain(() -> page(view.get(actor, id), actor, 1))
        .orBack(address(id))
        .answering(done -> view.get(actor, id).submission());
  }

  @Hidden
  @Get("/submissions/{id}/return")
  HttpResponse<Void> askToGiveBack(Actor actor, long id) {
    return ask(actor, id, SubmissionAct.RETURN);
  }

  @Post(uris = {"/api/v1/submissions/{id}/return", "/submissions/{id}/return"})
  HttpResponse<SubmissionQueries.SubmissionRow> giveBack(
      Actor actor, long id, @Body Decision decision) {
    return act(
        actor,
        id,
        SubmissionAct.RETURN,
        () -> returnSubmission.run(actor, id, decision.version(), decision.text()));
  }

  @Hidden
  @Get("/submissions/{id}/withdraw-endorsement")
  HttpResponse<Void> askToWithdrawEndorsement(Actor actor, long id) {
    return ask(actor, id, SubmissionAct.WITHDRAW_ENDORSEMENT);
  }

  @Post(
      uris = {
        "/api/v1/submissions/{id}/withdraw-endorsement",
        "/submissions/{id}/withdraw-endorsement"
      })
  HttpResponse<SubmissionQueries.SubmissionRow> withdrawEndorsement(
      Actor actor, long id, @Body Decision decision) {
    return act(
        actor,
        id,
        SubmissionAct.WITHDRAW_ENDORSEMENT,
        () -> withdrawEndorsement.run(actor, id, decision.version(), decision.text()));
  }

  @Hidden
  @Get("/submissions/{id}/withdraw")
  HttpResponse<Void> askToWithdraw(Actor actor, long id) {
    return ask(actor, id, SubmissionAct.WITHDRAW);
  }

  @Post(uris = {"/api/v1/submissions/{id}/withdraw", "/submissions/{id}/withdraw"})
  HttpResponse<SubmissionQueries.SubmissionRow> withdraw(
      Actor actor, long id, @Body Decision decision) {
    return act(
        actor,
        id,
        SubmissionAct.WITHDRAW,
        () -> withdrawSubmission.run(actor, id, decision.version(), decision.text()));
  }

  @Get(uris = {"/api/v1/submissions/{id}/receipts/{number}", "/submissions/{id}/receipts/{number}"})
  HttpResponse<SubmissionQueries.ReceiptRow> receipt(Actor actor, long id, int number) {
    ViewSubmissions.SubmissionView submissionView = view.get(actor, id);
    SubmissionQueries.ReceiptRow receipt = receipt(submissionView, number);
    return answers.show(
        "demand/submission/receipt",
        receipt,
        page ->
            Map.of(
                "page",
                below(page, submissionView.submission())
                    .below(page.t().of(submissionView.submission().entityName()), address(id))
                    .titled("demand.receipt-title"),
                "view",
                submissionView,
                "receipt",
                receipt));
  }

  /** The content of a receipt, byte for byte as it was hashed. */
  @Hidden
  @Get("/submissions/{id}/receipts/{number}/content")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<String> content(Actor actor, long id, int number) {
    SubmissionQueries.ReceiptRow receipt = receipt(view.get(actor, id), number);
    return HttpResponse.ok(receipt.content())
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header(
            "Content-Disposition", "attachment; filename=\"" + receipt.receiptNumber() + ".json\"");
  }

  private static SubmissionQueries.ReceiptRow receipt(
      ViewSubmissions.SubmissionView submission, int number) {
    return submission.receipts().stream()
        .filter(r -> r.number() == number)
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("receipt " + number));
  }

  private HttpResponse<ViewSubmissions.SubmissionView> page(
      ViewSubmissions.SubmissionView submissionView, Actor actor, int wanted) {
    SubmissionQueries.SubmissionRow row = submissionView.submission();
    long id = row.id();
    boolean mayEndorse =
        row.status() == SubmissionStatus.SUBMITTED && Scope.isCoordinatorOf(actor, row.stateCode());
    boolean isOwn = Scope.isOfficerOf(actor, row.entityId());
    return answers.show(
        "demand/submission/submission",
        submissionView,
        page ->
            Map.of(
                "page",
                below(page, row).titledAs(page.t().of(row.entityName())),
                "view",
                submissionView,
                "history",
                history(page, submissionView.history()),
                "mayEndorse",
                mayEndorse,
                "overBudget",
                mayEndorse && budgets.isExceeded(row.roundId(), row.stateCode(), List.of(id)),
                "mayWithdrawEndorsement",
                row.status() == SubmissionStatus.ENDORSED
                    && !row.roundIsFinished()
                    && Scope.isCoordinatorOf(actor, row.stateCode()),
                "isOwn",
                isOwn,
                "mayAmend",
                isOwn && row.mayBeAmendedAt(page.serverTime()),
                "numbers",
                PageNumbers.of(
                    wanted, LINES_ON_A_PAGE, submissionView.lines().size(), address(id))));
  }

  private Review endorsement(Actor actor, ViewSubmissions.SubmissionView submissionView) {
    SubmissionQueries.SubmissionRow row = submissionView.submission();
    Review review =
        Review.of("demand.endorse", address(row.id()))
            .fact("demand.entity", row.entityName())
            .fact("demand.round-code", row.roundCode())
            .fact("demand.lines", submissionView.lines().size())
            .fact(
                "demand.total",
                submissionView.lines().stream()
                    .map(SubmissionQueries.LineRow::total)
                    .reduce(Money::plus)
                    .orElse(null));
    Review noted = endorsementNotes.addTo(review, actor, row.roundId());
    return (row.overBudgetReason() == null ? noted : noted.ofForm())
        .fact("demand.over-budget-reason", row.overBudgetReason())
        .effect("demand.review-endorse")
        .lasting("demand.review-endorse-lasting");
  }

  private HttpResponse<SubmissionQueries.SubmissionRow> act(
      Actor actor, long id, SubmissionAct act, Runnable run) {
    return answers
        .act(run)
        .then(address(id), "demand.submission-done." + act.key())
        .orBack(address(id))
        .orAgain(() -> shown(actor, id, act))
        .answering(done -> view.get(actor, id).submission());
  }

  /** Whoever may not do it now goes back, and reads why. */
  private HttpResponse<Void> ask(Actor actor, long id, SubmissionAct act) {
    return answers
        .act(() -> act.require(actor, view.get(actor, id).submission()))
        .then(may -> shown(actor, id, act))
        .orBack(address(id))
        .done();
  }

  private HttpResponse<SubmissionQueries.SubmissionRow> shown(
      Actor actor, long id, SubmissionAct act) {
    SubmissionQueries.SubmissionRow row = view.get(actor, id).submission();
    Form form = answers.form(() -> Form.empty().with("version", row.version()));
    return answers.show(
        "demand/submission/submission-act",
        row,
        page ->
            Map.of(
                "page",
                below(page, row)
                    .below(page.t().of(row.entityName()), address(id))
                    .titled("demand.submission-ask." + act.key()),
                "submission",
                row,
                "act",
                act.key(),
                "form",
                form));
  }

  private static Page below(Page page, SubmissionQueries.SubmissionRow row) {
    return RoundBreadcrumbs.of(page, row.roundName(), row.roundId());
  }

  private static List<TimelineStep> history(Page page, List<SubmissionQueries.HistoryRow> acts) {
    return acts.stream()
        .map(
            a ->
                new TimelineStep(
                    page.t().get("demand.history." + a.act().substring("demand.".length())),
                    TimelineStep.StepState.DONE,
                    a.at(),
                    page.t().of(a.personName()),
                    Objects.requireNonNullElse(a.reason(), "")))
        .toList();
  }

  private static String address(long id) {
    return "/submissions/" + id;
  }
}
