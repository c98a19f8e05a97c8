package org.muwahhad.bid.opening;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.seal.TenderKeys;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderViews;

/**
 * Shows members of an opening panel the room in which their tender is opened: who is there and how
 * many shares were given, and not whether there are bids.
 */
@Singleton
class OpeningRooms {
  private final TenderViews tenders;
  private final TenderKeys keys;
  private final OpeningRoomRows rows;
  private final DatabaseClock clock;

  OpeningRooms(TenderViews tenders, TenderKeys keys, OpeningRoomRows rows, DatabaseClock clock) {
    this.tenders = tenders;
    this.keys = keys;
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * The room of a tender that waits for its opening.
   *
   * @throws Refusal.NotFound when it does not, or the person is not of its opening panel
   */
  @Transactional
  public OpeningRoom get(Actor actor, long tenderId) {
    return find(actor, tenderId)
        .orElseThrow(() -> new Refusal.NotFound("opening room of tender " + tenderId));
  }

  /** The room that a member of the panel waits in; empty for everyone else. */
  @Transactional
  public Optional<OpeningRoom> find(Actor actor, long tenderId) {
    TenderViews.Tender tender = tenders.getTender(tenderId);
    boolean waits =
        tender.status() == TenderStatus.PUBLISHED || tender.status() == TenderStatus.CLOSED;
    if (!waits || !actor.is(Role.OPENING_MEMBER)) {
      return Optional.empty();
    }
    return tenders
        .findPanelMember(tenderId, actor.personId())
        .filter(m -> m.panel() == Panel.OPENING)
        .map(m -> room(actor, tender, m.chair()));
  }

  private OpeningRoom room(Actor actor, TenderViews.Tender tender, boolean chair) {
    TenderKeys.Key key = keys.get(tender.id());
    List<OpeningRoom.Seat> seats =
        rows.listSeats(tender.id(), SealedPart.BID).stream()
            .map(OpeningRoomRows.SeatRow::seat)
            .toList();
    Optional<OpeningRoom.Seat> own =
        seats.stream().filter(s -> s.personId() == actor.personId()).findFirst();
    return new OpeningRoom(
        tender,
        SealedPart.BID,
        !clock.now().isBefore(tender.deadline()),
        chair,
        key.isOfVault(),
        key.threshold(),
        (int) seats.stream().map(OpeningRoom.Seat::givenAt).filter(Objects::nonNull).count(),
        own.filter(s -> s.presentAt() != null).isPresent(),
        own.filter(s -> s.givenAt() != null).isPresent(),
        seats);
  }
}
