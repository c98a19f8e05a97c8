package org.muwahhad.framework.amendment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;

/** What an agreement says is read of any day, before and after its amendments. */
@Tag("long")
class TermsOnDayTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final Amending amending = new Amending(APP, FIXTURE);
  private final LocalDate today = amending.today();

  @BeforeAll
  static void rules() {
    Amending.rules(FIXTURE);
  }

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void a_price_is_that_of_the_day_with_the_amendment_that_set_it() {
    amending.signedByBoth(
        amending.offer.run(
            amending.supplier, amending.agreement, amending.lower("90", today.plusDays(5))));

    for (Actor reader : List.of(amending.supplier, amending.officer, FIXTURE.buyer)) {
      assertThat(item(reader, today.plusDays(4)).unitPrice()).isEqualByComparingTo("100.125");
      assertThat(item(reader, today.plusDays(4)).priceAmendment()).isNull();
      assertThat(item(reader, today.plusDays(5)).unitPrice()).isEqualByComparingTo("90");
      assertThat(item(reader, today.plusDays(5)).priceAmendment()).isEqualTo(1);
    }
  }

  @Test
  void what_is_offered_and_not_signed_by_both_is_on_no_day() {
    long amendment =
        amending.offer.run(amending.supplier, amending.agreement, amending.lower("90"));
    amending.sign.run(amending.supplier, amendment);

    assertThat(item(FIXTURE.buyer, today.plusDays(30)).unitPrice()).isEqualByComparingTo("100.125");
  }

  @Test
  void the_last_day_and_the_rate_of_a_state_are_those_of_the_day() {
    LocalDate awarded = amending.end();
    amending.signedByBoth(
        amending.offer.run(
            FIXTURE.buyer, amending.agreement, amending.term(awarded.plusMonths(3))));
    amending.signedByBoth(
        amending.offer.run(FIXTURE.buyer, amending.agreement, amending.vat("SA", "10")));

    ViewAgreementAmendments.TermsOnDay before = on(amending.supplier, today.minusDays(1));
    assertThat(before.party().endsOn()).isEqualTo(awarded);
    assertThat(before.party().termAmendment()).isNull();
    assertThat(before.vat()).isEmpty();
    ViewAgreementAmendments.TermsOnDay now = on(amending.supplier, today);
    assertThat(now.party().endsOn()).isEqualTo(awarded.plusMonths(3));
    assertThat(now.party().termAmendment()).isEqualTo(1);
    assertThat(now.party().endsEarly()).isFalse();
    assertThat(now.vat())
        .singleElement()
        .satisfies(
            rate -> {
              assertThat(rate.stateCode()).isEqualTo("SA");
              assertThat(rate.percent()).isEqualByComparingTo("10");
              assertThat(rate.amendment()).isEqualTo(2);
            });
  }

  @Test
  void people_choose_a_day_on_the_page_and_programs_in_the_address() {
    amending.signedByBoth(
        amending.offer.run(
            amending.supplier, amending.agreement, amending.lower("90", today.plusDays(5))));
    String address = "/agreements/" + amending.agreement + "/amendments?on=";

    Browserless browser = Browserless.signedInAs(APP, amending.officer);
    assertThat(browser.get(address + today.plusDays(4)).body())
        .contains("100.125", "value=\"" + today.plusDays(4) + "\"");
    assertThat(browser.get(address + today.plusDays(5)).body()).contains("90.000");
    assertThat(browser.get(address + "tomorrow").body()).contains("value=\"" + today + "\"");
    assertThat(
            ApiCaller.of(APP, amending.officer).get("/api/v1" + address + today.plusDays(5)).body())
        .contains("\"priceAmendment\":1");
  }

  private TermsOnDayQueries.ItemOnDay item(Actor reader, LocalDate day) {
    return on(reader, day).items().stream()
        .filter(i -> i.lotItemId() == amending.item)
        .findFirst()
        .orElseThrow();
  }

  private ViewAgreementAmendments.TermsOnDay on(Actor reader, LocalDate day) {
    return Objects.requireNonNull(amending.view.list(reader, amending.agreement, day).terms());
  }
}
