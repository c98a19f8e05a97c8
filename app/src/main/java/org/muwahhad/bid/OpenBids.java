package org.muwahhad.bid;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderProgress;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderViews;

/**
 * The chair of the opening panel opens all bids of a tender in one act, once the deadline has
 * passed by the database's clock and enough members have given their shares: the tender is closed
 * if it was not yet, the key rebuilt from the shares, which are forgotten, the last version of
 * every submitted bid read into the opening record, then the estimate. A bid that cannot be read is
 * recorded as such and does not stop the others; withdrawn bids, earlier versions and drafts stay
 * sealed (UNCITRAL Model Law, art. 42).
 *
 * <p>Refused with {@code bid.opening-too-early} (deadline and present time are told), {@code
 * bid.already-opened}, {@code bid.not-opening-chair}, {@code tender.not-on-panel}, {@code
 * bid.shares-missing}, {@code bid.shares-do-not-fit}.
 */
@Singleton
public class OpenBids {
  private static final int LINES_AT_ONCE = 1000;

  private final TenderViews tenders;
  private final TenderProgress progress;
  private final Bids bids;
  private final Openings openings;
  private final TenderKeys keys;
  private final OpeningRoomRows rooms;
  private final EnterOpeningRoom enterRoom;
  private final OpenTenderKey openKey;
  private final Envelopes envelopes;
  private final ApplicationEventPublisher<BidsOpened> events;

  OpenBids(
      TenderViews tenders,
      TenderProgress progress,
      Bids bids,
      Openings openings,
      TenderKeys keys,
      OpeningRoomRows rooms,
      EnterOpeningRoom enterRoom,
      OpenTenderKey openKey,
      Envelopes envelopes,
      ApplicationEventPublisher<BidsOpened> events) {
    this.tenders = tenders;
    this.progress = progress;
    this.bids = bids;
    this.openings = openings;
    this.keys = keys;
    this.rooms = rooms;
    this.enterRoom = enterRoom;
    this.openKey = openKey;
    this.envelopes = envelopes;
    this.events = events;
  }

  /** Opens the bids and returns how many were read, and how many could not be. */
  @Transactional
  public Outcome run(Actor actor, long tenderId) {
    DeadlinePassed proof = begin(actor, tenderId);
    Seal.PrivateKey key = openKey.run(proof);
    rooms.forgetShares(tenderId);
    List<Map<String, Object>> entries = readAll(proof, key);
    openEstimate(proof, key);
    progress.stampOpened(tenderId, proof.at());
    int unreadable = (int) entries.stream().filter(r -> r.containsKey("fault")).count();
    progress.advance(
        actor,
        Role.OPENING_MEMBER,
        tenderId,
        TenderStatus.Event.OPEN,
        Map.of(
            "bids",
            entries.size(),
            "unreadable",
            unreadable,
            "digests",
            entries,
            "present",
            present(tenderId)));
    events.publishEvent(new BidsOpened(tenderId));
    return new Outcome(entries.size() - unreadable, unreadable);
  }

  /** Closes the tender if it was not yet; the chair is present by opening. */
  private DeadlinePassed begin(Actor actor, long tenderId) {
    actor.require(Role.OPENING_MEMBER);
    if (!tenders.requirePanelMember(tenderId, actor.personId(), Panel.OPENING).chair()) {
      throw new Refusal.NotPermitted("bid.not-opening-chair");
    }
    DeadlinePassed proof = DeadlinePassed.prove(bids, tenderId, "bid.opening-too-early");
    TenderViews.Tender tender = tenders.getTender(tenderId);
    if (tender.status().hasReached(TenderStatus.OPENED)) {
      throw new Refusal.RuleBroken("bid.already-opened", tender.number());
    }
    if (tender.status() == TenderStatus.PUBLISHED) {
      progress.advance(actor, Role.OPENING_MEMBER, tenderId, TenderStatus.Event.CLOSE, Map.of());
    }
    enterRoom.enter(actor, proof);
    return proof;
  }

  private List<Long> present(long tenderId) {
    return rooms.listSeats(tenderId).stream()
        .filter(s -> s.presentAt() != null)
        .map(OpeningRoomRows.SeatRow::personId)
        .toList();
  }

  /** How many bids were opened, and how many could not be read. */
  public record Outcome(int opened, int unreadable) {}

  private List<Map<String, Object>> readAll(DeadlinePassed proof, Seal.PrivateKey key) {
    OfferRules rules = new OfferRules(tenders.listItems(proof.tenderId()), bids.listCurrencies());
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Openings.Envelope envelope : openings.lockEnvelopes(proof.tenderId())) {
      Envelopes.Outcome read = envelopes.read(proof, key, rules, envelope);
      Offer offer = read.offer();
      if (offer == null) {
        move(envelope, BidStatus.Event.FAIL_TO_OPEN);
        entries.add(entry(envelope, "fault", String.valueOf(read.fault())));
      } else {
        store(proof, envelope, read.versionId(), offer);
        entries.add(entry(envelope, "sha256", envelope.sha256()));
      }
    }
    return entries;
  }

  private static Map<String, Object> entry(Openings.Envelope envelope, String key, String value) {
    return Map.of("bid", envelope.bidId(), key, value);
  }

  private void store(
      DeadlinePassed proof, Openings.Envelope envelope, long versionId, Offer offer) {
    openings.addOpened(
        envelope.bidId(),
        proof.tenderId(),
        versionId,
        offer.currency(),
        offer.gccOrigin(),
        offer.validityDays(),
        offer.hasSecurity(),
        offer.statement(),
        offer.mostLots(),
        offer.mostValue(),
        proof.at());
    storePrices(proof, envelope.bidId(), offer);
    move(envelope, BidStatus.Event.OPEN);
  }

  private void storePrices(DeadlinePassed proof, long bidId, Offer offer) {
    List<Openings.Line> lines =
        offer.prices().stream()
            .map(p -> new Openings.Line(bidId, p.lotItemId(), proof.tenderId(), p.unitPrice()))
            .toList();
    for (int from = 0; from < lines.size(); from += LINES_AT_ONCE) {
      openings.addLines(lines.subList(from, Math.min(from + LINES_AT_ONCE, lines.size())));
    }
    for (int i = 0; i < offer.discounts().size(); i++) {
      store(proof, bidId, i + 1, offer.discounts().get(i));
    }
  }

  private void store(DeadlinePassed proof, long bidId, int number, Offer.Discount discount) {
    long tenderId = proof.tenderId();
    openings.addDiscount(bidId, number, tenderId, discount.percent());
    for (long lot : discount.whenWinning()) {
      openings.addDiscountLot(bidId, number, tenderId, lot, DiscountViews.WHEN_WINNING);
    }
    for (long lot : discount.appliesTo()) {
      openings.addDiscountLot(bidId, number, tenderId, lot, DiscountViews.APPLIES_TO);
    }
  }

  private void move(Openings.Envelope envelope, BidStatus.Event event) {
    if (bids.move(envelope.bidId(), BidStatus.SUBMITTED, event.to(), envelope.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }

  private void openEstimate(DeadlinePassed proof, Seal.PrivateKey key) {
    keys.findEstimate(proof.tenderId())
        .ifPresent(
            kept -> {
              byte[] text =
                  key.open(SealContexts.estimate(proof.tenderNumber()), kept.sealedAmount());
              String[] parts = new String(text, StandardCharsets.US_ASCII).split(" ", 2);
              openings.addEstimate(
                  proof.tenderId(), new BigDecimal(parts[0]), parts[1], proof.at());
            });
  }
}
