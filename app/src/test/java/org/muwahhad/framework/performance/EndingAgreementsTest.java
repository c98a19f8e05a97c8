package org.muwahhad.framework.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;

/** Agreements that end within sixty days are told beside what was spent. */
@Tag("long")
class EndingAgreementsTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);

  @Test
  void an_agreement_is_told_from_the_sixtieth_day_before_its_last_on() {
    OrderedGoods goods = OrderedGoods.in(APP, FIXTURE);
    String number = APP.ask("SELECT number FROM framework_agreement WHERE id = " + goods.agreement);
    LocalDate last =
        LocalDate.parse(
            APP.ask("SELECT ends_on FROM framework_agreement WHERE id = " + goods.agreement));
    int left = (int) ChronoUnit.DAYS.between(goods.today(), last);

    goods.later(left - 61);
    assertThat(page()).doesNotContain(number);

    goods.later(1);
    assertThat(page()).contains(number);
  }

  private static String page() {
    Browserless browser = Browserless.signedInAs(APP, FIXTURE.buyer);
    browser.get("/language/en");
    return browser.get("/spend").body();
  }
}
