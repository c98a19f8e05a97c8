package org.muwahhad.framework.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.shared.RiyadhDay;

/** What the database itself refuses of amendments of an agreement, no matter who asks. */
@Tag("long")
class AgreementAmendmentGuardsTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);

  /** When every agreement here has ended. */
  private static final Instant ENDED = Instant.now().plus(Duration.ofDays(1500));

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
  void an_agreement_that_has_ended_is_not_amended_by_code_or_past_it() {
    long amendment =
        amending.offer.run(amending.supplier, amending.agreement, amending.lower("90"));
    amending.sign.run(amending.supplier, amendment);

    DemoTime.run(
        ENDED,
        () -> {
          assertThatThrownBy(() -> amending.sign.run(FIXTURE.buyer, amendment))
              .hasMessage("amendment.agreement-ended");
          assertThatThrownBy(
                  () ->
                      amending.offer.run(
                          FIXTURE.buyer, amending.agreement, amending.vat("SA", "10")))
              .hasMessage("amendment.agreement-ended");
        });
    refused("amendment.agreement-ended", at(ENDED, offered(RiyadhDay.of(ENDED))));
    sign(amendment, "CENTRAL", FIXTURE.buyer);
    refused("amendment.agreement-ended", at(ENDED, inForce(amendment, RiyadhDay.of(ENDED))));
  }

  @Test
  void no_amendment_holds_from_a_day_that_has_passed() {
    amending.assertFault(amending.lower("90", today.minusDays(1)), "amendment.in-past");
    refused("amendment.in-past", offered(today.minusDays(1)));
    long amendment =
        amending.offer.run(amending.supplier, amending.agreement, amending.lower("90"));
    sign(amendment, "SUPPLIER", amending.supplier);
    sign(amendment, "CENTRAL", FIXTURE.buyer);
    Instant later = Instant.now().plus(Duration.ofDays(3));

    refused("amendment.in-past", at(later, inForce(amendment, today)));
    assertThat(APP.sql(at(later, inForce(amendment, RiyadhDay.of(later))))).isEqualTo(1);
  }

  @Test
  void prices_follow_an_index_as_the_dossier_says_and_to_no_other_amount() {
    long past = amending.pastTheCode("PRICE");
    refused("amendment.price-not-by-rule", index(past, "80", "20", today));
    refused("amendment.price-not-by-rule", index(past, "90", "10", today));
    refused("amendment.price-not-by-rule", index(past, "80", "10", today.plusDays(2)));
    assertThat(APP.sql(index(past, "80", "10", today))).isEqualTo(1);

    for (String other : List.of("100", "104", "104.1301", "104.131", "110.137")) {
      refused("amendment.price-not-by-rule", price(past, other));
    }
    assertThat(APP.sql(price(past, "104.130"))).isEqualTo(1);
  }

  @Test
  void quantities_stay_within_the_percentages_of_the_dossier() {
    long past = amending.pastTheCode("QUANTITY");
    APP.sql(
        """
        INSERT INTO amendment_quantity (amendment_id, agreement_id, entity_id, lot_item_id,
                                        quantity)
        VALUES (%d, %d, %d, %d, 4)"""
            .formatted(past, amending.agreement, FIXTURE.saudi, amending.item));
    sign(past, "SUPPLIER", amending.supplier);
    sign(past, "CENTRAL", FIXTURE.buyer);
    amending.putInForcePastTheCode(past);

    // 4 of 35.5 are more than the ten percent that the dossier lets quantities rise.
    refused(
        "amendment.quantity-not-by-rule",
        """
        UPDATE entitlement SET amended_quantity = 4
         WHERE agreement_id = %d AND entity_id = %d AND lot_item_id = %d"""
            .formatted(amending.agreement, FIXTURE.saudi, amending.item));
  }

  private static void refused(String rule, String statement) {
    assertThatThrownBy(() -> APP.sql(statement))
        .as(statement)
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining(rule);
  }

  private static String at(Instant moment, String statement) {
    return "SET STATEMENT timestamp = %d FOR %s".formatted(moment.getEpochSecond(), statement);
  }

  /** A statement by which the central purchasing body offers an amendment. */
  private String offered(LocalDate effective) {
    return """
        INSERT INTO agreement_amendment (agreement_id, number, kind, status, effective_on, reason,
                                         offered_side, offered_by, offered_at)
        VALUES (%d, 9, 'VAT', 'OFFERED', '%s', 'x', 'CENTRAL', %d, UTC_TIMESTAMP(6))"""
        .formatted(amending.agreement, effective, FIXTURE.buyer.personId());
  }

  private static String inForce(long amendment, LocalDate effective) {
    return """
        UPDATE agreement_amendment
           SET status = 'IN_FORCE', effective_on = '%s', ended_at = UTC_TIMESTAMP(6), ended_by = %d
         WHERE id = %d"""
        .formatted(effective, FIXTURE.buyer.personId(), amendment);
  }

  private static void sign(long amendment, String side, Actor person) {
    APP.sql(
        """
        INSERT INTO agreement_signature (agreement_id, amendment_number, side, person_id, signed_at)
        SELECT agreement_id, number, '%s', %d, UTC_TIMESTAMP(6)
          FROM agreement_amendment WHERE id = %d"""
            .formatted(side, person.personId(), amendment));
  }

  /** A move of the index of the dossier from 100 to 105. */
  private static String index(long amendment, String share, String rise, LocalDate current) {
    return """
        INSERT INTO amendment_index (amendment_id, index_name, source, base_on, base_value,
          current_on, current_value, index_percent, rise_percent)
        VALUES (%d, 'الرقم القياسي لأسعار المستهلك', 'المركز الإحصائي', '2020-01-01', 100, '%s',
                105, %s, %s)"""
        .formatted(amendment, current, share, rise);
  }

  private String price(long amendment, String price) {
    return """
        INSERT INTO amendment_price (amendment_id, agreement_id, lot_item_id, price_before,
                                     unit_price)
        VALUES (%d, %d, %d, 100.125, %s)"""
        .formatted(amendment, amending.agreement, amending.item, price);
  }
}
