package org.muwahhad.committee;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.person.ViewAccountProposals;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.ConflictStatement;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Tone;

/** Committees and their decisions. */
@Tag(name = "decisions")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record DecisionController(
    Answers answers,
    ViewDecisions view,
    DecisionQueries queries,
    TenderQueries tenders,
    CastVote castVote,
    CloseDecision closeDecision,
    DeclareMemberConflict declareConflict,
    ProposeMember proposeMember,
    ViewAccountProposals viewProposals) {

  /** A page of 25 decisions, those under vote first; empty past the end. */
  @Get(uris = {"/api/v1/decisions", "/decisions"})
  HttpResponse<List<DecisionQueries.Decision>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<DecisionQueries.Decision> decisions =
        view.list(actor, new ListChoice("/decisions", q, filter, sort, page));
    return answers.showList(
        "committee/decisions",
        decisions,
        shown -> Map.of("page", shown.titled("committee.decisions"), "decisions", decisions));
  }

  @Get(uris = {"/api/v1/decisions/{id}", "/decisions/{id}"})
  HttpResponse<ViewDecisions.DecisionDossierView> get(Actor actor, long id) {
    ViewDecisions.DecisionDossierView dossier = view.get(actor, id);
    return answers.show(
        "committee/decision",
        dossier,
        page ->
            Map.of(
                "page",
                page.titled("committee.award-of", dossier.decision().tenderNumber())
                    .below(page.t().get("committee.decisions"), "/decisions"),
                "dossier",
                dossier,
                "brief",
                view.brief(dossier)));
  }

  /**
   * The brief that stands at the top of the page while the vote is open: what is recommended, what
   * it saves, what was examined beside it. Not found once the outcome is recorded.
   */
  @Get("/api/v1/decisions/{id}/brief")
  DecisionBrief brief(Actor actor, long id) {
    return view.brief(view.get(actor, id))
        .orElseThrow(() -> new Refusal.RuleBroken("committee.brief-closed"));
  }

  @ReviewedFirst
  @FreshSignIn
  @Post(uris = {"/api/v1/decisions/{id}/votes", "/decisions/{id}/vote"})
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewDecisions.DecisionDossierView> vote(
      Actor actor, long id, @Body CastVote.Ballot ballot) {
    return answers
        .act(() -> castVote.run(actor, id, ballot))
        .then(address(id), "committee.vote-recorded")
        .reviewed(done -> DecisionReview.ofVote(actor, view.get(actor, id), ballot))
        .orBack(address(id))
        .showing(() -> get(actor, id));
  }

  @FreshSignIn
  @Post("/api/v1/decisions/{id}/close")
  ViewDecisions.DecisionDossierView close(
      Actor actor, long id, @Body CloseDecision.@Nullable Return back) {
    closeDecision.run(actor, id, back == null ? CloseDecision.Return.none() : back);
    return view.get(actor, id);
  }

  /** The form stands beside that of the vote, which has a reason of its own. */
  @Hidden
  @ReviewedFirst
  @FreshSignIn
  @Post("/decisions/{id}/close")
  HttpResponse<ViewDecisions.DecisionDossierView> closeByForm(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    CloseDecision.Return back =
        new CloseDecision.Return(
            Arrays.stream(ReturnTo.values())
                .filter(to -> to.name().equals(form.value("returnTo")))
                .findFirst()
                .orElse(null),
            form.value("returnReason"));
    return answers
        .act(() -> closeDecision.run(actor, id, back))
        .then(
            done ->
                Pages.redirect(
                    address(id), Tone.GOOD, "committee.now." + stage(view.get(actor, id))))
        .reviewed(
            done -> {
              ViewDecisions.DecisionDossierView dossier = view.get(actor, id);
              return DecisionReview.ofOutcome(dossier, stage(dossier), back);
            })
        .orBack(address(id))
        .showing(() -> get(actor, id));
  }

  /** Declares a conflict of interest learned of; the member is out of the tender from now on. */
  @Post("/api/v1/decisions/{id}/conflict")
  @Status(HttpStatus.NO_CONTENT)
  void declare(Actor actor, long id, @Body ConflictStatement conflict) {
    declareConflict.run(actor, id, conflict.written());
  }

  @Get("/api/v1/committee-members")
  List<DecisionQueries.Member> members(Actor actor) {
    actor.require(Role.ADMINISTRATOR, Role.COMMITTEE_MEMBER, Role.CENTRAL_BUYER, Role.AUDITOR);
    return queries.listMembers();
  }

  /** Proposes a seat; another administrator confirms it. */
  @FreshSignIn
  @Post("/api/v1/committee-members")
  @Status(HttpStatus.CREATED)
  ViewAccountProposals.AccountProposalView propose(Actor actor, @Body ProposeMember.Seat seat) {
    return viewProposals.get(actor, proposeMember.run(actor, seat));
  }

  /** Where the question stands, and once it is decided whether the states confirm first. */
  private String stage(ViewDecisions.DecisionDossierView dossier) {
    boolean confirming =
        dossier.standing() == ViewDecisions.QuestionStage.DECIDED
            && tenders.getTender(dossier.decision().tenderId()).status() == TenderStatus.DECIDED;
    return confirming ? "CONFIRMING" : dossier.standing().name();
  }

  private static String address(long id) {
    return "/decisions/" + id;
  }
}
