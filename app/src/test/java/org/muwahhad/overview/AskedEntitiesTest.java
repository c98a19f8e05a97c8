package org.muwahhad.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** The list that the figures of a round open. */
class AskedEntitiesTest {
  private static final TestApp APP = TestApp.start();
  private static final DemandFixture DEMAND = new DemandFixture(APP, World.in(APP));

  @Test
  void the_code_of_a_round_finds_that_round_alone_where_another_code_begins_with_it() {
    long round = DEMAND.anOpenRound();
    long other = DEMAND.anOpenRound();
    DEMAND.aDraft(round, "KW");
    String code = APP.ask("SELECT code FROM demand_round WHERE id = " + round);
    APP.sql("UPDATE demand_round SET code = '%s0' WHERE id = %d".formatted(code, other));

    assertThat(rounds(code)).containsExactly(round);
    assertThat(rounds(code + "0")).containsExactly(other);
    assertThat(asked(code.substring(1)).total())
        .as("a part of the code finds both")
        .isEqualTo(asked(code).total() + asked(code + "0").total());
  }

  private static List<Long> rounds(String text) {
    return asked(text).entries().stream()
        .map(OverviewView.AskedEntity::roundId)
        .distinct()
        .toList();
  }

  private static ListPage<OverviewView.AskedEntity> asked(String text) {
    return APP.get(ViewOverview.class)
        .asked(DEMAND.buyer(), "KW", new ListChoice("/overview/participation/KW", text, "", "", 1))
        .all();
  }
}
