package org.muwahhad.evaluation.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.evaluation.DeclareConflict;
import org.muwahhad.evaluation.EvaluationFixture;
import org.muwahhad.evaluation.ScoreQueries;
import org.muwahhad.shared.Refusal;

class SubmitScoresTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final Map<String, List<String>> POINTS = Map.of("Gulf", List.of("80", "75.25"));
  private final SubmitScores submitScores = APP.get(SubmitScores.class);
  private final ScoreQueries scores = APP.get(ScoreQueries.class);
  private final EvaluationFixture tender =
      EvaluationFixture.rated(APP, WORLD)
          .bid("Gulf", "SAR", true, "10", "10")
          .bid("Out", "SAR", true, "9", "9")
          .opened()
          .declared();

  @Test
  void a_members_scores_are_kept_and_the_record_tells_only_their_hash() {
    tender.checked("Out");

    submitScores.run(tender.second(), tender.id(), tender.points(POINTS));

    assertThat(scores.listOwnScores(tender.id(), tender.second().personId()))
        .extracting(ScoreQueries.Score::points)
        .containsExactly(new BigDecimal("80.00"), new BigDecimal("75.25"));
    assertThat(tender.act()).isEqualTo("evaluation.scores-submitted");
    assertThat(detail()).contains("digest").doesNotContain("75.25");
  }

  @Test
  void nobodys_scores_can_be_read_until_all_members_are_in() {
    tender.checked("Out");
    submitScores.run(tender.second(), tender.id(), tender.points(POINTS));
    submitScores.run(tender.third(), tender.id(), tender.points(POINTS));
    assertThat(scores.listScores(tender.id())).isEmpty();

    submitScores.run(tender.chair(), tender.id(), tender.points(POINTS));

    assertThat(scores.listScores(tender.id())).hasSize(6);
  }

  @Test
  void a_member_who_is_locked_out_is_not_waited_for() {
    EvaluationFixture other =
        EvaluationFixture.rated(APP, WORLD).bid("Gulf", "SAR", true, "10", "10").opened();
    DeclareConflict declare = APP.get(DeclareConflict.class);
    declare.run(other.chair(), other.id(), false, "");
    declare.run(other.second(), other.id(), false, "");
    declare.run(other.third(), other.id(), true, "An interest");
    other.checked();

    submitScores.run(other.chair(), other.id(), other.points(POINTS));
    submitScores.run(other.second(), other.id(), other.points(POINTS));

    assertThat(scores.listScores(other.id())).hasSize(4);
  }

  @Test
  void scores_are_lines_open_once() {
    tender.checked("Out");
    submitScores.run(tender.second(), tender.id(), tender.points(POINTS));

    assertThatThrownBy(() -> submitScores.run(tender.second(), tender.id(), tender.points(POINTS)))
        .hasMessage("evaluation.scores-in");
  }

  @Test
  void every_criterion_of_every_compliant_bid_must_be_scored() {
    tender.checked();

    assertThat(faults(tender.points(POINTS))).containsExactly("scores");
  }

  @Test
  void a_bid_that_is_out_is_not_scored() {
    tender.checked("Out");
    List<SubmitScores.Points> points = new ArrayList<>(tender.points(POINTS));
    points.addAll(tender.points(Map.of("Out", List.of("10", "10"))));

    assertThat(faults(points)).containsExactly("scores[2].bidId", "scores[3].bidId");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.01", "100.01", "50.005"})
  void points_run_from_0_to_100_with_two_decimals(String points) {
    tender.checked("Out");

    assertThat(faults(tender.points(Map.of("Gulf", List.of(points, "80")))))
        .containsExactly("scores[0].points");
  }

  @Test
  void scoring_waits_for_the_administrative_checks() {
    assertThatThrownBy(() -> submitScores.run(tender.second(), tender.id(), tender.points(POINTS)))
        .hasMessage("evaluation.checks-missing");
  }

  private List<String> faults(List<SubmitScores.Points> points) {
    try {
      submitScores.run(tender.second(), tender.id(), points);
      return List.of();
    } catch (Refusal.InvalidInput refused) {
      return refused.faults().stream().map(Refusal.Fault::field).toList();
    }
  }

  private String detail() {
    return APP.ask(
        "SELECT detail FROM audit_entry WHERE act = 'evaluation.scores-submitted'"
            + " AND object_id = '"
            + tender.id()
            + "' ORDER BY id DESC");
  }
}
