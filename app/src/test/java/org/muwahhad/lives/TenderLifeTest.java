package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;
import static org.muwahhad.lives.LivesFixture.FIRST;
import static org.muwahhad.lives.LivesFixture.REASON;
import static org.muwahhad.lives.LivesFixture.SECOND;
import static org.muwahhad.lives.LivesFixture.STAGE;
import static org.muwahhad.lives.LivesFixture.complainedOf;
import static org.muwahhad.lives.LivesFixture.decision;
import static org.muwahhad.lives.LivesFixture.decisions;
import static org.muwahhad.lives.LivesFixture.inStandstill;
import static org.muwahhad.lives.LivesFixture.later;
import static org.muwahhad.lives.LivesFixture.people;
import static org.muwahhad.lives.LivesFixture.reviews;
import static org.muwahhad.lives.LivesFixture.takeBack;
import static org.muwahhad.lives.LivesFixture.upheld;

import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.access.Actor;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.award.EndReturnedLots;
import org.muwahhad.award.RecommendAwards;
import org.muwahhad.award.quantity.ConfirmQuantities;
import org.muwahhad.award.quantity.SettleQuantities;
import org.muwahhad.bid.opening.DeclareOpenerConflict;
import org.muwahhad.bid.opening.OpenBids;
import org.muwahhad.evaluation.DeclareConflict;
import org.muwahhad.evaluation.RankBids;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.played.Plan;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.approval.ApproveTender;
import org.muwahhad.tender.approval.CancelTender;
import org.muwahhad.tender.approval.PublishTender;
import org.muwahhad.tender.approval.ReturnTenderToDraft;
import org.muwahhad.tender.lot.UndoAggregation;

