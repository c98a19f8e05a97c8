package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.muwahhad.access.Actor;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.initiative.DecideInitiative;
import org.muwahhad.initiative.InitiativeDraft;
import org.muwahhad.initiative.LinkProcurement;
import org.muwahhad.initiative.ProposeInitiative;
import org.muwahhad.initiative.RecordIndicatorValue;
import org.muwahhad.initiative.RecordMilestone;
import org.muwahhad.initiative.SubmitInitiative;
import org.muwahhad.initiative.ViewInitiatives;
import org.muwahhad.initiative.VoteOnInitiative;
import org.muwahhad.shared.RiyadhDay;

/** What becomes of the initiatives of the demonstration, and when. */
@Singleton
class InitiativeSteps {
  static final List<String> ALL = List.of("AE", "BH", "KW", "OM", "QA", "SA");
  static final String CHAIR = "minister.sa";
  private final ProposeInitiative propose;
  private final SubmitInitiative submit;
  private final VoteOnInitiative vote;
  private final DecideInitiative decide;
  private final RecordMilestone recordMilestone;
  private final RecordIndicatorValue recordValue;
  private final LinkProcurement link;
  private final ViewInitiatives view;

  InitiativeSteps(
      ProposeInitiative propose,
      SubmitInitiative submit,
      VoteOnInitiative vote,
      DecideInitiative decide,
      RecordMilestone recordMilestone,
      RecordIndicatorValue recordValue,
      LinkProcurement link,
      ViewInitiatives view) {
    this.propose = propose;
    this.submit = submit;
    this.vote = vote;
    this.decide = decide;
    this.recordMilestone = recordMilestone;
    this.recordValue = recordValue;
    this.link = link;
    this.view = view;
  }

  /** The people, the present, and the numbers of the initiatives once they are proposed. */
  record Scene(DemoCast cast, Timetable timetable, Instant now, Map<String, Long> numbers) {

    long number(String code) {
      return Objects.requireNonNull(numbers.get(code));
    }

    LocalDate day(int fromNow) {
      return RiyadhDay.of(now).plusDays(fromNow);
    }

    void at(int daysAgo, Runnable act) {
      timetable.add(now.minus(Duration.ofDays(daysAgo)), act);
    }
  }

  void propose(Scene scene, int daysAgo, InitiativeDraft draft) {
    scene.at(
        daysAgo,
        () ->
            scene
                .numbers()
                .put(
                    Objects.requireNonNull(draft.code()),
                    propose.run(scene.cast().person("buyer"), draft)));
  }

  /** Proposed, sent a week later, and approved in the week after that. */
  void approve(Scene scene, int daysAgo, InitiativeDraft draft) {
    String code = Objects.requireNonNull(draft.code());
    propose(scene, daysAgo, draft);
    scene.at(daysAgo - 7, () -> submit.run(scene.cast().person("buyer"), scene.number(code)));
    scene.at(daysAgo - 11, () -> vote(scene, code, ALL, VoteChoice.FOR));
    scene.at(daysAgo - 14, () -> decide.run(scene.cast().person(CHAIR), scene.number(code), null));
  }

  void vote(Scene scene, String code, List<String> states, VoteChoice choice) {
    long id = scene.number(code);
    int version = view.get(scene.cast().person("buyer"), id).initiative().version();
    for (String state : states) {
      vote.run(
          scene.cast().person("minister." + state.toLowerCase(Locale.ROOT)),
          id,
          new VoteOnInitiative.InitiativeBallot(
              choice,
              choice == VoteChoice.AGAINST ? "لم تُعرض دراسة الجدوى ولا أثر المبادرة" : "",
              version));
    }
  }

  void reach(Scene scene, String code, int position, int daysAgo, String evidence) {
    scene.at(
        daysAgo,
        () -> {
          Actor buyer = scene.cast().person("buyer");
          long id = scene.number(code);
          recordMilestone.run(
              buyer,
              id,
              view.get(buyer, id).milestones().get(position - 1).id(),
              new RecordMilestone.MilestoneRecord(scene.day(-daysAgo), evidence));
        });
  }

  void measure(Scene scene, String code, int position, int daysAgo, String value, String source) {
    scene.at(
        daysAgo,
        () -> {
          Actor buyer = scene.cast().person("buyer");
          long id = scene.number(code);
          recordValue.run(
              buyer,
              id,
              view.get(buyer, id).indicators().get(position - 1).id(),
              new RecordIndicatorValue.Measurement(
                  "demo-" + daysAgo + "-" + value,
                  scene.day(-daysAgo),
                  new BigDecimal(value),
                  source));
        });
  }

  /** The first round and the first tender that serve nothing yet serve the initiative. */
  void serve(Scene scene, String code, Map<String, Long> rounds, Map<String, Long> tenders) {
    Actor buyer = scene.cast().person("buyer");
    boolean first = code.equals("INI-03");
    link.run(
        buyer,
        scene.number(code),
        new LinkProcurement.ServingProcurement(nth(rounds, first ? 0 : 1), null));
    link.run(
        buyer,
        scene.number(code),
        new LinkProcurement.ServingProcurement(null, nth(tenders, first ? 0 : 1)));
  }

  private static Long nth(Map<String, Long> numbers, int position) {
    return numbers.values().stream()
        .distinct()
        .sorted(Comparator.naturalOrder())
        .skip(position)
        .findFirst()
        .orElseThrow();
  }
}
