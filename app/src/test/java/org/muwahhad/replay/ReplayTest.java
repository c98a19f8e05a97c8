package org.muwahhad.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.muwahhad.TestApp;
import org.muwahhad.audit.VerifyAudit;
import org.muwahhad.demo.LoadedDemo;

/**
 * Tenders and receipts are held against the entries that describe them: anyone who changes what is
 * kept, past the service and past every guard, is found out although no hash of the record changed.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("long")
class ReplayTest {
  private static final TestApp APP = LoadedDemo.fresh();
  private static final ChangedRows ROWS = new ChangedRows(APP, List.of());
  private static final String AWARDED =
      APP.ask("SELECT MIN(id) FROM joint_tender WHERE status = 'AWARDED'");
  private static final String NUMBER =
      APP.ask("SELECT number FROM joint_tender WHERE id = " + AWARDED);

  @Test
  @Order(1)
  void every_tender_of_the_demonstration_is_what_its_entries_lead_to() {
    assertThat(faults()).isEmpty();
    assertThat(APP.ask("SELECT COUNT(*) FROM award WHERE status = 'active'")).isNotEqualTo("0");
  }

  @Test
  @Order(2)
  void an_entry_that_cannot_be_read_is_a_finding_of_its_tender_alone() {
    String entry =
        APP.ask(
            "SELECT MIN(e.id) FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id"
                + " WHERE c.name = 'tender:%s'".formatted(AWARDED));
    String detail = APP.ask("SELECT detail FROM audit_entry WHERE id = " + entry);
    APP.without(
        "tr_audit_entry_no_update",
        () -> {
          APP.sql("UPDATE audit_entry SET detail = 'not json' WHERE id = " + entry);

          assertThat(faults())
              .hasSize(3)
              .contains(
                  "entry tender:%s#1 is not in the form in which the service writes tender.aggregated"
                      .formatted(AWARDED),
                  "tender %s: its data or its entries cannot be read, so it was not compared"
                      .formatted(NUMBER));

          APP.sql(
              "UPDATE audit_entry SET detail = '%s' WHERE id = %s"
                  .formatted(detail.replace("\\", "\\\\").replace("'", "''"), entry));
        });
  }

  @Test
  @Order(3)
  void a_changed_receipt_of_demand_is_found() {
    String receipt = APP.ask("SELECT MIN(receipt_number) FROM submission_receipt");
    String hash =
        APP.ask("SELECT sha256 FROM submission_receipt WHERE receipt_number = '" + receipt + "'");
    past(
        "submission_receipt",
        "UPDATE submission_receipt SET sha256 = REPEAT('0', 64) WHERE receipt_number = '%s'"
            .formatted(receipt));

    assertThat(faults())
        .containsExactlyInAnyOrder(
            "receipt of demand %s: the row differs from the audit record"
                .formatted(
                    APP.ask(
                        "SELECT id FROM submission_receipt WHERE receipt_number = '%s'"
                            .formatted(receipt))),
            "content of a receipt was changed: " + receipt,
            "receipt differs from its entry: " + receipt);

    past(
        "submission_receipt",
        "UPDATE submission_receipt SET sha256 = '%s' WHERE receipt_number = '%s'"
            .formatted(hash, receipt));
  }

  @Test
  @Order(4)
  void a_bid_exchanged_after_its_opening_is_found_by_its_receipt_and_by_the_opening() {
    // Of a bid that its bidder sealed, the signature would be found too.
    String bid =
        APP.ask(
            """
            SELECT MIN(o.bid_id) FROM opened_bid o JOIN bid_version v ON v.id = o.version_id
             WHERE v.sealed_by = 'SERVICE' AND o.tender_id = %s"""
                .formatted(AWARDED));
    String receipt =
        APP.ask(
            "SELECT v.receipt_number FROM opened_bid o JOIN bid_version v ON v.id = o.version_id"
                + " WHERE o.bid_id = "
                + bid);
    past(
        "bid_version",
        "UPDATE bid_version SET sha256 = REPEAT('0', 64) WHERE receipt_number = '%s'"
            .formatted(receipt));

    assertThat(faults())
        .containsExactlyInAnyOrder(
            "sealed version of a bid %s: the row differs from the audit record"
                .formatted(
                    APP.ask(
                        "SELECT id FROM bid_version WHERE receipt_number = '%s'"
                            .formatted(receipt))),
            "receipt of a bid differs from its entry: " + receipt,
            "tender %s: opened bid %s differs from its entry".formatted(NUMBER, bid),
            "tender %s: receipt of bid %s differs from its entry"
                .formatted(
                    NUMBER,
                    APP.ask(
                        "SELECT CONCAT(bid_id, '/', number) FROM bid_version"
                            + " WHERE receipt_number = '%s'".formatted(receipt))));
  }

  @Test
  @Order(2)
  void a_figure_changed_in_the_record_of_an_opening_is_found() {
    String document =
        APP.ask(
            "SELECT document FROM opening_record WHERE part = 'BID' AND tender_id = " + AWARDED);
    past(
        "opening_record",
        "UPDATE opening_record SET document = CONCAT(document, ' ') WHERE tender_id = " + AWARDED);

    assertThat(faults())
        .hasSize(2)
        .anyMatch(f -> f.startsWith("tender " + NUMBER) && f.endsWith("differs from its entry"))
        .contains(
            "record of the opening of tender %s/BID: the row differs from the audit record"
                .formatted(AWARDED));

    past(
        "opening_record",
        "UPDATE opening_record SET document = '%s' WHERE tender_id = %s"
            .formatted(document.replace("'", "''"), AWARDED));
  }

  @Test
  @Order(2)
  void a_seed_that_does_not_follow_from_the_bids_is_found() {
    String lot =
        APP.ask(
            "SELECT MIN(lot_id) FROM lot_ranking WHERE draw_seed IS NOT NULL AND tender_id = "
                + AWARDED);
    String seed = APP.ask("SELECT MIN(draw_seed) FROM lot_ranking WHERE lot_id = " + lot);
    past("lot_ranking", "UPDATE lot_ranking SET draw_seed = REPEAT('0', 64) WHERE lot_id = " + lot);

    assertThat(faults())
        .contains(
            "tender %s: the seed of the drawing for lot %s does not follow from the values of the opened bids"
                .formatted(NUMBER, APP.ask("SELECT number FROM lot WHERE id = " + lot)));

    past(
        "lot_ranking",
        "UPDATE lot_ranking SET draw_seed = '%s' WHERE lot_id = %s".formatted(seed, lot));
  }

  @Test
  @Order(2)
  void the_price_of_an_item_changed_before_the_decision_is_found() {
    String award = APP.ask("SELECT MIN(id) FROM award WHERE status = 'pending'");
    past(
        "award_item",
        "UPDATE award_item SET unit_price = unit_price + 7, amount = amount + 7 WHERE award_id = "
            + award);

    assertThat(faults())
        .anyMatch(f -> f.contains("(lot/bid) do not add up to its amount, or not at its prices"))
        .anyMatch(f -> f.startsWith("item of award " + award + "/"));

    past(
        "award_item",
        "UPDATE award_item SET unit_price = unit_price - 7, amount = amount - 7 WHERE award_id = "
            + award);
  }

  @Test
  @Order(5)
  void a_status_that_no_act_led_to_is_found() {
    past("joint_tender", "UPDATE joint_tender SET status = 'OPENED' WHERE id = " + AWARDED);

    assertThat(APP.get(VerifyAudit.class).run().findings())
        .extracting(f -> f.lines().ar())
        .contains("حالة المنافسة %s المحفوظة OPENED، وقيودها تفضي إلى AWARDED".formatted(NUMBER))
        .allMatch(line -> line.matches(".*[\\u0600-\\u06ff].*"))
        .noneMatch(line -> line.contains("differs") || line.contains("missing"));
    assertThat(faults())
        .contains(
            "tender %s is stored as OPENED, but its entries lead to AWARDED".formatted(NUMBER));
  }

  @AfterEach
  void the_hashes_of_the_record_itself_stay_sound() {
    assertThat(faults()).noneMatch(f -> f.startsWith("entry") || f.startsWith("chain"));
  }

  private static void past(String table, String statement) {
    ROWS.past(table, statement);
  }

  private static List<String> faults() {
    return APP.get(VerifyAudit.class).run().faults();
  }
}
