package org.muwahhad.guarantee;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.guarantee.GuaranteeEntry.GuaranteeCalled;
import org.muwahhad.guarantee.GuaranteeEntry.GuaranteeReleased;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer releases the guarantee held for an award, or calls it, with a reason.
 *
 * <p>Refused with {@code guarantee.none-held} when none is held, and as invalid input at {@code
 * reason} and, when it is called, at {@code amount} with {@code guarantee.more-than-held}.
 */
@Singleton
public class EndGuarantee {
  private static final int LONGEST_REASON = 1000;
  private final Guarantees guarantees;
  private final AuditLog audit;

  EndGuarantee(Guarantees guarantees, AuditLog audit) {
    this.guarantees = guarantees;
    this.audit = audit;
  }

  @Transactional
  public void release(Actor actor, long awardId, String reason) {
    Guarantees.Guarantee held = held(actor, awardId);
    new Faults().text("reason", reason, LONGEST_REASON).throwIfAny();
    end(actor, held, GuaranteeStatus.RELEASED, reason.strip(), null);
  }

  /**
   * Calls it.
   *
   * @param amount what is called, in the currency of the guarantee
   */
  @Transactional
  public void call(Actor actor, long awardId, @Nullable BigDecimal amount, String reason) {
    Guarantees.Guarantee held = held(actor, awardId);
    Faults faults =
        new Faults()
            .check(amount != null, "amount", "shared.not-a-number")
            .text("reason", reason, LONGEST_REASON);
    if (amount != null) {
      faults
          .price("amount", amount, held.currency())
          .check(
              amount.compareTo(held.amount()) <= 0,
              "amount",
              "guarantee.more-than-held",
              held.value());
    }
    faults.throwIfAny();
    end(actor, held, GuaranteeStatus.CALLED, reason.strip(), amount);
  }

  private Guarantees.Guarantee held(Actor actor, long awardId) {
    actor.require(Role.CENTRAL_BUYER);
    guarantees.hold(awardId);
    return guarantees.listOf(awardId).stream()
        .filter(g -> g.status() == GuaranteeStatus.HELD)
        .findFirst()
        .orElseThrow(() -> new Refusal.RuleBroken("guarantee.none-held"));
  }

  private void end(
      Actor actor,
      Guarantees.Guarantee held,
      GuaranteeStatus status,
      String reason,
      @Nullable BigDecimal called) {
    guarantees.end(held.id(), status, actor.personId(), reason, called);
    long tender = guarantees.findDue(held.awardId()).orElseThrow().tenderId();
    audit.record(
        actor,
        called == null
            ? new GuaranteeReleased(tender, held.awardId(), held.reference(), reason)
            : new GuaranteeCalled(tender, held.awardId(), held.reference(), reason, called));
  }
}
