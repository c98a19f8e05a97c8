package org.muwahhad.framework.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.muwahhad.demo.DemoTime;
import org.muwahhad.shared.Refusal;

/** An agreement is renewed, and its quantities change, within what its dossier foresees. */
@Tag("long")
class RenewalAmendmentTest {
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
  void an_agreement_is_renewed_as_long_as_its_dossier_foresees() {
    LocalDate end = amending.end();
    amending.assertFault(amending.term(end), "amendment.term-not-longer");
    amending.assertFault(
        amending.term(end.plusDays(1).plusMonths(12)), "amendment.term-beyond-rule");
    amending.assertFault(amending.lower("90", end.plusDays(1)), "amendment.after-end");

    amending.signedByBoth(
        amending.offer.run(FIXTURE.buyer, amending.agreement, amending.term(end.plusMonths(6))));

    assertThat(amending.end()).isEqualTo(end.plusMonths(6));
    assertThatThrownBy(
            () ->
                DemoTime.run(Instant.now().plus(Duration.ofDays(1500)), () -> amending.order("1")))
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
                        .formatted(FIXTURE.buyer.personId(), amending.agreement)))
        .hasMessageContaining("amendment.term-beyond-rule");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO agreement_amendment (agreement_id, number, kind, status,
                      effective_on, reason, offered_side, offered_by, offered_at)
                    VALUES (%d, 9, 'PRICE', 'OFFERED', '%s', 'x', 'CENTRAL', %d,
                            UTC_TIMESTAMP(6))"""
                        .formatted(
                            amending.agreement,
                            amending.end().plusDays(1),
                            FIXTURE.buyer.personId())))
        .hasMessageContaining("amendment.after-end");
  }

  @Test
  void a_renewal_that_waits_for_its_day_is_not_overtaken_by_another() {
    LocalDate end = amending.end();
    amending.signedByBoth(
        amending.offer.run(
            FIXTURE.buyer,
            amending.agreement,
            amending.term(end.plusMonths(6), amending.today().plusDays(5))));
    assertThat(amending.end()).isEqualTo(end);
    long next =
        amending.offer.run(
            FIXTURE.buyer, amending.agreement, amending.term(end.plusMonths(3), amending.today()));
    amending.sign.run(amending.supplier, next);

    assertThatThrownBy(() -> amending.sign.run(FIXTURE.buyer, next))
        .hasMessage("amendment.outdated");
    APP.sql(
        """
        INSERT INTO agreement_signature (agreement_id, amendment_number, side, person_id, signed_at)
        SELECT agreement_id, number, 'CENTRAL', %d, UTC_TIMESTAMP(6)
          FROM agreement_amendment WHERE id = %d"""
            .formatted(FIXTURE.buyer.personId(), next));
    assertThatThrownBy(() -> amending.putInForcePastTheCode(next))
        .hasMessageContaining("amendment.outdated");
  }

  @Test
  void quantities_change_within_the_percentages_of_the_dossier() {
    amending.assertFault(FIXTURE.buyer, amending.quantity("4"), "amendment.quantity-beyond-rule");
    amending.assertFault(FIXTURE.buyer, amending.quantity("-8"), "amendment.quantity-beyond-rule");
    amending.assertFault(FIXTURE.buyer, amending.quantity("1.5"), "framework.whole-units");
    assertThatThrownBy(
            () -> amending.offer.run(amending.supplier, amending.agreement, amending.quantity("3")))
        .hasMessage("amendment.central-only");

    amending.signedByBoth(
        amending.offer.run(FIXTURE.buyer, amending.agreement, amending.quantity("3")));

    amending.order("28.5");
    assertThatThrownBy(() -> amending.order("1")).isInstanceOf(Refusal.InvalidInput.class);
    amending.assertFault(FIXTURE.buyer, amending.quantity("-1"), "amendment.quantity-below-called");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    UPDATE entitlement SET amended_quantity = 4
                     WHERE agreement_id = %d AND entity_id = %d AND lot_item_id = %d"""
                        .formatted(amending.agreement, FIXTURE.saudi, amending.item)))
        .hasMessageContaining("amendment.quantity-differs");
  }

  @Test
  void what_was_ordered_meanwhile_is_not_taken_away() {
    long amendment = amending.offer.run(FIXTURE.buyer, amending.agreement, amending.quantity("-7"));
    amending.sign.run(amending.supplier, amendment);
    amending.order("20");

    assertThatThrownBy(() -> amending.sign.run(FIXTURE.buyer, amendment))
        .hasMessage("amendment.quantity-ordered");
    amending.order("5.5");
  }

  @Test
  void what_one_entity_loses_and_another_gains_counts_by_itself() {
    amending.assertFault(
        FIXTURE.buyer,
        amending.quantities(
            amending.change(FIXTURE.kuwaiti, "-5"), amending.change(FIXTURE.saudi, "5")),
        "amendment.quantity-beyond-rule");

    amending.signedByBoth(
        amending.offer.run(
            FIXTURE.buyer,
            amending.agreement,
            amending.quantities(
                amending.change(FIXTURE.kuwaiti, "-3"), amending.change(FIXTURE.saudi, "3"))));

    amending.order("28.5");
  }
}
