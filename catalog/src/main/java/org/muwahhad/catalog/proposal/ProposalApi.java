package org.muwahhad.catalog.proposal;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.item.ItemRow;
import org.muwahhad.catalog.item.PublishedRevision;

/** Proposals for the catalog, for programs. */
@Tag(name = "catalog")
@Controller("/api/v1/catalog/proposals")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ProposalApi {
  private final ViewProposals view;
  private final ProposeItem propose;
  private final AcceptProposal accept;
  private final MergeProposal merge;
  private final DeclineProposal decline;
  private final WithdrawProposal withdraw;

  ProposalApi(
      ViewProposals view,
      ProposeItem propose,
      AcceptProposal accept,
      MergeProposal merge,
      DeclineProposal decline,
      WithdrawProposal withdraw) {
    this.view = view;
    this.propose = propose;
    this.accept = accept;
    this.merge = merge;
    this.decline = decline;
    this.withdraw = withdraw;
  }

  /** An item that serves the need, and what the proposer is informed beside. */
  record Merge(@Nullable String item, @Nullable String note) {}

  record Decline(@Nullable String reason) {}

  /** All for catalog managers and auditors, otherwise one's own; those that wait come first. */
  @Get
  List<ProposalRow> list(Actor actor) {
    return view.list(actor);
  }

  /** Items of the catalog that a name may mean. */
  @Get("/similar")
  List<ItemRow> similar(Actor actor, @QueryValue String name) {
    return view.similar(actor, List.of(name));
  }

  @Get("/{id}")
  ViewProposals.ProposalView get(Actor actor, long id) {
    return view.get(actor, id);
  }

  @Post
  @Status(HttpStatus.CREATED)
  ViewProposals.ProposalView propose(Actor actor, @Body ProposeItem.ProposalDraft draft) {
    return view.get(actor, propose.run(actor, draft));
  }

  @Post("/{id}/accept")
  PublishedRevision accept(Actor actor, long id, @Body AcceptProposal.Acceptance acceptance) {
    return accept.run(actor, id, acceptance);
  }

  @Post("/{id}/merge")
  ViewProposals.ProposalView merge(Actor actor, long id, @Body Merge body) {
    merge.run(actor, id, body.item() == null ? "" : body.item(), body.note());
    return view.get(actor, id);
  }

  @Post("/{id}/decline")
  ViewProposals.ProposalView decline(Actor actor, long id, @Body Decline body) {
    decline.run(actor, id, body.reason() == null ? "" : body.reason());
    return view.get(actor, id);
  }

  @Post("/{id}/withdraw")
  @Status(HttpStatus.NO_CONTENT)
  void withdraw(Actor actor, long id) {
    withdraw.run(actor, id);
  }
}
