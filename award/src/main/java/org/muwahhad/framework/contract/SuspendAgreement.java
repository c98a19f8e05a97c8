package org.muwahhad.framework.contract;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.contract.ContractEntry.AgreementSuspended;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer suspends an agreement from a day on, until another or until it is lifted. Nothing
 * is ordered under it in that time; orders that were placed stand. Everybody who has a part in it
 * is told.
 *
 * <p>Refused as not found when there is no such agreement, with {@code contract.over} once it has
 * ended or is to end before the first day, {@code contract.suspended-already} when it is suspended
 * on one of these days, and as invalid input at {@code fromOn} ({@code shared.missing}, {@code
 * contract.day-in-past}), {@code untilOn} ({@code contract.ends-before-start}, {@code
 * shared.too-far-ahead}) or {@code reason}.
 */
@Singleton
public class SuspendAgreement {
  private final ContractParts parts;
  private final Contracts contracts;
  private final AgreementDays days;
  private final AuditLog audit;

  SuspendAgreement(ContractParts parts, Contracts contracts, AgreementDays days, AuditLog audit) {
    this.parts = parts;
    this.contracts = contracts;
    this.days = days;
    this.audit = audit;
  }

  /**
   * When and why an agreement is suspended.
   *
   * @param fromOn first day, in Riyadh
   * @param untilOn last day; null until it is lifted
   */
  public record SuspensionTerms(
      @Nullable LocalDate fromOn, @Nullable LocalDate untilOn, @Nullable String reason) {
    String words() {
      return reason == null ? "" : reason.strip();
    }
  }

  @Transactional
  public void run(Actor actor, long agreementId, SuspensionTerms terms) {
    actor.require(Role.CENTRAL_BUYER);
    Contracts.Contract contract = parts.holdWithBalances(actor, agreementId).contract();
    LocalDate from = terms.fromOn();
    LocalDate until = terms.untilOn();
    new Faults()
        .check(from != null, "fromOn", "shared.missing")
        .check(from == null || !from.isBefore(days.today()), "fromOn", "contract.day-in-past")
        .check(
            from == null || until == null || !until.isBefore(from),
            "untilOn",
            "contract.ends-before-start")
        .check(until == null || days.isNear(until), "untilOn", "shared.too-far-ahead")
        .text("reason", terms.words(), ContractParts.LONGEST_REASON)
        .throwIfAny();
    LocalDate first = Objects.requireNonNull(from);
    if (contract.standing().isOver() || first.isAfter(contract.endsOn())) {
      throw new Refusal.RuleBroken("contract.over", contract.number());
    }
    if (contracts.countOverlapping(agreementId, first, until) > 0) {
      throw new Refusal.RuleBroken("contract.suspended-already");
    }
    contracts.suspend(agreementId, first, until, terms.words(), actor.personId());
    long id = contracts.findNewestSuspension(agreementId).orElseThrow();
    audit.record(actor, new AgreementSuspended(agreementId, id, first, terms.words(), until));
  }
}
