package org.muwahhad.evaluation.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.evaluation.EvaluationFixture;

/** A tender is compared with a bounded number of those whose deadlines were the nearest. */
@Tag("long")
class MarketQueriesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final List<String> GOOD = List.of("80", "80");
  private static final long OWN = ranked();
  private static final long EARLY = decided("AWARDED", 40);
  private static final long NEAR = decided("AWARDED", 10);
  private static final long LATER = decided("AWARDED", -5);
  private static final long STANDING = decided("STANDSTILL", 3);
  private static final long UNDECIDED = ranked();
  private final MarketQueries market = APP.get(MarketQueries.class);

  @Test
  void the_nearest_of_each_status_before_and_after_count_and_no_others() {
    assertThat(market.listGaps(OWN, 1))
        .extracting(MarketQueries.LotGap::tenderId)
        .startsWith(OWN)
        .containsExactlyInAnyOrder(OWN, NEAR, LATER, STANDING)
        .doesNotContain(EARLY, UNDECIDED);
    assertThat(market.listGaps(OWN, MarketQueries.NEIGHBOURS))
        .extracting(MarketQueries.LotGap::tenderId)
        .containsExactlyInAnyOrder(OWN, EARLY, NEAR, LATER, STANDING);
    assertThat(market.listBidders(OWN, 1)).hasSize(8);
    assertThat(market.listBidders(OWN, MarketQueries.NEIGHBOURS)).hasSize(10);
    assertThat(market.listBuyers(OWN, 1)).hasSize(4);
    assertThat(market.listBuyers(OWN, MarketQueries.NEIGHBOURS))
        .hasSize(5)
        .filteredOn(MarketQueries.BuyerRecord::preparer)
        .singleElement()
        .satisfies(buyer -> assertThat(buyer.bids()).isEqualTo(2));
  }

  @Test
  void a_tender_of_long_ago_is_compared_with_those_of_its_time() {
    assertThat(market.listGaps(EARLY, 1))
        .extracting(MarketQueries.LotGap::tenderId)
        .containsExactlyInAnyOrder(EARLY, NEAR, STANDING);
  }

  /** The plan looks the tenders up by their status and deadline, and never sorts all of them. */
  @Test
  void the_neighbours_are_found_by_an_index() throws SQLException {
    String neighbours =
        """
        EXPLAIN SELECT o.id FROM joint_tender o
         WHERE o.status = 'AWARDED'
           AND o.deadline_at <= (SELECT x.deadline_at FROM joint_tender x WHERE x.id = %d)
         ORDER BY o.deadline_at DESC, o.id DESC LIMIT 1"""
            .formatted(OWN);

    try (Connection connection = APP.connect();
        Statement statement = connection.createStatement();
        ResultSet plan = statement.executeQuery(neighbours)) {
      plan.next();
      assertThat(plan.getString("key")).isEqualTo("ix_joint_tender_status");
      assertThat(plan.getString("Extra")).doesNotContain("filesort");
    }
  }

  private static long ranked() {
    return EvaluationFixture.lowest(APP, WORLD)
        .bid("One", "SAR", true, "101.10", "250.20")
        .bid("Two", "SAR", true, "117.35", "252.90")
        .opened()
        .declared()
        .checked()
        .scored(Map.of("One", GOOD, "Two", GOOD))
        .agreed("One", "Two")
        .ranked()
        .id();
  }

  /** Past the guards: what was decided, days before the others. */
  private static long decided(String status, int daysBefore) {
    long tender = ranked();
    APP.withoutTriggersOf(
        List.of("joint_tender"),
        () ->
            APP.sql(
                """
                UPDATE joint_tender
                   SET published_at = published_at - INTERVAL %1$d DAY,
                       deadline_at = deadline_at - INTERVAL %1$d DAY,
                       opened_at = opened_at - INTERVAL %1$d DAY, status = '%2$s'
                 WHERE id = %3$d"""
                    .formatted(daysBefore, status, tender)));
    return tender;
  }
}
