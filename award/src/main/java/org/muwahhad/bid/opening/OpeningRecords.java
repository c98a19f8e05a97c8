package org.muwahhad.bid.opening;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.BidStatus;
import org.muwahhad.bid.LateBidQueries;
import org.muwahhad.bid.PriceOpenings;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.UnreadBids;
import org.muwahhad.bid.offer.SecurityTerms;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.BidderMaskQueries;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * Who may read the record of an opening: once opened, the central purchasing body, auditors, the
 * standing committees, the national coordinators, both panels, and everyone whose bid was in it.
 * Before, nobody: only the opening panel learns when it may open ({@link ViewOpeningRoom}), and not
 * whether there are bids.
 */
@Singleton
public class OpeningRecords {
  private final TenderQueries tenders;
  private final BidQueries bidQueries;
  private final LateBidQueries lateBids;
  private final UnreadBids unreadBids;
  private final AlternativeQueries alternatives;
  private final DiscountQueries discounts;
  private final ItemTermQueries terms;
  private final SecurityStatements securities;
  private final PriceOpenings priceOpenings;
  private final OpeningAttendance attendance;
  private final BidderMaskQueries masks;

  OpeningRecords(
      TenderQueries tenders,
      BidQueries bidQueries,
      LateBidQueries lateBids,
      UnreadBids unreadBids,
      AlternativeQueries alternatives,
      DiscountQueries discounts,
      ItemTermQueries terms,
      SecurityStatements securities,
      PriceOpenings priceOpenings,
      OpeningAttendance attendance,
      BidderMaskQueries masks) {
    this.tenders = tenders;
    this.bidQueries = bidQueries;
    this.lateBids = lateBids;
    this.unreadBids = unreadBids;
    this.alternatives = alternatives;
    this.discounts = discounts;
    this.terms = terms;
    this.securities = securities;
    this.priceOpenings = priceOpenings;
    this.attendance = attendance;
    this.masks = masks;
  }

  /**
   * The record of a tender that was opened.
   *
   * @throws Refusal.NotFound when it is not opened, or not for this person to see
   */
  @Transactional
  public OpeningRecord get(Actor actor, long tenderId) {
    return get(actor, tenderId, lots -> lots);
  }

  /**
   * The same with the totals of some of its lots alone: all of them together are more than a page
   * holds.
   *
   * @param shown which of its lots
   * @throws Refusal.NotFound when it is not opened, or not for this person to see
   */
  @Transactional
  public OpeningRecord get(
      Actor actor, long tenderId, UnaryOperator<List<TenderQueries.TenderLot>> shown) {
    TenderQueries.Tender tender = requireReader(actor, tenderId);
    return actor.is(Role.BIDDER)
        ? read(tender.asTold(), tenders.listToldLots(tender), shown)
        : read(tender, tenders.listLots(tenderId), shown);
  }

  /**
   * A tender that was opened, whose record the person may read.
   *
   * @throws Refusal.NotFound when it is not opened, or not for this person to see
   */
  public TenderQueries.Tender requireReader(Actor actor, long tenderId) {
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    if (!mayRead(actor, tender)) {
      throw new Refusal.NotFound("opening of tender " + tenderId);
    }
    return tender;
  }

  /** The record as it stands, for what is made of it in the transaction of the opening. */
  @Transactional(Transactional.TxType.MANDATORY)
  public OpeningRecord asRead(long tenderId) {
    return read(tenders.getTender(tenderId), tenders.listLots(tenderId), lots -> lots);
  }

