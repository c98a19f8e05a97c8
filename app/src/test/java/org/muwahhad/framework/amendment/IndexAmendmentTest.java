package org.muwahhad.framework.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.reporting.figures.PrintedFigures;

/** Prices of an agreement follow the index that its dossier names, and no other. */
@Tag("long")
class IndexAmendmentTest {
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
  void prices_follow_only_the_index_of_the_dossier_and_only_from_its_base_value() {
    LocalDate base = LocalDate.parse("2020-01-01");
    for (AmendmentProposal.IndexMove other :
        List.of(
            move("Another index", null, null, null),
            move(null, "Another office", null, null),
            move(null, null, base.plusDays(1), null),
            move(null, null, null, new BigDecimal("99.5")))) {
      amending.assertFault(
          amending.proposal(AgreementChange.PRICE, null, other, null),
          "amendment.index-not-in-dossier");
    }
    long past = amending.pastTheCode("PRICE");
    String index = "'الرقم القياسي لأسعار المستهلك'";
    String source = "'المركز الإحصائي'";
    for (String values :
        List.of(
            "'Another index', " + source + ", '2020-01-01', 100",
            index + ", 'Another office', '2020-01-01', 100",
            index + ", " + source + ", '2020-01-02', 100",
            index + ", " + source + ", '2020-01-01', 99.5")) {
      assertThatThrownBy(() -> APP.sql(indexed(past, values)))
          .as(values)
          .hasMessageContaining("amendment.index-not-in-dossier");
    }
    assertThat(APP.sql(indexed(past, index + ", " + source + ", '2020-01-01', 100"))).isEqualTo(1);
  }

  @Test
  void the_new_value_of_the_index_is_enough() {
    long amendment = follow();

    amending.signedByBoth(amendment);
    assertThat(amending.price()).isEqualByComparingTo("104.130");
    AgreementAmendmentQueries.PriceIndex followed =
        APP.get(AgreementAmendmentQueries.class).findIndex(amendment).orElseThrow();
    assertThat(followed.name().en()).isEqualTo("CPI");
    assertThat(followed.baseValue()).isEqualByComparingTo("100");
    // The next move counts from where this one ended.
    assertThat(APP.get(AmendedAgreementQueries.class).findIndex(amending.agreement))
        .hasValueSatisfying(
            i -> {
              assertThat(i.baseOn()).isEqualTo("2020-02-01");
              assertThat(i.baseValue()).isEqualByComparingTo("105");
            });
  }

  @Test
  void both_sides_take_the_agreement_away_with_its_amendments_and_it_says_what_the_page_says() {
    String document = "amended-agreement/" + amending.agreement;
    assertThat(words(amending.supplier, document, "ENGLISH"))
        .contains("No amendment is in force.", "CPI", "GCC-Stat", "Quantities by state");
    amending.signedByBoth(follow());

    for (Actor side : List.of(amending.supplier, FIXTURE.buyer)) {
      String page =
          Browserless.signedInAs(APP, side)
              .get("/agreements/" + amending.agreement + "/amendments/1")
              .body();
      String english = words(side, document, "ENGLISH");
      BigDecimal before = new BigDecimal("100.125");
      BigDecimal after = new BigDecimal("104.13");
      assertThat(PrintedFigures.figures(page.replaceAll("<[^>]*>", " "))).contains(before, after);
      assertThat(PrintedFigures.figures(english))
          .contains(before, after)
          .isEqualTo(PrintedFigures.figures(words(side, document, "ARABIC")));
      assertThat(english).contains("Amendment 1: Prices", "105");
    }
    assertThatThrownBy(() -> words(amending.rival, document, "ENGLISH"))
        .as("of a supplier that has no part in it")
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void where_the_dossier_names_no_index_prices_follow_none() {
    FIXTURE.letPricesFollowAnIndex(false);
    try {
      amending.awarded();
    } finally {
      FIXTURE.letPricesFollowAnIndex(true);
    }

    assertThatThrownBy(this::follow).hasMessage("amendment.no-index");
    assertThat(
            amending
                .view
                .form(amending.supplier, amending.agreement, AgreementChange.PRICE)
                .index())
        .isNull();
    long past = amending.pastTheCode("PRICE");
    assertThatThrownBy(() -> APP.sql(indexed(past, "'CPI', 'GCC-Stat', '2020-01-01', 100")))
        .hasMessageContaining("amendment.index-not-in-dossier");
    APP.sql(
        """
        UPDATE agreement_amendment
           SET status = 'WITHDRAWN', ended_at = UTC_TIMESTAMP(6), ended_by = %d, end_reason = ''
         WHERE id = %d"""
            .formatted(FIXTURE.buyer.personId(), past));
    amending.signedByBoth(
        amending.offer.run(amending.supplier, amending.agreement, amending.lower("95.5")));
    assertThat(amending.price()).isEqualByComparingTo("95.500");
  }

  private static String words(Actor reader, String document, String edition) {
    return PrintedFigures.words(Browserless.signedInAs(APP, reader), document, edition);
  }

  /** The supplier offers that prices follow the index, of which only the new value is said. */
  private long follow() {
    return amending.offer.run(
        amending.supplier,
        amending.agreement,
        amending.proposal(AgreementChange.PRICE, null, move(null, null, null, null), null));
  }

  /** To 105 on the first of February, with what else is said of the index. */
  private static AmendmentProposal.IndexMove move(
      @Nullable String name,
      @Nullable String source,
      @Nullable LocalDate baseOn,
      @Nullable BigDecimal baseValue) {
    return new AmendmentProposal.IndexMove(
        name, source, baseOn, baseValue, LocalDate.parse("2020-02-01"), new BigDecimal("105"));
  }

  /** A statement that lets an amendment follow an index, said by its name, source and base. */
  private static String indexed(long amendment, String index) {
    return """
        INSERT INTO amendment_index (amendment_id, index_name, source, base_on, base_value,
          current_on, current_value, index_percent, rise_percent)
        VALUES (%d, %s, '2020-02-01', 105, 80, 10)"""
        .formatted(amendment, index);
  }
}
