package org.muwahhad.framework.amendment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendmentSigned;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/**
 * A person signs an amendment for a side. With the second signature it is in force: from the first
 * moment of the day that it names, or at once where that has passed, and never for what was ordered
 * before.
 *
 * <p>Refused as not found to those who act for neither side, with {@code amendment.ended} once it
 * has been signed by both, declined or withdrawn, {@code amendment.signed-already}, {@code
 * amendment.agreement-ended}, {@code amendment.not-consented} before the supplier that takes the
 * place of another has consented, {@code amendment.supplier-unfit} when that one is not registered
 * or is debarred now, {@code amendment.outdated} when what it changes has changed meanwhile, and
 * {@code amendment.quantity-ordered} when more was ordered meanwhile than it leaves.
 */
@Singleton
public class SignAmendment {
  private final AgreementAmendments amendments;
  private final AmendedAgreementQueries agreements;
  private final AmendingSides sides;
  private final DatabaseClock clock;
  private final AuditLog audit;

  SignAmendment(
      AgreementAmendments amendments,
      AmendedAgreementQueries agreements,
      AmendingSides sides,
      DatabaseClock clock,
      AuditLog audit) {
    this.amendments = amendments;
    this.agreements = agreements;
    this.sides = sides;
    this.clock = clock;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long id) {
    // The agreement and the balances are held, as by one who orders, so that no order is placed at
    // a price that ends meanwhile.
    long agreementId = find(id).agreementId();
    amendments.lock(agreementId);
    amendments.lockBalances(agreementId);
    AgreementAmendments.AmendmentRow amendment = find(id);
    AmendingSide side = sides.find(actor, amendment.supplierId()).orElseThrow(() -> missing(id));
    if (amendment.status() != AmendmentStanding.OFFERED) {
      throw new Refusal.RuleBroken("amendment.ended");
    }
    if (amendments.countSignatures(agreementId, amendment.number(), side.name()) > 0) {
      throw new Refusal.RuleBroken("amendment.signed-already");
    }
    AmendedAgreementQueries.AmendedAgreement agreement =
        agreements.find(agreementId).orElseThrow(() -> missing(id));
    if (!agreement.isAmendable()) {
      throw new Refusal.RuleBroken("amendment.agreement-ended");
    }
    amendments.sign(agreementId, amendment.number(), side.name(), actor.personId());
    Instant from =
        amendments.countSignatures(agreementId, amendment.number(), "")
                == AmendingSide.values().length
            ? putInForce(actor, amendment)
            : null;
    audit.record(
        actor, side.role(), new AmendmentSigned(agreementId, id, from, amendment.sha256(), side));
  }

  private Instant putInForce(Actor actor, AgreementAmendments.AmendmentRow amendment) {
    long id = amendment.id();
    if (amendments.isOutdated(id)) {
      throw new Refusal.RuleBroken("amendment.outdated");
    }
    requireSuccessor(amendment.successorId(), amendment.consentedAt());
    LocalDate today = RiyadhDay.of(clock.now());
    if (amendments.putInForce(id, today, actor.personId()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    Instant from = amendments.findFrom(id).orElseThrow();
    start(amendment, from);
    return from;
  }

  private void requireSuccessor(@Nullable Long successor, @Nullable Instant consentedAt) {
    if (successor == null) {
      return;
    }
    if (consentedAt == null) {
      throw new Refusal.RuleBroken("amendment.not-consented");
    }
    if (agreements.countFit(successor) == 0) {
      throw new Refusal.RuleBroken("amendment.supplier-unfit");
    }
  }

  /** What it says holds from then on, and what held before ends then. */
  private void start(AgreementAmendments.AmendmentRow amendment, Instant from) {
    long id = amendment.id();
    long agreementId = amendment.agreementId();
    List<Long> priced = amendments.listPricedItems(id);
    if (!priced.isEmpty()) {
      amendments.startPrices(id, from);
      amendments.endPrices(id, agreementId, priced, from);
    }
    amendments
        .findVatState(id)
        .ifPresent(
            state -> {
              amendments.startVat(id, from);
              amendments.endVat(id, agreementId, state, from);
            });
    amendments
        .findReplacedItem(id)
        .ifPresent(
            item -> {
              amendments.startItem(id, from);
              amendments.endItem(id, agreementId, item, from);
            });
    if (amendment.successorId() != null) {
      amendments.startParty(id, from);
      amendments.endParty(id, agreementId, from);
    }
    for (AgreementAmendments.AddedQuantity added : amendments.listQuantities(id)) {
      if (amendments.amend(agreementId, added.entityId(), added.lotItemId(), added.quantity())
          != 1) {
        throw new Refusal.RuleBroken("amendment.quantity-ordered");
      }
    }
  }

  private AgreementAmendments.AmendmentRow find(long id) {
    return amendments.find(id).orElseThrow(() -> missing(id));
  }

  private static Refusal missing(long id) {
    return new Refusal.NotFound("amendment " + id);
  }
}
