package org.muwahhad.bid.opening;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.BidStatus;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.UnreadReason;
import org.muwahhad.bid.document.BidDocuments;
import org.muwahhad.bid.key.OpenTenderKey;
import org.muwahhad.bid.offer.LeastValidity;
import org.muwahhad.bid.offer.OfferRules;
import org.muwahhad.bid.offer.RulesOfTender;
import org.muwahhad.bid.room.Confirmations;
import org.muwahhad.bid.seal.DeadlinePassed;
import org.muwahhad.bid.seal.Seal;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.BidAtOpening;
import org.muwahhad.tender.BrokenRule;
import org.muwahhad.tender.TenderMove.BidsOpened;
import org.muwahhad.tender.TenderMove.TenderClosed;
import org.muwahhad.tender.TenderProgress;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.tender.requirement.Requirements;

/**
 * The chair of the opening panel opens all bids of a tender in one act, once the deadline has
 * passed by the database's clock and enough members have given their shares: the tender is closed
 * if it was not yet, the key rebuilt from the shares, which are forgotten, the last version of
 * every submitted bid read into the opening record, then the estimate. Of a tender of two envelopes
 * only the technical parts are read: prices and estimate wait for {@link OpenPriceEnvelopes}. Of
 * documents only the keys are written down, so that their size does not hold up the meeting. A bid
 * that cannot be read is recorded as such and does not stop the others; one that was not confirmed
 * after the last amendment is recorded as that and not read. It, withdrawn bids, earlier versions
 * and drafts stay sealed (UNCITRAL Model Law, art. 42).
 *
 * <p>Refused with {@code bid.opening-too-early} (with the deadline and the present time), {@code
 * bid.already-opened}, {@code bid.not-opening-chair}, {@code tender.not-on-panel}, {@code
 * bid.shares-missing}, {@code bid.shares-do-not-fit}.
 */
@Singleton
public class OpenBids {
  private final TenderQueries tenders;
  private final TenderProgress progress;
  private final Bids bids;
  private final RulesOfTender rulesOfTender;
  private final Openings openings;
  private final OpeningAttendance attendance;
  private final EnterOpeningRoom enterRoom;
  private final OpenTenderKey openKey;
  private final Envelopes envelopes;
  private final Confirmations confirmations;
  private final StorePrices storePrices;
  private final BidFactQueries bidFactQueries;
  private final StoreAnswers storeAnswers;
  private final Requirements requirements;
  private final BidDocuments documents;
  private final StoreAttempt attempt;
  private final TransportOfShares transport;

  OpenBids(
      TenderQueries tenders,
      TenderProgress progress,
      Bids bids,
      RulesOfTender rulesOfTender,
      Openings openings,
      OpeningAttendance attendance,
      EnterOpeningRoom enterRoom,
      OpenTenderKey openKey,
      Envelopes envelopes,
      Confirmations confirmations,
      StorePrices storePrices,
      BidFactQueries bidFactQueries,
      StoreAnswers storeAnswers,
      Requirements requirements,
      BidDocuments documents,
      StoreAttempt attempt,
      TransportOfShares transport) {
    this.attempt = attempt;
    this.transport = transport;
    this.tenders = tenders;
    this.progress = progress;
    this.bids = bids;
    this.rulesOfTender = rulesOfTender;
    this.openings = openings;
    this.attendance = attendance;
    this.enterRoom = enterRoom;
    this.openKey = openKey;
    this.envelopes = envelopes;
    this.confirmations = confirmations;
    this.storePrices = storePrices;
    this.bidFactQueries = bidFactQueries;
    this.storeAnswers = storeAnswers;
    this.requirements = requirements;
    this.documents = documents;
  }

  /** Opens the bids and returns how many were read, and what came of the others. */
  @Transactional
  public OpeningCounts run(Actor actor, long tenderId) {
    DeadlinePassed proof = begin(actor, tenderId);
    Seal.PrivateKey key = openKey.run(proof);
    attendance.forgetShares(tenderId);
    transport.forget(tenderId, SealedPart.BID);
    boolean twoEnvelopes = tenders.getTender(tenderId).twoEnvelopes();
    List<BidAtOpening> read = readAll(proof, key, twoEnvelopes);
    if (!twoEnvelopes) {
      storePrices.openEstimate(proof, key);
    }
    progress.stampOpened(tenderId, proof.at());
    int unreadable = (int) read.stream().filter(b -> b.fault() != null).count();
    int unconfirmed = (int) read.stream().filter(b -> b.unconfirmed() != null).count();
    progress.advance(
        actor,
        Role.OPENING_MEMBER,
        tenderId,
        TenderStatus.TenderEvent.OPEN,
        step ->
            new BidsOpened(
                step,
                unreadable,
                unconfirmed,
                bidFactQueries.of(tenderId, read),
                attendance.listPresent(tenderId, SealedPart.BID)));
    return new OpeningCounts(read.size() - unreadable - unconfirmed, unreadable, unconfirmed);
  }