  private OpeningRecord read(
      TenderQueries.Tender tender,
      List<TenderQueries.TenderLot> lots,
      UnaryOperator<List<TenderQueries.TenderLot>> shown) {
    long tenderId = tender.id();
    List<BidQueries.OpenedBid> bids = bidQueries.listOpened(tenderId);
    List<BidQueries.UnreadableBid> unreadable = bidQueries.listUnreadable(tenderId);
    boolean isAnyUnread =
        !unreadable.isEmpty() || bids.stream().anyMatch(BidQueries.OpenedBid::hasUnreadPrices);
    return new OpeningRecord(
        tender,
        tenders.listMilestones(tenderId).stream()
            .filter(m -> m.status() == TenderStatus.OPENED)
            .findFirst()
            .orElse(null),
        tenders.listPanels(tenderId).stream().filter(m -> m.panel() == Panel.OPENING).toList(),
        present(tenderId, SealedPart.BID),
        lots,
        bids,
        unreadable,
        isAnyUnread ? unreadBids.list(tenderId) : List.of(),
        bidQueries.listUnconfirmed(tenderId),
        bidQueries.countWithdrawn(tenderId),
        lateBids.listBidders(tenderId),
        totals(tenderId, lots, shown.apply(lots)),
        alternatives.list(tenderId),
        discounts.list(tenderId),
        discounts.listBundles(tenderId),
        terms(tenderId, shown.apply(lots)),
        SecurityTerms.of(tenders, tenderId).isAsked(),
        securities.list(tenderId),
        priceOpenings.find(tenderId).map(this::meeting).orElse(null),
        bidQueries.findEstimate(tenderId).orElse(null),
        bidQueries.listFrozen(tenderId));
  }

  private List<BidQueries.LotTotal> totals(
      long tenderId, List<TenderQueries.TenderLot> lots, List<TenderQueries.TenderLot> shown) {
    if (shown.isEmpty() || shown.size() == lots.size()) {
      return shown.isEmpty() ? List.of() : bidQueries.listLotTotals(tenderId);
    }
    return bidQueries.listLotTotals(
        tenderId, shown.stream().map(TenderQueries.TenderLot::id).toList());
  }

  private List<ItemTermQueries.OpenedItemTerms> terms(
      long tenderId, List<TenderQueries.TenderLot> shown) {
    Set<Long> ids = shown.stream().map(TenderQueries.TenderLot::id).collect(Collectors.toSet());
    return terms.list(tenderId).stream().filter(t -> ids.contains(t.lotId())).toList();
  }

  private OpeningRecord.SecondMeeting meeting(PriceOpenings.Meeting meeting) {
    return new OpeningRecord.SecondMeeting(
        meeting.meetsAt(),
        meeting.openedAt(),
        meeting.openedBy(),
        present(meeting.tenderId(), SealedPart.PRICES));
  }

  private List<OpeningRoomView.OpeningSeat> present(long tenderId, SealedPart part) {
    return attendance.listSeats(tenderId, part).stream()
        .map(OpeningAttendance.SeatRow::seat)
        .filter(s -> s.presentAt() != null)
        .toList();
  }

  /**
   * Whether a person may follow the opening while it goes on: those who may read its record
   * afterwards, and every supplier with a submitted bid.
   */
  @Transactional
  public boolean mayFollow(Actor actor, long tenderId) {
    return may(actor, tenderId, s -> s == BidStatus.SUBMITTED || s.wasInOpening());
  }

  /** Whether there is a record, and the person may read it. */
  boolean mayRead(Actor actor, TenderQueries.Tender tender) {
    return tender.openedAt() != null && may(actor, tender.id(), BidStatus::wasInOpening);
  }

  private boolean may(Actor actor, long tenderId, Predicate<BidStatus> ofOwnBid) {
    // Who examines bidders that are masked does not read beside their names what they bid.
    if (masks.isUnnamedTo(tenderId, actor.personId())) {
      return false;
    }
    if (actor.isAnyOf(
        Role.CENTRAL_BUYER, Role.AUDITOR, Role.COMMITTEE_MEMBER, Role.NATIONAL_COORDINATOR)) {
      return true;
    }
    return tenders.findPanelMember(tenderId, actor.personId()).isPresent()
        || actor
            .find(Role.BIDDER)
            .map(Grant::supplier)
            .flatMap(supplier -> bidQueries.findOwnIn(supplier, tenderId))
            .filter(bid -> ofOwnBid.test(bid.status()))
            .isPresent();
  }
}
