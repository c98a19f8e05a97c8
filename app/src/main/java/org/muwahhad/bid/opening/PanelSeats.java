package org.muwahhad.bid.opening;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.seal.TenderKeys;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderViews;

/** Who of an opening panel has come to one of its two meetings, and who gave a share there. */
@Singleton
class PanelSeats {
  private final TenderViews tenders;
  private final TenderKeys keys;
  private final OpeningRoomRows rows;

  PanelSeats(TenderViews tenders, TenderKeys keys, OpeningRoomRows rows) {
    this.tenders = tenders;
    this.keys = keys;
    this.rows = rows;
  }

  /**
   * The room as a member of the panel finds it; empty for everyone else.
   *
   * @param due whether the panel may meet now
   */
  Optional<OpeningRoom> find(Actor actor, TenderViews.Tender tender, SealedPart part, boolean due) {
    if (!actor.is(Role.OPENING_MEMBER)) {
      return Optional.empty();
    }
    return tenders
        .findPanelMember(tender.id(), actor.personId())
        .filter(m -> m.panel() == Panel.OPENING)
        .map(m -> room(actor, tender, part, due, m.chair()));
  }

  private OpeningRoom room(
      Actor actor, TenderViews.Tender tender, SealedPart part, boolean due, boolean chair) {
    TenderKeys.Key key = keys.get(tender.id(), part);
    List<OpeningRoom.Seat> seats =
        rows.listSeats(tender.id(), part).stream().map(OpeningRoomRows.SeatRow::seat).toList();
    Optional<OpeningRoom.Seat> own =
        seats.stream().filter(s -> s.personId() == actor.personId()).findFirst();
    return new OpeningRoom(
        tender,
        part,
        due,
        chair,
        key.isOfVault(),
        key.threshold(),
        (int) seats.stream().map(OpeningRoom.Seat::givenAt).filter(Objects::nonNull).count(),
        own.filter(s -> s.presentAt() != null).isPresent(),
        own.filter(s -> s.givenAt() != null).isPresent(),
        seats);
  }
}
