package org.muwahhad.framework.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.shared.Refusal;

/** An officer fills a basket on pages, and orders what is in it. */
@Tag("long")
class BasketPagesTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final Ordering ordering = Ordering.in(APP, FIXTURE);
  private final Actor officer = ordering.officer;

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void the_basket_is_filled_by_forms_reviewed_and_ordered_and_then_empty() {
    Browserless browser = Browserless.signedInAs(APP, officer);
    browser.get("/language/en");
    String one = "quantity-" + ordering.first + "-" + ordering.item(1);
    String two = "quantity-" + ordering.other + "-" + ordering.item(2);
    assertThat(browser.get("/orderable-items").body())
        .contains(one, two, "What can be ordered now")
        .as("dinars of Kuwait in riyals")
        .contains("In your currency, today");
    assertThat(browser.get("/basket").body()).contains("The basket is empty");

    assertThat(browser.get("/call-offs").body())
        .contains("href=\"/orderable-items\"", "href=\"/basket\"");

    String order = "/agreements/" + ordering.first;
    String typed = "quantity-" + ordering.item(1);
    String beside = "quantity-" + ordering.item(0);
    assertThat(browser.pressOnce(order + "/basket", typed, "many", beside, "6.5").body())
        .as("what is wrong is told at its field, and what was typed stays")
        .contains(
            "Enter a number", "id=\"" + typed + "-error\"", "value=\"many\"", "value=\"6.5\"");
    assertThat(browser.pressOnce(order + "/basket", typed, "").body())
        .contains("Enter a quantity of at least one item");
    assertThat(browser.get("/basket").body()).contains("The basket is empty");
    browser.pressOnce(order + "/basket", typed, "3");
    assertThat(browser.get("/basket").body()).contains("name=\"" + one + "\"", "value=\"3\"");

    browser.pressOnce("/orderable-items", one, "2", two, "1");
    assertThat(browser.get("/basket").body()).contains("name=\"" + one + "\"", "value=\"2\"");
    assertThat(browser.pressOnce("/basket", one, "4", two, "1", "reference", "PR-6").body())
        .as("the sums are of what was typed, which stays")
        .contains("The quantities of the basket are kept", "data-grand-total>28.020<")
        .contains("value=\"4\"", "value=\"PR-6\"");
    assertThat(browser.pressOnce("/basket/orders", "requestKey", "b", one, "3", two, "many").body())
        .as("also where something is wrong")
        .contains("data-grand-total>21.015<");
    browser.pressOnce("/basket", one, "2", two, "1");
    String batches = "batches-" + ordering.first + "-" + ordering.item(1);
    assertThat(browser.pressOnce("/basket/orders", "requestKey", "a", one, "many").body())
        .contains("Enter a number")
        .doesNotContain("enter the quantity and then the day");
    assertThat(
            browser
                .pressOnce("/basket/orders", "requestKey", "a", one, "2", batches, "soon")
                .body())
        .contains("enter the quantity and then the day")
        .doesNotContain("do not come to the quantity");
    String review =
        browser
            .pressOnce(
                "/basket/orders",
                "requestKey",
                "basket-form",
                one,
                "2",
                batches,
                "1 %s\n1 %s".formatted(ordering.today().plusDays(3), ordering.today().plusDays(9)),
                two,
                "1",
                "site",
                APP.ask("SELECT code FROM delivery_site WHERE entity_id = " + FIXTURE.saudi),
                "wantedOn",
                ordering.today().plusDays(20).toString(),
                "reference",
                "PR-7")
            .body();
    assertThat(review)
        .contains("14.010", "500.25", "Where and until when", "Batches by date", "at once");
    assertThat(ordering.called(1)).as("nothing is done by one press").isEqualTo("0.000");

    browser.confirm("/basket/orders", review);

    assertThat(ordering.called(1) + " " + ordering.called(2)).isEqualTo("2.000 1.000");
    assertThat(browser.get("/basket").body()).contains("The basket is empty");
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM call_off_instruction i JOIN call_off o ON o.id = i.call_off_id
                 WHERE o.request_key = 'basket-form' AND i.reference = 'PR-7'"""))
        .isEqualTo("2");
    assertThat(browser.pressOnce("/basket/orders", "requestKey", "empty").body())
        .contains("Enter a quantity of at least one item");
  }

  @Test
  void only_what_the_entity_has_a_balance_of_goes_into_a_basket() {
    Actor stranger = FIXTURE.world().anOfficerOf(FIXTURE.world().anEntityIn("OM"));
    PutInBasket put = APP.get(PutInBasket.class);

    assertThatThrownBy(() -> put.run(stranger, List.of(wanted("1"))))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(() -> put.run(officer, List.of(wanted("-1"))))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(() -> put.run(officer, Collections.nCopies(501, wanted("1"))))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .containsExactly("items order.basket-full"));
    put.run(officer, List.of(wanted("3")));
    put.run(officer, List.of(wanted("5")));
    assertThat(APP.get(ViewBasket.class).get(officer).agreements().get(0).items())
        .extracting(i -> i.quantity().stripTrailingZeros().toPlainString())
        .containsExactly("5");
    put.run(officer, List.of(wanted("0")));
    assertThat(APP.get(ViewBasket.class).get(officer).agreements()).isEmpty();
  }

  private PutInBasket.WantedItem wanted(String quantity) {
    return new PutInBasket.WantedItem(ordering.first, ordering.item(0), new BigDecimal(quantity));
  }
}
