package org.muwahhad.tender.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.aggregation.AnswerJoin;
import org.muwahhad.aggregation.AskJoin;
import org.muwahhad.aggregation.LotStrategy;
import org.muwahhad.aggregation.PlanLots;
import org.muwahhad.aggregation.Reconciliations;
import org.muwahhad.aggregation.ViewJoins;
import org.muwahhad.aggregation.WithdrawJoin;
import org.muwahhad.catalog.standard.Factor;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.approval.Estimates;

/** Demand for one item bought as its equivalent: three packs of ten pens are thirty pens. */
@Tag("long")
class JoinEquivalentsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture FIXTURE = TenderFixture.in(APP, WORLD);
  private static final Actor KUWAIT = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "KW");
  private static final Actor OMAN = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "OM");
  private final AskJoin askJoin = APP.get(AskJoin.class);
  private final AnswerJoin answerJoin = APP.get(AnswerJoin.class);
  private final long pack = FIXTURE.anItem("30213100");
  private final long pen = FIXTURE.anItem("30213100");
  private final Instant soon = APP.get(DatabaseClock.class).now().plus(Duration.ofDays(3));

  @Test
  void demand_is_converted_exactly_once_every_state_concerned_accepted() {
    long round = aRound("3", "2.5");
    askedAndAccepted(round);

    long tender = aggregate(round, LotStrategy.CPV_CLASS);

    assertThat(sums(tender)).isEqualTo(pen + "=155.000");
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(CONCAT(a.line_quantity, '->', a.quantity) ORDER BY a.quantity)"
                    + " FROM allocation a JOIN lot_item i ON i.id = a.lot_item_id"
                    + " WHERE a.line_quantity IS NOT NULL AND i.tender_id = "
                    + tender))
        .isEqualTo("2.500->25.000,3.000->30.000");
    assertThat(APP.get(Reconciliations.class).get(tender).balances()).isTrue();
    TenderFixture.approve(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER), tender);
  }

  @Test
  void packs_bought_as_pens_are_estimated_at_the_price_of_a_pack() {
    long apart = aggregate(aRound("3", "2.5"), LotStrategy.CPV_CLASS);
    long round = aRound("3", "2.5");
    askedAndAccepted(round);

    long joined = aggregate(round, LotStrategy.CPV_CLASS);

    Estimates estimates = APP.get(Estimates.class);
    assertThat(estimates.find(joined)).isEqualTo(estimates.find(apart)).isPresent();
  }

  @Test
  void the_plan_of_a_joined_round_is_what_the_tender_gets_also_by_region() {
    long round = aRound("3", "2");
    askedAndAccepted(round);
    var planned = APP.get(PlanLots.class).run(FIXTURE.buyer(), round, LotStrategy.REGION);

    long tender = aggregate(round, LotStrategy.REGION);

    assertThat(APP.get(TenderPlans.class).get(FIXTURE.buyer(), tender).lots())
        .isEqualTo(planned.lots());
    assertThat(APP.get(Reconciliations.class).get(tender).balances()).isTrue();
  }

  @Test
  void a_line_that_does_not_convert_exactly_stays_with_its_item() {
    long round = aRound("3", "1");
    long request = ask(round, 1, 3);
    accept(request, KUWAIT);
    accept(request, OMAN);

    assertThat(APP.get(ViewJoins.class).list(FIXTURE.buyer(), round).get(0).request().inexact())
        .isEqualTo(1);
    long tender = aggregate(round, LotStrategy.CPV_CLASS);

    assertThat(sums(tender)).isEqualTo(pack + "=1.000," + pen + "=101.000");
    assertThat(APP.get(Reconciliations.class).get(tender).balances()).isTrue();
  }

  @Test
  void nothing_is_joined_while_one_state_has_not_accepted() {
    long round = aRound("3", "2");
    accept(ask(round, 10, 1), KUWAIT);

    assertThat(sums(aggregate(round, LotStrategy.CPV_CLASS)))
        .isEqualTo(pack + "=5.000," + pen + "=100.000");
  }

  @Test
  void one_state_that_declines_with_a_reason_ends_the_request() {
    long round = aRound("3", "2");
    long request = ask(round, 10, 1);

    assertThatThrownBy(() -> answerJoin.run(OMAN, request, false, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
    answerJoin.run(OMAN, request, false, "Packs are stocked");

    assertThat(APP.ask("SELECT status FROM join_request WHERE id = " + request))
        .isEqualTo("DECLINED");
    assertThatThrownBy(() -> accept(request, KUWAIT)).hasMessage("aggregation.answer-final");
    assertThat(lastAct(request)).isEqualTo("aggregation.join-declined");
  }

  @Test
  void a_state_that_was_not_asked_neither_answers_nor_sees_the_request() {
    long round = aRound("3", "2");
    long request = ask(round, 10, 1);
    Actor bahrain = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "BH");

    assertThatThrownBy(() -> accept(request, bahrain)).isInstanceOf(Refusal.NotFound.class);
    assertThat(APP.get(ViewJoins.class).list(bahrain, round)).isEmpty();
    assertThat(APP.get(ViewJoins.class).list(KUWAIT, round).get(0).answers())
        .extracting(a -> a.stateCode())
        .containsExactly("KW");
  }

  @Test
  void a_request_is_withdrawn_until_the_round_is_aggregated() {
    long round = aRound("3", "2");
    long request = askedAndAccepted(round);

    APP.get(WithdrawJoin.class).run(FIXTURE.buyer(), request);

    assertThat(lastAct(request)).isEqualTo("aggregation.join-withdrawn");
    assertThat(sums(aggregate(round, LotStrategy.CPV_CLASS)))
        .isEqualTo(pack + "=5.000," + pen + "=100.000");
  }

  @Test
  void only_equivalents_of_the_catalog_are_asked_for_once_and_with_time_to_answer() {
    long round = aRound("3", "2");

    assertThatThrownBy(() -> askJoin.run(FIXTURE.buyer(), round, pack, pen, "Bigger volume", soon))
        .hasMessage("aggregation.no-equivalent");
    ask(round, 10, 1);
    assertThat(APP.get(ViewJoins.class).choices(FIXTURE.buyer(), round)).isEmpty();
    assertThatThrownBy(() -> askJoin.run(FIXTURE.buyer(), round, pack, pen, "Bigger volume", soon))
        .hasMessage("aggregation.join-chain");
    assertThatThrownBy(() -> askJoin.run(FIXTURE.buyer(), round, pack, pen, "Late", Instant.EPOCH))
        .isInstanceOf(Refusal.InvalidInput.class);
  }

  @Test
  void a_state_whose_demand_was_endorsed_after_the_others_were_asked_keeps_its_item() {
    long round = aRound("3", "2");
    long request = ask(round, 10, 1);
    FIXTURE.endorsed(round, "QA", List.of(new TenderFixture.Line(pack, "4")));
    accept(request, KUWAIT);
    accept(request, OMAN);

    long tender = aggregate(round, LotStrategy.CPV_CLASS);

    assertThat(sums(tender)).isEqualTo(pack + "=4.000," + pen + "=150.000");
    assertThat(APP.get(Reconciliations.class).get(tender).balances()).isTrue();
    assertThat(APP.get(ViewJoins.class).list(FIXTURE.buyer(), round).get(0).request().lineCount())
        .isEqualTo(2);
  }

  @Test
  void past_the_service_consent_is_not_made_up() {
    long round = aRound("3", "2");
    long request = ask(round, 10, 1);
    String here = " WHERE id = " + request;

    assertRefused(
        "UPDATE join_request SET status = 'ACCEPTED'" + here, "aggregation.not-all-accepted");
    assertRefused("UPDATE join_request SET numerator = 11" + here, "aggregation.request-fixed");
    accept(request, KUWAIT);
    String kuwait = " WHERE state_code = 'KW' AND request_id = " + request;
    assertRefused("UPDATE join_answer SET answer = 'DECLINED', reason = 'x'" + kuwait, "final");
    assertRefused("DELETE FROM join_answer" + kuwait, "aggregation.answer-final");
    assertRefused(
        "UPDATE join_answer SET answer = 'ACCEPTED' WHERE request_id = " + request,
        "aggregation.answer-final");
    assertRefused(
        "UPDATE join_answer SET answer = 'DECLINED', answered_by = %d, answered_at = NOW()"
                .formatted(OMAN.personId())
            + " WHERE state_code = 'OM' AND request_id = "
            + request,
        "ck_join_answer_reason");
  }

  @Test
  void past_the_service_demand_is_not_bought_as_what_no_state_accepted() {
    long round = aRound("3", "2");
    long request = askedAndAccepted(round);
    long tender = aggregate(round, LotStrategy.CPV_CLASS);

    APP.without(
        "tr_join_request_status",
        () ->
            APP.sql(
                "UPDATE join_request SET status = 'DECLINED', open_for = NULL WHERE id = "
                    + request));

    assertNotApproved(tender);
  }

  @Test
  void past_the_service_a_state_that_was_not_asked_has_not_accepted() {
    long round = aRound("3", "2");
    long request = askedAndAccepted(round);
    long tender = aggregate(round, LotStrategy.CPV_CLASS);

    APP.without(
        "tr_join_answer_kept",
        () ->
            APP.sql("DELETE FROM join_answer WHERE state_code = 'OM' AND request_id = " + request));

    assertNotApproved(tender);
  }

  @Test
  void a_coordinator_accepts_in_the_browser() {
    long round = aRound("3", "2");
    long request = ask(round, 10, 1);
    Browserless kuwait = Browserless.signedInAs(APP, KUWAIT);
    String page = "/rounds/" + round + "/joins";

    assertThat(kuwait.get(page).body()).contains("Joining equivalents", "Accept");
    assertThat(kuwait.post(page + "/" + request + "/answer", "accepted", "true").body())
        .contains("The answer of the state was recorded");
    assertThat(Browserless.signedInAs(APP, FIXTURE.buyer()).get(page).body())
        .contains("Kuwait", "accepted", "not answered yet");
  }

  @Test
  void a_refusal_without_a_reason_is_told_at_its_field() {
    long round = aRound("3", "2");
    long request = ask(round, 10, 1);
    Browserless kuwait = Browserless.signedInAs(APP, KUWAIT);
    String page = "/rounds/" + round + "/joins";
    kuwait.get(page);

    HttpResponse<String> told =
        kuwait.post(page + "/" + request + "/answer", "accepted", "false", "reason", "");

    assertThat(told.statusCode()).isEqualTo(422);
    assertThat(told.body()).contains("id=\"reason-error\"", "aria-describedby=\"reason-error\"");
  }

  @Test
  void a_buyer_who_asks_for_answers_on_a_rest_day_takes_the_next_day_that_suits_all() {
    long round = aRound("3", "2");
    FIXTURE.equivalent(pack, pen, new Factor(10, 1));
    Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer());
    String page = "/rounds/" + round + "/joins";
    LocalDate friday = LocalDate.now().plusDays(3).with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
    String typed = friday + "T12:00";
    buyer.get(page);

    HttpResponse<String> warned =
        buyer.post(page, "join", pack + "-" + pen, "reason", "Bigger volume", "answerUntil", typed);
    HttpResponse<String> asked =
        buyer.post(
            page,
            Map.of(
                "join",
                pack + "-" + pen,
                "reason",
                "Bigger volume",
                "answerUntil",
                typed,
                "rest.answerUntil",
                typed,
                "next.answerUntil",
                "true"));

    assertThat(warned.statusCode()).isEqualTo(422);
    assertThat(warned.body()).contains("Kuwait (weekend)", "name=\"next.answerUntil\"");
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(APP.ask("SELECT answer_until FROM join_request WHERE round_id = " + round))
        .startsWith(friday.plusDays(3) + " 09:00");
  }

  /** Packs for Kuwait and Oman, and a hundred pens for Saudi Arabia. */
  private long aRound(String kuwait, String oman) {
    long round = FIXTURE.aRound();
    FIXTURE.endorsed(round, "KW", List.of(new TenderFixture.Line(pack, kuwait)));
    FIXTURE.endorsed(round, "OM", List.of(new TenderFixture.Line(pack, oman)));
    FIXTURE.endorsed(round, "SA", List.of(new TenderFixture.Line(pen, "100")));
    return round;
  }

  /** Marks the items equivalent by a factor, and asks for the join. */
  private long ask(long round, long numerator, long denominator) {
    FIXTURE.equivalent(pack, pen, new Factor(numerator, denominator));
    return askJoin.run(FIXTURE.buyer(), round, pack, pen, "Bigger volume", soon);
  }

  private void accept(long request, Actor coordinator) {
    answerJoin.run(coordinator, request, true, "");
  }

  private static long aggregate(long round, LotStrategy strategy) {
    return APP.get(AggregateRound.class).run(FIXTURE.buyer(), round, TenderFixture.TITLE, strategy);
  }

  private static String sums(long tender) {
    return APP.ask(
        "SELECT GROUP_CONCAT(CONCAT(revision_id, '=', quantity) ORDER BY revision_id)"
            + " FROM lot_item WHERE tender_id = "
            + tender);
  }

  private static String lastAct(long request) {
    return APP.ask(
        "SELECT act FROM audit_entry WHERE object_type = 'join-request' AND object_id = '%d'"
                .formatted(request)
            + " ORDER BY id DESC LIMIT 1");
  }

  private static void assertRefused(String statement, String code) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(code);
  }

  /** Ten for one, as both states accepted. */
  private long askedAndAccepted(long round) {
    long request = ask(round, 10, 1);
    accept(request, KUWAIT);
    accept(request, OMAN);
    return request;
  }

  private static void assertNotApproved(long tender) {
    assertRefused(
        "UPDATE joint_tender SET status = 'APPROVED', approved_by = %d WHERE id = %d"
            .formatted(WORLD.aPersonWho(Role.CENTRAL_BUYER).personId(), tender),
        "tender.join-not-accepted");
  }
}
