package org.muwahhad.framework.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.catalog.standard.ViewOrderable;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.ConfirmOrder;
import org.muwahhad.framework.PlaceCallOff;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.framework.ViewCallOff;
import org.muwahhad.framework.contract.ProposeTermination;
import org.muwahhad.framework.contract.SuspendAgreement;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.requirement.Claim;

/**
 * Amendments of an agreement of 35.5 pieces at 100.125 dinars: what the dossier lets each kind
 * change, that both sides sign, and that what was ordered before stays as it was.
 */
@Tag("long")
class AmendmentTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final World WORLD = FIXTURE.world();
  private final OfferAmendment offer = APP.get(OfferAmendment.class);
  private final SignAmendment sign = APP.get(SignAmendment.class);
  private final DeclineAmendment decline = APP.get(DeclineAmendment.class);
  private final WithdrawOffer withdraw = APP.get(WithdrawOffer.class);
  private final ConsentToSuccession consent = APP.get(ConsentToSuccession.class);
  private final ViewAgreementAmendments view = APP.get(ViewAgreementAmendments.class);
  private final Actor supplier = WORLD.aBidderFor(FIXTURE.dinarSupplier);
  private final Actor rival = WORLD.aBidderFor(FIXTURE.riyalSupplier);
  private final Actor officer = WORLD.anOfficerOf(FIXTURE.saudi);
  private long agreement;
  private long item;

  @BeforeAll
  static void rules() {
    FIXTURE.rule("agreement.price-rise-percent", "10", "PERCENT");
    FIXTURE.rule("agreement.price-index-percent", "80", "PERCENT");
    FIXTURE.rule("agreement.price-review-months", "0", "MONTHS");
    FIXTURE.rule("agreement.renewal-months", "12", "MONTHS");
    FIXTURE.rule("agreement.quantity-rise-percent", "10", "PERCENT");
    FIXTURE.rule("agreement.quantity-fall-percent", "20", "PERCENT");
  }

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @BeforeEach
  void awarded() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    item = tender.items().get(0);
    agreement = FIXTURE.conclude(tender);
  }

  @Test
  void prices_follow_an_index_once_both_have_signed_and_orders_before_keep_theirs() {
    long before = order("2");
    long amendment = offer.run(supplier, agreement, byIndex("100", "105"));

    assertThat(lastAct()).isEqualTo("amendment.offered");
    assertThat(told(FIXTURE.buyer, "amendment-offered")).isEqualTo("1");
    assertThat(tasks(FIXTURE.buyer)).contains(Task.TaskKind.SIGN_AMENDMENT);
    sign.run(supplier, amendment);
    assertThat(told(FIXTURE.buyer, "amendment-to-sign")).isEqualTo("1");
    assertThat(price()).isEqualByComparingTo("100.125");
    sign.run(FIXTURE.buyer, amendment);

    // 100.125 × (1 + 0.8 × 0.05) = 104.13, all of it below the cap of 110.137.
    assertThat(lastAct()).isEqualTo("amendment.signed");
    assertThat(price()).isEqualByComparingTo("104.130");
    assertThat(told(officer, "amendment-in-force")).isEqualTo("1");
    assertThat(tasks(FIXTURE.buyer)).doesNotContain(Task.TaskKind.SIGN_AMENDMENT);
    long after = order("3");
    assertThat(line(before).netAmount()).isEqualByComparingTo("200.250");
    assertThat(line(before).unitPrice()).isEqualByComparingTo("100.125");
    assertThat(line(after).netAmount()).isEqualByComparingTo("312.390");
    assertThat(line(after).unitPrice()).isEqualByComparingTo("104.130");
    // What is left counts at the new price: 5 ordered of 25.5.
    assertThat(
            APP.get(ViewAgreements.class).get(officer, agreement).spend().stream()
                .findFirst()
                .orElseThrow()
                .ordered()
                .amount())
        .isEqualByComparingTo("512.640");
  }

  @Test
  void no_index_lifts_a_price_above_its_cap() {
    signedByBoth(offer.run(FIXTURE.buyer, agreement, byIndex("100", "200")));

    assertThat(price()).isEqualByComparingTo("110.137");
    // Nor does another one: the cap counts from the price awarded.
    assertFault(byIndex("100", "2020-02-01", "101", "2020-03-01"), "amendment.nothing-changed");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO amendment_price (amendment_id, agreement_id, lot_item_id,
                      price_before, unit_price)
                    VALUES (%d, %d, %d, 110.137, 120)"""
                        .formatted(pastTheCode("PRICE"), agreement, item)))
        .hasMessageContaining("amendment.price-rises");
  }

  @Test
  void no_move_of_an_index_counts_twice() {
    signedByBoth(offer.run(supplier, agreement, byIndex("100", "102")));

    assertFault(byIndex("100", "2020-01-31", "104", "2020-03-01"), "amendment.index-counted");
    long past = pastTheCode("PRICE");
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
    signedByBoth(offer.run(supplier, agreement, byIndex("102", "2020-02-01", "104", "2020-03-01")));
    // 100.125 × (1 + 0.8 × 0.02) = 101.727, × (1 + 0.8 × 0.02 ÷ 1.02) = 103.323.
    assertThat(price()).isEqualByComparingTo("103.323");
  }

  @Test
  void an_index_counts_as_often_as_the_dossier_lets_it() {
    FIXTURE.rule("agreement.price-review-months", "6", "MONTHS");
    try {
      awarded();
    } finally {
      FIXTURE.rule("agreement.price-review-months", "0", "MONTHS");
    }

    assertFault(byIndex("100", "105"), "amendment.price-too-early");
    long past = pastTheCode("PRICE");
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
      awarded();
    } finally {
      FIXTURE.rule("agreement.price-rise-percent", "10", "PERCENT");
    }

    assertThatThrownBy(() -> offer.run(supplier, agreement, byIndex("100", "105")))
        .hasMessage("amendment.price-fixed");
    assertThat(view.form(supplier, agreement, AgreementChange.PRICE).earliest()).isNull();
    assertFault(lower("100.125"), "amendment.price-rises");
    assertFault(lower("101"), "amendment.price-rises");
    signedByBoth(offer.run(supplier, agreement, lower("95.5")));
    assertThat(price()).isEqualByComparingTo("95.500");
    // The officer who searches the catalog finds it at that price.
    String code =
        APP.ask(
            """
            SELECT c.code FROM lot_item i JOIN item_revision r ON r.id = i.revision_id
              JOIN catalog_item c ON c.id = r.item_id WHERE i.id = """
                + item);
    assertThat(APP.get(ViewOrderable.class).list(officer, code))
        .filteredOn(o -> o.agreementId() == agreement)
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.price().amount()).isEqualByComparingTo("95.5");
              assertThat(o.left()).isEqualByComparingTo("25.5");
            });
    assertThat(APP.get(ViewOrderable.class).list(supplier, code)).isEmpty();
  }

  @Test
  void a_price_holds_from_its_day_on() {
    AmendmentProposal later = lower("90", today().plusDays(5));
    signedByBoth(offer.run(supplier, agreement, later));

    assertThat(price()).isEqualByComparingTo("100.125");
    DemoTime.run(
        Instant.now().plus(Duration.ofDays(6)),
        () -> assertThat(price()).isEqualByComparingTo("90"));
    // One that would hold before it comes too late.
    long next = offer.run(supplier, agreement, lower("85"));
    sign.run(supplier, next);
    assertThatThrownBy(() -> sign.run(FIXTURE.buyer, next)).hasMessage("amendment.outdated");
  }

  @Test
  void the_vat_rate_of_a_state_changes_for_orders_from_then_on() {
    assertFault(vat("SA", "15"), "amendment.same-rate");
    long before = order("1");
    signedByBoth(offer.run(FIXTURE.buyer, agreement, vat("SA", "10")));

    long after = order("1");

    assertThat(vatOf(before)).isEqualTo("15.00");
    assertThat(vatOf(after)).isEqualTo("10.00");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO call_off (number, agreement_id, entity_id, request_key, placed_by,
                      placed_at, vat_percent)
                    VALUES ('CO-PAST', %d, %d, 'past', %d, UTC_TIMESTAMP(6), 15)"""
                        .formatted(agreement, FIXTURE.saudi, officer.personId())))
        .hasMessageContaining("framework.vat-differs");
  }

  @Test
  void a_rate_that_a_law_set_meanwhile_stays() {
    long late = offer.run(FIXTURE.buyer, agreement, vat("QA", "5"));
    sign.run(supplier, late);
    APP.sql(
        """
        INSERT INTO vat_rate (state_code, valid_from, percent, source_ar, source_en)
        VALUES ('QA', '%s', 7, 'x', 'x')"""
            .formatted(today()));

    assertThatThrownBy(() -> sign.run(FIXTURE.buyer, late)).hasMessage("amendment.outdated");
    APP.sql(
        """
        INSERT INTO agreement_signature (agreement_id, amendment_number, side, person_id, signed_at)
        SELECT agreement_id, number, 'CENTRAL', %d, UTC_TIMESTAMP(6)
          FROM agreement_amendment WHERE id = %d"""
            .formatted(FIXTURE.buyer.personId(), late));
    putInForcePastTheCode(late);
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
  void a_successor_is_at_least_as_good_on_every_mandatory_requirement_and_costs_no_more() {
    long requirement = requirement("AT_LEAST", "16");
    String code = "SUC-" + UUID.randomUUID().toString().substring(0, 8);
    WORLD.anItem(code, categoryOfItem(), "90");
    promise(requirement, "32");

    assertFault(successor(code, null, requirement, "16"), "amendment.requirement-missed");
    assertFault(successor(code, "101", requirement, "64"), "amendment.price-rises");
    assertFault(successor("NONE-1", null, requirement, "64"), "amendment.not-a-successor");
    long placed = order("1");
    long amendment = offer.run(supplier, agreement, successor(code, "99.5", requirement, "64"));
    assertThat(view.get(FIXTURE.buyer, agreement, 1).weighed())
        .singleElement()
        .satisfies(w -> assertThat(w.answer().bar()).isEqualTo("32"));
    signedByBoth(amendment);

    assertThat(price()).isEqualByComparingTo("99.500");
    assertThat(line(order("1")).itemCode()).isEqualTo(code);
    assertThat(line(placed).itemCode()).isNotEqualTo(code);
    assertThat(APP.get(ViewOrderable.class).list(officer, code)).hasSize(1);
  }

  @Test
  void past_the_code_no_successor_misses_a_requirement() {
    long requirement = requirement("AT_LEAST", "16");
    String code = "SUC-" + UUID.randomUUID().toString().substring(0, 8);
    long revision = WORLD.anItem(code, categoryOfItem(), "90");
    long past = pastTheCode("ITEM");
    APP.sql(
        """
        INSERT INTO amendment_item (amendment_id, agreement_id, lot_item_id, revision_before,
                                    revision_id)
        SELECT %d, %d, id, revision_id, %d FROM lot_item WHERE id = %d"""
            .formatted(past, agreement, revision, item));

    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO amendment_answer (amendment_id, requirement_id, claim, offered,
                      remark, bar, verdict)
                    VALUES (%d, %d, NULL, '8', '', '16', 'MET')"""
                        .formatted(past, requirement)))
        .hasMessageContaining("amendment.successor-worse");
    signPastTheCode(past);
    assertThatThrownBy(() -> putInForcePastTheCode(past))
        .hasMessageContaining("amendment.successor-worse");
  }

  @Test
  void another_supplier_takes_the_place_when_it_consents() {
    long successor = WORLD.aSupplier();
    Actor successors = WORLD.aBidderFor(successor);
    assertFault(party(FIXTURE.dinarSupplier), "amendment.same-supplier");
    long amendment = offer.run(supplier, agreement, party(successor));
    assertThat(told(successors, "amendment-to-consent")).isEqualTo("1");
    assertThat(tasks(successors)).contains(Task.TaskKind.CONSENT_SUCCESSION);
    sign.run(supplier, amendment);
    assertThatThrownBy(() -> sign.run(FIXTURE.buyer, amendment))
        .hasMessage("amendment.not-consented");
    assertThatThrownBy(() -> consent.run(rival, amendment)).isInstanceOf(Refusal.NotFound.class);
    consent.run(successors, amendment);
    assertThat(lastAct()).isEqualTo("amendment.consented");

    sign.run(FIXTURE.buyer, amendment);

    assertThat(told(supplier, "amendment-in-force")).isEqualTo("1");
    assertThat(told(successors, "amendment-in-force")).isEqualTo("1");
    long placed = order("1");
    APP.get(ConfirmOrder.class)
        .run(successors, placed, new ConfirmOrder.Confirmation(today().plusDays(3), ""));
    assertThatThrownBy(() -> APP.get(ViewCallOff.class).get(supplier, placed))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(APP.get(ViewAgreements.class).list(successors))
        .extracting(AgreementQueries.Agreement::id)
        .containsExactly(agreement);
    assertThat(APP.get(ViewAgreements.class).list(supplier))
        .extracting(AgreementQueries.Agreement::id)
        .doesNotContain(agreement);
    APP.get(ProposeTermination.class)
        .run(
            FIXTURE.buyer,
            agreement,
            new ProposeTermination.TerminationTerms(today().plusDays(30), "لا حاجة"));
    assertThat(told(successors, "termination-proposed")).isEqualTo("1");
    assertThat(told(supplier, "termination-proposed")).isEqualTo("0");
    assertThat(tasks(successors)).contains(Task.TaskKind.ANSWER_TERMINATION);
    assertThat(tasks(supplier)).doesNotContain(Task.TaskKind.ANSWER_TERMINATION);
    APP.get(SuspendAgreement.class)
        .run(
            FIXTURE.buyer,
            agreement,
            new SuspendAgreement.SuspensionTerms(
                today().plusDays(10), today().plusDays(12), "تُفحص عينات"));
    assertThat(told(successors, "agreement-suspended")).isEqualTo("1");
    assertThat(told(supplier, "agreement-suspended")).isEqualTo("0");
  }

  @Test
  void nobody_suspended_takes_the_place_of_a_supplier() {
    long successor = WORLD.aSupplier();
    APP.sql("UPDATE supplier SET status = 'SUSPENDED' WHERE id = " + successor);

    assertFault(party(successor), "amendment.supplier-unfit");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO amendment_party (amendment_id, agreement_id, supplier_before,
                      supplier_id, ground)
                    VALUES (%d, %d, %d, %d, 'MERGER')"""
                        .formatted(
                            pastTheCode("PARTY"), agreement, FIXTURE.dinarSupplier, successor)))
        .hasMessageContaining("amendment.supplier-unfit");
  }

  @Test
  void an_agreement_is_renewed_as_long_as_its_dossier_foresees() {
    LocalDate end = end();
    assertFault(term(end), "amendment.term-not-longer");
    assertFault(term(end.plusDays(1).plusMonths(12)), "amendment.term-beyond-rule");
    assertFault(lower("90", end.plusDays(1)), "amendment.after-end");

    signedByBoth(offer.run(FIXTURE.buyer, agreement, term(end.plusMonths(6))));

    assertThat(end()).isEqualTo(end.plusMonths(6));
    assertThatThrownBy(
            () -> DemoTime.run(Instant.now().plus(Duration.ofDays(1500)), () -> order("1")))
        .isInstanceOfSatisfying(
            Refusal.RuleBroken.class,
            r -> {
              assertThat(r.code()).isEqualTo("framework.not-in-period");
              assertThat(r.arguments()).contains(end.plusMonths(6).toString());
            });
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO agreement_amendment (agreement_id, number, kind, status,
                      effective_on, ends_on, reason, offered_side, offered_by, offered_at)
                    SELECT id, 9, 'TERM', 'OFFERED', DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR),
                           ends_on + INTERVAL 14 MONTH, 'x', 'CENTRAL', %d, UTC_TIMESTAMP(6)
                      FROM framework_agreement WHERE id = %d"""
                        .formatted(FIXTURE.buyer.personId(), agreement)))
        .hasMessageContaining("amendment.term-beyond-rule");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO agreement_amendment (agreement_id, number, kind, status,
                      effective_on, reason, offered_side, offered_by, offered_at)
                    VALUES (%d, 9, 'PRICE', 'OFFERED', '%s', 'x', 'CENTRAL', %d,
                            UTC_TIMESTAMP(6))"""
                        .formatted(agreement, end().plusDays(1), FIXTURE.buyer.personId())))
        .hasMessageContaining("amendment.after-end");
  }

  @Test
  void a_renewal_that_waits_for_its_day_is_not_overtaken_by_another() {
    LocalDate end = end();
    signedByBoth(offer.run(FIXTURE.buyer, agreement, term(end.plusMonths(6), today().plusDays(5))));
    assertThat(end()).isEqualTo(end);
    long next = offer.run(FIXTURE.buyer, agreement, term(end.plusMonths(3), today()));
    sign.run(supplier, next);

    assertThatThrownBy(() -> sign.run(FIXTURE.buyer, next)).hasMessage("amendment.outdated");
    APP.sql(
        """
        INSERT INTO agreement_signature (agreement_id, amendment_number, side, person_id, signed_at)
        SELECT agreement_id, number, 'CENTRAL', %d, UTC_TIMESTAMP(6)
          FROM agreement_amendment WHERE id = %d"""
            .formatted(FIXTURE.buyer.personId(), next));
    assertThatThrownBy(() -> putInForcePastTheCode(next))
        .hasMessageContaining("amendment.outdated");
  }

  @Test
  void quantities_change_within_the_percentages_of_the_dossier() {
    assertFault(FIXTURE.buyer, quantity("4"), "amendment.quantity-beyond-rule");
    assertFault(FIXTURE.buyer, quantity("-8"), "amendment.quantity-beyond-rule");
    assertFault(FIXTURE.buyer, quantity("1.5"), "framework.whole-units");
    assertThatThrownBy(() -> offer.run(supplier, agreement, quantity("3")))
        .hasMessage("amendment.central-only");

    signedByBoth(offer.run(FIXTURE.buyer, agreement, quantity("3")));

    order("28.5");
    assertThatThrownBy(() -> order("1")).isInstanceOf(Refusal.InvalidInput.class);
    assertFault(FIXTURE.buyer, quantity("-1"), "amendment.quantity-below-called");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    UPDATE entitlement SET amended_quantity = 4
                     WHERE agreement_id = %d AND entity_id = %d AND lot_item_id = %d"""
                        .formatted(agreement, FIXTURE.saudi, item)))
        .hasMessageContaining("amendment.quantity-differs");
  }

  @Test
  void what_one_entity_loses_and_another_gains_counts_by_itself() {
    assertFault(
        FIXTURE.buyer,
        quantities(change(FIXTURE.kuwaiti, "-5"), change(FIXTURE.saudi, "5")),
        "amendment.quantity-beyond-rule");

    signedByBoth(
        offer.run(
            FIXTURE.buyer,
            agreement,
            quantities(change(FIXTURE.kuwaiti, "-3"), change(FIXTURE.saudi, "3"))));

    order("28.5");
  }

  @Test
  void the_other_side_declines_and_the_own_side_withdraws() {
    long declined = offer.run(supplier, agreement, lower("90"));
    assertThatThrownBy(() -> offer.run(FIXTURE.buyer, agreement, lower("80")))
        .hasMessage("amendment.one-open");
    assertThatThrownBy(() -> decline.run(supplier, declined, "x"))
        .hasMessage("amendment.own-offer");
    assertThatThrownBy(() -> decline.run(FIXTURE.buyer, declined, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(() -> withdraw.run(FIXTURE.buyer, declined, ""))
        .hasMessage("amendment.others-offer");

    decline.run(FIXTURE.buyer, declined, "السعر مرتفع");

    assertThat(lastAct()).isEqualTo("amendment.declined");
    assertThat(told(supplier, "amendment-declined")).isEqualTo("1");
    assertThatThrownBy(() -> sign.run(FIXTURE.buyer, declined)).hasMessage("amendment.ended");
    long withdrawn = offer.run(supplier, agreement, lower("90"));
    withdraw.run(supplier, withdrawn, "");
    assertThat(lastAct()).isEqualTo("amendment.withdrawn");
    assertThat(price()).isEqualByComparingTo("100.125");
  }

  @Test
  void the_same_request_offers_once() {
    AmendmentProposal first = lower("90");
    long id = offer.run(supplier, agreement, first);

    assertThat(offer.run(supplier, agreement, first)).isEqualTo(id);
    AmendmentProposal other =
        new AmendmentProposal(
            first.requestKey(),
            first.change(),
            first.effectiveOn(),
            "سبب آخر",
            "",
            null,
            first.prices(),
            null,
            null,
            null,
            null,
            null);
    assertThatThrownBy(() -> offer.run(supplier, agreement, other))
        .hasMessage("shared.sent-otherwise");
  }

  @Test
  void past_the_code_nothing_is_in_force_that_both_sides_have_not_signed() {
    long amendment = offer.run(supplier, agreement, lower("90"));
    sign.run(supplier, amendment);

    assertThatThrownBy(() -> putInForcePastTheCode(amendment))
        .hasMessageContaining("amendment.unsigned");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO amendment_price (amendment_id, agreement_id, lot_item_id,
                      price_before, unit_price)
                    VALUES (%d, %d, %d, 100.125, 1)"""
                        .formatted(amendment, agreement, item)))
        .hasMessageContaining("amendment.fixed");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE amendment_price SET from_at = UTC_TIMESTAMP(6) WHERE amendment_id = "
                        + amendment))
        .hasMessageContaining("amendment.not-in-force");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE amendment_price SET unit_price = 1 WHERE amendment_id = " + amendment))
        .hasMessageContaining("amendment.fixed");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO agreement_signature (agreement_id, amendment_number, side,
                      person_id, signed_at)
                    SELECT agreement_id, number, 'SUPPLIER', %d, UTC_TIMESTAMP(6)
                      FROM agreement_amendment WHERE id = %d"""
                        .formatted(
                            rival.personId(), offer.run(FIXTURE.buyer, agreement, vat("SA", "5")))))
        .hasMessageContaining("amendment.not-the-side");
  }

  @Test
  void nobody_of_another_company_reads_offers_or_signs() {
    long amendment = offer.run(supplier, agreement, lower("90"));

    assertThatThrownBy(() -> view.get(rival, agreement, 1)).isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> view.list(rival, agreement)).isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> sign.run(rival, amendment)).isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> sign.run(officer, amendment)).isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> offer.run(rival, agreement, term(end().plusDays(9))))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(view.get(officer, agreement, 1).maySign()).isFalse();
  }

  @Test
  void people_use_pages_and_programs_the_same_addresses() {
    Browserless browser = Browserless.signedInAs(APP, supplier);
    String page = "/agreements/" + agreement;
    for (AgreementChange change : AgreementChange.values()) {
      int expected = change == AgreementChange.QUANTITY ? 404 : 200;
      assertThat(browser.get(page + "/amend/" + change).statusCode()).isEqualTo(expected);
    }
    assertThat(
            ApiCaller.of(APP, supplier)
                .send(
                    "POST",
                    "/api/v1" + page + "/amendments",
                    """
                    {"requestKey": "api", "change": "PRICE", "reason": "سعر أقل",
                     "prices": [{"lotItemId": %d, "unitPrice": 99}]}"""
                        .formatted(item))
                .body())
        .contains("\"number\":1");
    assertThat(browser.get(page + "/amendments").body()).contains(page + "/amendments/1");
    assertThat(browser.get(page + "/amendments/1").body()).contains(page + "/amendments/1/sign");
    for (Actor side : List.of(supplier, FIXTURE.buyer)) {
      assertThat(
              ApiCaller.of(APP, side)
                  .send("POST", "/api/v1" + page + "/amendments/1/sign", "{}")
                  .statusCode())
          .isEqualTo(200);
    }
    assertThat(price()).isEqualByComparingTo("99");
    assertThat(ApiCaller.of(APP, officer).get("/api/v1" + page + "/amendments").body())
        .contains("IN_FORCE");
  }

  private void signedByBoth(long amendment) {
    sign.run(supplier, amendment);
    sign.run(FIXTURE.buyer, amendment);
  }

  private static AmendmentProposal proposal(
      AgreementChange change,
      @Nullable LocalDate effective,
      AmendmentProposal.@Nullable IndexMove index,
      @Nullable List<AmendmentProposal.@Nullable NewPrice> prices) {
    return new AmendmentProposal(
        UUID.randomUUID().toString(),
        change,
        effective,
        "حسب شروط المنافسة",
        "",
        index,
        prices,
        null,
        null,
        null,
        null,
        null);
  }

  private static AmendmentProposal byIndex(String base, String current) {
    return byIndex(base, "2020-01-01", current, "2020-02-01");
  }

  private static AmendmentProposal byIndex(
      String base, String baseOn, String current, String currentOn) {
    return proposal(
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

  private AmendmentProposal lower(String price) {
    return lower(price, today());
  }

  private AmendmentProposal lower(String price, LocalDate day) {
    return proposal(
        AgreementChange.PRICE,
        day,
        null,
        List.of(new AmendmentProposal.NewPrice(item, new BigDecimal(price))));
  }

  private static AmendmentProposal vat(String state, String percent) {
    return new AmendmentProposal(
        UUID.randomUUID().toString(),
        AgreementChange.VAT,
        null,
        "تعديل النسبة",
        "",
        null,
        null,
        new AmendmentProposal.NewRate(state, new BigDecimal(percent), "Royal decree"),
        null,
        null,
        null,
        null);
  }

  private AmendmentProposal successor(
      String code, @Nullable String price, long requirement, String offered) {
    return new AmendmentProposal(
        UUID.randomUUID().toString(),
        AgreementChange.ITEM,
        null,
        "توقف إنتاج الصنف",
        "",
        null,
        null,
        null,
        new AmendmentProposal.Successor(
            item,
            code,
            price == null ? null : new BigDecimal(price),
            List.of(
                new AmendmentProposal.RequirementAnswer(requirement, Claim.COMPLIES, offered, ""))),
        null,
        null,
        null);
  }

  private static AmendmentProposal party(long successor) {
    return new AmendmentProposal(
        UUID.randomUUID().toString(),
        AgreementChange.PARTY,
        null,
        "اندماج",
        "Deed 7",
        null,
        null,
        null,
        null,
        new AmendmentProposal.NewParty(
            APP.ask("SELECT registration_number FROM supplier WHERE id = " + successor),
            SuccessionGround.MERGER),
        null,
        null);
  }

  private static AmendmentProposal term(LocalDate end) {
    return term(end, null);
  }

  private static AmendmentProposal term(LocalDate end, @Nullable LocalDate effective) {
    return new AmendmentProposal(
        UUID.randomUUID().toString(),
        AgreementChange.TERM,
        effective,
        "تجديد",
        "",
        null,
        null,
        null,
        null,
        null,
        end,
        null);
  }

  private AmendmentProposal quantity(String quantity) {
    return quantities(change(FIXTURE.saudi, quantity));
  }

  private AmendmentProposal.QuantityChange change(long entity, String quantity) {
    return new AmendmentProposal.QuantityChange(entity, item, new BigDecimal(quantity));
  }

  private static AmendmentProposal quantities(AmendmentProposal.QuantityChange... changes) {
    return new AmendmentProposal(
        UUID.randomUUID().toString(),
        AgreementChange.QUANTITY,
        null,
        "مواقع جديدة",
        "",
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(changes));
  }

  private void assertFault(AmendmentProposal proposal, String code) {
    assertFault(supplier, proposal, code);
  }

  private void assertFault(Actor actor, AmendmentProposal proposal, String code) {
    assertThatThrownBy(() -> offer.run(actor, agreement, proposal))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults()).extracting(Refusal.Fault::code).contains(code));
  }

  /** An amendment that a statement offers. */
  private long pastTheCode(String kind) {
    String number =
        APP.ask(
            "SELECT COALESCE(MAX(number), 0) + 1 FROM agreement_amendment WHERE agreement_id = "
                + agreement);
    return WORLD.insert(
        """
        INSERT INTO agreement_amendment (agreement_id, number, kind, status, effective_on, reason,
                                         offered_side, offered_by, offered_at)
        VALUES (%d, %s, '%s', 'OFFERED', DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR), 'x', 'CENTRAL',
                %d, UTC_TIMESTAMP(6))"""
            .formatted(agreement, number, kind, FIXTURE.buyer.personId()));
  }

  private void signPastTheCode(long amendment) {
    APP.sql(
        """
        INSERT INTO agreement_signature (agreement_id, amendment_number, side, person_id, signed_at)
        SELECT agreement_id, number, 'SUPPLIER', %d, UTC_TIMESTAMP(6)
          FROM agreement_amendment WHERE id = %d"""
            .formatted(supplier.personId(), amendment));
    APP.sql(
        """
        INSERT INTO agreement_signature (agreement_id, amendment_number, side, person_id, signed_at)
        SELECT agreement_id, number, 'CENTRAL', %d, UTC_TIMESTAMP(6)
          FROM agreement_amendment WHERE id = %d"""
            .formatted(FIXTURE.buyer.personId(), amendment));
  }

  private static void putInForcePastTheCode(long amendment) {
    APP.sql(
        """
        UPDATE agreement_amendment
           SET status = 'IN_FORCE', ended_at = UTC_TIMESTAMP(6), ended_by = %d
         WHERE id = %d"""
            .formatted(FIXTURE.buyer.personId(), amendment));
  }

  /** A mandatory requirement of the item, which its dossier would have had as a draft. */
  private long requirement(String comparison, String wanted) {
    long[] id = new long[1];
    APP.withoutTriggersOf(
        List.of("lot_requirement"),
        () ->
            id[0] =
                WORLD.insert(
                    """
                    INSERT INTO lot_requirement (tender_id, lot_item_id, position, name_ar,
                      name_en, comparison, wanted, text_ar, text_en, is_mandatory)
                    SELECT tender_id, id, 1, 'الذاكرة', 'Memory', '%s', '%s', '', '', TRUE
                      FROM lot_item WHERE id = %d"""
                        .formatted(comparison, wanted, item)));
    return id[0];
  }

  /** What the bid of the supplier answered, which its opening would have read. */
  private void promise(long requirement, String offered) {
    APP.withoutTriggersOf(
        List.of("bid_answer"),
        () ->
            APP.sql(
                """
                INSERT INTO bid_answer (bid_id, requirement_id, tender_id, offered, remark)
                SELECT a.bid_id, %d, a.tender_id, '%s', ''
                  FROM framework_agreement f JOIN award a ON a.id = f.award_id
                 WHERE f.id = %d"""
                    .formatted(requirement, offered, agreement)));
  }

  private String categoryOfItem() {
    return APP.ask(
        """
        SELECT c.category_code FROM lot_item i JOIN item_revision r ON r.id = i.revision_id
          JOIN catalog_item c ON c.id = r.item_id WHERE i.id = """
            + item);
  }

  private long order(String quantity) {
    return APP.get(PlaceCallOff.class)
        .run(
            officer,
            agreement,
            new PlaceCallOff.Order(
                UUID.randomUUID().toString(),
                List.of(new PlaceCallOff.OrderLine(item, new BigDecimal(quantity)))));
  }

  private CallOffQueries.CallOffLine line(long callOff) {
    return APP.get(ViewCallOff.class).get(officer, callOff).lines().get(0);
  }

  private BigDecimal price() {
    return APP.get(ViewAgreements.class).get(officer, agreement).entitlements().stream()
        .filter(e -> e.lotItemId() == item)
        .findFirst()
        .orElseThrow()
        .unitPrice();
  }

  private LocalDate end() {
    return APP.get(ViewAgreements.class).get(officer, agreement).agreement().endsOn();
  }

  private static String vatOf(long callOff) {
    return APP.ask("SELECT vat_percent FROM call_off WHERE id = " + callOff);
  }

  private String lastAct() {
    return FIXTURE.lastAct("agreement:" + agreement);
  }

  private static List<Task.TaskKind> tasks(Actor actor) {
    return APP.get(Home.class).tasks(actor).stream().map(Task::kind).toList();
  }

  private static LocalDate today() {
    return LocalDate.parse(APP.ask("SELECT DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)"));
  }

  /** How many messages of a kind a person has of this agreement. */
  private String told(Actor person, String kind) {
    return APP.ask(
        """
        SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id
         WHERE i.person_id = %d AND n.kind = '%s' AND n.href LIKE '/agreements/%d/%%'"""
            .formatted(person.personId(), kind, agreement));
  }
}
