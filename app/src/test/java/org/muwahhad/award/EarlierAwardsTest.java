package org.muwahhad.award;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture.Tender;
import org.muwahhad.db.Migrations;

/**
 * What the migration writes for awards that were there before shares were kept: the same as is
 * written when a whole bid is recommended.
 */
class EarlierAwardsTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final List<String> GUARDS =
      List.of(
          "tr_award_item_kept",
          "tr_award_share_kept",
          "tr_award_item_given",
          "tr_award_share_given",
          "tr_award_progress");

  @Test
  void they_get_their_items_their_shares_and_their_amount_in_the_currency_of_the_tender() {
    Tender tender = FIXTURE.aTender();
    FIXTURE.adopt(tender);
    String items =
        "SELECT GROUP_CONCAT(CONCAT_WS(' ', award_id, lot_item_id, lot_id, quantity, bid_price,"
            + " discount_percent, unit_price, amount) ORDER BY award_id, lot_item_id) FROM award_item";
    String shares =
        "SELECT GROUP_CONCAT(CONCAT_WS(' ', award_id, lot_item_id, state_code, quantity)"
            + " ORDER BY award_id, lot_item_id, state_code) FROM award_share";
    String amounts = "SELECT GROUP_CONCAT(converted_amount ORDER BY id) FROM award";
    List<String> recommended = List.of(APP.ask(items), APP.ask(shares), APP.ask(amounts));

    without(
        0,
        () -> {
          APP.sql("DELETE FROM award_share");
          APP.sql("DELETE FROM award_item");
          APP.sql("UPDATE award SET converted_amount = 0");
          APP.sql(statement("UPDATE award a"));
          APP.sql(statement("INSERT INTO award_item"));
          APP.sql(statement("INSERT INTO award_share"));
        });

    assertThat(List.of(APP.ask(items), APP.ask(shares), APP.ask(amounts)))
        .isEqualTo(recommended)
        .noneMatch(String::isEmpty);
  }

  private static void without(int guard, Runnable act) {
    if (guard == GUARDS.size()) {
      act.run();
    } else {
      APP.without(GUARDS.get(guard), () -> without(guard + 1, act));
    }
  }

  /** A statement of the migration, by how it begins. */
  private static String statement(String beginning) {
    try (InputStream script =
        Objects.requireNonNull(
            Migrations.class.getResourceAsStream("/db/migration/V81__several_winners.sql"))) {
      String text = new String(script.readAllBytes(), UTF_8);
      int from = text.indexOf("\n" + beginning) + 1;
      assertThat(from).isPositive();
      return text.substring(from, text.indexOf(";\n", from));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
