package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.muwahhad.access.Role;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.tender.PublicationEntry.AmendmentPublished;
import org.muwahhad.tender.PublicationEntry.QuestionAnswered;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.amendment.AmendmentQueries;
import org.muwahhad.tender.question.QuestionAsked;
import org.muwahhad.tender.question.QuestionHours;

/**
 * Informs buyers of questions, and everybody interested of answers and amendments. Those who bid
 * are told like those who follow, so that no message says who bids; nobody is told who asked.
 */
@Singleton
class PublicationNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final TenderQueries tenders;
  private final QuestionHours hours;
  private final AmendmentQueries amendments;

  PublicationNotices(
      NotifyPeople tell,
      Notices notices,
      TenderQueries tenders,
      QuestionHours hours,
      AmendmentQueries amendments) {
    this.tell = tell;
    this.notices = notices;
    this.tenders = tenders;
    this.hours = hours;
    this.amendments = amendments;
  }

  @EventListener
  void on(QuestionAsked event) {
    TenderQueries.Tender tender = tenders.getTender(event.tenderId());
    String page = "/tenders/" + tender.id() + "/questions";
    Instant until = hours.answersUntil(tender.id()).orElseGet(tender::deadline);
    tell.run(
        Notice.of(
                "question-asked",
                page,
                Argument.name(tender.title()),
                Argument.text(tender.number()),
                Argument.at(until))
            .mailedHourlyOf(page),
        id -> notices.tellRole(id, Role.CENTRAL_BUYER.name()));
  }

  @EventListener
  void on(QuestionAnswered event) {
    TenderQueries.Tender tender = tenders.getTender(event.tenderId());
    tell.toSuppliers(
        Notice.of(
            "tender-answered",
            address(tender),
            Argument.name(tender.title()),
            Argument.text(tender.number()),
            Argument.number(event.answer())),
        id -> notices.tellInterested(id, tender.id()));
  }

  @EventListener
  void on(AmendmentPublished event) {
    TenderQueries.Tender tender = tenders.getTender(event.tenderId());
    AmendmentQueries.Amendment amendment =
        amendments.listPublished(tender.id()).get(event.amendment() - 1);
    tell.toSuppliers(
        Notice.of(
            "tender-amended",
            address(tender),
            Argument.name(tender.title()),
            Argument.text(tender.number()),
            Argument.number(event.amendment()),
            Argument.name(amendment.reason()),
            Argument.at(tender.deadline())),
        id -> notices.tellInterested(id, tender.id()));
  }

  /** Where those told read all of it: of a tender that is not open, the notice is cut short. */
  private static String address(TenderQueries.Tender tender) {
    return tender.limitsBidders()
        ? "/tenders/" + tender.id() + "/dossier"
        : "/publications/" + tender.number();
  }
}
