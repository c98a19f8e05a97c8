package org.muwahhad.organisation.person;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;

/** What was proposed about accounts, for administrators and auditors. */
@Singleton
public class ViewAccountProposals {
  /** So many are shown, the newest. */
  private static final int MOST = 200;

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

  /** The newest, those that wait first. */
  @Transactional
  public List<AccountProposalView> list(Actor actor) {
    actor.require(Role.ADMINISTRATOR, Role.AUDITOR);
    return queries.list(MOST).stream().map(row -> sheet(actor, row)).toList();
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
