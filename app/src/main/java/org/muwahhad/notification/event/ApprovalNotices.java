package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.tender.TenderEntry.ApprovalAsked;
import org.muwahhad.tender.TenderQueries;

/** Notifies those who may approve a tender that it was sent for approval. */
@Singleton
class ApprovalNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final TenderQueries tenders;

  ApprovalNotices(NotifyPeople tell, Notices notices, TenderQueries tenders) {
    this.tell = tell;
    this.notices = notices;
    this.tenders = tenders;
  }

  @EventListener
  void on(ApprovalAsked asked) {
    TenderQueries.Tender tender = tenders.getTender(asked.tenderId());
    tell.run(
        Notice.of(
            "tender-to-approve",
            "/tenders/" + tender.id() + "/approval",
            Argument.name(tender.title()),
            Argument.text(tender.number())),
        id -> notices.tellApprovers(id, tender.id()));
  }
}
