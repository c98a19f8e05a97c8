package org.muwahhad.bid.opening;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidEntry.PricesOpened;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.PriceOpenings;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.UnreadReason;
import org.muwahhad.bid.document.BidDocuments;
import org.muwahhad.bid.key.OpenTenderKey;
import org.muwahhad.bid.offer.OfferRules;
import org.muwahhad.bid.offer.RulesOfTender;
import org.muwahhad.bid.seal.DeadlinePassed;
import org.muwahhad.bid.seal.Seal;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.BidAtOpening;
import org.muwahhad.tender.BrokenRule;

/**
 * The chair of the opening panel opens, in the second meeting, the prices of every bid that passed
 * the technical evaluation: their key is rebuilt from the shares given again, which are forgotten,
 * the prices are read into the opening record, then the estimate. Prices of bids that did not pass
 * are not touched, and with the shares gone nobody can open them any more.
 *
 * <p>Refused with {@code bid.not-opening-chair}, {@code tender.not-on-panel}, {@code
 * bid.shares-missing}, {@code bid.shares-do-not-fit}, and as {@link DeadlinePassed#provePrices}
 * says.
 *
 * <p>Also refused with {@code bid.already-opened}, {@code bid.one-envelope}, {@code
 * bid.prices-not-announced} and {@code bid.tender-not-open}.
 */
@Singleton
public class OpenPriceEnvelopes {
  private final Bids bids;
  private final RulesOfTender rulesOfTender;
  private final PriceOpenings openings;
  private final OpeningAttendance attendance;
  private final EnterOpeningRoom enterRoom;
  private final OpenTenderKey openKey;
  private final Envelopes envelopes;
  private final StorePrices storePrices;
  private final BidFactQueries bidFactQueries;
  private final BidDocuments documents;
  private final StoreAttempt attempt;
  private final TransportOfShares transport;
  private final AuditLog audit;

  OpenPriceEnvelopes(
      Bids bids,
      RulesOfTender rulesOfTender,
      PriceOpenings openings,
      OpeningAttendance attendance,
      EnterOpeningRoom enterRoom,
      OpenTenderKey openKey,
      Envelopes envelopes,
      StorePrices storePrices,
      BidFactQueries bidFactQueries,
      BidDocuments documents,
      AuditLog audit,
      StoreAttempt attempt,
      TransportOfShares transport) {
    this.attempt = attempt;
    this.transport = transport;
    this.bids = bids;
    this.rulesOfTender = rulesOfTender;
    this.openings = openings;
    this.attendance = attendance;
    this.enterRoom = enterRoom;
    this.openKey = openKey;
    this.envelopes = envelopes;
    this.storePrices = storePrices;
    this.bidFactQueries = bidFactQueries;
    this.documents = documents;
    this.audit = audit;
  }

  /** Opens the prices and returns how many were read, and how many could not be. */
  @Transactional
  public OpenBids.OpeningCounts run(Actor actor, long tenderId) {
    enterRoom.requirePlace(actor, tenderId, SealedPart.PRICES);
    enterRoom.requireChair(actor, tenderId, SealedPart.PRICES);
    DeadlinePassed proof = DeadlinePassed.provePrices(bids, openings, tenderId);
    enterRoom.enter(actor, proof);
    Seal.PrivateKey key = openKey.run(proof);
    attendance.forgetShares(tenderId);
    transport.forget(tenderId, SealedPart.PRICES);
    List<BidAtOpening> entries = readAll(proof, key);
    storePrices.openEstimate(proof, key);
    if (openings.stampOpened(tenderId, actor.personId(), proof.at()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor,
        new PricesOpened(
            tenderId,
            bidFactQueries.of(tenderId, entries),
            attendance.listPresent(tenderId, SealedPart.PRICES)));
    int unreadable = (int) entries.stream().filter(b -> b.fault() != null).count();
    return new OpenBids.OpeningCounts(entries.size() - unreadable, unreadable, 0);
  }

  private List<BidAtOpening> readAll(DeadlinePassed proof, Seal.PrivateKey key) {
    OfferRules rules = rulesOfTender.ofPrices(proof.tenderId());
    List<BidAtOpening> entries = new ArrayList<>();
    for (PriceOpenings.SealedPrices sealed : openings.listToOpen(proof.tenderId())) {
      Envelopes.OpenedEnvelope read = envelopes.readPrices(proof, key, rules, sealed);
      Offer offer = read.offer();
      entries.add(
          offer == null
              ? unreadable(proof, sealed, String.valueOf(read.fault()), read.brokenRules())
              : attempt.run(
                  () -> store(proof, sealed, read, offer),
                  code ->
                      unreadable(
                          proof,
                          sealed,
                          UnreadReason.VALUE_REFUSED.name(),
                          code.map(BrokenRule::ofDatabase).stream().toList())));
    }
    // Those with a fault come first: who reads the entry looks for them.
    entries.sort(Comparator.comparing((BidAtOpening bid) -> bid.fault() == null));
    return entries;
  }

  private BidAtOpening store(
      DeadlinePassed proof,
      PriceOpenings.SealedPrices sealed,
      Envelopes.OpenedEnvelope read,
      Offer offer) {
    changeOne(
        openings.setPrices(
            sealed.bidId(), offer.currency(), offer.mostLots(), offer.mostValue(), proof.at()));
    storePrices.run(proof, sealed.bidId(), offer);
    List<Long> gone = documents.opened(proof, sealed.bidId(), read.documents());
    return BidAtOpening.opened(sealed.bidId(), sealed.pricesSha256(), gone);
  }

  private BidAtOpening unreadable(
      DeadlinePassed proof,
      PriceOpenings.SealedPrices sealed,
      String fault,
      List<BrokenRule> brokenRules) {
    changeOne(openings.setUnreadable(sealed.bidId(), proof.at()));
    return BidAtOpening.unreadable(sealed.bidId(), fault, brokenRules);
  }

  private static void changeOne(int changed) {
    if (changed != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }
}
