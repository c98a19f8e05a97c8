package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.access.Role;
import org.muwahhad.award.quantity.QuantitiesAsked;
import org.muwahhad.award.quantity.QuantitiesSettled;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.tender.TenderQueries;

/** Informs coordinators that their state is to confirm its quantities, and what came of all. */
@Singleton
class QuantityNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final TenderQueries tenders;

  QuantityNotices(NotifyPeople tell, Notices notices, TenderQueries tenders) {
    this.tell = tell;
    this.notices = notices;
    this.tenders = tenders;
  }

  /** All states at once, each with its own time, in the transaction of the decision. */
  @EventListener
  void on(QuantitiesAsked event) {
    TenderQueries.Tender tender = tenders.getTender(event.tenderId());
    event
        .until()
        .forEach(
            (state, until) ->
                tell.run(
                    Notice.of(
                        "quantities-asked",
                        href(tender),
                        Argument.text(tender.number()),
                        Argument.name(tender.title()),
                        Argument.at(until)),
                    id -> notices.tellCoordinators(id, state)));
  }

  @EventListener
  void on(QuantitiesSettled event) {
    TenderQueries.Tender tender = tenders.getTender(event.tenderId());
    Notice notice =
        Notice.of(
            "quantities-settled",
            href(tender),
            Argument.text(tender.number()),
            Argument.name(tender.title()),
            Argument.number(event.stand()),
            Argument.number(event.returned()),
            Argument.number(event.ended()));
    tell.run(notice, id -> notices.tellConfirming(id, event.confirmationId()));
    tell.run(notice, id -> notices.tellRole(id, Role.CENTRAL_BUYER.name()));
  }

  private static String href(TenderQueries.Tender tender) {
    return "/tenders/" + tender.id() + "/quantities";
  }
}
