package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.access.Role;
import org.muwahhad.framework.performance.BreachQueries;
import org.muwahhad.framework.performance.BreachSide;
import org.muwahhad.framework.performance.PerformanceEntry.BreachAnswered;
import org.muwahhad.framework.performance.PerformanceEntry.BreachDecided;
import org.muwahhad.framework.performance.PerformanceEntry.BreachPaperAdded;
import org.muwahhad.framework.performance.PerformanceEntry.BreachReported;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.shared.Refusal;

/**
 * Informs the supplier of a report of a breach and the central buyers of its answer, each side of
 * the papers of the other, and of the decision both sides, with the officers of the entity that
 * reported it.
 */
@Singleton
class PerformanceNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final BreachQueries breaches;

  PerformanceNotices(NotifyPeople tell, Notices notices, BreachQueries breaches) {
    this.tell = tell;
    this.notices = notices;
    this.breaches = breaches;
  }

  @EventListener
  void on(BreachReported entry) {
    BreachQueries.Breach breach = get(entry.breachId());
    tell.run(
        notice("breach-reported", breach, breach.answerUntil().toString(), breach.facts()),
        id -> notices.tellBidders(id, breach.supplierId()));
    tellCentral("breach-reported", breach, breach.answerUntil().toString(), breach.facts());
  }

  /** The other side, and who decides. */
  @EventListener
  void on(BreachPaperAdded entry) {
    BreachQueries.Breach breach = get(entry.breachId());
    boolean bySupplier = entry.side() == BreachSide.SUPPLIER;
    if (bySupplier) {
      tellEntity("breach-paper-added", breach, entry.title());
    } else {
      tell.run(
          notice("breach-paper-added", breach, entry.title()),
          id -> notices.tellBidders(id, breach.supplierId()));
    }
    if (bySupplier || breach.isOfEntity()) {
      tellCentral("breach-paper-added", breach, entry.title());
    }
  }

  @EventListener
  void on(BreachAnswered entry) {
    BreachQueries.Breach breach = get(entry.breachId());
    tellCentral("breach-answered", breach);
    tellEntity("breach-answered", breach);
  }

  @EventListener
  void on(BreachDecided entry) {
    BreachQueries.Breach breach = get(entry.breachId());
    String kind =
        switch (entry.outcome()) {
          case FOUND -> "breach-found";
          default -> "breach-not-found";
        };
    tell.run(
        notice(kind, breach, entry.reason()), id -> notices.tellBidders(id, breach.supplierId()));
    tellCentral(kind, breach, entry.reason());
    tellEntity(kind, breach, entry.reason());
  }

  private void tellCentral(String kind, BreachQueries.Breach breach, String... more) {
    tell.run(notice(kind, breach, more), id -> notices.tellRole(id, Role.CENTRAL_BUYER.name()));
  }

  private void tellEntity(String kind, BreachQueries.Breach breach, String... more) {
    if (breach.isOfEntity()) {
      tell.run(notice(kind, breach, more), id -> notices.tellEntity(id, breach.entityId()));
    }
  }

  /** A notice with the number, the agreement and the supplier, and what else it says. */
  private static Notice notice(String kind, BreachQueries.Breach breach, String... more) {
    Argument[] arguments = new Argument[3 + more.length];
    arguments[0] = Argument.number(breach.number());
    arguments[1] = Argument.text(breach.agreementNumber());
    arguments[2] = Argument.name(breach.supplier());
    for (int i = 0; i < more.length; i++) {
      arguments[3 + i] = Argument.text(more[i]);
    }
    return Notice.of(kind, "/breaches/" + breach.id(), arguments);
  }

  private BreachQueries.Breach get(long breachId) {
    return breaches
        .find(breachId, "", 0, 0)
        .orElseThrow(() -> new Refusal.NotFound("breach " + breachId));
  }
}
