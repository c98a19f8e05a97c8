package org.muwahhad.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;

/** Who of equal bidders goes first is drawn by what nobody knew before the bids were opened. */
class DrawAmongEqualBidsTest {
  private static final TestApp APP = TestApp.start();
  private static final PlayedTender TENDER = play();
  private static final String OWN = " WHERE tender_id = " + TENDER.id();
  private static final String LOT = " AND lot_id = " + TENDER.lots().get(0);

  private static PlayedTender play() {
    PlayedTender tender = PlayedTender.published(Stage.on(APP));
    for (int i = 0; i < 4; i++) {
      tender.bid("SAR", true, "1300", "1250", "1300", "1250");
    }
    return tender.open().evaluate(Map.of());
  }

  @Test
  void the_seed_is_made_of_what_all_bidders_sealed_for_it() {
    String ocid = APP.ask("SELECT ocid FROM joint_tender WHERE id = " + TENDER.id());
    StringBuilder told = new StringBuilder(part(ocid) + part("1"));
    draws().forEach(draw -> told.append(part(draw)));

    assertThat(APP.ask("SELECT DISTINCT draw_seed FROM lot_ranking" + OWN + LOT))
        .isEqualTo(sha256(told.toString()));
    assertThat(APP.ask("SELECT COUNT(DISTINCT draw_seed) FROM lot_ranking" + OWN))
        .as("one for each lot")
        .isEqualTo("2");
  }

  @Test
  void equal_bids_stand_in_the_order_that_the_seed_gives() {
    String seed = APP.ask("SELECT DISTINCT draw_seed FROM lot_ranking" + OWN + LOT);
    List<String> bidders =
        list(
            """
            SELECT GROUP_CONCAT(s.registration_number ORDER BY r.rank_position)
              FROM lot_ranking r JOIN bid b ON b.id = r.bid_id
              JOIN supplier s ON s.id = b.supplier_id
             WHERE r.tie_rule = 'DRAW' AND r.lot_id = """
                + " "
                + TENDER.lots().get(0));

    assertThat(bidders)
        .hasSize(4)
        .isSortedAccordingTo(Comparator.comparing(b -> sha256(seed + "/" + b)));
  }

  @Test
  void one_other_value_would_have_given_another_seed() {
    List<String> draws = draws();
    String seed = DrawSeed.of("ocid", 1, draws);
    List<String> others = Arrays.asList(draws.toArray(new String[0]));
    others.set(3, sha256("another bid"));

    assertThat(DrawSeed.of("ocid", 1, others)).isNotEqualTo(seed);
    assertThat(DrawSeed.of("ocid", 2, draws)).isNotEqualTo(seed);
  }

  @Test
  void the_receipts_which_the_database_knows_before_the_opening_do_not_tell_the_seed() {
    assertThat(draws())
        .hasSize(4)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(list("SELECT GROUP_CONCAT(sha256) FROM bid_version" + OWN));
  }

  @Test
  void the_opening_tells_what_each_bid_holds_and_the_record_freezes_it() {
    String page =
        Browserless.signedInAs(APP, TENDER.examinationChair())
            .get("/tenders/" + TENDER.id() + "/opening")
            .body();
    String record = APP.ask("SELECT document FROM opening_record" + OWN + " AND part = 'BID'");

    draws()
        .forEach(
            draw -> {
              assertThat(page).contains(draw);
              assertThat(record).contains("\"draw\":\"" + draw + "\"");
            });
  }

  @Test
  void what_a_bid_holds_for_the_drawing_is_never_changed() {
    assertThatThrownBy(() -> APP.sql("UPDATE opened_bid SET draw_value = REPEAT('0', 64)" + OWN))
        .hasMessageContaining("bid.opened-immutable");
    APP.without(
        "tr_opened_bid_immutable",
        () ->
            assertThatThrownBy(() -> APP.sql("UPDATE opened_bid SET draw_value = 'mine'" + OWN))
                .hasMessageContaining("ck_opened_bid_draw_value"));
  }

  @Test
  void the_ranking_page_tells_the_seed() {
    assertThat(
            Browserless.signedInAs(APP, TENDER.examinationChair())
                .get("/tenders/" + TENDER.id() + "/ranking")
                .body())
        .contains(APP.ask("SELECT DISTINCT draw_seed FROM lot_ranking" + OWN + LOT));
  }

  @Test
  void the_database_takes_no_seed_that_is_none() {
    assertThatThrownBy(() -> APP.sql("UPDATE lot_ranking SET draw_seed = 'ocid/1'" + OWN))
        .hasMessageContaining("ck_lot_ranking_draw_seed");
  }

  @Test
  void the_database_draws_by_no_seed_but_that_of_the_bids() {
    String change = "UPDATE lot_ranking SET draw_seed = %s" + OWN + LOT;

    assertThatThrownBy(() -> APP.sql(change.formatted("REPEAT('0', 64)")))
        .hasMessageContaining("evaluation.seed-not-drawn");
    assertThatThrownBy(() -> APP.sql(change.formatted("NULL")))
        .hasMessageContaining("ck_lot_ranking_drawn");
  }

  @Test
  void the_database_takes_no_new_rank_by_another_seed() {
    String seed = APP.ask("SELECT DISTINCT draw_seed FROM lot_ranking" + OWN + LOT);
    String bid = APP.ask("SELECT bid_id FROM lot_ranking" + OWN + LOT + " AND rank_position = 4");
    APP.sql("DELETE FROM lot_ranking" + OWN + LOT + " AND rank_position = 4");

    for (String other : List.of("NULL", "REPEAT('0', 64)")) {
      assertThatThrownBy(() -> APP.sql(drawnLast(bid, other)))
          .hasMessageContaining("evaluation.seed-not-drawn");
    }
    assertThat(APP.sql(drawnLast(bid, "'" + seed + "'"))).isEqualTo(1);
  }

  private static String drawnLast(String bid, String seed) {
    return """
        INSERT INTO lot_ranking (lot_id, bid_id, tender_id, is_admissible, bid_total, bid_currency,
          converted_total, evaluated_price, technical_score, price_score, final_score,
          rank_position, tie_rule, is_abnormally_low, draw_seed)
        VALUES (%d, %s, %d, TRUE, 1, 'SAR', 1, 1, 1, 1, 1, 4, 'DRAW', FALSE, %s)"""
        .formatted(TENDER.lots().get(0), bid, TENDER.id(), seed);
  }

  private static List<String> draws() {
    return list("SELECT GROUP_CONCAT(draw_value ORDER BY draw_value) FROM opened_bid" + OWN);
  }

  private static List<String> list(String query) {
    return List.of(APP.ask(query).split(","));
  }

  private static String part(String text) {
    return text.length() + ":" + text + "\n";
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
