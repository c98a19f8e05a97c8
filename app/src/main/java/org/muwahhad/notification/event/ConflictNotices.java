package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.muwahhad.access.Actors;
import org.muwahhad.access.Role;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.tender.ConflictLearned;
import org.muwahhad.tender.TenderQueries;

/**
 * Informs those who go on without a member that one declared a conflict of interest, the chair
 * among them, and the buyers; also where too few are left.
 */
@Singleton
class ConflictNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final TenderQueries tenders;
  private final Actors actors;

  ConflictNotices(NotifyPeople tell, Notices notices, TenderQueries tenders, Actors actors) {
    this.tell = tell;
    this.notices = notices;
    this.tenders = tenders;
    this.actors = actors;
  }

  @EventListener
  void on(ConflictLearned event) {
    long tender = event.tenderId();
    tell.run(
        notice(event, event.href()),
        id ->
            switch (event.part()) {
              case OPENING -> notices.tellOpeningPanel(id, tender);
              case COMMITTEE -> notices.tellDeciding(id, tender);
              case REVIEW -> notices.tellReviewers(id, tender);
            });
    tell.run(
        notice(event, "/tenders/" + tender), id -> notices.tellRole(id, Role.CENTRAL_BUYER.name()));
  }

  private Notice notice(ConflictLearned event, String href) {
    TenderQueries.Tender tender = tenders.getTender(event.tenderId());
    String part = event.part().name().toLowerCase(Locale.ROOT);
    return Notice.of(
        "conflict-" + part + (event.enough() ? "" : "-too-few"),
        href,
        Argument.name(actors.get(event.personId()).name()),
        Argument.name(tender.title()),
        Argument.text(tender.number()));
  }
}
