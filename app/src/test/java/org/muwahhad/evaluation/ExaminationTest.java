package org.muwahhad.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.RecommendAwards;
import org.muwahhad.committee.CloseDecision;
import org.muwahhad.committee.ReturnTo;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.evaluation.check.RecordAdministrativeChecks;
import org.muwahhad.evaluation.score.AgreeConsensus;
import org.muwahhad.evaluation.score.SubmitScores;
import org.muwahhad.shared.Refusal;

/** A committee returns a lot: it is examined again, beside what was found before. */
@Tag("long")
class ExaminationTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture COMMITTEE = AwardFixture.in(APP);
  private static final String REASON = "Look at the support again";
  private EvaluationFixture tender;

  @BeforeEach
  void the_first_lot_is_returned_and_the_second_is_settled() {
    tender =
        EvaluationFixture.rated(APP, COMMITTEE.world())
            .bid("Gulf", "SAR", true, "100", "100")
            .bid("Nord", "SAR", true, "110", "110")
            .bid("Other", "SAR", true, "", "")
            .screens("Gulf", "20")
            .screens("Other", "25")
            .opened()
            .declared()
            .checked()
            .scored(
                Map.of(
                    "Gulf", List.of("90", "80"),
                    "Nord", List.of("80", "80"),
                    "Other", List.of("75", "75")))
            .agreed("Gulf", "Nord", "Other")
            .ranked()
            .screensEnded()
            .demanded();
    returnTheLot();
  }

  @Test
  void the_next_examination_is_about_the_returned_lot_and_its_bids_and_says_why() {
    assertThat(APP.get(ExaminationQueries.class).listReturned(tender.id()))
        .singleElement()
        .satisfies(
            lot -> {
              assertThat(lot.number()).isEqualTo(2);
              assertThat(lot.lotId()).isEqualTo(tender.lot());
              assertThat(lot.origin()).isEqualTo("COMMITTEE");
              assertThat(lot.reason().en()).isEqualTo(REASON);
            });
    assertThat(APP.get(EvaluationQueries.class).listBidders(tender.id()))
        .extracting(EvaluationQueries.Bidder::bidId)
        .containsExactly(tender.bid("Gulf"), tender.bid("Nord"));
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM audit_entry WHERE act = 'evaluation.examination-opened'"
                    + " AND object_id = "
                    + tender.id()))
        .isEqualTo("1");
    assertThat(APP.get(EvaluationProgress.class).of(tender.id()).consensusComplete()).isTrue();
    assertThatThrownBy(() -> check("Other", true, "x"))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).code()).isEqualTo("evaluation.unknown-bid"));
  }

  @Test
  void a_change_needs_its_reason_and_leaves_what_was_found_before() {
    List<ScoreQueries.Consensus> before = agreedIn(1);
    List<LotRankingQueries.LotRankingRow> screens = rankingOf(tender.screens());

    assertThatThrownBy(() -> agree("Gulf", "60", null)).satisfies(refused("change-needs-reason"));
    assertThatThrownBy(() -> agree("Gulf", "90", null)).satisfies(refused("nothing-changed"));
    agree("Gulf", "65", "The datasheet was misread");

    assertThat(agreedIn(1)).isEqualTo(before);
    assertThat(agreedIn(2))
        .anySatisfy(
            c -> {
              assertThat(c.points()).isEqualByComparingTo("65");
              assertThat(c.changeReason()).isEqualTo("The datasheet was misread");
            });
    assertThat(tender.row("Gulf").exclusion()).isNull();
    assertThat(tender.row("Gulf").technicalScore()).isEqualByComparingTo("71.00");
    assertThat(rankingOf(tender.screens())).isEqualTo(screens);
    assertThat(APP.get(LotRankingQueries.class).listExamined(tender.id(), 1))
        .filteredOn(r -> r.bidId() == tender.bid("Gulf") && r.lotId() == tender.lot())
        .singleElement()
        .satisfies(r -> assertThat(r.technicalScore()).isEqualByComparingTo("86.00"));
  }

  @Test
  void a_changed_score_opens_what_was_agreed_on_it_and_lets_go_of_the_ranking() {
    assertThatThrownBy(() -> score("Gulf", "70", null)).satisfies(refused("change-needs-reason"));
    score("Gulf", "70", "I had scored the other model");

    EvaluationProgress.ExaminationState state = APP.get(EvaluationProgress.class).of(tender.id());
    assertThat(state.consensusComplete()).isFalse();
    assertThat(state.ranked()).isFalse();
    assertThat(rankingOf(tender.screens())).hasSize(2);
    assertThat(APP.get(ScoreQueries.class).listScores(tender.id(), 1))
        .filteredOn(s -> s.bidId() == tender.bid("Gulf"))
        .noneMatch(s -> s.points().compareTo(new BigDecimal("70")) == 0);

    agree("Gulf", null, "A score beneath it changed");
    tender.ranked();
    assertThat(tender.row("Gulf").examination()).isEqualTo(2);
  }

  @Test
  void a_bid_that_only_now_passes_the_checks_is_scored_and_one_that_fails_is_out() {
    assertThatThrownBy(() -> check("Nord", false, null)).satisfies(refused("change-needs-reason"));
    check("Nord", false, "The guarantee was forged");
    tender.ranked();

    assertThat(tender.row("Nord").exclusion()).isEqualTo(Exclusion.ADMINISTRATIVE);
    assertThat(APP.get(EvaluationQueries.class).listChecks(tender.id(), 1))
        .allMatch(EvaluationQueries.AdministrativeCheckRow::passed);
    assertThat(APP.get(EvaluationProgress.class).of(tender.id()).consensusComplete()).isTrue();

    check("Nord", true, "The bank confirmed it");
    tender.ranked();
    assertThat(tender.row("Nord").exclusion()).isNull();
  }

  @Test
  void the_next_recommendation_names_the_examination_it_rests_on() {
    agree("Gulf", "70", "The datasheet was misread");
    long decision = recommend();

    assertThat(APP.ask("SELECT document FROM decision WHERE id = " + decision))
        .contains("\"examination\":2");
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(examination ORDER BY id) FROM award WHERE tender_id = "
                    + tender.id()))
        .isEqualTo("1,2");
  }

  @Test
  void the_database_changes_nothing_of_an_examination_that_another_followed() {
    String ofGulf = " WHERE examination = 1 AND bid_id = " + tender.bid("Gulf");
    for (String change :
        List.of(
            "UPDATE administrative_check SET is_passed = FALSE, reason = 'x', change_reason = 'x'",
            "UPDATE consensus_score SET points = 1, change_reason = 'x'",
            "DELETE FROM consensus_score",
            "DELETE FROM past_ranking",
            "UPDATE past_ranking SET final_score = 1")) {
      sqlRefused(change + ofGulf, "evaluation.examination-fixed");
    }
    sqlRefused("UPDATE score SET points = 1, change_reason = 'x'" + ofGulf, "score-fixed");
    for (String table : List.of("examination", "examination_lot", "examination_bid")) {
      sqlRefused("DELETE FROM " + table, "evaluation.examination-fixed");
    }
    String of = " WHERE tender_id = " + tender.id();
    sqlRefused("UPDATE examination SET opened_at = UTC_TIMESTAMP(6)" + of, "examination-fixed");
    sqlRefused("UPDATE examination_lot SET reason_en = 'y'" + of, "examination-fixed");
    sqlRefused(
        "UPDATE examination_bid SET bid_id = %d WHERE bid_id = %d"
            .formatted(tender.bid("Other"), tender.bid("Gulf")),
        "examination-fixed");
    sqlRefused(
        "INSERT INTO examination_bid VALUES (%d, 2, %d)"
            .formatted(tender.id(), tender.bid("Other")),
        "evaluation.examination-fixed");
  }

  @Test
  void the_database_takes_no_change_without_its_reason_and_no_examination_out_of_turn() {
    String ofGulf = " WHERE examination = 2 AND bid_id = " + tender.bid("Gulf");
    sqlRefused(
        "UPDATE administrative_check SET is_passed = FALSE, reason = 'x'" + ofGulf,
        "change-unexplained");
    sqlRefused("UPDATE consensus_score SET points = 1" + ofGulf, "change-unexplained");
    sqlRefused("UPDATE score SET points = 1" + ofGulf, "change-unexplained");
    sqlRefused(
        """
        INSERT INTO administrative_check (bid_id, criterion_id, tender_id, is_passed, reason,
          checked_by, checked_at, examination)
        SELECT bid_id, criterion_id, tender_id, TRUE, '', checked_by, checked_at, 2
          FROM administrative_check WHERE bid_id = %d AND examination = 1"""
            .formatted(tender.bid("Other")),
        "evaluation.examination-fixed");
    sqlRefused(
        "UPDATE joint_tender SET examination = 3 WHERE id = " + tender.id(),
        "evaluation.examination-out-of-turn");
    sqlRefused(
        "INSERT INTO examination VALUES (%d, 4, %d, UTC_TIMESTAMP(6))"
            .formatted(tender.id(), tender.chair().personId()),
        "evaluation.examination-out-of-turn");
    APP.sql(
        "INSERT INTO examination VALUES (%d, 3, %d, UTC_TIMESTAMP(6))"
            .formatted(tender.id(), tender.chair().personId()));
    APP.sql(
        "INSERT INTO examination_lot VALUES (%d, 3, %d, 'COMMITTEE', 'x', 'x')"
            .formatted(tender.id(), tender.lot()));
    sqlRefused(
        "UPDATE joint_tender SET examination = 3 WHERE id = " + tender.id(),
        "evaluation.ranking-not-kept");
    sqlRefused(
        "INSERT INTO examination_lot VALUES (%d, 3, %d, 'COMMITTEE', 'x', 'x')"
            .formatted(tender.id(), tender.screens()),
        "award.lot-settled");
  }

  @Test
  void a_lot_that_went_back_is_not_awarded_on_the_examination_it_went_back_from() {
    APP.without(
        "tr_joint_tender_examination",
        () -> APP.sql("UPDATE joint_tender SET examination = 1 WHERE id = " + tender.id()));

    assertThatThrownBy(this::recommend).hasStackTraceContaining("award.examination-not-opened");
  }

  @Test
  void pages_and_programs_read_every_examination() {
    agree("Gulf", "60", "The datasheet was misread");
    String base = "/tenders/" + tender.id();
    Visitor chair = Visitor.of(APP, tender.chair()).inEnglish();

    assertThat(chair.get(base + "/evaluation").body())
        .contains("Examination 2", REASON, "Decision of a committee");
    assertThat(chair.get(base + "/evaluation/checks").body())
        .contains("starts from the findings of examination 1")
        .doesNotContain("Other Company");
    assertThat(chair.get(base + "/evaluation/checks?examination=1").body())
        .contains("This is the final state of examination 1", "Other Company")
        .doesNotContain("Record the checks");
    assertThat(chair.get(base + "/evaluation/consensus?examination=1").body())
        .contains("Other Company", "90.00")
        .doesNotContain("The datasheet was misread");
    assertThat(chair.get(base + "/evaluation/consensus").body())
        .contains("The datasheet was misread");
    assertThat(chair.get(base + "/ranking?examination=1").body()).contains("86.00");
    assertThat(chair.get(base + "/ranking").body())
        .contains("Outcome of examination 1", "Outcome of examination 2");
    assertThat(chair.get(base + "/evaluation/checks?examination=3").statusCode()).isEqualTo(404);
    chair.get("/language/ar");
    assertThat(chair.get(base + "/evaluation").body()).contains("الفحص رقم 2", "قرار لجنة");

    ApiCaller program = ApiCaller.of(APP, tender.chair());
    String api = "/api/v1/tenders/" + tender.id();
    assertThat(program.get(api + "/evaluation").body())
        .contains("\"examination\":2", "\"origin\":\"COMMITTEE\"");
    assertThat(program.get(api + "/evaluation/scores?examination=1").body())
        .doesNotContain("The datasheet was misread");
    assertThat(program.get(api + "/ranking?examination=1").body()).contains("\"examination\":1");
  }

  private void returnTheLot() {
    long decision = recommend();
    List.of("AE", "KW", "OM", "SA").forEach(s -> COMMITTEE.vote(decision, s, VoteChoice.AGAINST));
    APP.get(CloseDecision.class)
        .run(COMMITTEE.member("SA"), decision, new CloseDecision.Return(ReturnTo.PANEL, REASON));
    assertThat(tender.status()).isEqualTo("UNDER_EVALUATION");
  }

  private long recommend() {
    return APP.get(RecommendAwards.class)
        .run(tender.chair(), tender.id(), RecommendAwards.Recommendation.byRank());
  }

  private void agree(String bid, @Nullable String points, @Nullable String change) {
    APP.get(AgreeConsensus.class)
        .run(
            tender.chair(),
            tender.id(),
            List.of(
                new AgreeConsensus.AgreedScore(
                    tender.bid(bid),
                    tender.technical(0),
                    points == null ? null : new BigDecimal(points),
                    change == null ? "" : "One of us had another view",
                    change)));
    tender.confirmed();
  }

  private void score(String bid, String points, @Nullable String change) {
    APP.get(SubmitScores.class)
        .run(
            tender.second(),
            tender.id(),
            List.of(
                new SubmitScores.Points(
                    tender.bid(bid), tender.technical(0), new BigDecimal(points), "note", change)));
  }

  private void check(String bid, boolean passed, @Nullable String change) {
    APP.get(RecordAdministrativeChecks.class)
        .run(
            tender.second(),
            tender.id(),
            List.of(
                new RecordAdministrativeChecks.AdministrativeCheck(
                    tender.bid(bid),
                    tender.administrative(0),
                    passed,
                    passed ? null : "Not genuine",
                    change)));
  }

  private List<ScoreQueries.Consensus> agreedIn(int examination) {
    return APP.get(ScoreQueries.class).listConsensus(tender.id(), examination);
  }

  private List<LotRankingQueries.LotRankingRow> rankingOf(long lot) {
    return APP.get(LotRankingQueries.class).listLotRanking(tender.id(), lot);
  }

  private static java.util.function.Consumer<Throwable> refused(String code) {
    return thrown ->
        assertThat(thrown)
            .isInstanceOfSatisfying(
                Refusal.InvalidInput.class,
                r ->
                    assertThat(r.faults())
                        .extracting(Refusal.Fault::code)
                        .containsExactly("evaluation." + code));
  }

  private static void sqlRefused(String statement, String because) {
    assertThatThrownBy(() -> APP.sql(statement))
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining(because);
  }
}
