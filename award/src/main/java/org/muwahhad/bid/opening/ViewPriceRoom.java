package org.muwahhad.bid.opening;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.PriceOpenings;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.ComputedDeadline;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/** Shows members of an opening panel the meeting in which the prices of their tender are opened. */
@Singleton
class ViewPriceRoom {
  private final TenderQueries tenders;
  private final PanelSeats seats;
  private final PriceOpenings openings;

  ViewPriceRoom(TenderQueries tenders, PanelSeats seats, PriceOpenings openings) {
    this.tenders = tenders;
    this.seats = seats;
    this.openings = openings;
  }

  /**
   * The room of a tender of two envelopes that is under evaluation.
   *
   * @throws Refusal.NotFound when it is not one, its prices are opened, or the person is not of its
   *     opening panel
   * @throws Refusal.NotPermitted {@code tender.conflict-declared} to a member who declared a
   *     conflict of interest
   */
  @Transactional
  public PriceRoomView get(Actor actor, long tenderId) {
    return find(actor, tenderId)
        .orElseThrow(() -> new Refusal.NotFound("prices of tender " + tenderId));
  }

  /** The room that a member of the panel waits in; empty for everyone else, and once opened. */
  @Transactional
  public Optional<PriceRoomView> find(Actor actor, long tenderId) {
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    Optional<PriceOpenings.Meeting> meeting = openings.find(tenderId);
    boolean waits =
        tender.twoEnvelopes()
            && tender.status() == TenderStatus.UNDER_EVALUATION
            && meeting.map(PriceOpenings.Meeting::openedAt).isEmpty();
    boolean due = meeting.filter(PriceOpenings.Meeting::isDue).isPresent();
    return waits
        ? seats
            .find(actor, tender, SealedPart.PRICES, due)
            .map(room -> withPrices(room, tenderId, meeting))
        : Optional.empty();
  }

  private PriceRoomView withPrices(
      OpeningRoomView room, long tenderId, Optional<PriceOpenings.Meeting> meeting) {
    Optional<PriceOpenings.Closure> closure = openings.findClosure(tenderId);
    return new PriceRoomView(
        room,
        closure.isPresent(),
        closure.map(PriceOpenings.Closure::passed).orElse(0),
        closure.map(PriceOpenings.Closure::failed).orElse(0),
        AnnouncePriceOpening.notice(tenders, tenderId),
        meeting.map(PriceOpenings.Meeting::meetsAt).orElse(null),
        ComputedDeadline.priceOpening(
                tenders.listRules(tenderId),
                meeting.map(PriceOpenings.Meeting::announcedAt).orElse(null))
            .orElse(null));
  }
}
