package org.muwahhad.guarantee;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.guarantee.GuaranteeEntry.GuaranteeExtended;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer records that the bank extended the guarantee held for an award.
 *
 * <p>Refused with {@code guarantee.none-held} when none is held, and as invalid input at {@code
 * document} and at {@code validUntil} with {@code guarantee.not-later}.
 */
@Singleton
public class ExtendGuarantee {
  private static final int LONGEST = 200;
  private final Guarantees guarantees;
  private final AuditLog audit;

  ExtendGuarantee(Guarantees guarantees, AuditLog audit) {
    this.guarantees = guarantees;
    this.audit = audit;
  }

  /**
   * Records it.
   *
   * @param validUntil the new last day, in Riyadh
   * @param document where the letter of the bank is filed
   */
  @Transactional
  public void run(Actor actor, long awardId, @Nullable LocalDate validUntil, String document) {
    actor.require(Role.CENTRAL_BUYER);
    guarantees.hold(awardId);
    Guarantees.Guarantee held =
        guarantees.listOf(awardId).stream()
            .filter(g -> g.status() == GuaranteeStatus.HELD)
            .findFirst()
            .orElseThrow(() -> new Refusal.RuleBroken("guarantee.none-held"));
    Faults faults =
        new Faults()
            .check(validUntil != null, "validUntil", "shared.not-a-date")
            .text("document", document, LONGEST);
    if (validUntil != null) {
      faults.check(
          validUntil.isAfter(held.validUntil()),
          "validUntil",
          "guarantee.not-later",
          held.validUntil().toString());
    }
    faults.throwIfAny();
    if (validUntil == null) {
      throw new IllegalStateException("Checked above");
    }

    guarantees.addExtension(
        held.id(),
        held.extensions() + 1,
        held.validUntil(),
        validUntil,
        document.strip(),
        actor.personId());
    guarantees.extend(held.id(), validUntil);
    long tender = guarantees.findDue(awardId).orElseThrow().tenderId();
    audit.record(
        actor,
        new GuaranteeExtended(tender, awardId, held.reference(), validUntil, document.strip()));
  }
}
