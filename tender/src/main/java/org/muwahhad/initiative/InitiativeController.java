package org.muwahhad.initiative;

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
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.access.Role;
import org.muwahhad.committee.DecisionStatus;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.web.Answers;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;

/** The register of initiatives, their files, and how they are approved. */
@Tag(name = "initiatives")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record InitiativeController(
    Answers answers,
    ViewInitiatives view,
    InitiativeQueries queries,
    RiyadhDay day,
    SubmitInitiative submitInitiative,
    VoteOnInitiative voteOnInitiative,
    DecideInitiative decideInitiative) {
  static final String PATH = "/initiatives";

  /** Why the votes return an initiative; may be left out where they approve it. */
  record InitiativeReturn(@Nullable String returnReason) {}

  /** A page of 25 initiatives; empty past the end. */
  @Get(uris = {"/api/v1/initiatives", "/initiatives"})
  HttpResponse<List<InitiativeQueries.InitiativeRow>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<InitiativeQueries.InitiativeRow> initiatives =
        view.list(actor, new ListChoice(PATH, q, filter, sort, page));
    return answers.showList(
        "initiative/initiatives",
        initiatives,
        shown ->
            Map.of(
                "page",
                shown.titled("initiative.initiatives"),
                "initiatives",
                initiatives,
                "phases",
                queries.listPhases(),
                "mayPropose",
                actor.is(Role.CENTRAL_BUYER),
                "seesRecommendations",
                actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR, Role.COMMITTEE_MEMBER)));
  }

  /** How far the initiatives have come by phase, in the reader's currency. */
  @Get(uris = {"/api/v1/initiatives/progress", "/initiatives/progress"})
  HttpResponse<StrategyProgress> progress(Actor actor) {
    StrategyProgress progress = view.progress(actor);
    return answers.show(
        "initiative/progress",
        progress,
        page ->
            Map.of(
                "page",
                below(page).titled("initiative.progress"),
                "progress",
                progress,
                "initiatives",
                view.list(actor),
                "mayReport",
                actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR, Role.COMMITTEE_MEMBER)));
  }

  @Get(uris = {"/api/v1/initiatives/{id}", "/initiatives/{id}"})
  HttpResponse<ViewInitiatives.InitiativeView> get(Actor actor, long id) {
    ViewInitiatives.InitiativeView file = view.get(actor, id);
    boolean link = file.actions().link();
    return answers.show(
        "initiative/initiative",
        file,
        page ->
            Map.of(
                "page",
                below(page).titledAs(page.t().of(file.initiative().name())),
                "file",
                file,
                "today",
                day.today(),
                "rounds",
                link ? queries.listLinkableRounds() : List.of(),
                "tenders",
                link ? queries.listLinkableTenders() : List.of()));
  }

  /** Sends the draft to the ministerial committee. */
  @ReviewedFirst
  @Post(uris = {"/api/v1/initiatives/{id}/submit", "/initiatives/{id}/submit"})
  HttpResponse<ViewInitiatives.InitiativeView> submit(Actor actor, long id) {
    return answers
        .act(() -> submitInitiative.run(actor, id))
        .then(address(id), "initiative.submitted-now")
        .reviewed(
            done ->
                review(view.get(actor, id), "initiative.submit")
                    .effect("initiative.review-submit")
                    .lasting("initiative.review-submit-lasting"))
        .orBack(address(id))
        .answering(done -> view.get(actor, id));
  }

  @ReviewedFirst
  @FreshSignIn
  @Post(uris = {"/api/v1/initiatives/{id}/votes", "/initiatives/{id}/vote"})
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewInitiatives.InitiativeView> vote(
      Actor actor, long id, @Body VoteOnInitiative.InitiativeBallot ballot) {
    return answers
        .act(() -> voteOnInitiative.run(actor, id, ballot))
        .then(address(id), "initiative.voted-now")
        .reviewed(
            done ->
                review(view.get(actor, id), "initiative.vote")
                    .fact(
                        "initiative.choice",
                        Review.Wording.of(
                            "committee.choice." + Objects.requireNonNull(ballot.choice())))
                    .fact("initiative.vote-reason", ballot.reason())
                    .effect("initiative.review-vote")
                    .lasting("initiative.review-vote-lasting")
                    .ofForm())
        .orBack(address(id))
        .showing(() -> get(actor, id));
  }

  /** The chair of the ministerial committee records the outcome of the votes. */
  @ReviewedFirst
  @FreshSignIn
  @Post(uris = {"/api/v1/initiatives/{id}/decision", "/initiatives/{id}/decision"})
  HttpResponse<ViewInitiatives.InitiativeView> decide(
      Actor actor, long id, @Body InitiativeReturn back) {
    return answers
        .act(() -> decideInitiative.run(actor, id, back.returnReason()))
        .then(address(id), "initiative.decided-now")
        .reviewed(outcome -> ofOutcome(view.get(actor, id), outcome))
        .orBack(address(id))
        .showing(() -> get(actor, id));
  }

  private static Review ofOutcome(ViewInitiatives.InitiativeView file, DecisionStatus outcome) {
    return review(file, "initiative.decide")
        .fact(
            "initiative.votes",
            Review.Wording.of(
                "committee.tally",
                count(file, VoteChoice.FOR),
                count(file, VoteChoice.AGAINST),
                count(file, VoteChoice.ABSTAIN)))
        .fact("initiative.return-reason", file.initiative().returnReason())
        .effect("initiative.review-outcome." + outcome)
        .lasting("initiative.review-outcome-lasting")
        .ofForm();
  }

  private static long count(ViewInitiatives.InitiativeView file, VoteChoice choice) {
    return file.ballots().stream().filter(b -> b.choice() == choice).count();
  }

  /** What people read before an act that binds; who acted is not part of it. */
  static Review review(ViewInitiatives.InitiativeView file, String actKey) {
    InitiativeQueries.InitiativeRow initiative = file.initiative();
    return Review.of(actKey, address(initiative.id()))
        .fact("initiative.code", initiative.code())
        .fact("initiative.name", initiative.name())
        .fact("initiative.phase", initiative.phase())
        .fact("initiative.owner", initiative.owner())
        .fact("initiative.budget", initiative.money())
        .sheet(
            "initiative.milestones",
            List.of("initiative.milestone", "initiative.due-on"),
            file.milestones().stream().map(m -> List.<Object>of(m.name(), m.dueOn())).toList());
  }

  static Page below(Page page) {
    return page.below(page.t().get("initiative.initiatives"), PATH);
  }

  static Page below(Page page, InitiativeQueries.InitiativeRow initiative) {
    return below(page).below(page.t().of(initiative.name()), address(initiative.id()));
  }

  static String address(long id) {
    return PATH + "/" + id;
  }
}
