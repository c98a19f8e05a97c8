package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.aggregation.AnswerJoin;
import org.muwahhad.aggregation.AskJoin;
import org.muwahhad.aggregation.JoinQueries;
import org.muwahhad.aggregation.SetItemUnit;
import org.muwahhad.aggregation.ViewJoins;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoRound;

/** In the round that waits to be aggregated one request to join is accepted and one waits. */
@Singleton
class JoinStory {
  private static final Duration TIME_TO_ANSWER = Duration.ofDays(5);
  private static final String REASON =
      "شراء الكمية كلها من الصنف المعياري يخفض سعر الوحدة ويوحد الصيانة وقطع الغيار";
  private final SetItemUnit setItemUnit;
  private final AskJoin askJoin;
  private final AnswerJoin answerJoin;
  private final ViewJoins viewJoins;

  JoinStory(SetItemUnit setItemUnit, AskJoin askJoin, AnswerJoin answerJoin, ViewJoins viewJoins) {
    this.setItemUnit = setItemUnit;
    this.askJoin = askJoin;
    this.answerJoin = answerJoin;
    this.viewJoins = viewJoins;
  }

  void enter(
      DemoPlan plan, DemoCast cast, Timetable timetable, Map<String, Long> rounds, Instant now) {
    timetable.add(
        now.minus(Duration.ofDays(149)),
        () ->
            setItemUnit.run(
                cast.person("catalog"),
                "MED-0010",
                new SetItemUnit.UnitConversionInput("SET", "EA", "10")));
    plan.rounds().stream()
        .filter(r -> r.state() == DemoRound.DemoRoundState.CLOSED)
        .forEach(round -> enter(round, cast, timetable, rounds, now));
  }

  private void enter(
      DemoRound round, DemoCast cast, Timetable timetable, Map<String, Long> rounds, Instant now) {
    Actor buyer = cast.person("buyer");
    Instant begin = now.minus(Duration.ofDays(3));
    timetable.add(begin, () -> ask(buyer, DemandStory.number(rounds, round.code()), now));
    timetable.add(
        begin.plus(Duration.ofDays(1)),
        () -> accept(cast, DemandStory.number(rounds, round.code()), true));
    timetable.add(
        begin.plus(Duration.ofDays(2)),
        () -> {
          long id = DemandStory.number(rounds, round.code());
          ask(buyer, id, now);
          accept(cast, id, false);
        });
  }

  /** Asks for the next equivalent that is in demand. */
  private void ask(Actor buyer, long round, Instant now) {
    List<String> asked =
        viewJoins.list(buyer, round).stream().map(s -> s.request().itemCode()).toList();
    ViewJoins.JoinChoice choice =
        viewJoins.choices(buyer, round).stream()
            .filter(c -> !c.itemCode().equals(c.intoCode()) && !asked.contains(c.itemCode()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("Nothing to join in round " + round));
    askJoin.run(
        buyer,
        round,
        choice.revisionId(),
        choice.intoRevisionId(),
        REASON,
        now.plus(TIME_TO_ANSWER));
  }

  /** All states asked accept what waits, or all but the last. */
  private void accept(DemoCast cast, long round, boolean all) {
    ViewJoins.JoinView waiting =
        viewJoins.list(cast.person("buyer"), round).stream()
            .filter(s -> s.request().status().equals("ASKED"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("No request waits in round " + round));
    waiting.answers().stream()
        .map(JoinQueries.StateReply::stateCode)
        .limit(waiting.answers().size() - (all ? 0 : 1))
        .forEach(
            state -> answerJoin.run(coordinator(cast, state), waiting.request().id(), true, ""));
  }

  private static Actor coordinator(DemoCast cast, String state) {
    return cast.person("coordinator." + state.toLowerCase(Locale.ROOT));
  }
}