  /** Closes the tender if it was not yet; the chair is present by opening. */
  private DeadlinePassed begin(Actor actor, long tenderId) {
    actor.require(Role.OPENING_MEMBER);
    enterRoom.requireChair(actor, tenderId, SealedPart.BID);
    DeadlinePassed proof = DeadlinePassed.prove(bids, tenderId, "bid.opening-too-early");
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    if (tender.status().hasReached(TenderStatus.OPENED)) {
      throw new Refusal.RuleBroken("bid.already-opened", tender.number());
    }
    if (tender.status() == TenderStatus.PUBLISHED) {
      progress.advance(
          actor, Role.OPENING_MEMBER, tenderId, TenderStatus.TenderEvent.CLOSE, TenderClosed::new);
    }
    enterRoom.enter(actor, proof);
    return proof;
  }

  /** How many bids were opened, could not be read, and were not confirmed after an amendment. */
  public record OpeningCounts(int opened, int unreadable, int unconfirmed) {}

  private List<BidAtOpening> readAll(
      DeadlinePassed proof, Seal.PrivateKey key, boolean twoEnvelopes) {
    Map<Long, Requirement> required =
        requirements.list(proof.tenderId()).stream()
            .collect(Collectors.toMap(Requirement::id, Function.identity()));
    OfferRules rules = rulesOfTender.of(proof.tenderId());
    int leastValidity = LeastValidity.of(tenders, proof.tenderId());
    List<BidAtOpening> entries = new ArrayList<>();
    Map<Long, Integer> due = due(proof.tenderId());
    for (Openings.Envelope envelope : openings.lockEnvelopes(proof.tenderId())) {
      Integer amendment = due.get(envelope.bidId());
      if (amendment != null) {
        move(envelope, BidStatus.BidEvent.LEAVE_UNCONFIRMED);
        entries.add(BidAtOpening.unconfirmed(envelope.bidId(), amendment));
        continue;
      }
      Envelopes.OpenedEnvelope read =
          envelopes.read(proof, key, rules, leastValidity, twoEnvelopes, envelope);
      Offer offer = read.offer();
      if (offer == null) {
        move(envelope, BidStatus.BidEvent.FAIL_TO_OPEN);
        entries.add(
            BidAtOpening.unreadable(
                envelope.bidId(), String.valueOf(read.fault()), read.brokenRules()));
      } else {
        entries.add(
            attempt.run(
                () -> open(proof, envelope, read, offer, required),
                code -> refused(envelope, code)));
      }
    }
    // Those with a fault come first: who reads the entry looks for them.
    entries.sort(Comparator.comparing((BidAtOpening bid) -> bid.fault() == null));
    return entries;
  }

  private BidAtOpening open(
      DeadlinePassed proof,
      Openings.Envelope envelope,
      Envelopes.OpenedEnvelope read,
      Offer offer,
      Map<Long, Requirement> required) {
    List<Long> gone = store(proof, envelope, read, offer);
    storeAnswers.run(proof, envelope.bidId(), offer, required);
    move(envelope, BidStatus.BidEvent.OPEN);
    return BidAtOpening.opened(envelope.bidId(), envelope.sha256(), gone);
  }

  /** A bid that reads well and says something that the database takes from no bid. */
  private BidAtOpening refused(Openings.Envelope envelope, Optional<String> code) {
    move(envelope, BidStatus.BidEvent.FAIL_TO_OPEN);
    return BidAtOpening.unreadable(
        envelope.bidId(),
        UnreadReason.VALUE_REFUSED.name(),
        code.map(BrokenRule::ofDatabase).stream().toList());
  }

  /** Bids that were not confirmed, with the amendment after which they were not. */
  private Map<Long, Integer> due(long tenderId) {
    return confirmations.listDue(tenderId).stream()
        .collect(
            Collectors.toMap(
                Confirmations.ConfirmationDue::bidId, Confirmations.ConfirmationDue::amendment));
  }

  /** Returns the keys of documents that are missing. */
  private List<Long> store(
      DeadlinePassed proof,
      Openings.Envelope envelope,
      Envelopes.OpenedEnvelope read,
      Offer offer) {
    openings.addOpened(
        envelope.bidId(),
        proof.tenderId(),
        read.versionId(),
        read.pricesSha256() == null ? offer.currency() : null,
        offer.gccOrigin(),
        offer.validityDays(),
        offer.hasSecurity(),
        offer.statement(),
        offer.mostLots(),
        offer.mostValue(),
        read.pricesSha256(),
        read.draw(),
        proof.at());
    if (read.pricesSha256() == null) {
      storePrices.run(proof, envelope.bidId(), offer);
    }
    return documents.opened(proof, envelope.bidId(), read.documents());
  }

  private void move(Openings.Envelope envelope, BidStatus.BidEvent event) {
    if (bids.move(envelope.bidId(), BidStatus.SUBMITTED, event.to(), envelope.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }
}
