package org.muwahhad.award.reserve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.organisation.person.DecideProposal;
import org.muwahhad.organisation.person.ProposeReset;
import org.muwahhad.played.Stage;
import org.muwahhad.shared.Refusal;

/**
 * Bidders who rank after the winner of a lot are asked whether they accept its prices, and are
 * called in the order of rank.
 */
@Tag("long")
class ReserveListTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);
  private final ViewReserve view = APP.get(ViewReserve.class);
  private final Reserves reserves = new Reserves(APP, STAGE);

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void nobody_is_asked_before_the_award_is_told_to_all() {
    assertThatThrownBy(() -> STAGE.run(reserves.tender.afterDeadline(), reserves::invite))
        .hasMessage("award.reserve-not-told");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO reserve_place (tender_id, lot_id, award_id, bid_id, place,
                      answer_until, invited_by, invited_at)
                    SELECT tender_id, lot_id, id, %d, 1, '2999-01-01', recommended_by,
                           recommended_at
                      FROM award WHERE lot_id = %d"""
                        .formatted(reserves.tender.bidOf(reserves.second), reserves.lot)))
        .hasMessageContaining("award.reserve-not-told");
    reserves.tender.adopt();
    assertThatThrownBy(() -> STAGE.run(reserves.tender.afterDeadline(), reserves::invite))
        .hasMessage("award.reserve-not-told");
  }

  @Test
  void who_is_debarred_is_not_asked_nor_past_the_code() {
    reserves.standstill();
    reserves.debar(reserves.second);

    assertThatThrownBy(() -> placePastTheCode(reserves.second, 2))
        .hasMessageContaining("award.reserve-not-ranked");
    STAGE.run(reserves.now(), reserves::invite);

    assertThat(
            STAGE.at(reserves.now(), () -> view.list(STAGE.buyer(), reserves.tender.id())).places())
        .extracting(ReserveQueries.ReservePlace::bidId)
        .containsExactly(reserves.tender.bidOf(reserves.third));
    assertThat(reserves.lastAct()).isEqualTo("award.reserve-invited");
  }

  private void placePastTheCode(Actor bidder, int place) {
    APP.sql(
        """
        INSERT INTO reserve_place (tender_id, lot_id, award_id, bid_id, place, answer_until,
                                   invited_by, invited_at)
        SELECT tender_id, lot_id, id, %d, %d, '2999-01-01', recommended_by, recommended_at
          FROM award WHERE live_lot_id = %d"""
            .formatted(reserves.tender.bidOf(bidder), place, reserves.lot));
  }

  @Test
  void bidders_after_the_winner_are_asked_in_the_order_of_rank_and_read_its_prices() {
    reserves.standstill();

    STAGE.run(reserves.now(), reserves::invite);

    List<ReserveQueries.ReservePlace> places =
        STAGE.at(reserves.now(), () -> view.list(STAGE.buyer(), reserves.tender.id())).places();
    assertThat(places)
        .extracting(ReserveQueries.ReservePlace::bidId)
        .containsExactly(
            reserves.tender.bidOf(reserves.second), reserves.tender.bidOf(reserves.third));
    assertThat(reserves.told(reserves.second, "reserve-invited")).isEqualTo("1");
    assertThat(reserves.told(reserves.winner, "reserve-invited")).isEqualTo("0");
    assertThat(reserves.lastAct()).isEqualTo("award.reserve-invited");
    ViewReserve.ReservePlaceView own =
        STAGE.at(reserves.now(), () -> view.get(reserves.second, places.get(0).id()));
    assertThat(own.mayAnswer()).isTrue();
    assertThat(own.items()).allSatisfy(i -> assertThat(i.unitPrice()).isEqualByComparingTo("100"));
    assertThatThrownBy(() -> view.get(reserves.third, places.get(0).id()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> STAGE.run(reserves.now(), reserves::invite))
        .hasMessage("award.reserve-invited");
    Actor member = STAGE.committee("TECHNICAL").get(0);
    assertThat(STAGE.at(reserves.now(), () -> view.list(member, reserves.tender.id())))
        .as("the list without prices, which the report that members sign does not name")
        .satisfies(
            list -> {
              assertThat(list.places()).hasSize(2);
              assertThat(list.withPrices()).isFalse();
            });
    assertThat(STAGE.at(reserves.now(), () -> APP.get(Home.class).tasks(reserves.second)))
        .extracting(Task::kind)
        .contains(Task.TaskKind.ANSWER_RESERVE);
  }

  @Test
  void a_last_day_on_which_states_rest_is_warned_of_before_anybody_is_asked() {
    reserves.standstill();
    String page = "/tenders/" + reserves.tender.id() + "/lots/" + reserves.lot + "/reserve";
    String friday =
        LocalDate.ofInstant(reserves.now(), ZoneOffset.UTC)
            .plusDays(20)
            .with(TemporalAdjusters.next(DayOfWeek.FRIDAY))
            .toString();
    Browserless buyer = Browserless.signedInAs(APP, STAGE.buyer());

    STAGE.run(
        reserves.now(),
        () -> {
          buyer.get(page);
          assertThat(buyer.pressOnce(page, "answerUntil", friday).body())
              .contains("On this day these states rest")
              .contains("name=\"rest.answerUntil\" value=\"" + friday + "\"")
              .contains("name=\"next.answerUntil\"");
        });

    assertThat(
            APP.ask("SELECT COUNT(*) FROM reserve_place WHERE tender_id = " + reserves.tender.id()))
        .isEqualTo("0");
  }

  @Test
  void an_answer_is_given_once_in_time_and_by_the_bidder() {
    reserves.standstill();
    STAGE.run(reserves.now(), reserves::invite);
    long place = reserves.place(reserves.second);

    assertThatThrownBy(
            () ->
                STAGE.run(
                    reserves.now(),
                    () -> reserves.answer.run(reserves.third, place, ReserveAnswer.ACCEPTED)))
        .isInstanceOf(Refusal.NotFound.class);
    STAGE.run(
        reserves.now(), () -> reserves.answer.run(reserves.second, place, ReserveAnswer.ACCEPTED));
    assertThat(reserves.lastAct()).isEqualTo("award.reserve-answered");
    assertThat(reserves.told(STAGE.buyer(), "reserve-accepted")).isNotEqualTo("0");
    assertThatThrownBy(
            () ->
                STAGE.run(
                    reserves.now(),
                    () -> reserves.answer.run(reserves.second, place, ReserveAnswer.DECLINED)))
        .hasMessage("award.reserve-answered");
    Instant late = reserves.now().plus(Duration.ofDays(40));
    assertThatThrownBy(
            () ->
                STAGE.run(
                    late,
                    () ->
                        reserves.answer.run(
                            reserves.third,
                            reserves.place(reserves.third),
                            ReserveAnswer.ACCEPTED)))
        .hasMessage("award.reserve-over");
    // Nor does it go past the code.
    assertThatThrownBy(
            () -> APP.sql("UPDATE reserve_place SET answer = 'DECLINED' WHERE id = " + place))
        .hasMessageContaining("award.reserve-answered");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    UPDATE reserve_place SET answer = 'ACCEPTED', answered_by = %d,
                           answered_at = UTC_TIMESTAMP(6), answer_until = answer_until
                     WHERE id = %d"""
                        .formatted(reserves.second.personId(), reserves.place(reserves.third))))
        .hasMessageContaining("award.reserve-not-the-bidder");
    assertThatThrownBy(() -> APP.sql("DELETE FROM reserve_place WHERE id = " + place))
        .hasMessageContaining("award.reserve-fixed");
  }

  @Test
  void past_the_code_no_held_account_answers() {
    reserves.standstill();
    STAGE.run(reserves.now(), reserves::invite);
    APP.get(DecideProposal.class)
        .confirm(
            STAGE.world().aPersonWho(Role.ADMINISTRATOR),
            APP.get(ProposeReset.class)
                .run(STAGE.world().aPersonWho(Role.ADMINISTRATOR), reserves.second.personId()));

    for (String said : List.of("ACCEPTED", "DECLINED")) {
      assertThatThrownBy(
              () ->
                  APP.sql(
                      """
                      UPDATE reserve_place SET answer = '%s', answered_by = %d,
                             answered_at = UTC_TIMESTAMP(6)
                       WHERE id = %d"""
                          .formatted(
                              said, reserves.second.personId(), reserves.place(reserves.second))))
          .hasMessageContaining("bid.account-held");
    }
  }

  @Test
  void nobody_is_called_while_the_winner_stands() {
    reserves.standstill();
    STAGE.run(reserves.now(), reserves::invite);
    STAGE.run(
        reserves.now(),
        () ->
            reserves.answer.run(
                reserves.third, reserves.place(reserves.third), ReserveAnswer.ACCEPTED));

    assertThatThrownBy(
            () ->
                STAGE.run(
                    reserves.now(),
                    () ->
                        reserves.call.run(STAGE.buyer(), reserves.tender.id(), reserves.lot, "x")))
        .hasMessage("award.reserve-winner-stands");
    assertThatThrownBy(() -> reserves.callPastTheCode(reserves.third))
        .hasMessageContaining("award.reserve-winner-stands");
    assertThatThrownBy(() -> reserves.callPastTheCode(reserves.second))
        .hasMessageContaining("award.reserve-not-accepted");
  }
}
