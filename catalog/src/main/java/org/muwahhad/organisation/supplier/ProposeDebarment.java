package org.muwahhad.organisation.supplier;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.organisation.SupplierEntry.DebarmentProposed;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/**
 * A central buyer proposes to debar a supplier from a day to a day, or until it is lifted, with the
 * legal ground that will be published and the reason that will not. Nothing holds before another
 * central buyer confirms it.
 *
 * <p>Refused with {@code supplier.debarment-waits} while a proposal for the supplier waits, and as
 * invalid input at {@code from}, {@code until}, {@code ground.ar}, {@code ground.en} and {@code
 * reason}.
 *
 * <p>Faults in the input have the codes {@code organisation.day-not-ahead} and {@code
 * supplier.ends-before-it-begins}.
 */
@Singleton
public class ProposeDebarment {
  private static final int LAST_YEAR = 2200;
  private final Debarments debarments;
  private final RiyadhDay days;
  private final AuditLog audit;
  private final ApplicationEventPublisher<DebarmentEvent> events;

  ProposeDebarment(
      Debarments debarments,
      RiyadhDay days,
      AuditLog audit,
      ApplicationEventPublisher<DebarmentEvent> events) {
    this.debarments = debarments;
    this.days = days;
    this.audit = audit;
    this.events = events;
  }

  /**
   * What is proposed.
   *
   * @param from first day, in Riyadh, today at the earliest
   * @param until last day; without one until it is lifted
   */
  public record Proposal(
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable Bilingual ground,
      @Nullable String reason) {}

  /** Returns the number of the debarment. */
  @Transactional
  public long run(Actor actor, long supplierId, Proposal proposal) {
    actor.require(Role.CENTRAL_BUYER);
    if (debarments.lockSupplier(supplierId).isEmpty()) {
      throw new Refusal.NotFound("supplier " + supplierId);
    }
    Bilingual ground = RequiredInput.bilingual(proposal.ground());
    String reason = RequiredInput.text(proposal.reason());
    LocalDate from = checked(proposal, ground, reason);
    if (debarments.listOf(supplierId).stream()
        .anyMatch(d -> d.status() == Debarments.DebarmentStage.PROPOSED)) {
      throw new Refusal.RuleBroken("supplier.debarment-waits");
    }
    debarments.propose(
        supplierId, from, proposal.until(), ground.ar(), ground.en(), reason, actor.personId());
    long id = debarments.listOf(supplierId).get(0).id();
    audit.record(
        actor,
        new DebarmentProposed(
            supplierId,
            id,
            from,
            proposal.until() == null ? "" : proposal.until().toString(),
            reason));
    events.publishEvent(new DebarmentEvent(supplierId, id, Debarments.DebarmentStage.PROPOSED));
    return id;
  }

  private LocalDate checked(Proposal proposal, Bilingual ground, String reason) {
    LocalDate from = proposal.from();
    LocalDate until = proposal.until();
    Faults faults = new Faults().check(from != null, "from", "shared.missing");
    if (from != null) {
      faults
          .check(!from.isBefore(days.today()), "from", "organisation.day-not-ahead")
          .check(from.getYear() <= LAST_YEAR, "from", "shared.not-a-date")
          .check(until == null || !until.isBefore(from), "until", "supplier.ends-before-it-begins");
    }
    faults
        .check(until == null || until.getYear() <= LAST_YEAR, "until", "shared.not-a-date")
        .text("ground.ar", ground.ar(), 500)
        .text("ground.en", ground.en(), 500)
        .text("reason", reason, 2000)
        .throwIfAny();
    return from == null ? days.today() : from;
  }
}
