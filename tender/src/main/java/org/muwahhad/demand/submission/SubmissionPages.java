package org.muwahhad.demand.submission;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.round.RoundBreadcrumbs;
import org.muwahhad.demand.round.SubmissionStatus;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.TimelineStep;
import org.muwahhad.web.Tone;

/** Submissions as handed in: read, endorsed, returned, withdrawn, and their receipts. */
@Hidden
@Controller("/submissions/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class SubmissionPages {
  private static final int LINES_ON_A_PAGE = 500;

  private final Pages pages;
  private final ViewSubmissions viewSubmissions;
  private final EndorseSubmission endorseSubmission;
  private final ReturnSubmission returnSubmission;
  private final WithdrawSubmission withdrawSubmission;

  SubmissionPages(
      Pages pages,
      ViewSubmissions viewSubmissions,
      EndorseSubmission endorseSubmission,
      ReturnSubmission returnSubmission,
      WithdrawSubmission withdrawSubmission) {
    this.pages = pages;
    this.viewSubmissions = viewSubmissions;
    this.endorseSubmission = endorseSubmission;
    this.returnSubmission = returnSubmission;
    this.withdrawSubmission = withdrawSubmission;
  }

  private enum Act {
    RETURN(SubmissionStatus.Event.RETURN),
    WITHDRAW(SubmissionStatus.Event.WITHDRAW);

    private final SubmissionStatus.Event event;

    Act(SubmissionStatus.Event event) {
      this.event = event;
    }

    /** Refuses the question to whom the answer would be refused. */
    void require(Actor actor, SubmissionQueries.SubmissionRow row) {
      switch (this) {
        case RETURN -> actor.requireCoordinatorOf(row.stateCode());
        case WITHDRAW -> actor.requireOfficerOf(row.entityId());
      }
      if (!event.isAllowedFrom(row.status())) {
        throw new Refusal.RuleBroken("demand.wrong-status");
      }
    }

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Get
  ModelAndView<?> show(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @QueryValue(value = "page", defaultValue = "1") int wanted) {
    ViewSubmissions.SubmissionView sheet = viewSubmissions.get(actor, id);
    SubmissionQueries.SubmissionRow row = sheet.submission();
    Page page = pages.of(request);
    boolean isOwn =
        actor.find(Role.PROCUREMENT_OFFICER).filter(g -> g.entity() == row.entityId()).isPresent();
    return new ModelAndView<>(
        "demand/submission/submission",
        Map.of(
            "page",
            below(page, row).titledAs(page.t().of(row.entityName())),
            "sheet",
            sheet,
            "history",
            history(page, sheet.history()),
            "mayEndorse",
            row.status() == SubmissionStatus.SUBMITTED
                && actor
                    .find(Role.NATIONAL_COORDINATOR)
                    .filter(g -> g.state().equals(row.stateCode()))
                    .isPresent(),
            "isOwn",
            isOwn,
            "mayAmend",
            isOwn && row.mayBeAmendedAt(page.serverTime()),
            "numbers",
            PageNumbers.of(wanted, LINES_ON_A_PAGE, sheet.lines().size(), "/submissions/" + id)));
  }

  @Post("/endorse")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> endorse(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    String back = "/submissions/" + id;
    return pages.after(
        request,
        back,
        () -> {
          endorseSubmission.run(actor, id, version(form));
          return Pages.redirect(back, Tone.GOOD, "demand.endorsed-done");
        });
  }

  @Get("/return")
  HttpResponse<?> giveBack(HttpRequest<?> request, Actor actor, long id) {
    return ask(request, actor, id, Act.RETURN);
  }

  @Post("/return")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> giveBack(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return run(
        request,
        actor,
        id,
        Act.RETURN,
        form,
        () -> returnSubmission.run(actor, id, version(form), form.value("reason")));
  }

  @Get("/withdraw")
  HttpResponse<?> withdraw(HttpRequest<?> request, Actor actor, long id) {
    return ask(request, actor, id, Act.WITHDRAW);
  }

  @Post("/withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> withdraw(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return run(
        request,
        actor,
        id,
        Act.WITHDRAW,
        form,
        () -> withdrawSubmission.run(actor, id, version(form), form.value("reason")));
  }

  @Get("/receipts/{number}")
  ModelAndView<?> receipt(HttpRequest<?> request, Actor actor, long id, int number) {
    ViewSubmissions.SubmissionView sheet = viewSubmissions.get(actor, id);
    Page page = pages.of(request);
    return new ModelAndView<>(
        "demand/submission/receipt",
        Map.of(
            "page",
            below(page, sheet.submission())
                .below(page.t().of(sheet.submission().entityName()), "/submissions/" + id)
                .titled("demand.receipt-title"),
            "sheet",
            sheet,
            "receipt",
            receipt(sheet, number)));
  }

  /** The content of a receipt, byte for byte as it was hashed. */
  @Get("/receipts/{number}/content")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<String> content(Actor actor, long id, int number) {
    SubmissionQueries.ReceiptRow receipt = receipt(viewSubmissions.get(actor, id), number);
    return HttpResponse.ok(receipt.content())
        .header(
            "Content-Disposition", "attachment; filename=\"" + receipt.receiptNumber() + ".json\"");
  }

  private static SubmissionQueries.ReceiptRow receipt(
      ViewSubmissions.SubmissionView sheet, int number) {
    return sheet.receipts().stream()
        .filter(r -> r.number() == number)
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("receipt " + number));
  }

  private HttpResponse<?> run(
      HttpRequest<?> request, Actor actor, long id, Act act, Form form, Runnable useCase) {
    String back = "/submissions/" + id;
    return pages.after(
        request,
        back,
        form,
        () -> {
          useCase.run();
          return Pages.redirect(back, Tone.GOOD, "demand.submission-done." + act.key());
        },
        marked -> ask(request, actor, id, act, marked));
  }

  private HttpResponse<?> ask(HttpRequest<?> request, Actor actor, long id, Act act) {
    return pages.after(
        request,
        "/submissions/" + id,
        () -> {
          act.require(actor, viewSubmissions.get(actor, id).submission());
          return HttpResponse.ok(ask(request, actor, id, act, Form.empty()))
              .contentType(Pages.HTML);
        });
  }

  private ModelAndView<?> ask(HttpRequest<?> request, Actor actor, long id, Act act, Form form) {
    SubmissionQueries.SubmissionRow row = viewSubmissions.get(actor, id).submission();
    Page page = pages.of(request);
    return new ModelAndView<>(
        "demand/submission/submission-act",
        Map.of(
            "page",
            below(page, row)
                .below(page.t().of(row.entityName()), "/submissions/" + id)
                .titled("demand.submission-ask." + act.key()),
            "submission",
            row,
            "act",
            act.key(),
            "form",
            form.value("version").isEmpty() ? form.with("version", row.version()) : form));
  }

  private static int version(Form form) {
    return form.decimal("version").map(v -> v.intValue()).orElse(-1);
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
                    a.reason() == null
                        ? page.t().of(a.personName())
                        : page.t().of(a.personName()) + " – " + a.reason()))
        .toList();
  }
}
