package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.panel.ExaminersChanged;

/**
 * Informs an alternate who is called to an examination panel, and the person who chairs it from now
 * on.
 */
@Singleton
class PanelNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final TenderQueries tenders;

  PanelNotices(NotifyPeople tell, Notices notices, TenderQueries tenders) {
    this.tell = tell;
    this.notices = notices;
    this.tenders = tenders;
  }

  @EventListener
  void on(ExaminersChanged event) {
    TenderQueries.Tender tender = tenders.getTender(event.tenderId());
    tell("alternate-called", tender, event.called());
    tell("chair-passed", tender, event.chair());
  }

  private void tell(String kind, TenderQueries.Tender tender, @Nullable Long person) {
    if (person != null) {
      tell.run(
          Notice.of(
              kind,
              "/tenders/" + tender.id() + "/evaluation",
              Argument.name(tender.title()),
              Argument.text(tender.number())),
          id -> notices.tellPerson(id, person));
    }
  }
}
