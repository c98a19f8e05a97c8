package org.muwahhad.bid.opening;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.PriceOpenings;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.seal.TenderKeys;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.Computed;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderViews;

/** Shows members of an opening panel the meeting in which the prices of their tender are opened. */
@Singleton
class PriceRooms {
  private final TenderViews tenders;
  private final TenderKeys keys;
  private final PriceOpenings openings;
  private final OpeningRoomRows rows;

  PriceRooms(TenderViews tenders, TenderKeys keys, PriceOpenings openings, OpeningRoomRows rows) {
    this.tenders = tenders;
    this.keys = keys;
    this.openings = openings;
    this.rows = rows;
  }

  /**
   * The room of a tender of two envelopes that is under evaluation.
   *
   * @throws Refusal.NotFound when it is none, its prices are opened, or the person is not of its
   *     opening panel
   */
  @Transactional
  public PriceRoom get(Actor actor, long tenderId) {
    return find(actor, tenderId)
        .orElseThrow(() -> new Refusal.NotFound("prices of tender " + tenderId));
  }

  /** The room that a member of the panel waits in; empty for everyone else, and once opened. */
  @Transactional
  public Optional<PriceRoom> find(Actor actor, long tenderId) {
    TenderViews.Tender tender = tenders.getTender(tenderId);
    Optional<PriceOpenings.Meeting> meeting = openings.find(tenderId);
    boolean waits =
        tender.twoEnvelopes()
            && tender.status() == TenderStatus.UNDER_EVALUATION
            && meeting.map(PriceOpenings.Meeting::openedAt).isEmpty();
    if (!waits || !actor.is(Role.OPENING_MEMBER)) {
      return Optional.empty();
    }
    return tenders
        .findPanelMember(tenderId, actor.personId())
        .filter(m -> m.panel() == Panel.OPENING)
        .map(m -> room(actor, tender, m.chair(), meeting));
  }

  private PriceRoom room(
      Actor actor,
      TenderViews.Tender tender,
      boolean chair,
      Optional<PriceOpenings.Meeting> meeting) {
    Optional<PriceOpenings.Closure> closure = openings.findClosure(tender.id());
    return new PriceRoom(
        seats(actor, tender, chair, meeting.filter(PriceOpenings.Meeting::isDue).isPresent()),
        closure.isPresent(),
        closure.map(PriceOpenings.Closure::passed).orElse(0),
        closure.map(PriceOpenings.Closure::failed).orElse(0),
        AnnouncePriceOpening.notice(tenders, tender.id()),
        meeting.map(PriceOpenings.Meeting::meetsAt).orElse(null),
        Computed.priceOpening(
                tenders.listRules(tender.id()),
                meeting.map(PriceOpenings.Meeting::announcedAt).orElse(null))
            .orElse(null));
  }

  private OpeningRoom seats(Actor actor, TenderViews.Tender tender, boolean chair, boolean due) {
    List<OpeningRoom.Seat> seats =
        rows.listSeats(tender.id(), SealedPart.PRICES).stream()
            .map(OpeningRoomRows.SeatRow::seat)
            .toList();
    Optional<OpeningRoom.Seat> own =
        seats.stream().filter(s -> s.personId() == actor.personId()).findFirst();
    return new OpeningRoom(
        tender,
        SealedPart.PRICES,
        due,
        chair,
        false,
        keys.get(tender.id(), SealedPart.PRICES).threshold(),
        (int) seats.stream().map(OpeningRoom.Seat::givenAt).filter(Objects::nonNull).count(),
        own.filter(s -> s.presentAt() != null).isPresent(),
        own.filter(s -> s.givenAt() != null).isPresent(),
        seats);
  }
}
