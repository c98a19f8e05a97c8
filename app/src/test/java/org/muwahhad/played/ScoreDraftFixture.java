package org.muwahhad.played;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.Browserless;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.score.AgreeConsensus;
import org.muwahhad.evaluation.score.SubmitScores;

/** Scores of a member of a panel that are saved before they are handed in. */
record ScoreDraftFixture(Stage stage, PlayedTender tender, ReviewFixture reviews) {

  /** Saved without all points, they are there for their author and for nobody else. */
  void areKeptHalfDone(
      Browserless member, List<Actor> panel, String path, Map<String, String> fields) {
    String before = reviews.entries();
    Map<String, String> half = drafted(fields);
    half.put("scores[0].points", "61.25");
    half.put("scores[1].points", "");
    half.put("scores[1].comment", "To be read again");
    assertThat(member.pressOnce(path + "/draft", ReviewFixture.flat(half)).body())
        .contains("Your scores so far are saved", "value=\"61.25\"", "To be read again");
    assertThat(reviews.as(panel.get(1)).get(path).body())
        .doesNotContain("61.25", "To be read again");
    assertThat(stage.app().ask("SELECT COUNT(*) FROM score")).isEqualTo("0");
    assertThat(reviews.entries()).as("what is half done is not in the record").isEqualTo(before);
    half.put("scores[0].points", "161");
    assertThat(member.pressOnce(path + "/draft", ReviewFixture.flat(half)).statusCode())
        .isEqualTo(422);
    half.put("scores[0].points", "61");
    for (long other : List.of(criteria("ADMINISTRATIVE").get(0), Long.MAX_VALUE)) {
      half.put("scores[0].criterionId", "" + other);
      assertThat(member.pressOnce(path + "/draft", ReviewFixture.flat(half)).statusCode())
          .as("what is not scored is not kept")
          .isEqualTo(422);
    }
    half.put("scores[0].criterionId", half.get("scores[1].criterionId"));
    half.put("scores[0].bidId", half.get("scores[1].bidId"));
    assertThat(member.pressOnce(path + "/draft", ReviewFixture.flat(half)).statusCode())
        .as("one score is kept once")
        .isEqualTo(422);
    assertThatThrownBy(() -> stage.app().sql("UPDATE score_draft SET points = 1"))
        .hasMessageContaining("evaluation.score-fixed");
    assertThatThrownBy(
            () ->
                stage
                    .app()
                    .sql(draftOf(stage.buyer(), criteriaBid(), criteria("TECHNICAL").get(0))))
        .as("who is not on the panel has no draft")
        .hasMessageContaining("fk_score_draft_evaluator");
  }

  private long criteriaBid() {
    return List.copyOf(tender.bids().values()).get(0);
  }

  /** The same fields, to be changed. */
  static Map<String, String> drafted(Map<String, String> fields) {
    return new LinkedHashMap<>(fields);
  }

  String draftOf(Actor person, long bid, long criterion) {
    return """
    INSERT INTO score_draft (bid_id, criterion_id, evaluator_id, tender_id, points, comment,
                             change_reason, saved_at)
    VALUES (%d, %d, %d, %d, 50, '', '', UTC_TIMESTAMP(6))"""
        .formatted(bid, criterion, person.personId(), tender.id());
  }

  List<Long> criteria(String kind) {
    return stage
        .tenders()
        .ids(
            "SELECT id FROM criterion WHERE tender_id = %d AND kind = '%s'"
                .formatted(tender.id(), kind));
  }

  /** 87.5 points for each bid and criterion. */
  static Map<String, String> fields(List<Long> bids, List<Long> criteria) {
    Map<String, String> fields = new LinkedHashMap<>();
    int row = 0;
    for (long criterion : criteria) {
      for (long bid : bids) {
        fields.put("scores[" + row + "].bidId", "" + bid);
        fields.put("scores[" + row + "].criterionId", "" + criterion);
        fields.put("scores[" + row + "].points", "87.5");
        row++;
      }
    }
    return fields;
  }

  /** The other members hand in the same points, and the panel agrees on them. */
  void agree(List<Actor> others, List<Long> bids, List<Long> criteria) {
    List<SubmitScores.Points> points = new ArrayList<>();
    List<AgreeConsensus.AgreedScore> agreed = new ArrayList<>();
    for (long bid : bids) {
      for (long criterion : criteria) {
        points.add(SubmitScores.Points.first(bid, criterion, new BigDecimal("87.5"), ""));
        agreed.add(AgreeConsensus.AgreedScore.first(bid, criterion, null, null));
      }
    }
    others.forEach(m -> stage.app().get(SubmitScores.class).run(m, tender.id(), points));
    stage.app().get(AgreeConsensus.class).run(tender.examinationChair(), tender.id(), agreed);
    tender.confirmConsensus();
  }
}
