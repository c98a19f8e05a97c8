package org.muwahhad.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.figures.Reported;

/** The buyer who puts awards into force reads beforehand which of them a complaint holds back. */
class ReviewOfConfirmationTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = fixture();
  private static final ComplaintFixture CASES = new ComplaintFixture(APP, FIXTURE);

  private static AwardFixture fixture() {
    AwardFixture fixture = AwardFixture.in(APP);
    fixture.rule("weight.quality", "60", "PERCENT");
    fixture.rule("weight.price", "40", "PERCENT");
    return fixture;
  }

  @Test
  void a_suspended_lot_is_neither_among_what_takes_effect_nor_in_its_sum() {
    AwardFixture.Tender tender = CASES.inStandstill();
    CASES.file(tender, CASES.riyal, 0);
    APP.moveClockOn(Duration.ofDays(11));
    Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer);
    buyer.get("/");
    String path = "/tenders/" + tender.id() + "/award/confirm";

    String review = buyer.pressOnce(path).body();

    assertThat(review)
        .contains("Awards that take effect now", "Lots that wait")
        .contains("Suspended until a complaint is decided")
        .contains("1,500.75")
        .as("the price of the lot that waits")
        .doesNotContain("3,603.473");
    assertThat(CASES.awards(tender)).isEqualTo("1:pending:-,2:pending:-");
    assertThat(buyer.confirm(path, review).statusCode()).isEqualTo(200);
    assertThat(CASES.awards(tender)).isEqualTo("1:pending:-,2:active:-");
    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("award.confirmed");
    assertThat(
            Reported.award(APP, FIXTURE.buyer, tender.id())
                .record()
                .apply(Issue.NONE)
                .standing()
                .en())
        .contains("The award of lot 2 is in effect.")
        .contains("That of lot 1 waits until a complaint is decided.");
  }
}
