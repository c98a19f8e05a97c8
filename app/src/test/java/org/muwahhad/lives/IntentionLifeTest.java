package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.ANYBODY;
import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;
import static org.muwahhad.lives.LivesFixture.REASON;
import static org.muwahhad.lives.LivesFixture.STAGE;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.plan.PlanFixture;
import org.muwahhad.plan.intention.AnswerInvitationRequest;
import org.muwahhad.plan.intention.InvitationAnswer;
import org.muwahhad.plan.intention.RequestInvitation;
import org.muwahhad.plan.intention.WithdrawIntention;

/** An intention to buy in every state, without Kuwait, with a request of Qatar that waits. */
@Tag("long")
class IntentionLifeTest {
  private final PlanFixture plans = new PlanFixture(APP, STAGE.world());
  private final Instant now = Instant.now();

  @TestFactory
  Stream<DynamicNode> the_life_of_an_intention() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Intention to buy"));
    return Stream.of(
        trial.inState("ANNOUNCED", () -> intention(announced())),
        trial.inState(
            "WITHDRAWN",
            () -> {
              long id = announced();
              APP.get(WithdrawIntention.class).run(STAGE.buyer(), id, REASON);
              return intention(id);
            }));
  }

  private long announced() {
    long id = plans.anIntention("OM");
    APP.get(RequestInvitation.class).run(STAGE.coordinator("QA"), id, REASON);
    return id;
  }

  private Thing intention(long id) {
    String status =
        "SELECT IF(withdrawn_at IS NULL, 'ANNOUNCED', 'WITHDRAWN') FROM purchase_intention"
            + " WHERE id = "
            + id;
    Map<String, Act> acts = new TreeMap<>();
    acts.put(
        "RequestInvitation",
        Act.at(status, now, a -> APP.get(RequestInvitation.class).run(a, id, REASON)));
    acts.put(
        "AnswerInvitationRequest",
        Act.at(
            status,
            now,
            a ->
                APP.get(AnswerInvitationRequest.class)
                    .run(
                        a,
                        id,
                        "QA",
                        new AnswerInvitationRequest.Answer(InvitationAnswer.REFUSED, REASON))));
    acts.put(
        "WithdrawIntention",
        Act.at(status, now, a -> APP.get(WithdrawIntention.class).run(a, id, REASON)));
    return new Thing(status, new TreeMap<>(ANYBODY), acts);
  }
}
