package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;
import static org.muwahhad.lives.LivesFixture.STAGE;
import static org.muwahhad.lives.LivesFixture.decision;
import static org.muwahhad.lives.LivesFixture.decisions;
import static org.muwahhad.lives.LivesFixture.people;
import static org.muwahhad.lives.LivesFixture.recommended;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.committee.CastVote;
import org.muwahhad.committee.DeclareMemberConflict;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.played.PlayedTender;

/** A decision of a committee in every state. */
class DecisionLifeTest {
  @TestFactory
  Stream<DynamicNode> the_life_of_a_decision() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Decision of a committee"));
    PlayedTender[] played = new PlayedTender[1];
    return Stream.of(
        trial.inState(
            "OPEN",
            () -> {
              played[0] = recommended();
              return onDecision(played[0], "TECHNICAL", decision(played[0]));
            }),
        trial.inState(
            "ADOPTED",
            () -> {
              long decision = decision(played[0]);
              played[0].adoptOnce();
              return onDecision(played[0], "TECHNICAL", decision);
            }),
        trial.inState(
            "REJECTED",
            () -> {
              long decision = decision(played[0]);
              played[0].reject();
              return onDecision(played[0], "EXECUTIVE", decision);
            }));
  }

  private static Thing onDecision(PlayedTender played, String committee, long decision) {
    String status = "SELECT status FROM decision WHERE id = " + decision;
    Map<String, Act> acts = new TreeMap<>();
    String sha256 = APP.ask("SELECT document_sha256 FROM decision WHERE id = " + decision);
    acts.put(
        "CastVote",
        Act.at(
            status,
            played.afterDeadline(),
            a ->
                APP.get(CastVote.class)
                    .run(a, decision, CastVote.Ballot.on(VoteChoice.FOR, "", sha256))));
    acts.put(
        "DeclareMemberConflict",
        Act.at(
            status,
            played.afterDeadline(),
            a ->
                APP.get(DeclareMemberConflict.class).run(a, decision, "قرابة بأحد مقدّمي العروض")));
    decisions(acts, played, status, played.afterDeadline(), decision);
    return new Thing(status, people(played, STAGE.committee(committee).get(0)), acts);
  }
}
