package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;
import static org.muwahhad.lives.LivesFixture.STAGE;
import static org.muwahhad.lives.LivesFixture.decision;
import static org.muwahhad.lives.LivesFixture.decisions;
import static org.muwahhad.lives.LivesFixture.later;
import static org.muwahhad.lives.LivesFixture.people;
import static org.muwahhad.lives.LivesFixture.recommended;
import static org.muwahhad.lives.LivesFixture.reviews;
import static org.muwahhad.lives.LivesFixture.takeBack;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.played.PlayedTender;

/** An award of a lot in every state. */
class AwardLifeTest {
  @TestFactory
  Stream<DynamicNode> the_life_of_an_award() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Award of a lot"));
    PlayedTender[] played = new PlayedTender[1];
    return Stream.of(
        trial.inState(
            "PENDING",
            () -> {
              played[0] = recommended().adoptOnce();
              return award(played[0], played[0].afterDeadline());
            }),
        trial.inState(
            "PENDING (standstill)",
            () -> award(played[0].adoptOnce().settle(), played[0].afterAnswers())),
        trial.inState("ACTIVE", () -> award(played[0].award(), played[0].afterStandstill())),
        trial.inState(
            "CANCELLED",
            () -> award(recommended().adoptOnce().reject(), played[0].afterDeadline())));
  }

  private Thing award(PlayedTender played, Instant now) {
    String status =
        "SELECT UPPER(status) FROM award WHERE lot_id = %d ORDER BY id LIMIT 1"
            .formatted(played.lots().get(0));
    Map<String, Act> acts = new TreeMap<>();
    decisions(acts, played, status, now, decision(played));
    Instant afterStandstill = later(now, played.afterAnswers().plus(Duration.ofDays(60)));
    acts.put(
        "ConfirmAwards",
        Act.at(status, afterStandstill, a -> APP.get(ConfirmAwards.class).run(a, played.id())));
    acts.put(
        "TakeBackAward",
        Act.at(status, afterStandstill.plus(Duration.ofDays(60)), a -> takeBack(a, played)));
    reviews(acts, played, status, now);
    return new Thing(status, people(played, STAGE.committee("EXECUTIVE").get(0)), acts);
  }
}
