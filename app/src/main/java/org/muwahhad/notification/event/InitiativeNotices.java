package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.access.Role;
import org.muwahhad.committee.DecisionStatus;
import org.muwahhad.initiative.InitiativeEntry.InitiativeDecided;
import org.muwahhad.initiative.InitiativeEntry.InitiativeSubmitted;
import org.muwahhad.initiative.InitiativeQueries;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/** Asks the ministers for their votes on an initiative, and tells central buyers of the outcome. */
@Singleton
class InitiativeNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final InitiativeQueries initiatives;
  private final RiyadhDay day;

  InitiativeNotices(
      NotifyPeople tell, Notices notices, InitiativeQueries initiatives, RiyadhDay day) {
    this.tell = tell;
    this.notices = notices;
    this.initiatives = initiatives;
    this.day = day;
  }

  @EventListener
  void on(InitiativeSubmitted event) {
    tell.run(notice("initiative-submitted", event.initiativeId()), id -> notices.tellMinisters(id));
  }

  @EventListener
  void on(InitiativeDecided event) {
    String kind =
        event.outcome() == DecisionStatus.ADOPTED ? "initiative-approved" : "initiative-returned";
    tell.run(
        notice(kind, event.initiativeId()), id -> notices.tellRole(id, Role.CENTRAL_BUYER.name()));
  }

  private Notice notice(String kind, long initiativeId) {
    InitiativeQueries.InitiativeRow initiative =
        initiatives
            .find(initiativeId, day.today())
            .orElseThrow(() -> new Refusal.NotFound("initiative " + initiativeId));
    String reason = initiative.returnReason();
    return Notice.of(
        kind,
        "/initiatives/" + initiativeId,
        Argument.text(initiative.code()),
        Argument.name(initiative.name()),
        Argument.text(reason == null ? "" : reason));
  }
}
