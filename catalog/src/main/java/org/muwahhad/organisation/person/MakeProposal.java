package org.muwahhad.organisation.person;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Accounts;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.AccessEntry.AccountProposed;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/**
 * Keeps what an administrator proposes until another decides, and tells the person and the other
 * administrators. Nothing is done to the account before it is confirmed. Used by the acts that
 * propose, after they have checked what they propose.
 *
 * <p>Refused with {@code organisation.not-oneself} on one's own account and {@code
 * organisation.proposal-waits} while the same waits already.
 */
@Singleton
public class MakeProposal {
  private final AccountProposals proposals;
  private final Actors actors;
  private final AuditLog audit;
  private final ApplicationEventPublisher<ProposalMade> made;
  private final ApplicationEventPublisher<AccountEvent> events;
  private final int hours;

  MakeProposal(
      AccountProposals proposals,
      Actors actors,
      AuditLog audit,
      ApplicationEventPublisher<ProposalMade> made,
      ApplicationEventPublisher<AccountEvent> events,
      @Value("${muwahhad.accounts.proposals-wait:7d}") Duration wait) {
    this.proposals = proposals;
    this.actors = actors;
    this.audit = audit;
    this.made = made;
    this.events = events;
    this.hours = (int) wait.toHours();
  }

  /** A new account with its first role; returns the number of the proposal. */
  @Transactional(Transactional.TxType.MANDATORY)
  long open(Actor actor, Accounts.NewAccount wanted) {
    return add(actor, opening(wanted));
  }

  /**
   * The same for a person of a file, which is told as a whole: nobody is informed of each person.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  long openOfFile(Actor actor, Accounts.NewAccount wanted) {
    return keep(actor, opening(wanted));
  }

  /** A role for a person; returns the number of the proposal. */
  @Transactional(Transactional.TxType.MANDATORY)
  long grant(Actor actor, long personId, Accounts.RoleLimits grant) {
    return add(
        actor,
        new AccountProposalDraft(
            AccountProposals.AccountProposalKind.GRANT_ROLE,
            personId,
            null,
            grant,
            "",
            false,
            actors.get(personId).name()));
  }

  /** A reset of a person's password; returns the number of the proposal. */
  @Transactional(Transactional.TxType.MANDATORY)
  long reset(Actor actor, long personId) {
    return add(
        actor,
        new AccountProposalDraft(
            AccountProposals.AccountProposalKind.RESET_PASSWORD,
            personId,
            null,
            null,
            "",
            false,
            actors.get(personId).name()));
  }

  /**
   * A seat in a committee; returns the number of the proposal.
   *
   * @param committee code of the committee
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public long seat(Actor actor, long personId, String committee, String state, boolean chair) {
    return add(
        actor,
        new AccountProposalDraft(
            AccountProposals.AccountProposalKind.COMMITTEE_SEAT,
            personId,
            null,
            new Accounts.RoleLimits(Role.COMMITTEE_MEMBER, state, null, null),
            committee,
            chair,
            actors.get(personId).name()));
  }

  private static AccountProposalDraft opening(Accounts.NewAccount wanted) {
    return new AccountProposalDraft(
        AccountProposals.AccountProposalKind.OPEN_ACCOUNT,
        null,
        wanted,
        wanted.grant(),
        "",
        false,
        wanted.name());
  }

  private record AccountProposalDraft(
      AccountProposals.AccountProposalKind kind,
      @Nullable Long personId,
      Accounts.@Nullable NewAccount account,
      Accounts.@Nullable RoleLimits grant,
      String committee,
      boolean chair,
      Bilingual name) {
    String role() {
      return grant == null || !committee.isEmpty() ? "" : grant.role().name();
    }

    /** Role by which the person is informed of it. */
    String roleInNotice() {
      return grant == null ? "" : grant.role().name();
    }

    @Nullable String login() {
      return account == null ? null : account.login();
    }
  }

  private long add(Actor actor, AccountProposalDraft draft) {
    long id = keep(actor, draft);
    made.publishEvent(new ProposalMade(id, actor.personId(), draft.name()));
    Long personId = draft.personId();
    if (personId != null) {
      events.publishEvent(
          AccountEvent.of(kind(draft.kind()), personId, actor.name()).about(draft.roleInNotice()));
    }
    return id;
  }

  private long keep(Actor actor, AccountProposalDraft draft) {
    actor.require(Role.ADMINISTRATOR);
    Long personId = draft.personId();
    if (personId != null) {
      OwnAccount.refuse(actor, personId);
    }
    proposals.expire();
    if (proposals.countWaiting(
            draft.kind(), personId, draft.login(), draft.role(), draft.committee())
        > 0) {
      throw new Refusal.RuleBroken("organisation.proposal-waits");
    }
    insert(actor, draft);
    long id = proposals.findLast(actor.personId());
    audit.record(
        actor,
        new AccountProposed(
            id,
            draft.kind().name(),
            personId,
            Objects.requireNonNullElse(draft.login(), ""),
            draft.role(),
            draft.committee()));
    return id;
  }

  private static AccountEvent.AccountEventKind kind(AccountProposals.AccountProposalKind kind) {
    return kind == AccountProposals.AccountProposalKind.RESET_PASSWORD
        ? AccountEvent.AccountEventKind.RESET_PROPOSED
        : AccountEvent.AccountEventKind.CHANGE_PROPOSED;
  }

  private void insert(Actor actor, AccountProposalDraft draft) {
    Accounts.NewAccount account = draft.account();
    Accounts.RoleLimits grant = draft.grant();
    proposals.insert(
        draft.kind(),
        draft.personId(),
        draft.login(),
        account == null ? null : account.name().ar(),
        account == null ? null : account.name().en(),
        account == null ? null : account.title().ar(),
        account == null ? null : account.title().en(),
        account == null ? null : account.email(),
        draft.role(),
        grant == null ? null : grant.state(),
        grant == null ? null : grant.entity(),
        grant == null ? null : grant.supplier(),
        draft.committee(),
        draft.chair(),
        actor.personId(),
        hours);
  }
}
