package org.muwahhad.organisation.identity;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;

/** What was proposed of identity providers; a second administrator decides on it. */
@Tag(name = "identity")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record IdentityProposalController(
    Answers answers, ViewIdentity view, DecideIdentityProposal decide) {
  private static final String PROPOSALS = "/organisation/identity/proposals";

  /** Why it is rejected. */
  record Rejection(@Nullable String reason) {}

  /** A page of 25 proposals; empty past the end. */
  @Get(uris = {"/api/v1/organisation/identity/proposals", "/organisation/identity/proposals"})
  HttpResponse<List<IdentityQueries.IdentityProposalListing>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<IdentityQueries.IdentityProposalListing> all =
        view.proposals(actor, new ListChoice(PROPOSALS, q, filter, sort, page));
    return answers.showList(
        "organisation/identity/proposals",
        all,
        shown ->
            Map.of(
                "page", IdentityController.below(shown).titled("identity.proposals"), "all", all));
  }

  @Get(
      uris = {
        "/api/v1/organisation/identity/proposals/{id}",
        "/organisation/identity/proposals/{id}"
      })
  HttpResponse<ViewIdentity.IdentityProposalView> get(Actor actor, long id) {
    ViewIdentity.IdentityProposalView identityProposal = view.proposal(actor, id);
    Form form = answers.form(Form::empty);
    return answers.show(
        "organisation/identity/proposal",
        identityProposal,
        page ->
            Map.of(
                "page",
                below(page).titled("identity.proposal-kind." + identityProposal.proposal().kind()),
                "view",
                identityProposal,
                "form",
                form));
  }

  /** Brings into force what another administrator proposed. */
  @FreshSignIn
  @Post(
      uris = {
        "/api/v1/organisation/identity/proposals/{id}/confirm",
        "/organisation/identity/proposals/{id}/confirm"
      })
  HttpResponse<ViewIdentity.IdentityProposalView> confirm(Actor actor, long id) {
    return answers
        .act(() -> decide.confirm(actor, id))
        .then(PROPOSALS + "/" + id, "identity.proposal-confirmed")
        .showing(() -> get(actor, id));
  }

  /** Leaves everything as it is. */
  @Post(
      uris = {
        "/api/v1/organisation/identity/proposals/{id}/reject",
        "/organisation/identity/proposals/{id}/reject"
      })
  HttpResponse<ViewIdentity.IdentityProposalView> reject(
      Actor actor, long id, @Body Rejection body) {
    return answers
        .act(() -> decide.reject(actor, id, body.reason()))
        .then(PROPOSALS + "/" + id, "identity.proposal-rejected")
        .showing(() -> get(actor, id));
  }

  static Page below(Page page) {
    return IdentityController.below(page).below(page.t().get("identity.proposals"), PROPOSALS);
  }
}
