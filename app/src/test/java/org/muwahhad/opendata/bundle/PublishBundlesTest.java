package org.muwahhad.opendata.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.award.quantity.QuantityFixture.inDays;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;

/** A bundle follows each award, and none waits for another. */
@Tag("long")
class PublishBundlesTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture AWARDS = AwardFixture.in(APP);

  @Test
  void a_bundle_that_cannot_be_put_together_stays_due_and_holds_up_no_other() {
    long stuck = awarded();
    long other = awarded();
    APP.sql("UPDATE tender_bundle_due SET due_at = '2026-01-01' WHERE tender_id = " + stuck);
    APP.sql(
        """
        CREATE TRIGGER trial_bundle BEFORE INSERT ON tender_bundle FOR EACH ROW
        IF NEW.tender_id = %d THEN
          SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'trial.stuck';
        END IF"""
            .formatted(stuck));

    try {
      assertThatThrownBy(PublishBundlesTest::publish).hasStackTraceContaining("trial.stuck");
    } finally {
      APP.sql("DROP TRIGGER trial_bundle");
    }

    assertThat(editions(other)).isEqualTo("1");
    assertThat(editions(stuck)).isEqualTo("0");
    assertThat(APP.get(BundleQueries.class).secondsLate()).isGreaterThan(3600);
    publish();
    assertThat(editions(stuck)).isEqualTo("1");
    assertThat(APP.get(BundleQueries.class).secondsLate()).isZero();
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(e.act) FROM audit_entry e JOIN audit_chain c"
                    + " ON c.id = e.chain_id WHERE c.name = 'bundle:"
                    + stuck
                    + "'"))
        .isEqualTo("bundle.published");
  }

  @Test
  void unit_prices_are_in_no_edition_of_a_tender_whose_dossier_keeps_them() {
    long tender = awarded();

    refused("bundle.prices-closed", edition(tender, "PUBLISHED"));
    refused("ck_tender_bundle_unit_prices", edition(tender, "UNKNOWN"));
    APP.sql(edition(tender, "COMMITTED"));
    refused("bundle.prices-closed", file(tender, "tables/prices.csv"));
    refused("bundle.prices-closed", file(tender, "scenarios/1-problem.json"));
    APP.sql(file(tender, "tables/commitments.csv"));
  }

  private static void refused(String code, String statement) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(code);
  }

  private static String edition(long tender, String unitPrices) {
    return """
    INSERT INTO tender_bundle (tender_id, edition, published_at, sha256, unit_prices, openings)
    VALUES (%d, 1, UTC_TIMESTAMP(6), REPEAT('0', 64), '%s', '{}')\
    """
        .formatted(tender, unitPrices);
  }

  private static String file(long tender, String name) {
    return """
    INSERT INTO tender_bundle_file (bundle_id, name, sha256, content)
    VALUES ((SELECT b.id FROM tender_bundle b WHERE b.tender_id = %d), '%s', SHA2('2.000', 256),
            '2.000')\
    """
        .formatted(tender, name);
  }

  private static void publish() {
    APP.get(PublishBundles.class).run();
  }

  private static long awarded() {
    AwardFixture.Tender tender = AWARDS.aTender();
    AWARDS.adopt(AWARDS.recommend(tender));
    inDays(11, () -> APP.get(ConfirmAwards.class).run(AWARDS.buyer, tender.id()));
    return tender.id();
  }

  private static String editions(long tender) {
    return APP.ask("SELECT COUNT(*) FROM tender_bundle WHERE tender_id = " + tender);
  }
}
