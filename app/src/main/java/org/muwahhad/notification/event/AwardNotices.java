package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.muwahhad.award.LotsEnded;
import org.muwahhad.award.LotsReturned;
import org.muwahhad.award.TenderAwarded;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.tender.TenderMove.StandstillStarted;
import org.muwahhad.tender.TenderQueries;

/** Tells panels, buyers and bidders what becomes of the awards of a tender. */
@Singleton
class AwardNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final TenderQueries tenders;

  AwardNotices(NotifyPeople tell, Notices notices, TenderQueries tenders) {
    this.tell = tell;
    this.notices = notices;
    this.tenders = tenders;
  }

  /** All bidders at once, winners and others, in the transaction of the decision. */
  @EventListener
  void on(StandstillStarted event) {
    TenderQueries.Tender tender = tenders.getTender(event.tenderId());
    tell.run(
        Notice.of(
            "awards-decided",
            "/tenders/" + tender.id() + "/award/letter",
            Argument.text(tender.number()),
            Argument.name(tender.title()),
            Argument.at(Objects.requireNonNull(tender.standstillUntil()))),
        id -> notices.tellAllBidders(id, tender.id()));
  }

  /** All bidders again, winners and others, when the standstill is over and awards take effect. */
  @EventListener
  void on(TenderAwarded event) {
    TenderQueries.Tender tender = tenders.getTender(event.tenderId());
    tell.run(
        Notice.of(
            "awards-in-force",
            "/tenders/" + tender.id() + "/award/letter",
            Argument.text(tender.number()),
            Argument.name(tender.title()),
            numbers(event.lots()),
            Argument.at(event.at())),
        id -> notices.tellAllBidders(id, tender.id()));
  }

  @EventListener
  void on(LotsReturned event) {
    TenderQueries.Tender tender = tenders.getTender(event.tenderId());
    tell.run(
        Notice.of(
            "lots-returned",
            "/tenders/" + tender.id() + "/award",
            Argument.text(tender.number()),
            Argument.name(tender.title()),
            numbers(event.lots())),
        id -> notices.tellExaminersAndBidders(id, tender.id()));
  }

  @EventListener
  void on(LotsEnded event) {
    TenderQueries.Tender tender = tenders.getTender(event.tenderId());
    tell.run(
        Notice.of(
            "lots-ended",
            "/tenders/" + tender.id() + "/award",
            Argument.text(tender.number()),
            Argument.name(tender.title()),
            numbers(event.lots())),
        id -> notices.tellExaminersAndBidders(id, tender.id()));
  }

  private static Argument numbers(List<Integer> lots) {
    return Argument.lots(lots.stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }
}
