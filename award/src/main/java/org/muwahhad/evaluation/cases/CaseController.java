package org.muwahhad.evaluation.cases;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.access.Role;
import org.muwahhad.evaluation.flag.RedFlagRuleQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Tone;

/** Cases of auditors, and the rules of the flags they are opened on. */
@Tag(name = "cases")
@Controller
@PageAndApi
@Secured({"AUDITOR", "CENTRAL_BUYER"})
record CaseController(
    Answers answers,
    ViewCases view,
    OpenCase openCase,
    AskBuyer askBuyer,
    AnswerAuditors answerAuditors,
    CloseCase closeCase,
    SetFlagRule setFlagRule) {

  /** What the buyer says to a question. */
  record NewAnswer(@Nullable String answer) {}

  /** The rules of the flags, with how often each was right. */
  @Get(uris = {"/api/v1/red-flags", "/red-flags"})
  @Secured("AUDITOR")
  HttpResponse<List<ViewCases.RedFlagRuleView>> rules(Actor actor) {
    List<ViewCases.RedFlagRuleView> rules = view.listRules(actor);
    List<RedFlagRuleQueries.RedFlagRule> ahead = view.listRulesAhead(actor);
    Form form = answers.form(() -> Form.empty().with("computed", "true"));
    return answers.show(
        "cases/rules",
        rules,
        page ->
            Map.of(
                "page", page.titled("cases.rules"), "rules", rules, "ahead", ahead, "form", form));
  }

  /** Sets the values of a sign from a later day on. */
  @FreshSignIn
  @Post(uris = {"/api/v1/red-flags", "/red-flags"})
  @Secured("AUDITOR")
  HttpResponse<List<ViewCases.RedFlagRuleView>> setRule(
      Actor actor, @Body SetFlagRule.WantedFlagRule body) {
    return answers
        .act(() -> setFlagRule.run(actor, body))
        .then("/red-flags", "cases.rule-set")
        .showing(() -> rules(actor));
  }

  /** A page of 25 cases; empty past the end. */
  @Get(uris = {"/api/v1/cases", "/cases"})
  HttpResponse<List<CaseQueries.AuditCase>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<CaseQueries.AuditCase> all =
        view.list(actor, new ListChoice("/cases", q, filter, sort, page));
    return answers.showList(
        "cases/cases",
        all,
        shown ->
            Map.of(
                "page",
                shown.titled("cases.title"),
                "all",
                all,
                "auditor",
                actor.is(Role.AUDITOR)));
  }

  @Get(uris = {"/api/v1/cases/{id}", "/cases/{id}"})
  HttpResponse<ViewCases.CaseView> get(Actor actor, long id) {
    ViewCases.CaseView shown = view.get(actor, id);
    Form form = answers.form(Form::empty);
    return answers.show(
        "cases/case",
        shown,
        page ->
            Map.of(
                "page",
                below(page).titled("cases.case-of", shown.auditCase().tenderNumber()),
                "view",
                shown,
                "form",
                form));
  }

  /**
   * The form on which a case is opened.
   *
   * @param tender number of the tender; may be empty
   * @param flag key of the flag; empty to open it by hand
   */
  @Hidden
  @Get("/new-case")
  @Secured("AUDITOR")
  HttpResponse<ViewCases.CaseFormView> form(
      Actor actor,
      @QueryValue(defaultValue = "") String tender,
      @QueryValue(defaultValue = "") String flag) {
    ViewCases.CaseFormView caseForm = view.form(actor, flag);
    Form form =
        answers.form(
            () ->
                Form.empty()
                    .with("requestKey", UUID.randomUUID())
                    .with("tenderNumber", tender)
                    .with("flagKey", flag));
    return answers.show(
        "cases/open",
        caseForm,
        page -> Map.of("page", below(page).titled("cases.open"), "view", caseForm, "form", form));
  }

  @Post(uris = {"/api/v1/cases", "/cases"})
  @Secured("AUDITOR")
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewCases.CaseView> open(Actor actor, @Body OpenCase.NewCase body) {
    return answers
        .act(() -> openCase.run(actor, body))
        .then(done -> Pages.redirect(address(done), Tone.GOOD, "cases.opened-now"))
        .orAgain(
            () ->
                form(
                    actor,
                    body.tenderNumber() == null ? "" : body.tenderNumber(),
                    body.flagKey() == null ? "" : body.flagKey()))
        .answering(done -> view.get(actor, done));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/cases/{id}/questions", "/cases/{id}/questions"})
  @FreshSignIn
  @Secured("AUDITOR")
  HttpResponse<ViewCases.CaseView> ask(Actor actor, long id, @Body AskBuyer.NewQuestion body) {
    return answers
        .act(() -> askBuyer.run(actor, id, body))
        .then(address(id), "cases.asked-now")
        .reviewed(
            done ->
                facts("cases.ask", view.get(actor, id).auditCase())
                    .fact("cases.question", body.question())
                    .fact("cases.answer-until", body.answerUntil())
                    .effect("cases.review-ask")
                    .lasting("cases.review-lasting")
                    .ofForm())
        .orAgain(() -> get(actor, id))
        .answering(done -> view.get(actor, id));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/cases/{id}/answer", "/cases/{id}/answer"})
  @FreshSignIn
  @Secured("CENTRAL_BUYER")
  HttpResponse<ViewCases.CaseView> answer(Actor actor, long id, @Body NewAnswer body) {
    return answers
        .act(() -> answerAuditors.run(actor, id, body.answer()))
        .then(address(id), "cases.answered-now")
        .reviewed(
            done ->
                facts("cases.answer", view.get(actor, id).auditCase())
                    .fact("cases.answer-text", body.answer())
                    .effect("cases.review-answer")
                    .lasting("cases.review-lasting")
                    .ofForm())
        .orAgain(() -> get(actor, id))
        .answering(done -> view.get(actor, id));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/cases/{id}/finding", "/cases/{id}/finding"})
  @FreshSignIn
  @Secured("AUDITOR")
  HttpResponse<ViewCases.CaseView> close(Actor actor, long id, @Body CloseCase.NewFinding body) {
    return answers
        .act(() -> closeCase.run(actor, id, body))
        .then(address(id), "cases.closed-now")
        .reviewed(
            done ->
                facts("cases.close", view.get(actor, id).auditCase())
                    .fact("cases.outcome", Review.Wording.of("cases.outcome." + body.outcome()))
                    .fact("cases.measure", Review.Wording.of("cases.measure." + body.follows()))
                    .fact("cases.finding", body.finding())
                    .effect("cases.review-close")
                    .lasting("cases.review-lasting")
                    .ofForm())
        .orAgain(() -> get(actor, id))
        .answering(done -> view.get(actor, id));
  }

  private static Review facts(String act, CaseQueries.AuditCase auditCase) {
    return Review.of(act, address(auditCase.id()))
        .fact("cases.tender", auditCase.tenderNumber())
        .fact("cases.subject", auditCase.title());
  }

  private static Page below(Page page) {
    return page.below(page.t().get("cases.title"), "/cases");
  }

  private static String address(long id) {
    return "/cases/" + id;
  }
}
