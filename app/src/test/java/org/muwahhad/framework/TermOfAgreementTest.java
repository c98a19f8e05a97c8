package org.muwahhad.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.demo.DemoTime;

/**
 * A framework agreement runs as long as the rules of its tender say, and no longer than 48 months.
 */
class TermOfAgreementTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);

  @Test
  void an_agreement_runs_for_the_months_of_the_rule_and_for_a_year_without_one() {
    AwardFixture.Tender plain = FIXTURE.aTender();
    FIXTURE.addRules(Map.of("agreement.months", "30"));
    AwardFixture.Tender longer = FIXTURE.aTender();
    FIXTURE.adopt(plain);
    FIXTURE.adopt(longer);

    DemoTime.run(
        Instant.now().plus(Duration.ofDays(11)),
        () -> {
          APP.get(ConfirmAwards.class).run(FIXTURE.buyer, plain.id());
          APP.get(ConfirmAwards.class).run(FIXTURE.buyer, longer.id());
        });

    assertThat(term(plain)).isEqualTo("12");
    assertThat(term(longer)).isEqualTo("30");
    Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer);
    assertThat(buyer.get("/agreements/" + agreement(longer)).body())
        .contains("30 months from the first day of the agreement", "Source: ");
    assertThat(buyer.get("/agreements/" + agreement(plain)).body())
        .doesNotContain("from the first day of the agreement");
    buyer.get("/language/ar");
    assertThat(buyer.get("/agreements/" + agreement(longer)).body())
        .contains("30 شهرًا من أول يوم في الاتفاقية");
    theDatabaseKeepsIt();
  }

  private static String agreement(AwardFixture.Tender tender) {
    return APP.ask("SELECT MIN(id) FROM framework_agreement WHERE tender_id = " + tender.id());
  }

  /** Where no award is in effect yet, so that its agreement can be tried: its guard is away. */
  private static void theDatabaseKeepsIt() {
    AwardFixture.Tender pending = FIXTURE.aTender();
    FIXTURE.recommend(pending);
    String conclude =
        """
        INSERT INTO framework_agreement (number, tender_id, award_id, starts_on, ends_on,
                                         concluded_at)
        SELECT 'FA-tried', tender_id, id, '2026-01-01', '%%s', UTC_TIMESTAMP(6)
          FROM award WHERE tender_id = %d LIMIT 1"""
            .formatted(pending.id());

    APP.without(
        "tr_framework_agreement_concluded",
        () -> {
          for (String last : new String[] {"2028-06-29", "2028-07-01", "2026-12-31"}) {
            assertThatThrownBy(() -> APP.sql(conclude.formatted(last)))
                .as(last)
                .hasMessageContaining("framework.term-not-by-rules");
          }
          assertThat(APP.sql(conclude.formatted("2028-06-30"))).isEqualTo(1);
        });
  }

  @Test
  void the_database_takes_no_term_above_48_months_or_of_part_of_one() {
    for (String months : new String[] {"0", "49", "12.5"}) {
      assertThatThrownBy(
              () ->
                  APP.sql(
                      """
                      INSERT INTO rule_default (code, value, unit, position, name_ar, name_en,
                                                source_ar, source_en)
                      VALUES ('agreement.months', %s, 'MONTHS', 1, 'مدة', 'Term', 'قاعدة', 'rule')
                      ON DUPLICATE KEY UPDATE value = VALUES(value)"""
                          .formatted(months)))
          .as(months)
          .hasMessageContaining("ck_rule_default_months");
    }
  }

  private static String term(AwardFixture.Tender tender) {
    return APP.ask(
        "SELECT DISTINCT TIMESTAMPDIFF(MONTH, starts_on, ends_on + INTERVAL 1 DAY)"
            + " FROM framework_agreement WHERE tender_id = "
            + tender.id());
  }
}
