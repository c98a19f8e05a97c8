package org.muwahhad.opendata.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.award.quantity.QuantityFixture.inDays;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.shared.Sha256;

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
  void what_an_excluded_bid_took_off_its_prices_stays_closed() {
    AWARDS.offer(
        new AwardFixture.Offer(true, "7.25", List.of(0, 1), List.of(0)),
        new AwardFixture.Offer(false, "3.5", List.of(0, 1), List.of(1)));
    AwardFixture.Lot lot =
        new AwardFixture.Lot(
            List.of(new AwardFixture.Item(List.of("10", "20"), "100", "1300")),
            AwardFixture.Judged.FIRST,
            AwardFixture.Judged.EXCLUDED);
    AwardFixture.Tender tender;
    try {
      tender = AWARDS.aTender(List.of(lot, lot));
    } finally {
      AWARDS.offer();
    }
    AWARDS.adopt(AWARDS.recommend(tender));
    inDays(11, () -> APP.get(ConfirmAwards.class).run(AWARDS.buyer, tender.id()));
    publish();

    assertThat(table(tender.id(), "discounts"))
        .contains(tender.dinarBid() + ",1,7.2500")
        .doesNotContain("3.5000");
    assertThat(table(tender.id(), "discount_lots").lines()).hasSize(4);
  }

  private static String table(long tender, String name) {
    long bundle =
        Long.parseLong(APP.ask("SELECT id FROM tender_bundle WHERE tender_id = " + tender));
    return new String(APP.get(BundleStore.class).read(bundle, "tables/" + name + ".csv"), UTF_8);
  }

  @Test
  void a_file_of_any_size_is_kept_in_pieces_and_read_as_it_was() {
    long tender = awarded();
    publish();
    long bundle =
        Long.parseLong(APP.ask("SELECT id FROM tender_bundle WHERE tender_id = " + tender));
    byte[] large = new byte[3 * BundleStore.PIECE + 17];
    new Random(7).nextBytes(large);

    APP.withoutTriggersOf(
        List.of("tender_bundle_file", "tender_bundle_piece"),
        () -> {
          BundleStore store = APP.get(BundleStore.class);
          store.add(bundle, "large", false, MarkedFile.of(large));
          store.add(bundle, "empty", false, MarkedFile.of(new byte[0]));

          assertThat(store.read(bundle, "large")).isEqualTo(large);
          assertThat(store.read(bundle, "empty")).isEmpty();
        });

    assertThat(
            APP.ask(
                "SELECT CONCAT(COUNT(*), ' ', MAX(OCTET_LENGTH(content)) < 1100000)"
                    + " FROM tender_bundle_piece WHERE name = 'large' AND bundle_id = "
                    + bundle))
        .isEqualTo("4 1");
    assertThat(
            APP.ask(
                "SELECT CONCAT(byte_count, ' ', sha256) FROM tender_bundle_file"
                    + " WHERE name = 'large' AND bundle_id = "
                    + bundle))
        .isEqualTo(large.length + " " + Sha256.of(large));
  }

  @Test
  void unit_prices_are_in_no_edition_of_a_tender_whose_dossier_keeps_them() {
    long tender = awarded();

    refused("bundle.prices-closed", edition(tender, "PUBLISHED"));
    refused("ck_tender_bundle_unit_prices", edition(tender, "UNKNOWN"));
    APP.sql(edition(tender, "COMMITTED"));
    refused("bundle.prices-closed", file(tender, "tables/prices.csv", 5));
    refused("bundle.prices-closed", file(tender, "scenarios/1-problem.json", 5));
    APP.sql(file(tender, "tables/prices.csv", 0));
    refused("bundle.prices-closed", piece(tender, "tables/prices.csv"));
    APP.sql(file(tender, "tables/commitments.csv", 5));
    APP.sql(piece(tender, "tables/commitments.csv"));
  }

  private static void refused(String code, String statement) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(code);
  }

  private static String edition(long tender, String unitPrices) {
    return """
    INSERT INTO tender_bundle (tender_id, edition, published_at, sha256, unit_prices,
                               openings_sha256)
    VALUES (%d, 1, UTC_TIMESTAMP(6), REPEAT('0', 64), '%s', REPEAT('0', 64))\
    """
        .formatted(tender, unitPrices);
  }

  private static String file(long tender, String name, int byteCount) {
    return """
    INSERT INTO tender_bundle_file (bundle_id, name, sha256, byte_count, crc, is_public)
    VALUES ((SELECT b.id FROM tender_bundle b WHERE b.tender_id = %d), '%s', REPEAT('0', 64),
            %d, 0, 1)\
    """
        .formatted(tender, name, byteCount);
  }

  private static String piece(long tender, String name) {
    return """
    INSERT INTO tender_bundle_piece (bundle_id, name, number, content)
    VALUES ((SELECT b.id FROM tender_bundle b WHERE b.tender_id = %d), '%s', 0, '2.000')\
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
