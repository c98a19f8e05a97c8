package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.ANYBODY;
import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;
import static org.muwahhad.lives.LivesFixture.REASON;
import static org.muwahhad.lives.LivesFixture.STAGE;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.initiative.AmendInitiative;
import org.muwahhad.initiative.CloseInitiative;
import org.muwahhad.initiative.DecideInitiative;
import org.muwahhad.initiative.InitiativeDraft;
import org.muwahhad.initiative.InitiativeOutcome;
import org.muwahhad.initiative.LinkProcurement;
import org.muwahhad.initiative.ProposeInitiative;
import org.muwahhad.initiative.RecordIndicatorValue;
import org.muwahhad.initiative.RecordMilestone;
import org.muwahhad.initiative.SubmitInitiative;
import org.muwahhad.initiative.UnlinkProcurement;
import org.muwahhad.initiative.VoteOnInitiative;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.web.Page;

/** An initiative of the ministerial committee in every state. */
@Tag("long")
class InitiativeLifeTest {
  private static final List<String> STATES = List.of("SA", "AE", "BH", "KW", "OM", "QA");
  private static final List<Actor> MINISTERS = STAGE.committee("MINISTERIAL");
  private static final Instant NOW = APP.get(DatabaseClock.class).now();
  private static final LocalDate TODAY = LocalDate.ofInstant(NOW, Page.RIYADH);
  private static final Bilingual NAME = new Bilingual("خدمات مشتركة", "Shared services");

  @TestFactory
  Stream<DynamicNode> the_life_of_an_initiative() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Initiative"));
    return Stream.of(
        trial.inState("DRAFT", () -> thing(proposed("LIFE-1"), "LIFE-1")),
        trial.inState("SUBMITTED", () -> thing(submitted("LIFE-2"), "LIFE-2")),
        trial.inState("APPROVED", () -> thing(approved("LIFE-3"), "LIFE-3")),
        trial.inState(
            "CLOSED",
            () -> {
              long id = approved("LIFE-4");
              STAGE.run(NOW, () -> close(STAGE.buyer(), id));
              return thing(id, "LIFE-4");
            }));
  }

  private static InitiativeDraft draft(String code) {
    return new InitiativeDraft(
        code,
        NAME,
        NAME,
        1,
        CommitteeCode.MINISTERIAL,
        BigDecimal.TEN,
        "USD",
        STATES,
        List.of(new InitiativeDraft.MilestoneDraft(NAME, TODAY.plusDays(30))),
        List.of(new InitiativeDraft.IndicatorDraft(NAME, NAME, BigDecimal.ZERO, BigDecimal.TEN)));
  }

  private static long proposed(String code) {
    return STAGE.at(NOW, () -> APP.get(ProposeInitiative.class).run(STAGE.buyer(), draft(code)));
  }

  private static long submitted(String code) {
    long id = proposed(code);
    STAGE.run(NOW, () -> APP.get(SubmitInitiative.class).run(STAGE.buyer(), id));
    return id;
  }

  private static long approved(String code) {
    long id = submitted(code);
    STAGE.run(
        NOW,
        () -> {
          MINISTERS.forEach(m -> vote(m, id, VoteChoice.FOR));
          APP.get(DecideInitiative.class).run(MINISTERS.get(0), id, null);
        });
    return id;
  }

  /** What was sent first has the version 1. */
  private static void vote(Actor minister, long id, VoteChoice choice) {
    APP.get(VoteOnInitiative.class)
        .run(minister, id, new VoteOnInitiative.InitiativeBallot(choice, REASON, 1));
  }

  private static void close(Actor actor, long id) {
    APP.get(CloseInitiative.class)
        .run(actor, id, new CloseInitiative.Ending(InitiativeOutcome.DISCONTINUED, REASON));
  }

  private static Thing thing(long id, String code) {
    String status = "SELECT status FROM initiative WHERE id = " + id;
    long milestone = number("SELECT MIN(id) FROM initiative_milestone WHERE initiative_id = " + id);
    long indicator = number("SELECT MIN(id) FROM initiative_indicator WHERE initiative_id = " + id);
    long round = TenderFixture.over(APP, STAGE.world()).aRound();
    List<Actor> others = MINISTERS.subList(1, MINISTERS.size());
    Map<String, Act> acts = new TreeMap<>();
    acts.put(
        "AmendInitiative",
        Act.at(status, NOW, a -> APP.get(AmendInitiative.class).run(a, id, draft(code))));
    acts.put(
        "SubmitInitiative", Act.at(status, NOW, a -> APP.get(SubmitInitiative.class).run(a, id)));
    acts.put("VoteOnInitiative", Act.at(status, NOW, a -> vote(a, id, VoteChoice.FOR)));
    acts.put(
        "DecideInitiative, approved",
        Act.at(
            status,
            NOW,
            connection -> others.forEach(m -> vote(m, id, VoteChoice.FOR)),
            a -> APP.get(DecideInitiative.class).run(a, id, null)));
    acts.put(
        "DecideInitiative, returned",
        Act.at(
            status,
            NOW,
            connection -> others.forEach(m -> vote(m, id, VoteChoice.AGAINST)),
            a -> APP.get(DecideInitiative.class).run(a, id, REASON)));
    acts.put(
        "RecordMilestone",
        Act.at(
            status,
            NOW,
            a ->
                APP.get(RecordMilestone.class)
                    .run(a, id, milestone, new RecordMilestone.MilestoneRecord(TODAY, REASON))));
    acts.put(
        "RecordIndicatorValue",
        Act.at(
            status,
            NOW,
            a ->
                APP.get(RecordIndicatorValue.class)
                    .run(
                        a,
                        id,
                        indicator,
                        new RecordIndicatorValue.Measurement(
                            UUID.randomUUID().toString(), TODAY, BigDecimal.ONE, REASON))));
    acts.put(
        "LinkProcurement",
        Act.at(
            status,
            NOW,
            a ->
                APP.get(LinkProcurement.class)
                    .run(a, id, new LinkProcurement.ServingProcurement(round, null))));
    AtomicLong link = new AtomicLong();
    acts.put(
        "UnlinkProcurement",
        Act.at(
            status,
            NOW,
            connection -> {
              APP.get(LinkProcurement.class)
                  .run(STAGE.buyer(), id, new LinkProcurement.ServingProcurement(round, null));
              link.set(
                  Long.parseLong(
                      Trial.ask(
                          connection,
                          "SELECT MAX(id) FROM initiative_procurement WHERE initiative_id = "
                              + id)));
            },
            a -> APP.get(UnlinkProcurement.class).run(a, id, link.get())));
    acts.put("CloseInitiative", Act.at(status, NOW, a -> close(a, id)));
    Map<Role, Actor> people = new TreeMap<>(ANYBODY);
    people.put(Role.COMMITTEE_MEMBER, MINISTERS.get(0));
    return new Thing(status, people, acts);
  }

  private static long number(String query) {
    return Long.parseLong(APP.ask(query));
  }
}
