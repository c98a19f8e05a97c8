package org.muwahhad.bid;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderViews;

/**
 * Who may read the record of an opening: once opened, the central purchasing body, auditors, the
 * standing committees, the national coordinators, both panels, and everyone whose bid was in it.
 * Before, nobody: only the opening panel learns when it may open, and not whether there are bids.
 */
@Singleton
public class OpeningRecords {
  private final TenderViews tenders;
  private final BidViews views;
  private final DatabaseClock clock;

  OpeningRecords(TenderViews tenders, BidViews views, DatabaseClock clock) {
    this.tenders = tenders;
    this.views = views;
    this.clock = clock;
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
        tenders.listLots(tenderId),
        views.listOpened(tenderId),
        views.listUnreadable(tenderId),
        views.listLotTotals(tenderId),
        views.findEstimate(tenderId).orElse(null));
  }

  /**
   * A tender that waits for its opening, as the opening panel sees it.
   *
   * @param due whether the deadline has passed
   * @param chair whether this person may open
   */
  public record Waiting(TenderViews.Tender tender, boolean due, boolean chair) {}

  /** The opening that a member of the panel waits for; empty for everyone else. */
  @Transactional
  Optional<Waiting> findWaiting(Actor actor, long tenderId) {
    TenderViews.Tender tender = tenders.getTender(tenderId);
    boolean waits =
        tender.status() == TenderStatus.PUBLISHED || tender.status() == TenderStatus.CLOSED;
    if (!waits || !actor.is(Role.OPENING_MEMBER)) {
      return Optional.empty();
    }
    return tenders
        .findPanelMember(tenderId, actor.personId())
        .filter(m -> m.panel() == Panel.OPENING)
        .map(m -> new Waiting(tender, !clock.now().isBefore(tender.deadline()), m.chair()));
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
