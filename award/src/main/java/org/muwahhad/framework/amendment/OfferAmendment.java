package org.muwahhad.framework.amendment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendedParty;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendedVat;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendmentOffered;
import org.muwahhad.framework.amendment.AmendmentEntry.FollowedIndex;
import org.muwahhad.framework.amendment.AmendmentEntry.ReplacedItem;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.KeyedRequest;
import org.muwahhad.shared.PlanningHorizon;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RequestContents;
import org.muwahhad.shared.RiyadhDay;

/**
 * A side of an agreement offers an amendment, within what the dossier foresees. The central buyers
 * offer for the central purchasing body, the people of the supplier for theirs. Nothing changes
 * before both have signed.
 *
 * <p>Refused as not found to everybody else, with {@code amendment.central-only} to a supplier that
 * offers other quantities, {@code amendment.agreement-ended}, {@code amendment.one-open} while
 * another of the kind waits, {@code shared.sent-otherwise} when a request comes again with other
 * content, {@code amendment.price-fixed} and {@code amendment.term-fixed} where the dossier
 * foresees no such change, {@code amendment.no-index} where it names no index for prices to follow;
 * and as invalid input:
 *
 * <ul>
 *   <li>of all kinds {@code amendment.in-past}, {@code amendment.after-end}, {@code
 *       shared.too-far-ahead};
 *   <li>of prices {@code amendment.price-too-early}, {@code amendment.index-days}, {@code
 *       amendment.index-in-future}, {@code amendment.index-counted}, {@code
 *       amendment.index-not-in-dossier}, {@code amendment.index-decimals}, {@code
 *       amendment.not-in-agreement}, {@code amendment.price-rises}, {@code
 *       amendment.nothing-changed};
 *   <li>of the VAT rate {@code amendment.no-rate}, {@code amendment.same-rate};
 *   <li>of an item {@code amendment.not-a-successor}, {@code amendment.requirement-missed};
 *   <li>of the supplier {@code amendment.no-such-supplier}, {@code amendment.same-supplier}, {@code
 *       amendment.supplier-unfit};
 *   <li>of the term {@code amendment.term-not-longer}, {@code amendment.term-beyond-rule};
 *   <li>of quantities {@code amendment.quantity-at-once}, {@code amendment.quantity-twice}, {@code
 *       amendment.quantity-below-called}, {@code amendment.quantity-beyond-rule}, {@code
 *       framework.quantity-decimals}, {@code framework.whole-units}.
 * </ul>
 */
@Singleton
public class OfferAmendment {
  private static final int LONGEST_REASON = 1000;
  private static final int LONGEST_DOCUMENT = 200;
  private final AgreementAmendments amendments;
  private final AmendedAgreementQueries agreements;
  private final AmendingSides sides;
  private final DraftPrices prices;
  private final DraftSuccessor successor;
  private final DraftTerms terms;
  private final DatabaseClock clock;
  private final RequestContents requests;
  private final AuditLog audit;

  OfferAmendment(
      AgreementAmendments amendments,
      AmendedAgreementQueries agreements,
      AmendingSides sides,
      DraftPrices prices,
      DraftSuccessor successor,
      DraftTerms terms,
      DatabaseClock clock,
      RequestContents requests,
      AuditLog audit) {
    this.amendments = amendments;
    this.agreements = agreements;
    this.sides = sides;
    this.prices = prices;
    this.successor = successor;
    this.terms = terms;
    this.clock = clock;
    this.requests = requests;
    this.audit = audit;
  }

