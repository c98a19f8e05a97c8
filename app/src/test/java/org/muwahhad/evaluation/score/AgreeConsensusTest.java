package org.muwahhad.evaluation.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.evaluation.EvaluationFixture;
import org.muwahhad.evaluation.ScoreQueries;
import org.muwahhad.shared.Refusal;

class AgreeConsensusTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private final AgreeConsensus agreeConsensus = APP.get(AgreeConsensus.class);
  private final EvaluationFixture tender =
      EvaluationFixture.rated(APP, WORLD)
          .bid("Gulf", "SAR", true, "10", "10")
          .opened()
          .declared()
          .checked();

  @Test
  void the_mean_is_taken_where_the_chair_names_no_points() {
    score("80", "90", "75");

    agreeConsensus.run(tender.chair(), tender.id(), List.of(agreed(null, null)));

    assertThat(consensus().points()).isEqualByComparingTo("81.67");
    assertThat(consensus().spread()).isEqualByComparingTo("15");
    assertThat(tender.act()).isEqualTo("evaluation.consensus-agreed");
  }

  @Test
  void a_spread_beyond_the_rule_needs_a_reason() {
    score("60", "90", "75");

    assertThatThrownBy(
            () -> agreeConsensus.run(tender.chair(), tender.id(), List.of(agreed("80", ""))))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::field, Refusal.Fault::code)
                    .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                            "consensus[0].reason", "evaluation.spread-needs-reason")));

    agreeConsensus.run(
        tender.chair(), tender.id(), List.of(agreed("80", "The datasheet was read together")));
    assertThat(consensus().points()).isEqualByComparingTo("80");
    assertThat(consensus().reason()).isEqualTo("The datasheet was read together");
  }

  @Test
  void a_spread_of_exactly_the_rule_needs_none() {
    score("70", "90", "75");

    agreeConsensus.run(tender.chair(), tender.id(), List.of(agreed("80", "")));

    assertThat(consensus().spread()).isEqualByComparingTo("20");
  }

  @Test
  void a_ranking_that_exists_follows_a_corrected_consensus() {
    score("80", "80", "80");
    tender.agreed("Gulf").ranked();
    assertThat(tender.row("Gulf").technicalScore()).isEqualByComparingTo("80");

    agreeConsensus.run(tender.chair(), tender.id(), List.of(agreed("90", "")));

    assertThat(tender.row("Gulf").technicalScore()).isEqualByComparingTo("86");
    assertThat(tender.act()).isEqualTo("evaluation.bids-ranked");
  }

  @Test
  void the_chair_waits_for_every_member() {
    assertThatThrownBy(
            () -> agreeConsensus.run(tender.chair(), tender.id(), List.of(agreed("80", ""))))
        .hasMessage("evaluation.scores-missing");
  }

  @Test
  void only_the_chair_records_what_was_agreed() {
    score("80", "80", "80");

    assertThatThrownBy(
            () -> agreeConsensus.run(tender.second(), tender.id(), List.of(agreed("80", ""))))
        .hasMessage("evaluation.chair-only");
  }

  @Test
  void nothing_is_agreed_after_the_recommendation() {
    score("80", "80", "80");
    tender.recommended();

    assertThatThrownBy(
            () -> agreeConsensus.run(tender.chair(), tender.id(), List.of(agreed("80", ""))))
        .hasMessage("evaluation.closed");
  }

  private void score(String first, String second, String third) {
    List<String> points = List.of(first, second, third);
    for (int i = 0; i < 3; i++) {
      APP.get(SubmitScores.class)
          .run(
              tender.members().get(i),
              tender.id(),
              tender.points(Map.of("Gulf", List.of(points.get(i), "80"))));
    }
  }

  private AgreeConsensus.AgreedScore agreed(@Nullable String points, @Nullable String reason) {
    return AgreeConsensus.AgreedScore.first(
        tender.bid("Gulf"),
        tender.technical(0),
        points == null ? null : new BigDecimal(points),
        reason);
  }

  private ScoreQueries.Consensus consensus() {
    return APP.get(ScoreQueries.class).listConsensus(tender.id()).get(0);
  }
}
