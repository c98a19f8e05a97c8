package org.muwahhad.evaluation.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muwahhad.TestApp;
import org.muwahhad.evaluation.EvaluationFixture;
import org.muwahhad.shared.Refusal;

/** Tenders whose bids are judged and ranked, and what is refused of their alternatives. */
record AlternativeFixture(TestApp app) {

  /** Opens the bids and gives all of them 90 points for everything. */
  static EvaluationFixture judged(EvaluationFixture fixture) {
    String[] names = fixture.names().toArray(String[]::new);
    fixture.opened().declared().checked();
    Map<String, List<String>> points = new TreeMap<>();
    for (String name : names) {
      points.put(name, List.of("90", "90"));
    }
    return fixture.scored(points).agreed(names).ranked();
  }

  void refused(Runnable act, String code) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
  }

  void refused(String sql, String name) {
    assertThatThrownBy(() -> app.sql(sql)).hasMessageContaining(name);
  }
}
