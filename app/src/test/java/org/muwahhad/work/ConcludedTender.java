package org.muwahhad.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;

/** A tender under whose agreement an officer orders an item. */
record ConcludedTender(long agreement, long item, Actor officer) {

  /** Adopted, confirmed after the standstill, and concluded. */
  static List<ConcludedTender> conclude(TestApp alone, int number) {
    AwardFixture fixture = AwardFixture.in(alone);
    List<AwardFixture.Tender> tenders = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      AwardFixture.Tender tender = fixture.aTender();
      fixture.adopt(tender);
      tenders.add(tender);
    }
    alone.moveClockOn(Duration.ofDays(11));
    List<ConcludedTender> concluded = new ArrayList<>();
    for (AwardFixture.Tender tender : tenders) {
      alone.get(ConfirmAwards.class).run(fixture.buyer, tender.id());
      long id =
          Long.parseLong(
              alone.ask(
                  "SELECT MIN(id) FROM framework_agreement WHERE tender_id = " + tender.id()));
      Actor officer = fixture.world().anOfficerOf(fixture.saudi);
      concluded.add(new ConcludedTender(id, tender.items().get(0), officer));
    }
    alone.close();
    return concluded;
  }
}
