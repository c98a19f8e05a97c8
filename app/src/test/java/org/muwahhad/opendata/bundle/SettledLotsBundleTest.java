package org.muwahhad.opendata.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.EndReturnedLots;
import org.muwahhad.complaint.Remedy;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;

/** The bundle of a tender of which one lot is awarded while the other is still to be decided. */
@Tag("long")
class SettledLotsBundleTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);
  private final PlayedTender tender = decided();
  private final List<Long> first = tender.lots().subList(0, 1);

  /** In its standstill; the first bidder wins both lots. */
  private static PlayedTender decided() {
    PlayedTender tender = PlayedTender.published(STAGE);
    tender.bid("KWD", true, "10.125", "10.125", "10.125", "10.125");
    tender.bid("SAR", true, "130", "130", "130", "130");
    return tender.playToStandstill();
  }

  @Test
  void it_is_published_once_the_lot_that_a_complaint_held_back_ends() {
    long complaint = STAGE.at(soon(), () -> tender.complaints().complain(loser(), first));
    tender.award();
    assertThat(status()).isEqualTo("STANDSTILL");
    assertThat(published()).as("a lot is still to be decided").isEqualTo("0");

    STAGE.run(later(), () -> tender.complaints().decide(complaint, first, Remedy.CANCEL_LOT));

    assertThat(status()).isEqualTo("AWARDED");
    assertThat(published()).isEqualTo("1");
  }

  @Test
  void it_is_published_once_the_lot_that_is_back_with_the_panel_is_given_up() {
    STAGE.run(soon(), () -> tender.complaints().decide(loser(), first, Remedy.REEVALUATE));
    tender.award();
    assertThat(status()).isEqualTo("UNDER_EVALUATION");
    assertThat(published()).as("a lot is still to be decided").isEqualTo("0");

    STAGE.run(
        later(),
        () -> APP.get(EndReturnedLots.class).run(STAGE.buyer(), tender.id(), "لا حاجة إليها"));

    assertThat(status()).isEqualTo("AWARDED");
    assertThat(published()).isEqualTo("1");
  }

  private Actor loser() {
    return List.copyOf(tender.bids().keySet()).get(1);
  }

  private Instant soon() {
    return tender.afterAnswers().plus(Duration.ofHours(1));
  }

  private Instant later() {
    return tender.afterStandstill().plus(Duration.ofHours(1));
  }

  private String status() {
    return APP.ask("SELECT status FROM joint_tender WHERE id = " + tender.id());
  }

  /** How many editions there are after a turn of the publisher. */
  private String published() {
    APP.get(PublishBundles.class).run();
    return APP.ask("SELECT COUNT(*) FROM tender_bundle WHERE tender_id = " + tender.id());
  }
}
