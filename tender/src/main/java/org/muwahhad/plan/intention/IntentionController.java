package org.muwahhad.plan.intention;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Tone;

/** Intentions to buy: announced, read, withdrawn, and requests to be invited with their answers. */
@Tag(name = "intentions")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record IntentionController(
    Answers answers,
    ViewIntentions view,
    AnnounceIntention announceIntention,
    RequestInvitation requestInvitation,
    AnswerInvitationRequest answerInvitationRequest,
    WithdrawIntention withdrawIntention) {

  /** Why a state wants to be invited. */
  record InvitationReason(@Nullable String reason) {}

  /** Why an intention is withdrawn. */
  record WithdrawalReason(@Nullable String reason) {
    String words() {
      return reason == null ? "" : reason;
    }
  }

  /** A page of 25 intentions, the newest first; empty past the end. */
  @Get(uris = {"/api/v1/intentions", "/intentions"})
  HttpResponse<List<IntentionQueries.AnnouncedIntention>> list(
      Actor actor, @QueryValue(defaultValue = "1") int page) {
    ListPage<IntentionQueries.AnnouncedIntention> all =
        view.list(actor, new ListChoice("/intentions", "", "", "", page));
    return answers.showList(
        "plan/intention/intentions",
        all,
        shown ->
            Map.of(
                "page",
                shown.titled("plan.intentions"),
                "all",
                all,
                "mayAnnounce",
                actor.is(Role.CENTRAL_BUYER)));
  }

  @Hidden
  @Get("/intentions/new")
  HttpResponse<String> form(Actor actor) {
    ViewIntentions.IntentionChoices choices = view.choices(actor);
    Form form = answers.form(Form::empty);
    return answers.show(
        "plan/intention/intention-form",
        "",
        page ->
            Map.of(
                "page",
                below(page).titled("plan.announce"),
                "form",
                form,
                "categories",
                options(page, choices.categories(), true),
                "states",
                options(page, choices.states(), false)));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/intentions", "/intentions"})
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewIntentions.IntentionView> announce(
      Actor actor, @Body AnnounceIntention.IntentionContent body) {
    return answers
        .act(() -> announceIntention.run(actor, body))
        .then(id -> Pages.redirect(address(id), Tone.GOOD, "plan.announced-now"))
        .reviewed(id -> review(view.get(actor, id)))
        .orAgain(() -> form(actor))
        .answering(id -> view.get(actor, id));
  }

  @Get(uris = {"/api/v1/intentions/{id}", "/intentions/{id}"})
  HttpResponse<ViewIntentions.IntentionView> get(Actor actor, long id) {
    ViewIntentions.IntentionView intentionView = view.get(actor, id);
    return answers.show(
        "plan/intention/intention",
        "view",
        intentionView,
        page -> below(page).titledAs(page.t().of(intentionView.intention().name())));
  }

  /** Asks that the person's own state be invited. */
  @Post(uris = {"/api/v1/intentions/{id}/requests", "/intentions/{id}/requests"})
  HttpResponse<ViewIntentions.IntentionView> ask(
      Actor actor, long id, @Body InvitationReason body) {
    String reason = body.reason();
    return answers
        .act(() -> requestInvitation.run(actor, id, reason == null ? "" : reason))
        .then(address(id), "plan.requested-now")
        .orBack(address(id))
        .showing(() -> get(actor, id));
  }

  @Hidden
  @Get("/intentions/{id}/requests/{state}/answer")
  HttpResponse<ViewIntentions.IntentionView> askToAnswer(Actor actor, long id, String state) {
    actor.require(Role.CENTRAL_BUYER);
    ViewIntentions.IntentionView intentionView = view.get(actor, id);
    IntentionQueries.InvitationRequest request = request(intentionView, state);
    Form form = answers.form(Form::empty);
    return answers.show(
        "plan/intention/answer",
        intentionView,
        page ->
            Map.of(
                "page",
                below(page)
                    .below(page.t().of(intentionView.intention().name()), address(id))
                    .titled("plan.answer"),
                "intention",
                intentionView.intention(),
                "request",
                request,
                "form",
                form));
  }

  @ReviewedFirst
  @Post(
      uris = {
        "/api/v1/intentions/{id}/requests/{state}/answer",
        "/intentions/{id}/requests/{state}/answer"
      })
  HttpResponse<ViewIntentions.IntentionView> answer(
      Actor actor, long id, String state, @Body AnswerInvitationRequest.Answer body) {
    return answers
        .act(() -> answerInvitationRequest.run(actor, id, state, body))
        .then(address(id), "plan.answered-now")
        .reviewed(done -> reviewAnswer(view.get(actor, id), state))
        .orBack(address(id))
        .orAgain(() -> askToAnswer(actor, id, state))
        .answering(done -> view.get(actor, id));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/intentions/{id}/withdraw", "/intentions/{id}/withdraw"})
  HttpResponse<ViewIntentions.IntentionView> withdraw(
      Actor actor, long id, @Body WithdrawalReason body) {
    return answers
        .act(() -> withdrawIntention.run(actor, id, body.words()))
        .then(address(id), "plan.withdrawn-now")
        .reviewed(done -> reviewWithdrawal(view.get(actor, id)))
        .orBack(address(id))
        .orAgain(() -> get(actor, id))
        .answering(done -> view.get(actor, id));
  }

  private static Review reviewWithdrawal(ViewIntentions.IntentionView intentionView) {
    return Review.of("plan.withdraw", address(intentionView.intention().id()))
        .fact("plan.code", intentionView.intention().code())
        .fact("plan.name", intentionView.intention().name())
        .fact("plan.withdraw-reason", intentionView.intention().withdrawReason())
        .sheet(
            "plan.requests",
            List.of("plan.state"),
            intentionView.requests().stream().map(q -> List.<Object>of(q.name())).toList())
        .effect("plan.review-withdraw")
        .lasting("plan.review-withdraw-lasting")
        .ending();
  }

  private static Review review(ViewIntentions.IntentionView intentionView) {
    return Review.of("plan.announce", "/intentions/new")
        .fact("plan.code", intentionView.intention().code())
        .fact("plan.name", intentionView.intention().name())
        .fact("plan.description", intentionView.intention().description())
        .sheet(
            "plan.categories",
            List.of("plan.code", "plan.category"),
            intentionView.categories().stream()
                .map(c -> List.<Object>of(c.code(), c.name()))
                .toList())
        .sheet(
            "plan.invited",
            List.of("plan.state"),
            intentionView.invited().stream().map(s -> List.<Object>of(s.name())).toList())
        .effect("plan.review-announce", intentionView.rule().value())
        .lasting("plan.review-announce-lasting")
        .ofForm();
  }

  private static Review reviewAnswer(ViewIntentions.IntentionView intentionView, String state) {
    IntentionQueries.InvitationRequest request = request(intentionView, state);
    return Review.of("plan.answer", address(intentionView.intention().id()))
        .fact("plan.intention", intentionView.intention().name())
        .fact("plan.state", request.name())
        .fact("plan.reason", request.reason())
        .fact("plan.answer-reason", request.answerReason())
        .effect("plan.review-answer." + request.answer())
        .lasting("plan.review-answer-lasting");
  }

  private static IntentionQueries.InvitationRequest request(
      ViewIntentions.IntentionView intention, String state) {
    return intention.requests().stream()
        .filter(q -> q.stateCode().equals(state))
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("request of " + state));
  }

  private static List<Option> options(
      Page page, List<IntentionQueries.IntentionScope> choices, boolean showCode) {
    return choices.stream()
        .map(c -> new Option(c.code(), page.t().of(c.name()), showCode ? c.code() : ""))
        .toList();
  }

  private static Page below(Page page) {
    return page.below(page.t().get("plan.intentions"), "/intentions");
  }

  private static String address(long id) {
    return "/intentions/" + id;
  }
}
