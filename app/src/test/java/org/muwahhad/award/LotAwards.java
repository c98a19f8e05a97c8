package org.muwahhad.award;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture.Item;
import org.muwahhad.award.AwardFixture.Judged;
import org.muwahhad.award.AwardFixture.Lot;
import org.muwahhad.award.AwardFixture.Tender;
import org.muwahhad.demo.DemoTime;

/** The awards of the lots of a tender from the recommendation on: ended, confirmed and read. */
record LotAwards(TestApp app, AwardFixture fixture) {

  /** Three lots of 400 dinars or 5,000 riyals each; the judgement is that of the dinar bid. */
  Tender ofThreeLots(Judged... dinar) {
    return fixture.aTender(
        Stream.of(dinar)
            .map(
                j ->
                    new Lot(
                        List.of(new Item(List.of("5", "5"), "40", "500")),
                        j,
                        j == Judged.FIRST ? Judged.SECOND : Judged.FIRST))
            .toList());
  }

  /** Past the service, the award of a lot ends because its bidder is debarred. */
  void end(Tender tender, int lot) {
    app.sql(
        """
        UPDATE award SET status = 'cancelled', live_lot_id = NULL, end_reason = 'DEBARRED'
         WHERE live_lot_id = %d"""
            .formatted(tender.lots().get(lot)));
  }

  /** Confirms the awards after their standstill. */
  void confirm(Tender tender) {
    DemoTime.run(
        Instant.now().plus(Duration.ofDays(11)),
        () -> app.get(ConfirmAwards.class).run(fixture.buyer, tender.id()));
  }

  /** Every award by lot: its status, and why it ended. */
  String outcome(Tender tender) {
    return app.ask(
        """
        SELECT GROUP_CONCAT(CONCAT(l.number, ':', a.status, ':', COALESCE(a.end_reason, '-'))
                 ORDER BY l.number, a.id)
          FROM award a JOIN lot l ON l.id = a.lot_id WHERE a.tender_id = %d"""
            .formatted(tender.id()));
  }
}
