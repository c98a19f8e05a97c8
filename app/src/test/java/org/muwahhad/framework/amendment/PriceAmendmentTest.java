package org.muwahhad.framework.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.catalog.standard.ViewOrderable;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.framework.ViewAgreements;

/**
 * Prices and VAT rates of an agreement change as its dossier foresees, and what was ordered before
 * stays as it was.
 */
@Tag("long")
class PriceAmendmentTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final Amending amending = new Amending(APP, FIXTURE);

  @BeforeAll
  static void rules() {
    Amending.rules(FIXTURE);
  }

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void prices_follow_an_index_once_both_have_signed_and_orders_before_keep_theirs() {
    long before = amending.order("2");
    long waiting = amending.waiting(FIXTURE.buyer);
    long amendment =
        amending.offer.run(amending.supplier, amending.agreement, byIndex("100", "105"));

    assertThat(amending.lastAct()).isEqualTo("amendment.offered");
    assertThat(amending.told(FIXTURE.buyer, "amendment-offered")).isEqualTo("1");
    assertThat(amending.waiting(FIXTURE.buyer)).isEqualTo(waiting + 1);
    amending.sign.run(amending.supplier, amendment);
    assertThat(amending.told(FIXTURE.buyer, "amendment-to-sign")).isEqualTo("1");
    assertThat(amending.price()).isEqualByComparingTo("100.125");
    amending.sign.run(FIXTURE.buyer, amendment);

    // 100.125 × (1 + 0.8 × 0.05) = 104.13, all of it below the cap of 110.137.
    assertThat(amending.lastAct()).isEqualTo("amendment.signed");
    assertThat(amending.price()).isEqualByComparingTo("104.130");
    assertThat(amending.told(amending.officer, "amendment-in-force")).isEqualTo("1");
    assertThat(amending.waiting(FIXTURE.buyer)).isEqualTo(waiting);
    long after = amending.order("3");
    assertThat(amending.line(before).netAmount()).isEqualByComparingTo("200.250");
    assertThat(amending.line(before).unitPrice()).isEqualByComparingTo("100.125");
    assertThat(amending.line(after).netAmount()).isEqualByComparingTo("312.390");
    assertThat(amending.line(after).unitPrice()).isEqualByComparingTo("104.130");
    // What is left counts at the new price: 5 ordered of 25.5.
    assertThat(
            APP.get(ViewAgreements.class).get(amending.officer, amending.agreement).spend().stream()
                .findFirst()
                .orElseThrow()
                .ordered()
                .amount())
        .isEqualByComparingTo("512.640");
  }

  @Test
  void no_index_lifts_a_price_above_its_cap() {
    amending.signedByBoth(
        amending.offer.run(FIXTURE.buyer, amending.agreement, byIndex("100", "200")));

    assertThat(amending.price()).isEqualByComparingTo("110.137");
    // Nor does its next move: the cap counts from the price awarded.
    amending.assertFault(
        byIndex("200", "2020-02-01", "202", "2020-03-01"), "amendment.nothing-changed");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO amendment_price (amendment_id, agreement_id, lot_item_id,
                      price_before, unit_price)
                    VALUES (%d, %d, %d, 110.137, 120)"""
                        .formatted(
                            amending.pastTheCode("PRICE"), amending.agreement, amending.item)))
        .hasMessageContaining("amendment.price-rises");
  }

  @Test
  void no_move_of_an_index_counts_twice() {
    amending.signedByBoth(
        amending.offer.run(amending.supplier, amending.agreement, byIndex("100", "102")));

    amending.assertFault(
        byIndex("100", "2020-01-31", "104", "2020-03-01"), "amendment.index-counted");
    long past = amending.pastTheCode("PRICE");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO amendment_index (amendment_id, index_name, source, base_on,
                      base_value, current_on, current_value, index_percent, rise_percent)
                    VALUES (%d, 'x', 'x', '2020-01-31', 100, '2020-03-01', 104, 80, 10)"""
                        .formatted(past)))
        .hasMessageContaining("amendment.index-counted");
    APP.sql(
        """
        UPDATE agreement_amendment
           SET status = 'WITHDRAWN', ended_at = UTC_TIMESTAMP(6), ended_by = %d, end_reason = ''
         WHERE id = %d"""
            .formatted(FIXTURE.buyer.personId(), past));
    amending.signedByBoth(
        amending.offer.run(
            amending.supplier,
            amending.agreement,
            byIndex("102", "2020-02-01", "104", "2020-03-01")));
    // 100.125 × (1 + 0.8 × 0.02) = 101.727, × (1 + 0.8 × 0.02 ÷ 1.02) = 103.323.
    assertThat(amending.price()).isEqualByComparingTo("103.323");
  }

  @Test
  void an_index_counts_as_often_as_the_dossier_lets_it() {
    FIXTURE.rule("agreement.price-review-months", "6", "MONTHS");
    try {
      amending.awarded();
    } finally {
      FIXTURE.rule("agreement.price-review-months", "0", "MONTHS");
    }

    amending.assertFault(byIndex("100", "105"), "amendment.price-too-early");
    long past = amending.pastTheCode("PRICE");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO amendment_index (amendment_id, index_name, source, base_on,
                      base_value, current_on, current_value, index_percent, rise_percent)
                    VALUES (%d, 'x', 'x', '2020-01-01', 100, '2020-02-01', 105, 80, 10)"""
                        .formatted(past)))
        .hasMessageContaining("amendment.price-too-early");
  }

  @Test
  void where_the_dossier_foresees_no_rise_prices_only_fall() {
    FIXTURE.rule("agreement.price-rise-percent", "0", "PERCENT");
    try {
      amending.awarded();
    } finally {
      FIXTURE.rule("agreement.price-rise-percent", "10", "PERCENT");
    }

    assertThatThrownBy(
            () -> amending.offer.run(amending.supplier, amending.agreement, byIndex("100", "105")))
        .hasMessage("amendment.price-fixed");
    assertThat(
            amending
                .view
                .form(amending.supplier, amending.agreement, AgreementChange.PRICE)
                .earliest())
        .isNull();
    amending.assertFault(amending.lower("100.125"), "amendment.price-rises");
    amending.assertFault(amending.lower("101"), "amendment.price-rises");
    amending.signedByBoth(
        amending.offer.run(amending.supplier, amending.agreement, amending.lower("95.5")));
    assertThat(amending.price()).isEqualByComparingTo("95.500");
    // The officer who searches the catalog finds it at that price.
    String code =
        APP.ask(
            """
            SELECT c.code FROM lot_item i JOIN item_revision r ON r.id = i.revision_id
              JOIN catalog_item c ON c.id = r.item_id WHERE i.id = """
                + amending.item);
    assertThat(APP.get(ViewOrderable.class).list(amending.officer, code))
        .filteredOn(o -> o.agreementId() == amending.agreement && o.lotItemId() == amending.item)
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.price().amount()).isEqualByComparingTo("95.5");
              assertThat(o.price().currency()).isEqualTo("KWD");
              assertThat(o.shown().currency()).as("of their own state").isEqualTo("SAR");
              assertThat(o.agreementNumber())
                  .isEqualTo(
                      APP.ask(
                          "SELECT number FROM framework_agreement WHERE id = "
                              + amending.agreement));
              assertThat(o.left()).isEqualByComparingTo("25.5");
            });
    assertThat(APP.get(ViewOrderable.class).list(amending.supplier, code)).isEmpty();
  }

  @Test
  void a_price_holds_from_its_day_on() {
    AmendmentProposal later = amending.lower("90", amending.today().plusDays(5));
    amending.signedByBoth(amending.offer.run(amending.supplier, amending.agreement, later));

    assertThat(amending.price()).isEqualByComparingTo("100.125");
    DemoTime.run(
        Instant.now().plus(Duration.ofDays(6)),
        () -> assertThat(amending.price()).isEqualByComparingTo("90"));
    // One that would hold before it comes too late.
    long next = amending.offer.run(amending.supplier, amending.agreement, amending.lower("85"));
    amending.sign.run(amending.supplier, next);
    assertThatThrownBy(() -> amending.sign.run(FIXTURE.buyer, next))
        .hasMessage("amendment.outdated");
  }

  @Test
  void the_vat_rate_of_a_state_changes_for_orders_from_then_on() {
    amending.assertFault(amending.vat("SA", "15"), "amendment.same-rate");
    long before = amending.order("1");
    amending.signedByBoth(
        amending.offer.run(FIXTURE.buyer, amending.agreement, amending.vat("SA", "10")));

    long after = amending.order("1");

    assertThat(vatOf(before)).isEqualTo("15.00");
    assertThat(vatOf(after)).isEqualTo("10.00");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO call_off (number, agreement_id, entity_id, request_key, placed_by,
                      placed_at, vat_percent)
                    VALUES ('CO-PAST', %d, %d, 'past', %d, UTC_TIMESTAMP(6), 15)"""
                        .formatted(amending.agreement, FIXTURE.saudi, amending.officer.personId())))
        .hasMessageContaining("framework.vat-differs");
  }

  @Test
  void a_rate_that_a_law_set_meanwhile_stays() {
    long late = amending.offer.run(FIXTURE.buyer, amending.agreement, amending.vat("QA", "5"));
    amending.sign.run(amending.supplier, late);
    APP.sql(
        """
        INSERT INTO vat_rate (state_code, valid_from, percent, source_ar, source_en)
        VALUES ('QA', '%s', 7, 'x', 'x')"""
            .formatted(amending.today()));

    assertThatThrownBy(() -> amending.sign.run(FIXTURE.buyer, late))
        .hasMessage("amendment.outdated");
    APP.sql(
        """
        INSERT INTO agreement_signature (agreement_id, amendment_number, side, person_id, signed_at)
        SELECT agreement_id, number, 'CENTRAL', %d, UTC_TIMESTAMP(6)
          FROM agreement_amendment WHERE id = %d"""
            .formatted(FIXTURE.buyer.personId(), late));
    amending.putInForcePastTheCode(late);
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    UPDATE amendment_vat v JOIN agreement_amendment m ON m.id = v.amendment_id
                       SET v.from_at = m.ended_at
                     WHERE m.id = """
                        + late))
        .hasMessageContaining("amendment.outdated");
  }

  @Test
  void a_law_that_comes_after_an_amendment_sets_the_rate() {
    BigDecimal ofOthers = rate("KW");
    amending.signedByBoth(
        amending.offer.run(FIXTURE.buyer, amending.agreement, amending.vat("SA", "10")));
    APP.sql(
        """
        INSERT INTO vat_rate (state_code, valid_from, percent, source_ar, source_en)
        VALUES ('SA', '%s', 12, 'x', 'x')"""
            .formatted(amending.today().plusDays(3)));

    assertThat(rate("SA")).isEqualByComparingTo("10");
    DemoTime.run(
        Instant.now().plus(Duration.ofDays(4)),
        () -> assertThat(rate("SA")).isEqualByComparingTo("12"));
    assertThat(rate("KW")).isEqualByComparingTo(ofOthers);
  }

  private BigDecimal rate(String state) {
    return APP.get(AmendedAgreementQueries.class).findVat(amending.agreement, state).orElseThrow();
  }

  private AmendmentProposal byIndex(String base, String current) {
    return byIndex(base, "2020-01-01", current, "2020-02-01");
  }

  private AmendmentProposal byIndex(String base, String baseOn, String current, String currentOn) {
    return amending.proposal(
        AgreementChange.PRICE,
        null,
        new AmendmentProposal.IndexMove(
            "CPI",
            "GCC-Stat",
            LocalDate.parse(baseOn),
            new BigDecimal(base),
            LocalDate.parse(currentOn),
            new BigDecimal(current)),
        null);
  }

  private static String vatOf(long callOff) {
    return APP.ask("SELECT vat_percent FROM call_off WHERE id = " + callOff);
  }
}
