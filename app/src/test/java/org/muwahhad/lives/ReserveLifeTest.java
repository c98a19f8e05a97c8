package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.ANYBODY;
import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;
import static org.muwahhad.lives.LivesFixture.REASON;
import static org.muwahhad.lives.LivesFixture.STAGE;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.LossGround;
import org.muwahhad.award.reserve.AnswerReserve;
import org.muwahhad.award.reserve.CallReserve;
import org.muwahhad.award.reserve.InviteReserve;
import org.muwahhad.award.reserve.ReserveAnswer;
import org.muwahhad.framework.TakeBackAward;
import org.muwahhad.framework.contract.AnswerTermination;
import org.muwahhad.framework.contract.ProposeTermination;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.shared.RiyadhDay;

/** The places of two bidders on the reserve of a lot, whose winner is lost in the end. */
class ReserveLifeTest {
  @TestFactory
  Stream<DynamicNode> the_life_of_a_place() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Place on the reserve of a lot"));
    Reserve[] of = new Reserve[1];
    return Stream.of(
        trial.inState(
            "ASKED",
            () -> {
              of[0] = Reserve.ofNewTender();
              return of[0].thing(of[0].second());
            }),
        trial.inState(
            "DECLINED",
            () -> {
              of[0].answer(of[0].third(), ReserveAnswer.DECLINED);
              return of[0].thing(of[0].third());
            }),
        trial.inState(
            "ACCEPTED",
            () -> {
              of[0].answer(of[0].second(), ReserveAnswer.ACCEPTED);
              return of[0].thing(of[0].second());
            }),
        trial.inState(
            "ACCEPTED (winner lost)",
            () -> {
              of[0] = of[0].lost();
              return of[0].thing(of[0].second());
            }),
        trial.inState(
            "CALLED",
            () -> {
              STAGE.run(of[0].now(), () -> of[0].call(STAGE.buyer()));
              return of[0].thing(of[0].second());
            }));
  }

  /** A tender with its bidders in the order of rank, and when it is tried. */
  private record Reserve(
      PlayedTender tender, Actor winner, Actor second, Actor third, Instant now) {
    static Reserve ofNewTender() {
      PlayedTender tender = PlayedTender.published(STAGE);
      Actor winner = tender.bid("SAR", true, "100", "100", "100", "100");
      Actor second = tender.bid("SAR", true, "101", "102", "103", "104");
      Actor third = tender.bid("SAR", true, "105", "106", "107", "108");
      tender.playToRecommendation().adopt().settle();
      Instant now = tender.afterStandstill().minus(Duration.ofDays(3));
      STAGE.run(
          now,
          () ->
              APP.get(InviteReserve.class)
                  .run(
                      STAGE.buyer(),
                      tender.id(),
                      tender.lots().get(0),
                      RiyadhDay.of(now).plusDays(30)));
      return new Reserve(tender, winner, second, third, now);
    }

    long lot() {
      return tender.lots().get(0);
    }

    private String placeOf(Actor bidder) {
      return APP.ask(
          "SELECT id FROM reserve_place WHERE lot_id = %d AND bid_id = %d"
              .formatted(lot(), tender.bidOf(bidder)));
    }

    void answer(Actor bidder, ReserveAnswer given) {
      long place = Long.parseLong(placeOf(bidder));
      STAGE.run(now, () -> APP.get(AnswerReserve.class).run(bidder, place, given));
    }

    void call(Actor actor) {
      APP.get(CallReserve.class).run(actor, tender.id(), lot(), REASON);
    }

    /** The agreement of the winner ended by consent, and its award was taken back. */
    Reserve lost() {
      tender.award();
      long agreement =
          Long.parseLong(
              APP.ask(
                  """
                  SELECT f.id FROM framework_agreement f JOIN award a ON a.id = f.award_id
                   WHERE a.lot_id = """
                      + " "
                      + lot()));
      Instant last = tender.afterStandstill().plus(Duration.ofDays(2));
      STAGE.run(last, () -> end(agreement, last));
      Instant lost = last.plus(Duration.ofDays(1));
      STAGE.run(
          lost,
          () ->
              APP.get(TakeBackAward.class)
                  .run(
                      STAGE.buyer(),
                      agreement,
                      new TakeBackAward.Loss(LossGround.TERMINATION, REASON)));
      return new Reserve(tender, winner, second, third, lost);
    }

    private void end(long agreement, Instant at) {
      long termination =
          APP.get(ProposeTermination.class)
              .run(
                  STAGE.buyer(),
                  agreement,
                  new ProposeTermination.TerminationTerms(RiyadhDay.of(at), REASON));
      APP.get(AnswerTermination.class).accept(winner, termination);
    }

    Thing thing(Actor bidder) {
      String place = placeOf(bidder);
      long id = Long.parseLong(place);
      String status =
          """
          SELECT CASE WHEN c.bid_id IS NOT NULL THEN 'CALLED'
                      WHEN p.answer IS NULL THEN 'ASKED'
                      ELSE p.answer END
            FROM reserve_place p
            LEFT JOIN reserve_call c ON c.award_id = p.award_id AND c.bid_id = p.bid_id
           WHERE p.id = """
              + " "
              + place;
      Map<String, Act> acts = new TreeMap<>();
      acts.put("AnswerReserve, accepted", answering(status, id, ReserveAnswer.ACCEPTED));
      acts.put("AnswerReserve, declined", answering(status, id, ReserveAnswer.DECLINED));
      acts.put("CallReserve", Act.at(status, now, this::call));
      Map<Role, Actor> people = new TreeMap<>(ANYBODY);
      people.put(Role.BIDDER, bidder);
      return new Thing(status, people, acts);
    }

    private Act answering(String status, long place, ReserveAnswer given) {
      return Act.at(status, now, a -> APP.get(AnswerReserve.class).run(a, place, given));
    }
  }
}
