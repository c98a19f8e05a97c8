package org.muwahhad.demand.round;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.DemandFixture;

/** What the database itself refuses of a round. */
class RoundGuardsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private final Actor buyer = DEMAND.buyer();

  @Test
  void the_database_keeps_a_finished_round_as_it_is() {
    long round = DEMAND.anOpenRound();
    APP.get(CancelRound.class).run(buyer, round, "test");

    assertThatThrownBy(() -> APP.sql("UPDATE demand_round SET status = 'OPEN' WHERE id = " + round))
        .hasMessageContaining("demand.round-finished");
  }

  @Test
  void the_database_refuses_a_closing_time_brought_forward_or_moved_once_closed() {
    long round = DEMAND.anOpenRound();
    long closed = DEMAND.anOpenRound();
    APP.get(CloseRound.class).run(buyer, closed, "test");

    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE demand_round SET closes_at = closes_at - INTERVAL 1 DAY WHERE id = "
                        + round))
        .hasMessageContaining("demand.round-not-extensible");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE demand_round SET closes_at = closes_at + INTERVAL 1 DAY WHERE id = "
                        + closed))
        .hasMessageContaining("demand.round-not-extensible");
  }

  @Test
  void the_database_refuses_a_round_without_reason_order_or_closing() {
    long round = DEMAND.anOpenRound();
    String where = " WHERE id = " + round;

    assertThatThrownBy(() -> APP.sql("UPDATE demand_round SET status = 'CANCELLED'" + where))
        .hasMessageContaining("ck_demand_round_reason");
    assertThatThrownBy(() -> APP.sql("UPDATE demand_round SET status = 'CLOSED'" + where))
        .hasMessageContaining("ck_demand_round_closed");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE demand_round SET status = 'CLOSED', closed_at = UTC_TIMESTAMP(6)"
                        + where))
        .hasMessageContaining("ck_demand_round_early");
    assertThatThrownBy(() -> APP.sql("UPDATE demand_round SET opens_at = closes_at" + where))
        .hasMessageContaining("ck_demand_round_window");
    assertThatThrownBy(
            () -> APP.sql("UPDATE demand_round SET endorsement_until = closes_at" + where))
        .hasMessageContaining("ck_demand_round_window");
    APP.without(
        "tr_demand_round_step",
        () ->
            assertThatThrownBy(() -> APP.sql("UPDATE demand_round SET status = 'LOST'" + where))
                .hasMessageContaining("ck_demand_round_status"));
  }

  @Test
  void the_database_lets_a_round_go_only_the_ways_of_its_life() {
    long round = DEMAND.anOpenRound();
    String where = " WHERE id = " + round;

    assertThatThrownBy(() -> APP.sql("UPDATE demand_round SET status = 'PLANNED'" + where))
        .hasMessageContaining("demand.round-step");
    assertThatThrownBy(() -> APP.sql("UPDATE demand_round SET status = 'AGGREGATED'" + where))
        .hasMessageContaining("demand.round-step");
  }
}
