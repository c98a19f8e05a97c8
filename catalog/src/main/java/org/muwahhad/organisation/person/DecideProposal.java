package org.muwahhad.organisation.person;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Accounts;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.AccessEntry.AccountProposalRejected;
import org.muwahhad.organisation.AccessEntry.PasswordReset;
import org.muwahhad.organisation.AccessEntry.PersonAdded;
import org.muwahhad.organisation.AccessEntry.RoleGranted;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A second administrator confirms what another proposed about an account, and it is done at once;
 * or rejects it, with a reason.
 *
 * <p>Refused with {@code organisation.own-proposal} to the person who proposed it, {@code
 * organisation.not-oneself} to whose account it is about, {@code organisation.proposal-expired}
 * after its time, a conflict when it does not wait any more, as invalid input at {@code reason},
 * and on confirmation as the account or the role itself is refused.
 */
@Singleton
public class DecideProposal {
  private static final int LINK_HOURS = 72;
  private final AccountProposals proposals;
  private final Accounts accounts;
  private final PasswordLinks links;
  private final HoldAccount holdAccount;
  private final AuditLog audit;
  private final ApplicationEventPublisher<AccountEvent> events;
  private final ApplicationEventPublisher<SeatAgreed> seats;

  DecideProposal(
      AccountProposals proposals,
      Accounts accounts,
      PasswordLinks links,
      HoldAccount holdAccount,
      AuditLog audit,
      ApplicationEventPublisher<AccountEvent> events,
      ApplicationEventPublisher<SeatAgreed> seats) {
    this.proposals = proposals;
    this.accounts = accounts;
    this.links = links;
    this.holdAccount = holdAccount;
    this.audit = audit;
    this.events = events;
    this.seats = seats;
  }

  /** Does what was proposed. */
  @Transactional
  public void confirm(Actor actor, long proposalId) {
    AccountProposals.Proposal proposal = waiting(actor, proposalId);
    switch (proposal.kind()) {
      case OPEN_ACCOUNT -> openAccount(actor, proposal);
      case GRANT_ROLE -> grantRole(actor, proposal);
      case RESET_PASSWORD -> resetPassword(actor, proposal);
      case COMMITTEE_SEAT -> giveSeat(actor, proposal);
    }
  }

  /** Leaves everything as it is. */
  @Transactional
  public void reject(Actor actor, long proposalId, @Nullable String reason) {
    AccountProposals.Proposal proposal = waiting(actor, proposalId);
    String words = RequiredInput.text(reason);
    new Faults().text("reason", words, 1000).throwIfAny();
    if (proposals.reject(proposalId, actor.personId(), words) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new AccountProposalRejected(proposalId, proposal.proposedBy(), words));
    Long personId = proposal.personId();
    if (personId != null) {
      events.publishEvent(
          AccountEvent.of(AccountEvent.AccountEventKind.PROPOSAL_REJECTED, personId, actor.name())
              .saying(words));
    }
  }

  private AccountProposals.Proposal waiting(Actor actor, long proposalId) {
    actor.require(Role.ADMINISTRATOR);
    AccountProposals.Proposal proposal =
        proposals
            .lock(proposalId)
            .orElseThrow(() -> new Refusal.NotFound("account proposal " + proposalId));
    if (proposal.proposedBy() == actor.personId()) {
      throw new Refusal.RuleBroken("organisation.own-proposal");
    }
    Long personId = proposal.personId();
    if (personId != null) {
      OwnAccount.refuse(actor, personId);
    }
    if (proposal.status() != AccountProposals.AccountProposalStatus.PROPOSED) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    if (proposal.expired()) {
      throw new Refusal.RuleBroken("organisation.proposal-expired");
    }
    return proposal;
  }

  private void openAccount(Actor actor, AccountProposals.Proposal proposal) {
    String login = Objects.requireNonNull(proposal.login());
    Accounts.RoleLimits grant = grantOf(proposal);
    long personId =
        accounts.openEmpty(
            new Accounts.NewAccount(
                login,
                grant,
                Objects.requireNonNull(proposal.name()),
                Objects.requireNonNull(proposal.title()),
                Objects.requireNonNull(proposal.email())));
    settle(actor, proposal, personId);
    accounts.grant(personId, grant, proposal.id());
    links.insert(personId, proposal.id(), LINK_HOURS);
    audit.record(
        actor,
        new PersonAdded(
            personId,
            login,
            proposal.role(),
            limit(proposal),
            proposal.id(),
            proposal.proposedBy(),
            null));
    sendLink(actor, proposal, personId, AccountEvent.AccountEventKind.OPENED, login);
    holdAccount.begin(personId, proposal.id(), actor.name());
  }

  private void grantRole(Actor actor, AccountProposals.Proposal proposal) {
    long personId = settle(actor, proposal, person(proposal));
    accounts.grant(personId, grantOf(proposal), proposal.id());
    audit.record(
        actor,
        new RoleGranted(
            personId, proposal.role(), limit(proposal), proposal.id(), proposal.proposedBy()));
    events.publishEvent(
        AccountEvent.of(AccountEvent.AccountEventKind.ROLE_GRANTED, personId, actor.name())
            .about(proposal.role()));
    if (proposal.role().equals(Role.BIDDER.name())) {
      holdAccount.begin(personId, proposal.id(), actor.name());
    }
  }

  private void resetPassword(Actor actor, AccountProposals.Proposal proposal) {
    long personId = settle(actor, proposal, person(proposal));
    accounts.takePassword(personId);
    links.insert(personId, proposal.id(), LINK_HOURS);
    audit.record(actor, new PasswordReset(personId, proposal.id(), proposal.proposedBy()));
    sendLink(actor, proposal, personId, AccountEvent.AccountEventKind.RESET, "");
    holdAccount.begin(personId, proposal.id(), actor.name());
  }

  private void giveSeat(Actor actor, AccountProposals.Proposal proposal) {
    long personId = settle(actor, proposal, person(proposal));
    seats.publishEvent(
        new SeatAgreed(
            proposal.id(),
            actor,
            proposal.proposedBy(),
            personId,
            proposal.committee(),
            Objects.requireNonNull(proposal.stateCode()),
            proposal.isChair()));
    events.publishEvent(
        AccountEvent.of(AccountEvent.AccountEventKind.SEAT_GIVEN, personId, actor.name()));
  }

  private long settle(Actor actor, AccountProposals.Proposal proposal, long personId) {
    if (proposals.confirm(proposal.id(), personId, actor.personId()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    return personId;
  }

  private void sendLink(
      Actor actor,
      AccountProposals.Proposal proposal,
      long personId,
      AccountEvent.AccountEventKind kind,
      String login) {
    events.publishEvent(
        AccountEvent.of(kind, personId, actor.name())
            .saying(login)
            .leadingTo(links.getOf(proposal.id()).path()));
  }

  private static long person(AccountProposals.Proposal proposal) {
    return Objects.requireNonNull(proposal.personId());
  }

  private static Accounts.RoleLimits grantOf(AccountProposals.Proposal proposal) {
    return new Accounts.RoleLimits(
        Role.valueOf(proposal.role()),
        proposal.stateCode(),
        proposal.entityCode(),
        proposal.supplierNumber());
  }

  private static String limit(AccountProposals.Proposal p) {
    return String.join(
            " ",
            RequiredInput.text(p.stateCode()),
            RequiredInput.text(p.entityCode()),
            RequiredInput.text(p.supplierNumber()))
        .strip();
  }
}
