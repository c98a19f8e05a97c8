package org.muwahhad.demand.round;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.Scope;
import org.muwahhad.organisation.RestDays;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;

/** Demand rounds. */
@Tag(name = "rounds")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record RoundController(
    Answers answers,
    RoundQueries queries,
    ViewRounds view,
    OpenRound openRound,
    AnnounceRound announceRound,
    ExtendRound extendRound,
    CloseRound closeRound,
    CancelRound cancelRound,
    RestDays restDays) {
  private static final String CLOSES_AT = "closesAt";
  private static final String ENDORSEMENT_UNTIL = "endorsementUntil";

  /** Why something is done; may be left out only where no reason is needed. */
  record Reason(@Nullable String reason) {
    String text() {
      return reason == null ? "" : reason;
    }
  }

  /** What is asked for more than a button on a page of its own. */
  private enum RoundAct {
    CLOSE,
    EXTEND,
    CANCEL;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A page of 25 rounds; empty past the end. */
  @Get(uris = {"/api/v1/rounds", "/rounds"})
  HttpResponse<List<RoundQueries.RoundRow>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<RoundQueries.RoundRow> rounds =
        view.list(actor, new ListChoice("/rounds", q, filter, sort, page));
    return answers.showList(
        "demand/round/rounds",
        rounds,
        shown ->
            Map.of(
                "page",
                shown.titled("demand.rounds"),
                "rounds",
                rounds,
                "progress",
                view.progress(actor, rounds.entries()),
                "mayPlan",
                actor.is(Role.CENTRAL_BUYER)));
  }

  @Get(uris = {"/api/v1/rounds/{id}", "/rounds/{id}"})
  HttpResponse<ViewRounds.RoundView> get(Actor actor, long id) {
    ViewRounds.RoundView roundView = view.get(actor, id);
    return answers.show(
        "demand/round/round",
        roundView,
        page ->
            Map.of(
                "page",
                below(page).titledAs(page.t().of(roundView.round().name())),
                "view",
                roundView,
                "steps",
                RoundTimeline.of(page.t(), roundView.round(), page.serverTime()),
                "isBuyer",
                actor.is(Role.CENTRAL_BUYER),
                "ownEntity",
                actor.find(Role.PROCUREMENT_OFFICER).map(g -> g.entity()).orElse(0L),
                "isCoordinator",
                actor.is(Role.NATIONAL_COORDINATOR),
                "own",
                Scope.find(actor, Role.CENTRAL_BUYER, Role.AUDITOR)));
  }

  /** Informs the states invited of a planned round. */
  @ReviewedFirst
  @Post(uris = {"/api/v1/rounds/{id}/announce", "/rounds/{id}/announce"})
  HttpResponse<RoundQueries.RoundRow> announce(Actor actor, long id) {
    return answers
        .act(() -> announceRound.run(actor, id))
        .then(address(id), "demand.round-announced")
        .reviewed(done -> review(id, "demand.announce-round", "demand.round-review-announce"))
        .orBack(address(id))
        .answering(done -> round(actor, id));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/rounds/{id}/open", "/rounds/{id}/open"})
  HttpResponse<RoundQueries.RoundRow> open(Actor actor, long id) {
    return answers
        .act(() -> openRound.run(actor, id))
        .then(address(id), "demand.round-opened")
        .reviewed(done -> review(id, "demand.open-round", "demand.round-review-open"))
        .orBack(address(id))
        .answering(done -> round(actor, id));
  }

  @Hidden
  @Get("/rounds/{id}/extend")
  HttpResponse<RoundQueries.RoundRow> askToExtend(Actor actor, long id) {
    return ask(
        actor,
        id,
        RoundAct.EXTEND,
        () ->
            Form.empty()
                .with(
                    CLOSES_AT,
                    LocalDateTime.ofInstant(queries.getRow(id).closesAt(), Page.RIYADH)
                        .truncatedTo(ChronoUnit.MINUTES)));
  }

  @Post(uris = {"/api/v1/rounds/{id}/extend", "/rounds/{id}/extend"})
  HttpResponse<RoundQueries.RoundRow> extend(
      Actor actor, long id, @Body ExtendRound.Extension extension) {
    return act(actor, id, RoundAct.EXTEND, () -> extendRound.run(actor, id, settled(extension)));
  }

  @Hidden
  @Get("/rounds/{id}/close")
  HttpResponse<RoundQueries.RoundRow> askToClose(Actor actor, long id) {
    return ask(actor, id, RoundAct.CLOSE, Form::empty);
  }

  @Post(uris = {"/api/v1/rounds/{id}/close", "/rounds/{id}/close"})
  HttpResponse<RoundQueries.RoundRow> close(Actor actor, long id, @Body Reason reason) {
    return act(actor, id, RoundAct.CLOSE, () -> closeRound.run(actor, id, reason.text()));
  }

  @Hidden
  @Get("/rounds/{id}/cancel")
  HttpResponse<RoundQueries.RoundRow> askToCancel(Actor actor, long id) {
    return ask(actor, id, RoundAct.CANCEL, Form::empty);
  }

  @Post(uris = {"/api/v1/rounds/{id}/cancel", "/rounds/{id}/cancel"})
  HttpResponse<RoundQueries.RoundRow> cancel(Actor actor, long id, @Body Reason reason) {
    return act(actor, id, RoundAct.CANCEL, () -> cancelRound.run(actor, id, reason.text()));
  }

  private Review review(long id, String actKey, String effect) {
    RoundQueries.RoundRow round = queries.getRow(id);
    return Review.of(actKey, address(id))
        .fact("demand.round-code", round.code())
        .fact("demand.round", round.name())
        .fact("demand.closes", round.closesAt())
        .effect(effect)
        .lasting("demand.round-review-lasting");
  }

  private HttpResponse<RoundQueries.RoundRow> act(
      Actor actor, long id, RoundAct act, Runnable run) {
    return answers
        .act(run)
        .then(address(id), "demand.round-done." + act.key())
        .orBack(address(id))
        .orAgain(() -> ask(actor, id, act, Form::empty))
        .answering(done -> round(actor, id));
  }

  private HttpResponse<RoundQueries.RoundRow> ask(
      Actor actor, long id, RoundAct act, Supplier<Form> fresh) {
    actor.require(Role.CENTRAL_BUYER);
    RoundQueries.RoundRow round = queries.getRow(id);
    Form form = answers.form(fresh);
    return answers.show(
        "demand/round/round-act",
        round,
        page ->
            Map.of(
                "page",
                below(page)
                    .titled("demand.round-ask." + act.key())
                    .below(page.t().of(round.name()), address(id)),
                "round",
                round,
                "act",
                act.key(),
                "form",
                form,
                "rests",
                restDays.of(form, CLOSES_AT, ENDORSEMENT_UNTIL)));
  }

  /** The new times once the buyer was warned of rest days, or moved them. */
  private ExtendRound.Extension settled(ExtendRound.Extension extension) {
    Form form = answers.form(Form::empty);
    restDays.requireWarned(form, CLOSES_AT, ENDORSEMENT_UNTIL);
    return new ExtendRound.Extension(
        restDays.settled(form, CLOSES_AT, extension.closesAt()),
        restDays.settled(form, ENDORSEMENT_UNTIL, extension.endorsementUntil()),
        extension.reason());
  }

  private RoundQueries.RoundRow round(Actor actor, long id) {
    return view.get(actor, id).round();
  }

  private static Page below(Page page) {
    return page.below(page.t().get("demand.rounds"), "/rounds");
  }

  private static String address(long id) {
    return "/rounds/" + id;
  }
}
