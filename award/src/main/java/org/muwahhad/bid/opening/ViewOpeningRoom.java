package org.muwahhad.bid.opening;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * Shows members of an opening panel the room in which their tender is opened: who is there and how
 * many shares were given, and not whether there are bids.
 */
@Singleton
class ViewOpeningRoom {
  private final TenderQueries tenders;
  private final PanelSeats seats;
  private final DatabaseClock clock;

  ViewOpeningRoom(TenderQueries tenders, PanelSeats seats, DatabaseClock clock) {
    this.tenders = tenders;
    this.seats = seats;
    this.clock = clock;
  }

  /**
   * The room of a tender that waits for its opening.
   *
   * @throws Refusal.NotFound when it does not, or the person is not of its opening panel
   * @throws Refusal.NotPermitted {@code tender.conflict-declared} to a member who declared a
   *     conflict of interest
   */
  @Transactional
  public OpeningRoomView get(Actor actor, long tenderId) {
    return find(actor, tenderId)
        .orElseThrow(() -> new Refusal.NotFound("opening room of tender " + tenderId));
  }

  /** The room that a member of the panel waits in, as {@link #get}; empty for everyone else. */
  @Transactional
  public Optional<OpeningRoomView> find(Actor actor, long tenderId) {
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    boolean waits =
        tender.status() == TenderStatus.PUBLISHED || tender.status() == TenderStatus.CLOSED;
    return waits
        ? seats.find(actor, tender, SealedPart.BID, !clock.now().isBefore(tender.deadline()))
        : Optional.empty();
  }
}
