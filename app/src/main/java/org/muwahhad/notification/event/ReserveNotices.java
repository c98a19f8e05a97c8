package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardEntry.ReserveAnswered;
import org.muwahhad.award.AwardEntry.ReserveCalled;
import org.muwahhad.award.AwardEntry.ReserveInvited;
import org.muwahhad.award.reserve.ReserveQueries;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.shared.Refusal;

/**
 * Informs bidders who are asked to stand ready in place of a winner or called, and central buyers
 * of what they answer. The words hold no price: it is on the page.
 */
@Singleton
class ReserveNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final ReserveQueries places;

  ReserveNotices(NotifyPeople tell, Notices notices, ReserveQueries places) {
    this.tell = tell;
    this.notices = notices;
    this.places = places;
  }

  @EventListener
  void on(ReserveInvited entry) {
    for (ReserveQueries.ReservePlace place : places.listOf(entry.award())) {
      tellBidder("reserve-invited", place, "");
    }
  }

  @EventListener
  void on(ReserveAnswered entry) {
    ReserveQueries.ReservePlace place = get(entry.award(), entry.bid());
    String kind = "reserve-" + entry.answer().toLowerCase(Locale.ROOT);
    tell.run(notice(kind, place, ""), id -> notices.tellRole(id, Role.CENTRAL_BUYER.name()));
  }

  @EventListener
  void on(ReserveCalled entry) {
    tellBidder("reserve-called", get(entry.award(), entry.bid()), entry.reason());
  }

  private void tellBidder(String kind, ReserveQueries.ReservePlace place, String words) {
    tell.run(notice(kind, place, words), id -> notices.tellBidders(id, place.supplierId()));
  }

  private static Notice notice(String kind, ReserveQueries.ReservePlace place, String words) {
    return Notice.of(
        kind,
        "/reserve-places/" + place.id(),
        Argument.text(place.tenderNumber()),
        Argument.number(place.lotNumber()),
        Argument.name(place.lotTitle()),
        Argument.name(place.supplier()),
        Argument.text(place.answerUntil().toString()),
        Argument.text(words));
  }

  private ReserveQueries.ReservePlace get(long award, long bid) {
    return places
        .findOf(award, bid)
        .orElseThrow(() -> new Refusal.NotFound("reserve place of bid " + bid));
  }
}
