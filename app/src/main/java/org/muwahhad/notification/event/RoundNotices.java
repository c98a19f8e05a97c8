package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.demand.DemandEntry.EntityReminded;
import org.muwahhad.demand.DemandEntry.RoundAnnounced;
import org.muwahhad.demand.DemandEntry.RoundCancelled;
import org.muwahhad.demand.DemandEntry.RoundClosed;
import org.muwahhad.demand.DemandEntry.RoundExtended;
import org.muwahhad.demand.DemandEntry.RoundOpened;
import org.muwahhad.demand.round.RoundQueries;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;

/** Informs the states invited what happens to a demand round, and entities reminded of it. */
@Singleton
class RoundNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final RoundQueries rounds;

  RoundNotices(NotifyPeople tell, Notices notices, RoundQueries rounds) {
    this.tell = tell;
    this.notices = notices;
    this.rounds = rounds;
  }

  @EventListener
  void on(RoundAnnounced event) {
    RoundQueries.RoundRow round = rounds.getRow(event.roundId());
    tell(round, "round-announced", Argument.at(round.opensAt()), Argument.at(round.closesAt()));
  }

  @EventListener
  void on(RoundOpened event) {
    RoundQueries.RoundRow round = rounds.getRow(event.roundId());
    tell(round, "round-opened", Argument.at(round.closesAt()));
  }

  @EventListener
  void on(RoundExtended event) {
    RoundQueries.RoundRow round = rounds.getRow(event.roundId());
    tell(round, "round-extended", Argument.at(round.closesAt()), Argument.text(event.reason()));
  }

  @EventListener
  void on(RoundClosed event) {
    RoundQueries.RoundRow round = rounds.getRow(event.roundId());
    tell(round, "round-closed", Argument.at(round.endorsementUntil()));
  }

  @EventListener
  void on(RoundCancelled event) {
    RoundQueries.RoundRow round = rounds.getRow(event.roundId());
    tell(round, "round-cancelled", Argument.text(event.reason()));
  }

  @EventListener
  void on(EntityReminded event) {
    RoundQueries.RoundRow round = rounds.getRow(event.roundId());
    tell.run(
        Notice.of(
            "coordinator-reminder",
            "/rounds/" + round.id(),
            Argument.name(round.name()),
            Argument.text(round.code()),
            Argument.at(round.closesAt())),
        id -> notices.tellEntity(id, event.entityId()));
  }

  private void tell(RoundQueries.RoundRow round, String kind, Argument... more) {
    Argument[] all = new Argument[more.length + 2];
    all[0] = Argument.name(round.name());
    all[1] = Argument.text(round.code());
    System.arraycopy(more, 0, all, 2, more.length);
    tell.run(
        Notice.of(kind, "/rounds/" + round.id(), all), id -> notices.tellRound(id, round.id()));
  }
}
