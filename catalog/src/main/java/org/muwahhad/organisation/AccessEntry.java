package org.muwahhad.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;
import org.muwahhad.audit.OrEmpty;

/** Entries of the accounts of people. */
public sealed interface AccessEntry extends Entry {

  /**
   * An administrator proposed something that another has to confirm.
   *
   * @param person whom it is about; empty for a new one
   * @param login of a new account; empty if there is none
   * @param role empty if there is none, as {@code committee}
   */
  @Act(
      name = "access.proposal-made",
      by = Role.ADMINISTRATOR,
      chain = "account-proposal:{proposalId}")
  record AccountProposed(
      long proposalId,
      String kind,
      @OrEmpty @Nullable Long person,
      String login,
      String role,
      String committee)
      implements AccessEntry {}

  @Act(
      name = "access.proposal-rejected",
      by = Role.ADMINISTRATOR,
      chain = "account-proposal:{proposalId}")
  record AccountProposalRejected(long proposalId, long proposedBy, String reason)
      implements AccessEntry {}

  /**
   * Somebody got an account.
   *
   * @param limit of the role to a state, an entity or a supplier; null for the operator's
   * @param proposal by which it was made, and {@code proposedBy} whom; null for the operator's
   * @param origin {@code OPERATOR} when the operator made it
   */
  @Act(
      name = "access.person-added",
      by = Role.ADMINISTRATOR,
      bySystem = true,
      chain = "person:{personId}")
  record PersonAdded(
      long personId,
      String login,
      String role,
      @Nullable String limit,
      @Nullable Long proposal,
      @Nullable Long proposedBy,
      @Nullable String origin)
      implements AccessEntry {}

  @Act(name = "access.role-granted", by = Role.ADMINISTRATOR, chain = "person:{personId}")
  record RoleGranted(long personId, String role, String limit, long proposal, long proposedBy)
      implements AccessEntry {}

  @Act(name = "access.role-revoked", by = Role.ADMINISTRATOR, chain = "person:{personId}")
  record RoleRevoked(long personId, String role) implements AccessEntry {}

  @Act(name = "access.password-reset", by = Role.ADMINISTRATOR, chain = "person:{personId}")
  record PasswordReset(long personId, long proposal, long proposedBy) implements AccessEntry {}

  /**
   * Somebody chose a password.
   *
   * @param first whether by a link that was sent
   * @param proposal after which the link was sent; null if there is none
   */
  @Act(name = "access.password-changed", byAnybody = true, chain = "person:{personId}")
  record PasswordChanged(long personId, boolean first, @Nullable Long proposal)
      implements AccessEntry {}

  /**
   * Somebody said to have forgotten the password of an account.
   *
   * @param outcome {@code LINK} where a link was mailed, else why administrators are to be asked
   */
  @Act(name = "access.recovery-asked", chain = "person:{personId}")
  record RecoveryAsked(long personId, long recovery, String outcome) implements AccessEntry {}

  /** Somebody chose another password by the link for a forgotten one. */
  @Act(name = "access.password-recovered", byAnybody = true, chain = "person:{personId}")
  record PasswordRecovered(long personId, long recovery) implements AccessEntry {}

  @Act(name = "access.sessions-ended", byAnybody = true, chain = "person:{personId}")
  record SessionsEnded(long personId, int sessions) implements AccessEntry {}

  @Act(name = "access.account-locked", by = Role.ADMINISTRATOR, chain = "person:{personId}")
  record AccountLocked(long personId, String reason) implements AccessEntry {}

  @Act(name = "access.account-unlocked", by = Role.ADMINISTRATOR, chain = "person:{personId}")
  record AccountUnlocked(long personId) implements AccessEntry {}

  /** A bid manager asked for the link that ends the hold on the account. */
  @Act(name = "access.release-asked", by = Role.BIDDER, chain = "person:{personId}")
  record HoldReleaseAsked(long personId, long hold) implements AccessEntry {}

  /**
   * The hold on an account ended.
   *
   * @param address to which the link had gone
   */
  @Act(name = "access.hold-released", by = Role.BIDDER, chain = "person:{personId}")
  record HoldReleased(long personId, long hold, String address) implements AccessEntry {}

  /**
   * Somebody set a second factor up.
   *
   * @param kind {@code TIME_CODE} or {@code PASSKEY}
   * @param name that its holder gave it; empty for an app
   */
  @Act(name = "access.factor-added", byAnybody = true, chain = "person:{personId}")
  record FactorAdded(long personId, String kind, String name) implements AccessEntry {}

  /** Somebody took a second factor away. */
  @Act(name = "access.factor-ended", byAnybody = true, chain = "person:{personId}")
  record FactorEnded(long personId, String kind, String name) implements AccessEntry {}

  /**
   * Somebody made recovery codes, which end the former.
   *
   * @param codes how many
   */
  @Act(name = "access.recovery-codes-made", byAnybody = true, chain = "person:{personId}")
  record RecoveryCodesMade(long personId, int codes) implements AccessEntry {}

  /**
   * An administrator said from which day a role needs a second factor, or no longer does.
   *
   * @param demand {@code OPTIONAL}, {@code ASKED} or {@code REQUIRED}
   */
  @Act(name = "access.factor-rule-set", by = Role.ADMINISTRATOR, chain = "factor-rule:{ruleRole}")
  record FactorRuleSet(String ruleRole, String demand, String reason, LocalDate validFrom)
      implements AccessEntry {}

  /**
   * A program was given credentials to act for somebody in a role.
   *
   * @param scopes what it may do, with spaces between
   */
  @Act(name = "access.program-added", byAnybody = true, chain = "program:{programId}")
  record ProgramAdded(long programId, String clientId, String programRole, String scopes)
      implements AccessEntry {}

  /** A program got another secret; the former opens nothing any more. */
  @Act(name = "access.program-secret-made", byAnybody = true, chain = "program:{programId}")
  record ProgramSecretMade(long programId) implements AccessEntry {}

  /** The credentials of a program were ended. */
  @Act(name = "access.program-ended", byAnybody = true, chain = "program:{programId}")
  record ProgramEnded(long programId) implements AccessEntry {}
}
