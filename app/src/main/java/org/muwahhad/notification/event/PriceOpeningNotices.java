package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.bid.BidEntry.PriceOpeningAnnounced;
import org.muwahhad.evaluation.EvaluationEntry.TechnicalEvaluationClosed;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.tender.TenderQueries;

/** Informs a panel and the bidders of the meeting in which the prices of a tender are opened. */
@Singleton
class PriceOpeningNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final TenderQueries tenders;

  PriceOpeningNotices(NotifyPeople tell, Notices notices, TenderQueries tenders) {
    this.tell = tell;
    this.notices = notices;
    this.tenders = tenders;
  }

  @EventListener
  void on(TechnicalEvaluationClosed event) {
    TenderQueries.Tender tender = tenders.getTender(event.tenderId());
    tell.run(
        Notice.of(
            "technical-closed",
            "/tenders/" + tender.id() + "/opening/prices",
            Argument.name(tender.title()),
            Argument.text(tender.number())),
        id -> notices.tellOpeningPanel(id, tender.id()));
  }

  @EventListener
  void on(PriceOpeningAnnounced event) {
    TenderQueries.Tender tender = tenders.getTender(event.tenderId());
    Argument[] what = {
      Argument.name(tender.title()), Argument.text(tender.number()), Argument.at(event.meetsAt())
    };
    tell.run(
        Notice.of("price-opening-panel", "/tenders/" + tender.id() + "/opening/prices", what),
        id -> notices.tellOpeningPanel(id, tender.id()));
    String record = "/tenders/" + tender.id() + "/opening";
    tell.run(
        Notice.of("price-opening", record, what),
        id -> notices.tellExamined(id, tender.id(), true));
    tell.run(
        Notice.of("prices-stay-sealed", record, what),
        id -> notices.tellExamined(id, tender.id(), false));
  }
}
