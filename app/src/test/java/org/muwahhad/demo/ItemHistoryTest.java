package org.muwahhad.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.catalog.standard.DemandHistory;
import org.muwahhad.catalog.standard.PriceHistory;
import org.muwahhad.catalog.standard.ViewItemHistory;
import org.muwahhad.shared.Refusal;

/** An item's past as the demonstration's years left it. */
@Tag("long")
class ItemHistoryTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final String AWARDED =
      """
      FROM award a JOIN award_allocation x ON x.award_id = a.id
        JOIN lot_item l ON l.id = x.lot_item_id JOIN item_revision r ON r.id = l.revision_id
        JOIN catalog_item i ON i.id = r.item_id WHERE a.status = 'active'
      """;
  private final ViewItemHistory history = APP.get(ViewItemHistory.class);

  @Test
  void prices_are_the_benchmarks_by_date_and_the_awards_by_year_in_the_readers_currency() {
    String item = APP.ask("SELECT MIN(i.code) " + AWARDED);

    PriceHistory prices = history.prices(person("officer.om"), item);

    assertThat(prices.currency()).isEqualTo("OMR");
    assertThat(prices.points()).isSortedAccordingTo((a, b) -> a.day().compareTo(b.day()));
    assertThat(prices.points())
        .allSatisfy(p -> assertThat(p.converted()).isNotNull())
        .anySatisfy(p -> assertThat(p.kind()).isEqualTo(PriceHistory.PriceOrigin.BENCHMARK));
    assertThat(
            prices.points().stream()
                .filter(p -> p.kind() == PriceHistory.PriceOrigin.AWARD)
                .map(PriceHistory.Point::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(
            APP.ask("SELECT SUM(x.quantity) " + AWARDED + " AND i.code = '" + item + "'"));
  }

  @Test
  void demand_is_the_endorsed_quantity_by_state_of_rounds_that_are_over() {
    String demanded =
        """
        FROM demand_line l JOIN submission s ON s.id = l.submission_id AND s.status = 'ENDORSED'
          JOIN demand_round d ON d.id = s.round_id JOIN item_revision r ON r.id = l.revision_id
          JOIN catalog_item i ON i.id = r.item_id
         WHERE (d.status = 'AGGREGATED' OR d.endorsement_until <= UTC_TIMESTAMP(6))
        """;
    String item = APP.ask("SELECT MIN(i.code) " + demanded);

    DemandHistory demand = history.demand(person("coordinator.om"), item);

    assertThat(
            demand.rounds().stream()
                .map(DemandHistory.Round::total)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(
            APP.ask("SELECT SUM(l.quantity) " + demanded + " AND i.code = '" + item + "'"));
    assertThat(demand.states()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "buyer, true, true",
    "coordinator.om, true, true",
    "officer.om, true, true",
    "auditor, true, true",
    "catalog, true, false",
    "member.kw, true, false",
    "bidder.1, false, false"
  })
  void who_sees_what_of_the_past(String login, boolean prices, boolean demand) {
    Actor reader = person(login);

    if (prices) {
      assertThat(history.prices(reader, "LAP-0001").points()).isNotEmpty();
    } else {
      assertThatThrownBy(() -> history.prices(reader, "LAP-0001"))
          .isInstanceOf(Refusal.NotPermitted.class);
    }
    if (demand) {
      assertThat(history.demand(reader, "LAP-0001")).isNotNull();
    } else {
      assertThatThrownBy(() -> history.demand(reader, "LAP-0001"))
          .isInstanceOf(Refusal.NotPermitted.class);
    }
  }

  private static Actor person(String login) {
    return APP.get(Actors.class)
        .get(Long.parseLong(APP.ask("SELECT id FROM person WHERE login = '" + login + "'")));
  }
}