/** A joint tender in every state. */
@Tag("long")
class TenderLifeTest {
  @TestFactory
  Stream<DynamicNode> the_life_of_a_joint_tender() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Joint tender"));
    PlayedTender[] played = new PlayedTender[1];
    return Stream.of(
        trial.inState(
            "DRAFT",
            () -> {
              played[0] = PlayedTender.draft(STAGE, Plan.ofTwoLots());
              TenderFixture.send(APP, played[0].id());
              return tender(played[0], Instant.now());
            }),
        trial.inState(
            "APPROVED",
            () -> {
              APP.get(ApproveTender.class).run(STAGE.second(), played[0].id());
              return tender(played[0], Instant.now());
            }),
        trial.inState(
            "PUBLISHED",
            () -> {
              APP.get(PublishTender.class).run(STAGE.buyer(), played[0].id());
              played[0].bid("SAR", true, FIRST);
              played[0].bid("SAR", true, SECOND);
              return tender(played[0], Instant.now());
            }),
        trial.inState(
            "CLOSED",
            () -> {
              close(played[0]);
              return tender(played[0], played[0].afterDeadline());
            }),
        trial.inState("OPENED", () -> tender(played[0].open(), played[0].afterDeadline())),
        trial.inState(
            "UNDER_EVALUATION",
            () -> tender(played[0].evaluate(Map.of()), played[0].afterDeadline())),
        trial.inState(
            "RECOMMENDED",
            () -> {
              played[0].recommend();
              return tender(played[0].adoptOnce(), played[0].afterDeadline());
            }),
        trial.inState("DECIDED", () -> tender(played[0].adoptOnce(), played[0].afterDeadline())),
        trial.inState("STANDSTILL", () -> tender(played[0].settle(), played[0].afterAnswers())),
        trial.inState("AWARDED", () -> tender(played[0].award(), played[0].afterStandstill())),
        trial.inState(
            "UNDER_EVALUATION (lots returned)",
            () -> {
              PlayedTender other = inStandstill();
              return tender(returned(other), other.afterStandstill().plus(Duration.ofDays(1)));
            }),
        trial.inState(
            "UNDER_EVALUATION (complaint open)",
            () -> {
              PlayedTender other = complainedOf();
              return tender(returned(other), other.afterStandstill().plus(Duration.ofDays(1)));
            }),
        trial.inState(
            "CANCELLED",
            () -> {
              PlayedTender other = PlayedTender.draft(STAGE, Plan.ofTwoLots());
              APP.get(CancelTender.class).run(STAGE.buyer(), other.id(), REASON);
              return tender(other, Instant.now());
            }));
  }

  /** The deadline has passed and nobody has opened the bids yet. */
  private static void close(PlayedTender played) {
    try (Connection connection = APP.connect()) {
      Trial.setClock(connection, played.afterDeadline());
      try (java.sql.Statement s = connection.createStatement()) {
        s.executeUpdate("UPDATE joint_tender SET status = 'CLOSED' WHERE id = " + played.id());
      }
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One lot goes back to the panel, the other is awarded; the panel has ranked it again. */
  private PlayedTender returned(PlayedTender tender) {
    STAGE.run(
        tender.afterAnswers().plus(Duration.ofHours(1)),
        () -> upheld(null, tender, List.of(tender.lots().get(1))));
    tender.award();
    STAGE.run(
        tender.afterStandstill().plus(Duration.ofHours(1)),
        () -> APP.get(RankBids.class).run(tender.examinationChair(), tender.id()));
    return tender;
  }

  private Thing tender(PlayedTender played, Instant now) {
    long id = played.id();
    String status = "SELECT status FROM joint_tender WHERE id = " + id;
    Instant opening = later(now, played.afterDeadline());
    Instant afterAnswers = later(now, played.afterAnswers());
    Instant afterStandstill = later(now, afterAnswers.plus(Duration.ofDays(60)));
    Map<String, Act> acts = new TreeMap<>();
    acts.put("ApproveTender", Act.at(status, now, a -> APP.get(ApproveTender.class).run(a, id)));
    acts.put(
        "UndoAggregation",
        Act.at(status, now, a -> APP.get(UndoAggregation.class).run(a, id, REASON)));
    acts.put(
        "CancelTender", Act.at(status, now, a -> APP.get(CancelTender.class).run(a, id, REASON)));
    acts.put(
        "ReturnTenderToDraft",
        Act.at(status, now, a -> APP.get(ReturnTenderToDraft.class).run(a, id, REASON)));
    acts.put("PublishTender", Act.at(status, now, a -> APP.get(PublishTender.class).run(a, id)));
    acts.put(
        "OpenBids",
        Act.at(
            status,
            opening,
            connection -> played.giveShares(),
            a -> APP.get(OpenBids.class).run(a, id)));
    acts.put(
        "DeclareOpenerConflict",
        Act.at(
            status,
            opening,
            a -> APP.get(DeclareOpenerConflict.class).run(a, id, "قرابة بأحد مقدّمي العروض")));
    acts.put(
        "DeclareConflict",
        Act.at(status, now, a -> APP.get(DeclareConflict.class).run(a, id, false, "")));
    acts.put(
        "RecommendAwards",
        Act.at(
            status,
            now,
            a ->
                APP.get(RecommendAwards.class)
                    .run(a, id, RecommendAwards.Recommendation.byRank())));
    acts.put(
        "EndReturnedLots",
        Act.at(status, now, a -> APP.get(EndReturnedLots.class).run(a, id, REASON)));
    acts.put(
        "TakeBackAward",
        Act.at(status, afterStandstill.plus(Duration.ofDays(60)), a -> takeBack(a, played)));
    decisions(acts, played, status, now, decision(played));
    Consumer<Actor> settle = nobody -> APP.get(SettleQuantities.class).run();
    acts.put("SettleQuantities", Act.at(status, afterAnswers, settle));
    acts.put(
        "SettleQuantities, overturned",
        Act.at(status, opening, connection -> takeMoreOfTheSecond(played), settle));
    Consumer<Actor> confirm = a -> APP.get(ConfirmAwards.class).run(a, id);
    acts.put("ConfirmAwards", Act.at(status, afterStandstill, confirm));
    acts.put(
        "ConfirmAwards, a lot returned",
        new Act(
            status,
            now.plus(Duration.ofHours(1)),
            connection -> upheld(connection, played, List.of(played.lots().get(0))),
            afterStandstill,
            confirm));
    reviews(acts, played, status, now);
    return new Thing(status, people(played, STAGE.committee("EXECUTIVE").get(0)), acts);
  }

  /** Every state takes a fifth less of the first item of each lot and a fifth more of the other. */
  private static void takeMoreOfTheSecond(PlayedTender played) {
    Map<String, String[]> taken =
        Map.of("KW", new String[] {"48", "72"}, "OM", new String[] {"32", "48"});
    taken.forEach(
        (state, quantities) -> {
          List<ConfirmQuantities.ConfirmedItem> items = new ArrayList<>();
          for (int lot = 0; lot < 2; lot++) {
            for (int i = 0; i < 2; i++) {
              items.add(
                  new ConfirmQuantities.ConfirmedItem(
                      played.items(lot).get(i), new BigDecimal(quantities[i])));
            }
          }
          APP.get(ConfirmQuantities.class)
              .run(
                  STAGE.coordinator(state),
                  played.id(),
                  new ConfirmQuantities.QuantityAnswer(items, List.of()));
        });
  }
}
