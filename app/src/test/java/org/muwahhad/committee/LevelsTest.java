package org.muwahhad.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.RecommendAwards;
import org.muwahhad.shared.CanonicalJson;
import org.muwahhad.shared.Refusal;

/** A recommendation goes through the committees its value needs, each in its turn. */
@Tag("long")
class LevelsTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final List<String> STATES = List.of("AE", "KW", "OM", "SA");
  private static final Map<String, Map<String, Actor>> SEATS = new TreeMap<>();

  static {
    for (String committee : List.of("TECHNICAL", "UNDERSECRETARIES", "MINISTERIAL")) {
      Map<String, Actor> seats = new TreeMap<>();
      STATES.forEach(s -> seats.put(s, FIXTURE.seat(committee, s, s.equals("SA"))));
      SEATS.put(committee, seats);
    }
    Map<String, Actor> executive = new TreeMap<>();
    STATES.forEach(s -> executive.put(s, FIXTURE.member(s)));
    SEATS.put("EXECUTIVE", executive);

    // The awards of the fixture come to some 45 thousand riyals.
    FIXTURE.decideByValue(
        Map.of(
            "TECHNICAL", "0",
            "EXECUTIVE", "10000",
            "UNDERSECRETARIES", "20000",
            "MINISTERIAL", "900000000"));
  }

  private final CloseDecision closeDecision = APP.get(CloseDecision.class);
  private final AwardFixture.Tender tender = FIXTURE.aTender();

  @Test
  void the_value_says_which_committees_decide_and_each_waits_for_its_turn() {
    long first = FIXTURE.recommend(tender);
    assertThat(levels()).isEqualTo("TECHNICAL,EXECUTIVE,UNDERSECRETARIES");
    AwardQuestion.Course course = course(first);
    assertThat(course.levels())
        .extracting(AwardQuestion.Level::validFrom)
        .containsOnly("2026-01-15");

    long second = accept(first, "TECHNICAL");
    assertThat(committee(second)).isEqualTo("EXECUTIVE");
    assertThat(course(second).steps())
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.accepted()).isTrue();
              assertThat(s.documentSha256()).isEqualTo(FIXTURE.hash(first));
            });
    long third = accept(second, "EXECUTIVE");
    assertThat(status()).isEqualTo("RECOMMENDED");
    accept(third, "UNDERSECRETARIES");

    assertThat(status()).isEqualTo("STANDSTILL");
  }

  @Test
  void each_committee_is_asked_to_vote_when_its_turn_comes_and_not_before() {
    long first = FIXTURE.recommend(tender);
    assertThat(asked(first)).isEqualTo(people("TECHNICAL"));

    long second = accept(first, "TECHNICAL");

    assertThat(asked(second)).isEqualTo(people("EXECUTIVE"));
    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("committee.question-put");
  }

  /** Who has a message that a vote is needed. */
  private static String asked(long decision) {
    return APP.ask(
        """
        SELECT GROUP_CONCAT(i.person_id ORDER BY i.person_id)
          FROM inbox_message i JOIN notice n ON n.id = i.notice_id
         WHERE n.kind = 'question-put' AND n.href = '/decisions/%d'"""
            .formatted(decision));
  }

  private static String people(String committee) {
    return APP.ask(
        """
        SELECT GROUP_CONCAT(DISTINCT m.person_id ORDER BY m.person_id)
          FROM committee_member m JOIN committee c ON c.id = m.committee_id
         WHERE c.code = '%s'"""
            .formatted(committee));
  }

  @Test
  void a_level_returns_to_the_one_before_with_reasons_which_then_decides_anew() {
    long second = accept(FIXTURE.recommend(tender), "TECHNICAL");
    reject(second, "EXECUTIVE", ReturnTo.LEVEL_BEFORE, "توضيح درجات الحزمة الأولى");
    long again = newest();

    assertThat(committee(again)).isEqualTo("TECHNICAL");
    assertThat(course(again).returned())
        .hasValueSatisfying(r -> assertThat(r.reason()).isEqualTo("توضيح درجات الحزمة الأولى"));
    assertThat(committee(accept(again, "TECHNICAL"))).isEqualTo("EXECUTIVE");
    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("committee.question-put");
  }

  @Test
  void any_level_returns_to_the_panel_and_the_next_recommendation_begins_anew() {
    long second = accept(FIXTURE.recommend(tender), "TECHNICAL");

    reject(second, "EXECUTIVE", ReturnTo.PANEL, "تعاد دراسة العروض");

    assertThat(status()).isEqualTo("UNDER_EVALUATION");
    assertThat(committee(FIXTURE.recommend(tender))).isEqualTo("TECHNICAL");
  }

  @Test
  void the_first_level_has_none_before_it_and_a_committee_is_not_chosen_by_hand() {
    assertThatThrownBy(
            () ->
                APP.get(RecommendAwards.class)
                    .run(
                        tender.chair(),
                        tender.id(),
                        new RecommendAwards.Recommendation(CommitteeCode.EXECUTIVE, List.of())))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).code()).isEqualTo("committee.levels-by-value"));
    long first = FIXTURE.recommend(tender);
    assertThatThrownBy(() -> reject(first, "TECHNICAL", ReturnTo.LEVEL_BEFORE, "لا"))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).code()).isEqualTo("committee.no-level-before"));
  }

  @Test
  void the_database_lets_no_award_stand_that_a_needed_level_has_not_accepted() {
    accept(FIXTURE.recommend(tender), "TECHNICAL");
    String decide = "UPDATE joint_tender SET status = 'DECIDED' WHERE id = " + tender.id();

    refused("committee.level-missing", decide);
    APP.without(
        "tr_joint_tender_step",
        () ->
            refused(
                "committee.level-missing",
                "UPDATE joint_tender SET status = 'STANDSTILL' WHERE id = " + tender.id()));
    APP.without("tr_joint_tender_levels", () -> assertThat(APP.sql(decide)).isEqualTo(1));
  }

  @Test
  void the_database_keeps_the_levels_and_the_value_they_follow_from() {
    long first = FIXTURE.recommend(tender);
    String mine = " WHERE recommendation_id = (SELECT id FROM recommendation WHERE current_of = ";
    String standing = mine + tender.id() + ")";

    refused(
        "committee.level-immutable",
        "DELETE FROM recommendation_level" + standing + " AND position = 3");
    refused(
        "committee.level-immutable",
        "UPDATE recommendation_level SET threshold_sar = 1" + standing);
    refused(
        "committee.level-immutable",
        "UPDATE recommendation SET value_sar = 1 WHERE current_of = " + tender.id());
    refused(
        "committee.level-immutable", "UPDATE decision SET level_position = 2 WHERE id = " + first);
    refused(
        "committee.value-differs",
        """
        INSERT INTO recommendation (tender_id, amount, currency, value_sar, made_by, made_at)
        SELECT tender_id, amount - 1, currency, value_sar - 1, made_by, made_at
          FROM recommendation WHERE current_of = %d"""
            .formatted(tender.id()));
    vote(first, "TECHNICAL", VoteChoice.AGAINST);
    refused(
        "ck_decision_returned",
        "UPDATE decision SET status = 'REJECTED', closed_at = UTC_TIMESTAMP(6) WHERE id = "
            + first);
    refused(
        "ck_decision_level_before",
        "UPDATE decision SET status = 'REJECTED', closed_at = UTC_TIMESTAMP(6),"
            + " returned_to = 'LEVEL_BEFORE', return_reason = 'x' WHERE id = "
            + first);
  }

  @Test
  void the_database_takes_no_question_out_of_turn() {
    long second = accept(FIXTURE.recommend(tender), "TECHNICAL");
    String put =
        """
        INSERT INTO decision (tender_id, committee_id, recommendation_id, level_position, question,
                              status, document_sha256, document, opened_by, opened_at)
        SELECT d.tender_id, l.committee_id, l.recommendation_id, l.position, 'AWARD', 'OPEN',
               d.document_sha256, d.document, d.opened_by, UTC_TIMESTAMP(6)
          FROM decision d JOIN recommendation_level l ON l.recommendation_id = d.recommendation_id
         WHERE d.id = %d AND l.position = %d""";

    APP.without(
        "tr_decision_put",
        () -> {
          // The executive committee has not decided: its own turn is not over.
          refused("committee.not-in-turn", put.formatted(second, 2));
          refused("committee.not-in-turn", put.formatted(second, 3));
        });
  }

  @Test
  void pages_show_the_levels_and_the_chair_returns_with_reasons() {
    long second = accept(FIXTURE.recommend(tender), "TECHNICAL");
    vote(second, "EXECUTIVE", VoteChoice.AGAINST);
    Browserless chair = Browserless.signedInAs(APP, FIXTURE.member("SA").login());
    chair.get("/language/ar");
    String page = "/decisions/" + second;

    assertThat(chair.get(page).body())
        .contains("مسار الاعتماد", "لجنة الوكلاء", "تسجيل النتيجة وإعادة المسألة");
    assertThat(chair.post(page + "/close").statusCode()).isEqualTo(422);
    assertThat(
            chair
                .post(
                    page + "/close", "returnTo", "LEVEL_BEFORE", "returnReason", "تستكمل المقارنة")
                .body())
        .contains("أُعيدت المسألة", "تستكمل المقارنة");
    assertThat(committee(newest())).isEqualTo("TECHNICAL");
  }

  /** The committee accepts; returns the question that follows, or the same when none does. */
  private long accept(long decision, String committee) {
    vote(decision, committee, VoteChoice.FOR);
    closeDecision.run(seat(committee, "SA"), decision);
    return newest();
  }

  private void reject(long decision, String committee, ReturnTo to, String reason) {
    vote(decision, committee, VoteChoice.AGAINST);
    closeDecision.run(seat(committee, "SA"), decision, new CloseDecision.Return(to, reason));
  }

  private static void vote(long decision, String committee, VoteChoice choice) {
    STATES.forEach(s -> FIXTURE.vote(decision, seat(committee, s), choice));
  }

  private long newest() {
    return Long.parseLong(APP.ask("SELECT MAX(id) FROM decision WHERE tender_id = " + tender.id()));
  }

  private String status() {
    return APP.ask("SELECT status FROM joint_tender WHERE id = " + tender.id());
  }

  private String levels() {
    return APP.ask(
        """
        SELECT GROUP_CONCAT(c.code ORDER BY l.position)
          FROM recommendation_level l JOIN committee c ON c.id = l.committee_id
          JOIN recommendation r ON r.id = l.recommendation_id
         WHERE r.current_of = """
            + " "
            + tender.id());
  }

  private static String committee(long decision) {
    return APP.ask(
        "SELECT c.code FROM decision d JOIN committee c ON c.id = d.committee_id WHERE d.id = "
            + decision);
  }

  private static AwardQuestion.Course course(long decision) {
    AwardQuestion question =
        APP.get(CanonicalJson.class)
            .read(
                APP.ask("SELECT document FROM decision WHERE id = " + decision),
                AwardQuestion.class);
    return Objects.requireNonNull(question.course());
  }

  private static Actor seat(String committee, String state) {
    return Objects.requireNonNull(Objects.requireNonNull(SEATS.get(committee)).get(state));
  }

  private static void refused(String rule, String sql) {
    assertThatThrownBy(() -> APP.sql(sql))
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining(rule);
  }
}
