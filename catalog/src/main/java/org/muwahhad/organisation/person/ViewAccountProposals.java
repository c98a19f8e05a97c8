package org.muwahhad.organisation.person;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Objects;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** What was proposed about accounts, for administrators and auditors. */
@Singleton
public class ViewAccountProposals {
  private final AccountProposalQueries queries;

  ViewAccountProposals(AccountProposalQueries queries) {
    this.queries = queries;
  }

  /**
   * A proposal.
   *
   * @param mayDecide whether the reader may confirm or reject it now
   */
  public record AccountProposalView(
      AccountProposalQueries.ProposalListRow proposal, boolean mayDecide) {}

  /** A page of them. */
  @Transactional
  public ListPage<AccountProposalView> list(Actor actor, ListChoice choice) {
    actor.require(Role.ADMINISTRATOR, Role.AUDITOR);
    return new ListPage<>(
        queries
            .listPage(
                choice.like(), choice.filter(), choice.sort(), ListChoice.SIZE, choice.offset())
            .stream()
            .map(row -> sheet(actor, row))
            .toList(),
        queries.count(choice.like(), choice.filter()),
        choice);
  }

  /** One of them. */
  @Transactional
  public AccountProposalView get(Actor actor, long id) {
    actor.require(Role.ADMINISTRATOR, Role.AUDITOR);
    return sheet(
        actor, queries.find(id).orElseThrow(() -> new Refusal.NotFound("account proposal " + id)));
  }

  private static AccountProposalView sheet(
      Actor actor, AccountProposalQueries.ProposalListRow row) {
    return new AccountProposalView(
        row,
        row.waits()
            && actor.is(Role.ADMINISTRATOR)
            && row.proposedBy() != actor.personId()
            && !Objects.equals(row.personId(), actor.personId()));
  }
}
