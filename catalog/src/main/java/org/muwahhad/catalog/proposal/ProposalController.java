package org.muwahhad.catalog.proposal;

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
import org.muwahhad.catalog.item.ItemRow;
import org.muwahhad.catalog.item.PublishedRevision;
import org.muwahhad.web.Answers;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.PageAndApi;

/** Proposals for the catalog: what was proposed, and what the catalog manager decides. */
@Tag(name = "catalog")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ProposalController(
    Answers answers,
    ViewProposals viewProposals,
    ProposeItem proposeItem,
    ProposeNeed proposeNeed,
    AcceptProposal acceptProposal,
    MergeProposal mergeProposal,
    DeclineProposal declineProposal,
    WithdrawProposal withdrawProposal) {
  private static final String API = "/api/v1/catalog/proposals";
  private static final String LIST = ProposalScreens.LIST;

  /** An item that serves the need, and a note to the proposer. */
  record Merge(@Nullable String item, @Nullable String note) {}

  record Decline(@Nullable String reason) {}

  /**
   * A page of 25 proposals, empty past the end: all for catalog managers and auditors, otherwise
   * one's own. Those that wait come first.
   */
  @Get(uris = {API, LIST})
  HttpResponse<List<ProposalRow>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<ProposalRow> all =
        viewProposals.list(actor, new ListChoice(LIST, q, filter, sort, page));
    boolean mayPropose = ViewProposals.mayPropose(actor);
    return answers.showList(
        "catalog/proposal/proposals",
        all,
        frame ->
            Map.of(
                "page",
                frame
                    .titled(mayPropose ? "catalog.proposals-own" : "catalog.proposals")
                    .below(frame.t().get("catalog.title"), "/catalog"),
                "all",
                all,
                "waiting",
                viewProposals.countWaiting(actor),
                "mayPropose",
                mayPropose));
  }

  /** Items of the catalog that a name may mean. */
  @Get(API + "/similar")
  List<ItemRow> similar(Actor actor, @QueryValue String name) {
    return viewProposals.similar(actor, List.of(name));
  }

  @Get(uris = {API + "/{id}", LIST + "/{id}"})
  HttpResponse<ViewProposals.ProposalView> get(Actor actor, long id) {
    ViewProposals.ProposalView proposed = viewProposals.get(actor, id);
    ProposalRow row = proposed.row();
    boolean own = row.proposedBy() == actor.personId();
    return answers.show(
        "catalog/proposal/proposal",
        proposed,
        page ->
            Map.of(
                "page",
                ProposalScreens.belowList(page).titledAs(page.t().of(row.name())),
                "proposed",
                proposed,
                "mayDecide",
                actor.is(Role.CATALOG_MANAGER) && row.isWaiting() && !own,
                "mayWithdraw",
                own && row.isWaiting() && ViewProposals.mayPropose(actor)));
  }

  @Post(API)
  @Status(HttpStatus.CREATED)
  ViewProposals.ProposalView propose(Actor actor, @Body ProposeItem.ProposalDraft draft) {
    return viewProposals.get(actor, proposeItem.run(actor, draft));
  }

  /** What the catalog lacks; the catalog manager completes it. */
  @Post(API + "/needs")
  @Status(HttpStatus.CREATED)
  ViewProposals.ProposalView propose(Actor actor, @Body ProposeNeed.Need need) {
    return viewProposals.get(actor, proposeNeed.run(actor, need));
  }

  @Post(API + "/{id}/accept")
  PublishedRevision accept(Actor actor, long id, @Body AcceptProposal.Acceptance acceptance) {
    return acceptProposal.run(actor, id, acceptance);
  }

  @Hidden
  @Get(LIST + "/{id}/merge")
  HttpResponse<ViewProposals.ProposalView> askToMerge(Actor actor, long id) {
    return ask(actor, id, "catalog/proposal/proposal-merge", "catalog.proposal-merge");
  }

  @Post(uris = {API + "/{id}/merge", LIST + "/{id}/merge"})
  HttpResponse<ViewProposals.ProposalView> merge(Actor actor, long id, @Body Merge body) {
    return answers
        .act(
            () -> mergeProposal.run(actor, id, body.item() == null ? "" : body.item(), body.note()))
        .then(ProposalScreens.path(id), "catalog.proposal-is-merged")
        .orAgain(() -> askToMerge(actor, id))
        .answering(done -> viewProposals.get(actor, id));
  }

  @Hidden
  @Get(LIST + "/{id}/decline")
  HttpResponse<ViewProposals.ProposalView> askToDecline(Actor actor, long id) {
    return ask(actor, id, "catalog/proposal/proposal-decline", "catalog.proposal-decline");
  }

  @Post(uris = {API + "/{id}/decline", LIST + "/{id}/decline"})
  HttpResponse<ViewProposals.ProposalView> decline(Actor actor, long id, @Body Decline body) {
    return answers
        .act(() -> declineProposal.run(actor, id, body.reason() == null ? "" : body.reason()))
        .then(ProposalScreens.path(id), "catalog.proposal-is-declined")
        .orAgain(() -> askToDecline(actor, id))
        .answering(done -> viewProposals.get(actor, id));
  }

  @Post(uris = {API + "/{id}/withdraw", LIST + "/{id}/withdraw"})
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<Void> withdraw(Actor actor, long id) {
    return answers
        .act(() -> withdrawProposal.run(actor, id))
        .then(ProposalScreens.path(id), "catalog.proposal-is-withdrawn")
        .orBack(ProposalScreens.path(id))
        .done();
  }

  private HttpResponse<ViewProposals.ProposalView> ask(
      Actor actor, long id, String template, String title) {
    actor.require(Role.CATALOG_MANAGER);
    ViewProposals.ProposalView proposed = viewProposals.get(actor, id);
    return answers.show(
        template,
        "proposed",
        proposed,
        page -> ProposalScreens.below(page, proposed.row()).titled(title));
  }
}
