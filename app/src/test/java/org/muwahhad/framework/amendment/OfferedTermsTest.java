package org.muwahhad.framework.amendment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;

/** An amendment is offered with terms that can hold; what cannot is told at its field. */
@Tag("long")
class OfferedTermsTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final Amending amending = new Amending(APP, FIXTURE);
  private final LocalDate today = amending.today();

  @BeforeAll
  static void rules() {
    Amending.rules(FIXTURE);
  }

  @Test
  void a_rate_is_between_nothing_and_a_hundred_percent_with_two_decimals() {
    for (String percent : List.of("-1", "100.01", "5.555")) {
      amending.assertFault(amending.vat("SA", percent), "amendment.no-rate");
    }
  }

  @Test
  void a_supplier_that_takes_the_place_is_in_the_register() {
    amending.assertFault(
        new AmendmentProposal(
            UUID.randomUUID().toString(),
            AgreementChange.PARTY,
            null,
            "اندماج",
            "Deed 7",
            null,
            null,
            null,
            null,
            new AmendmentProposal.NewParty("NOBODY-1", SuccessionGround.MERGER),
            null,
            null),
        "amendment.no-such-supplier");
  }

  @Test
  void an_index_moves_to_a_published_value_after_its_base() {
    amending.assertFault(index("2020-01-01", "105"), "amendment.index-days");
    amending.assertFault(index(today.plusDays(1).toString(), "105"), "amendment.index-in-future");
    amending.assertFault(index("2020-02-01", "105.00001"), "amendment.index-decimals");
    amending.assertFault(index("2020-02-01", "10000000000"), "amendment.index-decimals");
  }

  @Test
  void prices_and_quantities_are_of_items_of_the_agreement() {
    amending.assertFault(
        amending.proposal(
            AgreementChange.PRICE,
            null,
            null,
            List.of(new AmendmentProposal.NewPrice(amending.item + 1_000_000, BigDecimal.TEN))),
        "amendment.not-in-agreement");
    amending.assertFault(
        FIXTURE.buyer,
        quantities(
            null,
            new AmendmentProposal.QuantityChange(
                FIXTURE.saudi, amending.item + 1_000_000, BigDecimal.ONE)),
        "amendment.not-in-agreement");
  }

  @Test
  void quantities_change_at_once_and_each_once() {
    AmendmentProposal.QuantityChange one = amending.change(FIXTURE.saudi, "1");
    amending.assertFault(
        FIXTURE.buyer, quantities(today.plusDays(1), one), "amendment.quantity-at-once");
    amending.assertFault(FIXTURE.buyer, quantities(null, one, one), "amendment.quantity-twice");
  }

  @Test
  void where_the_dossier_foresees_no_renewal_the_last_day_stays() {
    FIXTURE.rule("agreement.renewal-months", "0", "MONTHS");
    try {
      amending.awarded();
    } finally {
      FIXTURE.rule("agreement.renewal-months", "12", "MONTHS");
    }

    assertThatThrownBy(
            () ->
                amending.offer.run(
                    FIXTURE.buyer, amending.agreement, amending.term(amending.end().plusMonths(1))))
        .hasMessage("amendment.term-fixed");
  }

  private AmendmentProposal index(String current, String value) {
    return amending.proposal(
        AgreementChange.PRICE,
        null,
        new AmendmentProposal.IndexMove(
            null, null, null, null, LocalDate.parse(current), new BigDecimal(value)),
        null);
  }

  private static AmendmentProposal quantities(
      @Nullable LocalDate effective, AmendmentProposal.QuantityChange... changes) {
    return new AmendmentProposal(
        UUID.randomUUID().toString(),
        AgreementChange.QUANTITY,
        effective,
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
}
