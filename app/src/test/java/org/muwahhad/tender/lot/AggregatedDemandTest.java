package org.muwahhad.tender.lot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.aggregation.Reconciliation;
import org.muwahhad.aggregation.Reconciliations;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.TenderFixture.Line;

/** Whatever the states ask for, the tender holds exactly what they endorsed. */
class AggregatedDemandTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture FIXTURE = TenderFixture.in(APP, WORLD);
  private static final List<Long> REVISIONS =
      List.of(
          FIXTURE.anItem("30213100"),
          FIXTURE.anItem("30213100"),
          FIXTURE.anItem("30231300"),
          FIXTURE.anItem("30200000"));
  private static final List<String> STATES = List.of("AE", "BH", "KW", "OM", "QA", "SA");
  private final AggregateRound aggregateRound = APP.get(AggregateRound.class);

  /** One submission of a random round: who, whether endorsed, and what it asks for. */
  record Asked(String state, boolean endorsed, List<Line> lines) {}

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void every_endorsed_line_is_in_the_tender_once_and_no_other_is(
      @ForAll("rounds") List<Asked> round) {
    long roundId = FIXTURE.aRound();
    round.forEach(s -> store(roundId, s));
    store(roundId, new Asked("SA", true, List.of(new Line(REVISIONS.get(0), "1"))));

    long tender = aggregateRound.run(FIXTURE.buyer(), roundId, TenderFixture.TITLE);

    assertThat(uncovered(roundId)).isEqualTo("0");
    assertThat(coveredWithoutEndorsement(roundId)).isEqualTo("0");
    Reconciliation sums = APP.get(Reconciliations.class).get(tender);
    assertThat(sums.balances()).isTrue();
    assertThat(byState(sums)).isEqualTo(expectedByState(round));
  }

  @Provide
  Arbitrary<List<Asked>> rounds() {
    Arbitrary<Line> line =
        Combinators.combine(
                Arbitraries.of(REVISIONS),
                Arbitraries.bigDecimals()
                    .between(new BigDecimal("0.001"), new BigDecimal("99999.999"))
                    .ofScale(3))
            .as((revision, quantity) -> new Line(revision, quantity.toPlainString()));
    return Combinators.combine(
            Arbitraries.of(STATES),
            Arbitraries.of(true, true, false),
            line.list().ofMinSize(1).ofMaxSize(6))
        .as(Asked::new)
        .list()
        .ofMaxSize(8);
  }

  private static void store(long round, Asked asked) {
    if (asked.endorsed()) {
      FIXTURE.endorsed(round, asked.state(), asked.lines());
    } else {
      FIXTURE.submitted(round, asked.state(), asked.lines());
    }
  }

  private static String uncovered(long round) {
    return APP.ask(
        """
        SELECT COUNT(*) FROM submission s JOIN demand_line l ON l.submission_id = s.id
         WHERE s.round_id = %d AND s.status = 'ENDORSED' AND NOT EXISTS
           (SELECT 1 FROM allocation a JOIN lot_item i ON i.id = a.lot_item_id
             WHERE a.demand_line_id = l.id AND a.quantity = l.quantity
               AND i.revision_id = l.revision_id AND i.unit_code = l.unit_code)"""
            .formatted(round));
  }

  private static String coveredWithoutEndorsement(long round) {
    return APP.ask(
        """
        SELECT COUNT(*) FROM submission s JOIN demand_line l ON l.submission_id = s.id
          JOIN allocation a ON a.demand_line_id = l.id
         WHERE s.round_id = %d AND s.status <> 'ENDORSED'"""
            .formatted(round));
  }

  private static Map<String, BigDecimal> byState(Reconciliation sums) {
    Map<String, BigDecimal> byState = new TreeMap<>();
    sums.states().forEach(s -> byState.put(s.code(), s.allocated().setScale(3)));
    return byState;
  }

  private static Map<String, BigDecimal> expectedByState(List<Asked> round) {
    List<Asked> all = new ArrayList<>(round);
    all.add(new Asked("SA", true, List.of(new Line(REVISIONS.get(0), "1"))));
    Map<String, BigDecimal> byState = new TreeMap<>();
    all.stream()
        .filter(Asked::endorsed)
        .forEach(
            s ->
                s.lines()
                    .forEach(
                        l ->
                            byState.merge(
                                s.state(),
                                new BigDecimal(l.quantity()).setScale(3),
                                BigDecimal::add)));
    return byState;
  }
}
