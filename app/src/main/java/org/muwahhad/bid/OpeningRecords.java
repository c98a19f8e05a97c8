package org.muwahhad.bid;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderViews;

/**
 * Who may read the record of an opening: once opened, the central purchasing body, auditors, the
 * standing committees, the national coordinators, both panels, and everyone whose bid was in it.
 * Before, nobody: only the opening panel learns when it may open ({@link OpeningRooms}), and not
 * whether there are bids.
 */
@Singleton
public class OpeningRecords {
  private final TenderViews tenders;
  private final BidViews views;
  private final DiscountViews discounts;
  private final OpeningRoomRows rooms;

  OpeningRecords(
      TenderViews tenders, BidViews views, DiscountViews discounts, OpeningRoomRows rooms) {
    this.tenders = tenders;
    this.views = views;
    this.discounts = discounts;
    this.rooms = rooms;
  }

  /**
   * The record of a tender that was opened.
   *
   * @throws Refusal.NotFound when it is not opened, or not for this person to see
   */
  @Transactional
  public OpeningRecord get(Actor actor, long tenderId) {
    TenderViews.Tender tender = tenders.getTender(tenderId);
    if (tender.openedAt() == null || !mayRead(actor, tenderId)) {
      throw new Refusal.NotFound("opening of tender " + tenderId);
    }
    return new OpeningRecord(
        tender,
        tenders.listMilestones(tenderId).stream()
            .filter(m -> m.status() == TenderStatus.OPENED)
            .findFirst()
            .orElse(null),
        tenders.listPanels(tenderId).stream().filter(m -> m.panel() == Panel.OPENING).toList(),
        rooms.listSeats(tenderId).stream()
            .map(OpeningRoomRows.SeatRow::seat)
            .filter(s -> s.presentAt() != null)
            .toList(),
        tenders.listLots(tenderId),
        views.listOpened(tenderId),
        views.listUnreadable(tenderId),
        views.listLotTotals(tenderId),
        discounts.list(tenderId),
        views.findEstimate(tenderId).orElse(null));
  }

  private boolean mayRead(Actor actor, long tenderId) {
    if (actor.isAnyOf(
        Role.CENTRAL_BUYER, Role.AUDITOR, Role.COMMITTEE_MEMBER, Role.NATIONAL_COORDINATOR)) {
      return true;
    }
    return tenders.findPanelMember(tenderId, actor.personId()).isPresent()
        || actor
            .find(Role.BIDDER)
            .map(Grant::supplier)
            .flatMap(supplier -> views.findOwnIn(supplier, tenderId))
            .filter(bid -> bid.status().wasInOpening())
            .isPresent();
  }
}
