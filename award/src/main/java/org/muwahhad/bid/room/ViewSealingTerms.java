package org.muwahhad.bid.room;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.AmendmentNumberQueries;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.document.BidDocuments;
import org.muwahhad.bid.seal.TenderKeys;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.ProcurementMethod;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.requirement.Requirements;
import org.muwahhad.web.Countries;

/** Tells a bidder what it needs to seal a bid itself. */
@Singleton
public class ViewSealingTerms {
  private final ViewBidRoom rooms;
  private final BidGate gate;
  private final Bids bids;
  private final TenderQueries tenders;
  private final TenderKeys keys;
  private final AmendmentNumberQueries amendments;
  private final Requirements requirements;
  private final BidDocuments documents;

  ViewSealingTerms(
      ViewBidRoom rooms,
      BidGate gate,
      Bids bids,
      TenderQueries tenders,
      TenderKeys keys,
      AmendmentNumberQueries amendments,
      Requirements requirements,
      BidDocuments documents) {
    this.rooms = rooms;
    this.gate = gate;
    this.bids = bids;
    this.tenders = tenders;
    this.keys = keys;
    this.amendments = amendments;
    this.requirements = requirements;
    this.documents = documents;
  }

  /** The terms of a published tender, refused as {@link ViewBidRoom#get} says. */
  @Transactional
  public SealingTerms get(Actor actor, long tenderId) {
    return of(actor, rooms.get(actor, tenderId));
  }

  /** The terms of the tender of a room. */
  @Transactional
  public SealingTerms of(Actor actor, BidRoomView room) {
    TenderQueries.Tender tender = room.tender();
    long id = tender.id();
    long supplier = gate.supplierOf(actor);
    Map<Long, Integer> numbers =
        room.lots().stream()
            .collect(
                Collectors.toMap(TenderQueries.TenderLot::id, TenderQueries.TenderLot::number));
    List<BidDocuments.StoredDraftDocument> drafts =
        documents.drafts(id, supplier).stream().filter(BidDocuments::isSubmittable).toList();
    return new SealingTerms(
        id,
        tender.number(),
        bids.findBidder(supplier).map(Bids.Bidder::registrationNumber).orElseThrow(),
        room.open(),
        SealingTerms.isByBidderOnly(tenders, id),
        amendments.newest(id),
        key(id, SealedPart.BID),
        tender.twoEnvelopes() ? key(id, SealedPart.PRICES) : null,
        room.currencies().stream()
            .map(c -> new SealingTerms.SealingCurrency(c, Money.decimals(c)))
            .toList(),
        room.leastValidity(),
        room.items().stream()
            .map(
                i ->
                    new SealingTerms.SealingItem(
                        i.id(),
                        i.lotId(),
                        numbers.getOrDefault(i.lotId(), 0),
                        i.quantity().toPlainString(),
                        i.free()))
            .toList(),
        requirements.list(id).stream().map(SealingTerms.SealingRequirement::of).toList(),
        room.alternatives(),
        room.security().isAsked(),
        room.security().forms(),
        Countries.memberStates().stream().sorted().toList(),
        Countries.codes().stream().sorted().toList(),
        ceilings(room),
        BidDocuments.contents(drafts, SealedPart.BID, tender.twoEnvelopes()),
        tender.twoEnvelopes() ? BidDocuments.contents(drafts, SealedPart.PRICES, true) : List.of());
  }

  private SealingTerms.SealingKey key(long tenderId, SealedPart part) {
    String keyset = keys.get(tenderId, part).publicKeyset();
    return new SealingTerms.SealingKey(keyset, Sha256.of(keyset));
  }

  private static @Nullable List<SealingTerms.SealingCeiling> ceilings(BidRoomView room) {
    return room.tender().procurementMethod().equals(ProcurementMethod.FRAMEWORK.code())
        ? room.ceilings().stream()
            .map(
                c ->
                    new SealingTerms.SealingCeiling(
                        c.lotItemId(), c.unitPrice().toPlainString(), c.currency()))
            .toList()
        : null;
  }
}
