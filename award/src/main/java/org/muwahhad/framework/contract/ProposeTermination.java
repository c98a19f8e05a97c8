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
import org.muwahhad.framework.contract.ContractEntry.NoticeGiven;
import org.muwahhad.framework.contract.ContractEntry.TerminationProposed;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A side of an agreement proposes to the other to end it before its term, or the central purchasing
 * body gives the supplier notice of a termination for cause. The supplier has as many days for its
 * answer to a notice as the rule {@code agreement.notice-days} of the tender says, and the
 * agreement does not end before that.
 *
 * <p>Refused as not found for an agreement of another supplier, with {@code contract.over} once it
 * has ended or its end is decided, {@code contract.termination-open} while another termination is
 * open, and as invalid input at {@code endsOn} ({@code shared.missing}, {@code
 * contract.day-in-past}, {@code contract.notice-too-short}, {@code contract.ends-after-term}) or
 * {@code reason}.
 */
@Singleton
public class ProposeTermination {
  private final ContractParts parts;
  private final Contracts contracts;
  private final NoticeDays noticeDays;
  private final AgreementDays days;
  private final AuditLog audit;

  ProposeTermination(
      ContractParts parts,
      Contracts contracts,
      NoticeDays noticeDays,
      AgreementDays days,
      AuditLog audit) {
    this.parts = parts;
    this.contracts = contracts;
    this.noticeDays = noticeDays;
    this.days = days;
    this.audit = audit;
  }

  /**
   * When an agreement is to end, and why.
   *
   * @param endsOn its last day, in Riyadh
   */
  public record TerminationTerms(@Nullable LocalDate endsOn, @Nullable String reason) {
    String words() {
      return reason == null ? "" : reason.strip();
    }
  }

  /** Proposes to end it by agreement; returns the number (key) of the termination. */
  @Transactional
  public long run(Actor actor, long agreementId, TerminationTerms terms) {
    ContractParts.HeldContract held = parts.hold(actor, agreementId);
    requireNone(held.contract());
    LocalDate endsOn = check(held.contract(), terms, days.today(), "contract.day-in-past");
    long id = add(held, TerminationGround.AGREED, terms, endsOn, null, actor);
    audit.record(
        actor,
        held.side().role(),
        new TerminationProposed(agreementId, id, endsOn, terms.words(), held.side()));
    return id;
  }

  /** Gives notice of a termination for cause; returns the number (key) of the termination. */
  @Transactional
  public long forCause(Actor actor, long agreementId, TerminationTerms terms) {
    actor.require(Role.CENTRAL_BUYER);
    ContractParts.HeldContract held = parts.hold(actor, agreementId);
    requireNone(held.contract());
    LocalDate until = days.today().plusDays(noticeDays.of(held.contract().tenderId()));
    LocalDate endsOn = check(held.contract(), terms, until, "contract.notice-too-short");
    long id = add(held, TerminationGround.CAUSE, terms, endsOn, until, actor);
    audit.record(actor, new NoticeGiven(agreementId, id, endsOn, terms.words(), until));
    return id;
  }

  private void requireNone(Contracts.Contract contract) {
    if (contract.standing().isOver() || contract.ended()) {
      throw new Refusal.RuleBroken("contract.over", contract.number());
    }
    if (contracts.findOpen(contract.agreementId()).isPresent()) {
      throw new Refusal.RuleBroken("contract.termination-open");
    }
  }

  private static LocalDate check(
      Contracts.Contract contract, TerminationTerms terms, LocalDate earliest, String tooEarly) {
    LocalDate endsOn = terms.endsOn();
    new Faults()
        .check(endsOn != null, "endsOn", "shared.missing")
        .check(
            endsOn == null || !endsOn.isBefore(earliest), "endsOn", tooEarly, earliest.toString())
        .check(
            endsOn == null || !endsOn.isAfter(contract.endsOn()),
            "endsOn",
            "contract.ends-after-term",
            contract.endsOn().toString())
        .text("reason", terms.words(), ContractParts.LONGEST_REASON)
        .throwIfAny();
    return Objects.requireNonNull(endsOn);
  }

  private long add(
      ContractParts.HeldContract held,
      TerminationGround ground,
      TerminationTerms terms,
      LocalDate endsOn,
      @Nullable LocalDate until,
      Actor actor) {
    long agreementId = held.contract().agreementId();
    contracts.propose(
        agreementId,
        ground.name(),
        held.side().name(),
        terms.words(),
        endsOn,
        until,
        actor.personId());
    return contracts.findOpen(agreementId).orElseThrow();
  }
}
