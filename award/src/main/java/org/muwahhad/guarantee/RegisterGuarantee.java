package org.muwahhad.guarantee;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.guarantee.GuaranteeEntry.GuaranteeRegistered;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer registers the performance guarantee that the winner of an award furnished. It
 * must be in the currency of the award, of at least the share that the rule {@code
 * performance-guarantee.percent} of the tender says, and hold to the last day of the agreement.
 *
 * <p>Refused with {@code guarantee.held-already} while one is held, and as invalid input at {@code
 * bank}, {@code reference}, {@code document}, at {@code amount} with {@code guarantee.less-than},
 * and at {@code validUntil} with {@code guarantee.ends-before}.
 */
@Singleton
public class RegisterGuarantee {
  private static final int LONGEST = 200;
  private static final int LONGEST_REFERENCE = 60;
  private final Guarantees guarantees;
  private final AuditLog audit;

  RegisterGuarantee(Guarantees guarantees, AuditLog audit) {
    this.guarantees = guarantees;
    this.audit = audit;
  }

  /**
   * A guarantee as furnished.
   *
   * @param amount in the currency of the award
   * @param validUntil last day, in Riyadh
   * @param document where the original is filed
   */
  public record FurnishedGuarantee(
      @Nullable String bank,
      @Nullable String reference,
      @Nullable BigDecimal amount,
      @Nullable LocalDate validUntil,
      @Nullable String document) {}

  @Transactional
  public void run(Actor actor, long awardId, FurnishedGuarantee furnished) {
    actor.require(Role.CENTRAL_BUYER);
    guarantees.hold(awardId);
    Guarantees.AwardGuaranteeDue due =
        guarantees
            .findDue(awardId)
            .orElseThrow(() -> new Refusal.NotFound("guarantee of award " + awardId));
    if (guarantees.listOf(awardId).stream().anyMatch(g -> g.status() == GuaranteeStatus.HELD)) {
      throw new Refusal.Conflict("guarantee.held-already");
    }
    BigDecimal amount = furnished.amount();
    LocalDate until = furnished.validUntil();
    check(due, furnished);
    if (amount == null || until == null) {
      throw new IllegalStateException("Checked above");
    }

    String reference = text(furnished.reference());
    guarantees.register(
        awardId,
        text(furnished.bank()),
        reference,
        text(furnished.document()),
        amount,
        due.currency(),
        until,
        actor.personId());
    audit.record(
        actor,
        new GuaranteeRegistered(
            due.tenderId(),
            awardId,
            reference,
            text(furnished.bank()),
            text(furnished.document()),
            amount,
            due.currency(),
            until));
  }

  private static void check(Guarantees.AwardGuaranteeDue due, FurnishedGuarantee furnished) {
    BigDecimal amount = furnished.amount();
    LocalDate until = furnished.validUntil();
    LocalDate last = due.lastDay();
    Faults faults =
        new Faults()
            .name("bank", text(furnished.bank()), LONGEST)
            .name("reference", text(furnished.reference()), LONGEST_REFERENCE)
            .check(amount != null, "amount", "shared.not-a-number")
            .check(until != null, "validUntil", "shared.not-a-date")
            .text("document", text(furnished.document()), LONGEST);
    if (amount != null) {
      faults
          .price("amount", amount, due.currency())
          .check(amount.compareTo(due.amount()) >= 0, "amount", "guarantee.less-than", due.least());
    }
    if (until != null && last != null) {
      faults.check(!until.isBefore(last), "validUntil", "guarantee.ends-before", last.toString());
    }
    faults.throwIfAny();
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
