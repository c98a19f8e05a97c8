package org.muwahhad.organisation.person;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.organisation.Reason;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** What was proposed about accounts, for programs of administrators; auditors read it. */
@Tag(name = "people")
@Controller("/api/v1/account-proposals")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class AccountProposalApi {
  private final ViewAccountProposals viewProposals;
  private final DecideProposal decideProposal;

  AccountProposalApi(ViewAccountProposals viewProposals, DecideProposal decideProposal) {
    this.viewProposals = viewProposals;
    this.decideProposal = decideProposal;
  }

  /** A page of 25 proposals, empty past the end; the header {@code Total-Count} tells how many. */
  @Get
  HttpResponse<List<ViewAccountProposals.AccountProposalView>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<ViewAccountProposals.AccountProposalView> all =
        viewProposals.list(
            actor, new ListChoice("/organisation/people/proposals", q, filter, sort, page));
    return HttpResponse.ok(all.entries()).header("Total-Count", String.valueOf(all.total()));
  }

  @Get("/{id}")
  ViewAccountProposals.AccountProposalView get(Actor actor, long id) {
    return viewProposals.get(actor, id);
  }

  /** Does what another administrator proposed. */
  @FreshSignIn
  @Post("/{id}/confirm")
  ViewAccountProposals.AccountProposalView confirm(Actor actor, long id) {
    decideProposal.confirm(actor, id);
    return viewProposals.get(actor, id);
  }

  /** Leaves everything as it is. */
  @Post("/{id}/reject")
  ViewAccountProposals.AccountProposalView reject(Actor actor, long id, @Body Reason reason) {
    decideProposal.reject(actor, id, reason.text());
    return viewProposals.get(actor, id);
  }
}
