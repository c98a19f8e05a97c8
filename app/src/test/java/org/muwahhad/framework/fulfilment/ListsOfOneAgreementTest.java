package org.muwahhad.framework.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.framework.calloff.ViewOrders;
import org.muwahhad.framework.order.ViewBasket;
import org.muwahhad.framework.performance.BreachKind;
import org.muwahhad.framework.performance.PerformanceGroup;
import org.muwahhad.framework.performance.ReportBreach;
import org.muwahhad.framework.performance.ViewBreaches;
import org.muwahhad.framework.performance.ViewPerformance;
import org.muwahhad.framework.transfer.OfferTransfer;
import org.muwahhad.framework.transfer.ViewTransfers;
import org.muwahhad.web.ListChoice;

/**
 * The whole number of an agreement finds what is of that one alone in every list, and not what is
 * of another one whose number begins with it.
 */
@Tag("long")
class ListsOfOneAgreementTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);

  private final Fulfilling of = Fulfilling.inDinars(APP, FIXTURE);

  /** The number of another agreement of the tender. */
  private final String other =
      APP.ask(
          """
          SELECT MIN(f.number) FROM framework_agreement f
            JOIN framework_agreement o ON o.tender_id = f.tender_id AND o.id <> f.id
           WHERE o.id = """
              + of.agreement);

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void no_list_takes_the_number_of_an_agreement_for_the_beginning_of_another() {
    of.receive(of.send("1"), "1", "1");
    of.invoice("1", null);
    report(of.order);
    offer();
    APP.without(
        "tr_framework_agreement_fixed",
        () ->
            APP.sql(
                "UPDATE framework_agreement SET number = '%s1' WHERE id = %d"
                    .formatted(other, of.agreement)));

    lists()
        .forEach(
            (name, found) -> {
              assertThat(found.applyAsInt(choice(other + "1"))).as(name).isPositive();
              assertThat(found.applyAsInt(choice(other.substring(0, other.length() - 1))))
                  .as(name + " by a part of the number")
                  .isPositive();
              assertThat(found.applyAsInt(choice(other))).as(name).isZero();
            });
    assertThat(APP.get(ViewAgreements.class).list(FIXTURE.buyer, choice(other)).entries())
        .singleElement()
        .satisfies(a -> assertThat(a.number()).isEqualTo(other));
    assertThat(APP.get(ViewBasket.class).listOrderable(of.officer, choice(other)).entries())
        .isNotEmpty()
        .allSatisfy(i -> assertThat(i.agreementNumber()).isEqualTo(other));
  }

  @Test
  void reports_of_one_order_leave_out_another_whose_number_begins_with_it() {
    long second = of.place("1");
    report(second);
    String number = APP.ask("SELECT number FROM call_off WHERE id = " + of.order);
    APP.without(
        "tr_call_off_fixed",
        () ->
            APP.sql("UPDATE call_off SET number = '%s1' WHERE id = %d".formatted(number, second)));

    assertThat(breaches(choice(number + "1"))).isEqualTo(1);
    assertThat(breaches(choice(number))).isZero();
  }

  private Map<String, ToIntFunction<ListChoice>> lists() {
    return Map.of(
        "orders",
        c -> APP.get(ViewOrders.class).list(of.officer, c).total(),
        "despatches",
        c -> APP.get(ViewTradeLists.class).despatches(of.officer, c).total(),
        "invoices",
        c -> APP.get(ViewTradeLists.class).invoices(of.officer, c).total(),
        "transfers",
        c -> APP.get(ViewTransfers.class).list(of.officer, c).total(),
        "breaches",
        ListsOfOneAgreementTest::breaches,
        "facts",
        c ->
            APP.get(ViewPerformance.class)
                .listFacts(FIXTURE.buyer, PerformanceGroup.STATE, "SA", c)
                .total());
  }

  private static int breaches(ListChoice choice) {
    return APP.get(ViewBreaches.class).list(FIXTURE.buyer, choice).total();
  }

  private static ListChoice choice(String text) {
    return new ListChoice("/list", text, "", "", 1);
  }

  private void report(long order) {
    APP.get(ReportBreach.class)
        .run(
            of.officer,
            of.agreement,
            new ReportBreach.ReportedFacts(
                Fulfilling.key(), order, BreachKind.OTHER, of.today(), "وصلت بلا ملحقاتها"));
  }

  private void offer() {
    long receiver = FIXTURE.world().anEntityIn("SA");
    APP.get(OfferTransfer.class)
        .run(
            of.officer,
            of.agreement,
            new OfferTransfer.Offer(
                Fulfilling.key(),
                of.item,
                APP.ask("SELECT code FROM procuring_entity WHERE id = " + receiver),
                BigDecimal.ONE,
                "فائض عن الحاجة"));
  }
}