  /** Returns the key of the amendment. */
  @Transactional
  public long run(Actor actor, long agreementId, AmendmentProposal proposal) {
    sides.requirePart(actor);
    amendments.lock(agreementId);
    AmendedAgreementQueries.AmendedAgreement agreement =
        agreements.find(agreementId).orElseThrow(() -> missing(agreementId));
    AmendingSide side =
        sides.find(actor, agreement.supplierId()).orElseThrow(() -> missing(agreementId));
    new Faults().requestKey(proposal.key()).throwIfAny();
    AgreementChange change = proposal.change();
    if (change == null) {
      throw new Refusal.InvalidInput("change", "shared.missing");
    }
    Optional<Long> earlier = amendments.findByRequest(agreementId, side.name(), proposal.key());
    KeyedRequest request =
        KeyedRequest.of("amendment:" + agreementId + ":" + side.name(), proposal.key(), proposal);
    if (earlier.isPresent()) {
      requests.requireSame(request);
      return earlier.get();
    }
    if (!change.isOf(side)) {
      throw new Refusal.NotPermitted("amendment.central-only");
    }
    requireAmendable(agreement, change);
    LocalDate today = RiyadhDay.of(clock.now());
    LocalDate effective = Objects.requireNonNullElse(proposal.effectiveOn(), today);
    AmendmentTerms offered = draft(agreement, change, proposal, effective, today);

    int number = amendments.nextNumber(agreementId);
    String sha256 =
        offered.digest(
            agreement.number(), number, change, effective, proposal.paper(), proposal.words());
    amendments.add(
        agreementId,
        number,
        change.name(),
        effective,
        offered.ends(),
        proposal.words(),
        side.name(),
        actor.personId());
    long id = amendments.findId(agreementId, number).orElseThrow();
    amendments.addOffer(id, agreementId, side.name(), proposal.paper(), proposal.key(), sha256);
    keep(id, agreementId, offered);
    requests.keep(request);
    audit.record(
        actor,
        side.role(),
        new AmendmentOffered(
            agreementId,
            id,
            change,
            proposal.paper(),
            effective,
            offered.ends(),
            offered.index(),
            number,
            offered.party(),
            offered.prices(),
            offered.quantities(),
            proposal.words(),
            offered.replacement(),
            sha256,
            side,
            offered.vat()));
    return id;
  }

  private void requireAmendable(
      AmendedAgreementQueries.AmendedAgreement agreement, AgreementChange change) {
    if (!agreement.isAmendable()) {
      throw new Refusal.RuleBroken("amendment.agreement-ended");
    }
    if (amendments.countOffered(agreement.id(), change.name()) > 0) {
      throw new Refusal.RuleBroken("amendment.one-open");
    }
  }

  private AmendmentTerms draft(
      AmendedAgreementQueries.AmendedAgreement agreement,
      AgreementChange change,
      AmendmentProposal proposal,
      LocalDate effective,
      LocalDate today) {
    Faults faults =
        new Faults()
            .text("reason", proposal.words(), LONGEST_REASON)
            .nameAtMost("document", proposal.paper(), LONGEST_DOCUMENT)
            .check(!effective.isBefore(today), "effectiveOn", "amendment.in-past")
            .check(!effective.isAfter(agreement.endsOn()), "effectiveOn", "amendment.after-end")
            .check(
                PlanningHorizon.reaches(
                    effective.atStartOfDay(RiyadhDay.ZONE).toInstant(), clock.now()),
                "effectiveOn",
                "shared.too-far-ahead");
    AmendmentTerms offered =
        switch (change) {
          case PRICE -> prices.draft(agreement, proposal, effective, today, faults);
          case VAT -> terms.vat(agreement, proposal, faults);
          case ITEM -> successor.draft(agreement, proposal, faults);
          case PARTY -> terms.party(agreement, proposal, faults);
          case TERM -> terms.term(agreement, proposal, faults);
          case QUANTITY -> terms.quantities(agreement, proposal, effective, today, faults);
        };
    faults.throwIfAny();
    return offered;
  }

  private void keep(long id, long agreementId, AmendmentTerms offered) {
    keepIndex(id, offered.index());
    keepItem(id, agreementId, offered.replacement());
    offered
        .prices()
        .forEach(p -> amendments.addPrice(id, agreementId, p.lotItem(), p.before(), p.unitPrice()));
    offered
        .answers()
        .forEach(
            a ->
                amendments.addAnswer(
                    id,
                    a.requirementId(),
                    a.claim() == null ? null : a.claim().name(),
                    a.offered(),
                    a.remark(),
                    a.bar(),
                    a.verdict().name()));
    AmendedVat vat = offered.vat();
    if (vat != null) {
      amendments.addVat(id, agreementId, vat.state(), vat.before(), vat.percent(), vat.source());
    }
    AmendedParty party = offered.party();
    if (party != null) {
      amendments.addParty(id, agreementId, party.before(), party.supplier(), party.ground().name());
    }
    offered
        .quantities()
        .forEach(
            q -> amendments.addQuantity(id, agreementId, q.entity(), q.lotItem(), q.quantity()));
  }

  private void keepIndex(long id, @Nullable FollowedIndex index) {
    if (index != null) {
      amendments.addIndex(
          id,
          index.name(),
          index.source(),
          index.baseOn(),
          index.baseValue(),
          index.currentOn(),
          index.currentValue(),
          index.indexPercent(),
          index.risePercent());
    }
  }

  private void keepItem(long id, long agreementId, @Nullable ReplacedItem item) {
    if (item != null) {
      amendments.addItem(id, agreementId, item.lotItem(), item.before(), item.revision());
    }
  }

  private static Refusal missing(long agreementId) {
    return new Refusal.NotFound("agreement " + agreementId);
  }
}
