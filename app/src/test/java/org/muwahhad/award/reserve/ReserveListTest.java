package org.muwahhad.award.reserve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.award.LossGround;
import org.muwahhad.award.RankedBidQueries;
import org.muwahhad.award.RecommendAwards;
import org.muwahhad.award.ViewAwards;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.evaluation.RankBids;
import org.muwahhad.framework.TakeBackAward;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.organisation.person.DecideProposal;
import org.muwahhad.organisation.person.ProposeReset;
import org.muwahhad.organisation.supplier.DecideDebarment;
import org.muwahhad.organisation.supplier.ProposeDebarment;
import org.muwahhad.played.Plan;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/**
 * Bidders who rank after the winner of a lot accept its prices and are called in the order of rank
 * when the winner is lost: the panel recommends the one called at these prices, the committees
 * decide, and a new agreement is concluded after a standstill of its own.
 */
@Tag("long")
class ReserveListTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);
  private final InviteReserve invite = APP.get(InviteReserve.class);
  private final AnswerReserve answer = APP.get(AnswerReserve.class);
  private final CallReserve call = APP.get(CallReserve.class);
  private final ViewReserve view = APP.get(ViewReserve.class);
  private PlayedTender tender;
  private Actor winner;
  private Actor second;
  private Actor third;
  private long lot;

  @BeforeEach
  void recommended() {
    tender = PlayedTender.draft(STAGE, Plan.ofTwoLots()).publish();
    winner = tender.bid("SAR", true, "100", "100", "100", "100");
    second = tender.bid("SAR", true, "101", "102", "103", "104");
    third = tender.bid("SAR", true, "105", "99", "106", "107");
    tender.open().evaluate(Map.of()).recommend();
    lot = tender.lots().get(0);
  }

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void nobody_is_asked_before_the_award_is_told_to_all() {
    assertThatThrownBy(() -> STAGE.run(tender.afterDeadline(), this::invite))
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
                        .formatted(tender.bidOf(second), lot)))
        .hasMessageContaining("award.reserve-not-told");
    tender.adopt();
    assertThatThrownBy(() -> STAGE.run(tender.afterDeadline(), this::invite))
        .hasMessage("award.reserve-not-told");
  }

  @Test
  void who_is_debarred_is_not_asked_nor_past_the_code() {
    standstill();
    debar(second);

    assertThatThrownBy(() -> placePastTheCode(second, 2))
        .hasMessageContaining("award.reserve-not-ranked");
    STAGE.run(now(), this::invite);

    assertThat(STAGE.at(now(), () -> view.list(STAGE.buyer(), tender.id())).places())
        .extracting(ReserveQueries.ReservePlace::bidId)
        .containsExactly(tender.bidOf(third));
    assertThat(lastAct()).isEqualTo("award.reserve-invited");
  }

  private void placePastTheCode(Actor bidder, int place) {
    APP.sql(
        """
        INSERT INTO reserve_place (tender_id, lot_id, award_id, bid_id, place, answer_until,
                                   invited_by, invited_at)
        SELECT tender_id, lot_id, id, %d, %d, '2999-01-01', recommended_by, recommended_at
          FROM award WHERE live_lot_id = %d"""
            .formatted(tender.bidOf(bidder), place, lot));
  }

  @Test
  void bidders_after_the_winner_are_asked_in_the_order_of_rank_and_read_its_prices() {
    standstill();

    STAGE.run(now(), this::invite);

    List<ReserveQueries.ReservePlace> places =
        STAGE.at(now(), () -> view.list(STAGE.buyer(), tender.id())).places();
    assertThat(places)
        .extracting(ReserveQueries.ReservePlace::bidId)
        .containsExactly(tender.bidOf(second), tender.bidOf(third));
    assertThat(told(second, "reserve-invited")).isEqualTo("1");
    assertThat(told(winner, "reserve-invited")).isEqualTo("0");
    assertThat(lastAct()).isEqualTo("award.reserve-invited");
    ViewReserve.ReservePlaceView own = STAGE.at(now(), () -> view.get(second, places.get(0).id()));
    assertThat(own.mayAnswer()).isTrue();
    assertThat(own.items()).allSatisfy(i -> assertThat(i.unitPrice()).isEqualByComparingTo("100"));
    assertThatThrownBy(() -> view.get(third, places.get(0).id()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> STAGE.run(now(), this::invite)).hasMessage("award.reserve-invited");
    Actor member = STAGE.committee("TECHNICAL").get(0);
    assertThat(STAGE.at(now(), () -> view.list(member, tender.id())))
        .as("the list without prices, which the report that members sign does not name")
        .satisfies(
            list -> {
              assertThat(list.places()).hasSize(2);
              assertThat(list.withPrices()).isFalse();
            });
    assertThat(STAGE.at(now(), () -> APP.get(Home.class).tasks(second)))
        .extracting(Task::kind)
        .contains(Task.TaskKind.ANSWER_RESERVE);
  }

  @Test
  void an_answer_is_given_once_in_time_and_by_the_bidder() {
    standstill();
    STAGE.run(now(), this::invite);
    long place = place(second);

    assertThatThrownBy(
            () -> STAGE.run(now(), () -> answer.run(third, place, ReserveAnswer.ACCEPTED)))
        .isInstanceOf(Refusal.NotFound.class);
    STAGE.run(now(), () -> answer.run(second, place, ReserveAnswer.ACCEPTED));
    assertThat(lastAct()).isEqualTo("award.reserve-answered");
    assertThat(told(STAGE.buyer(), "reserve-accepted")).isNotEqualTo("0");
    assertThatThrownBy(
            () -> STAGE.run(now(), () -> answer.run(second, place, ReserveAnswer.DECLINED)))
        .hasMessage("award.reserve-answered");
    Instant late = now().plus(Duration.ofDays(40));
    assertThatThrownBy(
            () -> STAGE.run(late, () -> answer.run(third, place(third), ReserveAnswer.ACCEPTED)))
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
                        .formatted(second.personId(), place(third))))
        .hasMessageContaining("award.reserve-not-the-bidder");
    assertThatThrownBy(() -> APP.sql("DELETE FROM reserve_place WHERE id = " + place))
        .hasMessageContaining("award.reserve-fixed");
  }

  @Test
  void past_the_code_no_held_account_answers() {
    standstill();
    STAGE.run(now(), this::invite);
    APP.get(DecideProposal.class)
        .confirm(
            STAGE.world().aPersonWho(Role.ADMINISTRATOR),
            APP.get(ProposeReset.class)
                .run(STAGE.world().aPersonWho(Role.ADMINISTRATOR), second.personId()));

    for (String said : List.of("ACCEPTED", "DECLINED")) {
      assertThatThrownBy(
              () ->
                  APP.sql(
                      """
                      UPDATE reserve_place SET answer = '%s', answered_by = %d,
                             answered_at = UTC_TIMESTAMP(6)
                       WHERE id = %d"""
                          .formatted(said, second.personId(), place(second))))
          .hasMessageContaining("bid.account-held");
    }
  }

  @Test
  void the_reserve_is_awarded_the_lot_at_the_prices_of_a_winner_that_is_lost() {
    accepted();
    lose();
    Instant later = tender.afterStandstill().plus(Duration.ofDays(41));

    assertThat(STAGE.at(later, () -> APP.get(Home.class).tasks(STAGE.buyer())))
        .extracting(Task::kind)
        .contains(Task.TaskKind.CALL_RESERVE);
    // The order of places is kept past the code.
    assertThatThrownBy(() -> callPastTheCode(third))
        .hasMessageContaining("award.reserve-out-of-order");
    STAGE.run(later, () -> call.run(STAGE.buyer(), tender.id(), lot, "لم يقدّم الفائز الضمان"));
    assertThat(lastAct()).isEqualTo("award.reserve-called");
    assertThat(told(second, "reserve-called")).isEqualTo("1");
    assertThatThrownBy(() -> STAGE.run(later, () -> call.run(STAGE.buyer(), tender.id(), lot, "x")))
        .hasMessage("award.reserve-called");

    STAGE.run(later, () -> APP.get(RankBids.class).run(tender.examinationChair(), tender.id()));
    assertThatThrownBy(() -> STAGE.run(later, () -> recommend(third)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .contains("award.reserve-called"));
    STAGE.run(later, tender::recommendNow);

    assertThat(
            APP.ask(
                """
                SELECT GROUP_CONCAT(DISTINCT CONCAT(a.bid_id, ' ', FLOOR(i.unit_price), ' ',
                                                    a.reason))
                  FROM live_award a JOIN award_item i ON i.award_id = a.id
                 WHERE a.lot_id = """
                    + lot))
        .isEqualTo(tender.bidOf(second) + " 100 لم يقدّم الفائز الضمان");
    STAGE.run(later, this::adopt);
    STAGE.run(
        tender.afterStandstill(),
        () -> APP.get(ConfirmAwards.class).run(STAGE.buyer(), tender.id()));
    assertThat(
            APP.ask(
                """
                SELECT CONCAT(MAX(f.number) LIKE '%-R1', ' ', FLOOR(MIN(e.unit_price)))
                  FROM framework_agreement f
                  JOIN award a ON a.id = f.award_id AND a.status = 'active'
                  JOIN entitlement e ON e.agreement_id = f.id
                 WHERE a.lot_id = """
                    + lot))
        .isEqualTo("1 100");
  }

  @Test
  void who_furnished_no_guarantee_is_not_awarded_the_lot_again() {
    standstill();
    tender.award();
    lose();
    Instant later = tender.afterStandstill().plus(Duration.ofDays(41));
    STAGE.run(later, () -> APP.get(RankBids.class).run(tender.examinationChair(), tender.id()));

    assertThatThrownBy(() -> STAGE.run(later, () -> recommend(winner)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly("award.bid-excluded"));
    // Nor does it go past the code.
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO award (tender_id, lot_id, bid_id, status, live_lot_id, amount,
                      currency, converted_amount, reason, recommended_by, recommended_at)
                    SELECT tender_id, lot_id, bid_id, 'pending', lot_id, amount, currency,
                           converted_amount, 'x', recommended_by, UTC_TIMESTAMP(6)
                      FROM award WHERE end_reason = 'GUARANTEE' AND lot_id = """
                        + lot))
        .hasMessageContaining("award.bid-excluded");
    assertThat(
            STAGE
                .at(
                    later,
                    () ->
                        APP.get(ViewAwards.class)
                            .rankedLots(tender.examinationChair(), tender.id()))
                .get(0)
                .admissible())
        .extracting(RankedBidQueries.RankedBid::bidId)
        .startsWith(tender.bidOf(second))
        .doesNotContain(tender.bidOf(winner));

    STAGE.run(later, tender::recommendNow);

    assertThat(APP.ask("SELECT bid_id FROM live_award WHERE lot_id = " + lot))
        .isEqualTo(String.valueOf(tender.bidOf(second)));
  }

  @Test
  void a_call_ends_when_the_committee_does_not_adopt_the_award_that_came_of_it() {
    Instant later = called();
    STAGE.run(later, () -> APP.get(RankBids.class).run(tender.examinationChair(), tender.id()));
    STAGE.run(later, tender::recommendNow);
    assertThat(callsInForce()).as("while the award stands").isEqualTo("1");

    STAGE.run(later, tender::rejectNow);

    assertThat(callsInForce()).isEqualTo("0");
    STAGE.run(later, () -> APP.get(RankBids.class).run(tender.examinationChair(), tender.id()));
    STAGE.run(later, () -> recommend(third));
    assertThat(
            APP.ask(
                """
                SELECT CONCAT(a.bid_id, ' ', FLOOR(MAX(i.unit_price)))
                  FROM live_award a JOIN award_item i ON i.award_id = a.id
                 WHERE a.lot_id = %d GROUP BY a.bid_id"""
                    .formatted(lot)))
        .as("at the prices that it bid")
        .isEqualTo(tender.bidOf(third) + " 105");
  }

  @Test
  void a_call_ends_when_the_bidder_called_is_debarred() {
    Instant later = called();
    assertThat(callsInForce()).isEqualTo("1");

    debar(second);

    assertThat(callsInForce()).isEqualTo("0");
    STAGE.run(later, () -> call.run(STAGE.buyer(), tender.id(), lot, "حُرم من كان قبله"));
    assertThat(lastAct()).isEqualTo("award.reserve-called");
    assertThat(told(third, "reserve-called")).isEqualTo("1");
    assertThat(callsInForce()).isEqualTo("1");
  }

  @Test
  void nobody_is_called_while_the_winner_stands_or_a_bidder_before_may_still_answer() {
    standstill();
    STAGE.run(now(), this::invite);
    STAGE.run(now(), () -> answer.run(third, place(third), ReserveAnswer.ACCEPTED));

    assertThatThrownBy(() -> STAGE.run(now(), () -> call.run(STAGE.buyer(), tender.id(), lot, "x")))
        .hasMessage("award.reserve-winner-stands");
    assertThatThrownBy(() -> callPastTheCode(third))
        .hasMessageContaining("award.reserve-winner-stands");
    assertThatThrownBy(() -> callPastTheCode(second))
        .hasMessageContaining("award.reserve-not-accepted");
  }

  @Test
  void an_award_is_taken_back_only_on_a_ground_and_while_nothing_is_ordered() {
    standstill();
    tender.award();
    TakeBackAward takeBack = APP.get(TakeBackAward.class);
    TakeBackAward.Loss late = new TakeBackAward.Loss(LossGround.GUARANTEE, "لم يقدَّم");
    Instant soon = tender.afterStandstill().plus(Duration.ofDays(1));

    assertThatThrownBy(() -> STAGE.run(soon, () -> takeBack.run(STAGE.buyer(), agreement(), late)))
        .hasMessage("framework.no-ground");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    UPDATE award SET status = 'cancelled', live_lot_id = NULL,
                           end_reason = 'DEBARRED' WHERE lot_id = """
                        + lot))
        .hasMessageContaining("award.immutable");
    lose();
    assertThat(APP.ask("SELECT status FROM joint_tender WHERE id = " + tender.id()))
        .isEqualTo("UNDER_EVALUATION");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM agreement_in_force f JOIN award a ON a.id = f.award_id"
                    + " WHERE a.lot_id = "
                    + lot))
        .isEqualTo("0");
    Instant later = tender.afterStandstill().plus(Duration.ofDays(42));
    assertThatThrownBy(() -> STAGE.run(later, () -> takeBack.run(STAGE.buyer(), agreement(), late)))
        .hasMessage("framework.agreement-ended");
  }

  private void standstill() {
    tender.adopt().settle();
  }

  /** Both accept, and the awards take effect. */
  private void accepted() {
    standstill();
    STAGE.run(now(), this::invite);
    STAGE.run(now(), () -> answer.run(second, place(second), ReserveAnswer.ACCEPTED));
    STAGE.run(now(), () -> answer.run(third, place(third), ReserveAnswer.ACCEPTED));
    tender.award();
  }

  /** The winner furnishes no guarantee, and its award of the lot is taken back. */
  private void lose() {
    STAGE.run(
        tender.afterStandstill().plus(Duration.ofDays(40)),
        () ->
            APP.get(TakeBackAward.class)
                .run(
                    STAGE.buyer(),
                    agreement(),
                    new TakeBackAward.Loss(LossGround.GUARANTEE, "لم يقدَّم الضمان")));
    assertThat(APP.ask("SELECT COUNT(*) FROM audit_entry WHERE act = 'award.taken-back'"))
        .isNotEqualTo("0");
  }

  /** The winner is lost and the second is called; returns when. */
  private Instant called() {
    accepted();
    lose();
    Instant later = tender.afterStandstill().plus(Duration.ofDays(41));
    STAGE.run(later, () -> call.run(STAGE.buyer(), tender.id(), lot, "لم يقدّم الفائز الضمان"));
    return later;
  }

  private String callsInForce() {
    return APP.ask("SELECT COUNT(*) FROM valid_reserve_call WHERE lot_id = " + lot);
  }

  private static void debar(Actor bidder) {
    long supplier = bidder.grants().get(0).supplier();
    long id =
        APP.get(ProposeDebarment.class)
            .run(
                STAGE.buyer(),
                supplier,
                new ProposeDebarment.Proposal(
                    LocalDate.now(ZoneId.of("Asia/Riyadh")),
                    null,
                    new Bilingual("المادة 7", "Article 7"),
                    "Forged certificate"));
    APP.get(DecideDebarment.class).run(STAGE.second(), supplier, id, true);
  }

  private void invite() {
    invite.run(
        STAGE.buyer(), tender.id(), lot, LocalDate.ofInstant(now(), ZoneOffset.UTC).plusDays(30));
  }

  /** In the standstill, or before it after the deadline. */
  private Instant now() {
    return APP.ask("SELECT standstill_until IS NULL FROM joint_tender WHERE id = " + tender.id())
            .equals("1")
        ? tender.afterDeadline()
        : tender.afterStandstill().minus(Duration.ofDays(3));
  }

  private void recommend(Actor bidder) {
    APP.get(RecommendAwards.class)
        .run(
            tender.examinationChair(),
            tender.id(),
            new RecommendAwards.Recommendation(
                null, List.of(new RecommendAwards.LotChoice(lot, tender.bidOf(bidder), "أفضل"))));
  }

  /** Every committee that has to decide adopts what is recommended. */
  private void adopt() {
    while (tender.openDecision() != 0) {
      tender.vote(VoteChoice.FOR);
      tender.closeDecision();
      if (APP.ask("SELECT status FROM joint_tender WHERE id = " + tender.id())
          .equals("STANDSTILL")) {
        return;
      }
    }
  }

  private void callPastTheCode(Actor bidder) {
    APP.sql(
        """
        INSERT INTO reserve_call (tender_id, lot_id, award_id, bid_id, reason, called_by, called_at)
        SELECT tender_id, lot_id, award_id, bid_id, 'x', invited_by, UTC_TIMESTAMP(6)
          FROM reserve_place WHERE lot_id = %d AND bid_id = %d"""
            .formatted(lot, tender.bidOf(bidder)));
  }

  private long place(Actor bidder) {
    return Long.parseLong(
        APP.ask(
            "SELECT id FROM reserve_place WHERE lot_id = %d AND bid_id = %d"
                .formatted(lot, tender.bidOf(bidder))));
  }

  private long agreement() {
    return Long.parseLong(
        APP.ask(
            "SELECT MIN(f.id) FROM framework_agreement f JOIN award a ON a.id = f.award_id"
                + " WHERE a.lot_id = "
                + lot));
  }

  private String lastAct() {
    return APP.ask(
        """
        SELECT e.act FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
         WHERE c.name = 'tender:%d' ORDER BY e.position DESC"""
            .formatted(tender.id()));
  }

  private static String told(Actor person, String kind) {
    return APP.ask(
        """
        SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id
         WHERE i.person_id = %d AND n.kind = '%s'"""
            .formatted(person.personId(), kind));
  }
}
