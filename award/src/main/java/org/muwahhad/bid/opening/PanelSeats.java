package org.muwahhad.bid.opening;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.seal.TenderKeys;
import org.muwahhad.tender.LearnedConflicts;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderQueries;

/** Who of an opening panel has come to one of its two meetings, and who gave a share there. */
@Singleton
class PanelSeats {
  private final TenderQueries tenders;
  private final TenderKeys keys;
  private final OpeningAttendance attendance;
  private final LearnedConflicts conflicts;

  PanelSeats(
      TenderQueries tenders,
      TenderKeys keys,
      OpeningAttendance attendance,
      LearnedConflicts conflicts) {
    this.conflicts = conflicts;
    this.tenders = tenders;
    this.keys = keys;
    this.attendance = attendance;
  }

  /**
   * The room as a member of the panel finds it; empty for everyone else.
   *
   * @param due whether the panel may meet now
   * @throws org.muwahhad.shared.Refusal.NotPermitted {@code tender.conflict-declared} to a member
   *     who declared a conflict of interest
   */
  Optional<OpeningRoomView> find(
      Actor actor, TenderQueries.Tender tender, SealedPart part, boolean due) {
    if (!actor.is(Role.OPENING_MEMBER)) {
      return Optional.empty();
    }
    return tenders
        .findPanelMember(tender.id(), actor.personId())
        .filter(m -> m.panel() == Panel.OPENING)
        .map(
            m -> {
              conflicts.requireNone(actor, tender.id());
              return room(actor, tender, part, due);
            });
  }

  private OpeningRoomView room(
      Actor actor, TenderQueries.Tender tender, SealedPart part, boolean due) {
    TenderKeys.StoredTenderKey key = keys.get(tender.id(), part);
    List<OpeningRoomView.OpeningSeat> seats =
        attendance.listSeats(tender.id(), part).stream()
            .map(OpeningAttendance.SeatRow::seat)
            .toList();
    Optional<OpeningRoomView.OpeningSeat> own =
        seats.stream().filter(s -> s.personId() == actor.personId()).findFirst();
    return new OpeningRoomView(
        tender,
        part,
        due,
        own.filter(OpeningRoomView.OpeningSeat::chair).isPresent(),
        key.isOfVault(),
        key.threshold(),
        (int)
            seats.stream()
                .map(OpeningRoomView.OpeningSeat::givenAt)
                .filter(Objects::nonNull)
                .count(),
        own.filter(s -> s.presentAt() != null).isPresent(),
        own.filter(s -> s.givenAt() != null).isPresent(),
        seats);
  }
}
