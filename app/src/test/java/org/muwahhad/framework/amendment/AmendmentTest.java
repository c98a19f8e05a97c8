package org.muwahhad.framework.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
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
import org.muwahhad.framework.AgreementLock;
import org.muwahhad.shared.Refusal;

/**
 * Amendments of an agreement: both sides sign them, one side declines or withdraws, and nobody else
 * reads them.
 */
@Tag("long")
class AmendmentTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final DeclineAmendment decline = APP.get(DeclineAmendment.class);
  private final WithdrawOffer withdraw = APP.get(WithdrawOffer.class);
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
  void the_other_side_declines_and_the_own_side_withdraws() {
    long declined = amending.offer.run(amending.supplier, amending.agreement, amending.lower("90"));
    assertThatThrownBy(
            () -> amending.offer.run(FIXTURE.buyer, amending.agreement, amending.lower("80")))
        .hasMessage("amendment.one-open");
    assertThatThrownBy(() -> decline.run(amending.supplier, declined, "x"))
        .hasMessage("amendment.own-offer");
    assertThatThrownBy(() -> decline.run(FIXTURE.buyer, declined, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(() -> withdraw.run(FIXTURE.buyer, declined, ""))
        .hasMessage("amendment.others-offer");

    decline.run(FIXTURE.buyer, declined, "السعر مرتفع");

    assertThat(amending.lastAct()).isEqualTo("amendment.declined");
    assertThat(amending.told(amending.supplier, "amendment-declined")).isEqualTo("1");
    assertThatThrownBy(() -> amending.sign.run(FIXTURE.buyer, declined))
        .hasMessage("amendment.ended");
    long withdrawn =
        amending.offer.run(amending.supplier, amending.agreement, amending.lower("90"));
    withdraw.run(amending.supplier, withdrawn, "");
    assertThat(amending.lastAct()).isEqualTo("amendment.withdrawn");
    assertThat(amending.price()).isEqualByComparingTo("100.125");
  }

  @Test
  void one_who_signs_holds_the_agreement_before_its_balances() throws Exception {
    long amendment =
        amending.offer.run(amending.supplier, amending.agreement, amending.lower("90"));

    AgreementLock.assertHeldFirst(
        APP, amending.agreement, () -> amending.sign.run(amending.supplier, amendment));
  }

  @Test
  void the_same_request_offers_once() {
    AmendmentProposal first = amending.lower("90");
    long id = amending.offer.run(amending.supplier, amending.agreement, first);

    assertThat(amending.offer.run(amending.supplier, amending.agreement, first)).isEqualTo(id);
    for (AmendmentProposal other :
        List.of(
            sent(first, amending.lower("90"), "سبب آخر"),
            sent(first, amending.lower("89"), first.reason()),
            sent(first, amending.lower("90", amending.today().plusDays(9)), first.reason()))) {
      assertThatThrownBy(() -> amending.offer.run(amending.supplier, amending.agreement, other))
          .as("%s", other)
          .isInstanceOf(Refusal.Conflict.class)
          .hasMessage("shared.sent-otherwise");
    }
    assertThat(amending.offer.run(amending.supplier, amending.agreement, first)).isEqualTo(id);
    assertThat(amending.price()).isEqualByComparingTo("100.125");
  }

  /** Day and prices of an offer under the key of another one, with a reason. */
  private static AmendmentProposal sent(
      AmendmentProposal first, AmendmentProposal other, @Nullable String reason) {
    return new AmendmentProposal(
        first.requestKey(),
        other.change(),
        other.effectiveOn(),
        reason,
        other.document(),
        null,
        other.prices(),
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void past_the_code_nothing_is_in_force_that_both_sides_have_not_signed() {
    long amendment =
        amending.offer.run(amending.supplier, amending.agreement, amending.lower("90"));
    amending.sign.run(amending.supplier, amendment);

    assertThatThrownBy(() -> amending.sign.run(amending.supplier, amendment))
        .hasMessage("amendment.signed-already");
    assertThatThrownBy(() -> amending.putInForcePastTheCode(amendment))
        .hasMessageContaining("amendment.unsigned");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO amendment_price (amendment_id, agreement_id, lot_item_id,
                      price_before, unit_price)
                    VALUES (%d, %d, %d, 100.125, 1)"""
                        .formatted(amendment, amending.agreement, amending.item)))
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
                            amending.rival.personId(),
                            amending.offer.run(
                                FIXTURE.buyer, amending.agreement, amending.vat("SA", "5")))))
        .hasMessageContaining("amendment.not-the-side");
  }

  @Test
  void nobody_of_another_company_reads_offers_or_signs() {
    long amendment =
        amending.offer.run(amending.supplier, amending.agreement, amending.lower("90"));

    assertThatThrownBy(() -> amending.view.get(amending.rival, amending.agreement, 1))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> amending.view.list(amending.rival, amending.agreement, null))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> amending.sign.run(amending.rival, amendment))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> amending.sign.run(amending.officer, amendment))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(
            () ->
                amending.offer.run(
                    amending.rival, amending.agreement, amending.term(amending.end().plusDays(9))))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(amending.view.get(amending.officer, amending.agreement, 1).maySign()).isFalse();
  }

  @Test
  void people_use_pages_and_programs_the_same_addresses() {
    Browserless browser = Browserless.signedInAs(APP, amending.supplier);
    String page = "/agreements/" + amending.agreement;
    for (AgreementChange change : AgreementChange.values()) {
      int expected = change == AgreementChange.QUANTITY ? 404 : 200;
      assertThat(browser.get(page + "/amend/" + change).statusCode()).isEqualTo(expected);
    }
    assertThat(browser.get(page + "/amend/" + AgreementChange.VAT).body())
        .as("no state is chosen for the reader")
        .contains("<option value=\"\">");
    assertThat(
            ApiCaller.of(APP, amending.supplier)
                .send(
                    "POST",
                    "/api/v1" + page + "/amendments",
                    """
                    {"requestKey": "api", "change": "PRICE", "reason": "سعر أقل",
                     "prices": [{"lotItemId": %d, "unitPrice": 99}]}"""
                        .formatted(amending.item))
                .body())
        .contains("\"number\":1");
    assertThat(browser.get(page + "/amendments").body())
        .contains(page + "/amendments/1", page + "/amend/VAT")
        .as("one of its kind waits")
        .doesNotContain(page + "/amend/PRICE");
    assertThat(browser.get(page + "/amendments/1").body()).contains(page + "/amendments/1/sign");
    for (Actor side : List.of(amending.supplier, FIXTURE.buyer)) {
      assertThat(
              ApiCaller.of(APP, side)
                  .send("POST", "/api/v1" + page + "/amendments/1/sign", "{}")
                  .statusCode())
          .isEqualTo(200);
    }
    assertThat(amending.price()).isEqualByComparingTo("99");
    assertThat(ApiCaller.of(APP, amending.officer).get("/api/v1" + page + "/amendments").body())
        .contains("IN_FORCE");
  }
}
