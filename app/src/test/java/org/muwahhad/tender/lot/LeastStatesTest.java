package org.muwahhad.tender.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.tender.TenderFixture;

/** A round becomes a joint tender only with endorsed demand of so many states. */
class LeastStatesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture FIXTURE = TenderFixture.in(APP, WORLD);
  private final AggregateRound aggregateRound = APP.get(AggregateRound.class);

  @Test
  void demand_of_fewer_states_than_the_rule_of_the_day_says_is_no_joint_tender() {
    leastStates(2, "UTC_DATE() - INTERVAL 5 DAY");
    leastStates(6, "UTC_DATE() + INTERVAL 30 DAY");
    long laptop = FIXTURE.anItem("30213100");
    long round = FIXTURE.aRound();
    FIXTURE.endorsed(round, "KW", List.of(new TenderFixture.Line(laptop, "10")));
    FIXTURE.endorsed(round, "KW", List.of(new TenderFixture.Line(laptop, "20")));
    FIXTURE.submitted(round, "OM", List.of(new TenderFixture.Line(laptop, "5")));

    assertThatThrownBy(() -> aggregateRound.run(FIXTURE.buyer(), round, TenderFixture.TITLE))
        .hasMessage("demand.too-few-states");
    assertThatThrownBy(
            () -> APP.sql("UPDATE demand_round SET status = 'AGGREGATED' WHERE id = " + round))
        .hasMessageContaining("demand.too-few-states");

    FIXTURE.endorsed(round, "OM", List.of(new TenderFixture.Line(laptop, "5")));
    assertThat(aggregateRound.run(FIXTURE.buyer(), round, TenderFixture.TITLE)).isPositive();
  }

  private static void leastStates(int least, String from) {
    APP.sql(
        """
        INSERT INTO plan_rule (code, valid_from, value, unit, name_ar, name_en, source_ar, source_en)
        VALUES ('round.least-states', %s, %d, 'COUNT', 'دول', 'States', 'اختبار', 'test')"""
            .formatted(from, least));
  }
}
