package org.muwahhad.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.budget.SetCeiling;
import org.muwahhad.demand.budget.SetStateBudget;
import org.muwahhad.demand.round.AnnounceRound;
import org.muwahhad.demand.round.CloseRound;
import org.muwahhad.demand.round.OpenRound;
import org.muwahhad.demand.round.PlanRound;
import org.muwahhad.demand.submission.Commitment;
import org.muwahhad.demand.submission.EndorseSubmission;
import org.muwahhad.demand.submission.LineInput;
import org.muwahhad.demand.submission.ReturnSubmission;
import org.muwahhad.demand.submission.SaveDraft;
import org.muwahhad.demand.submission.StartSubmission;
import org.muwahhad.demand.submission.SubmitDemand;
import org.muwahhad.demand.submission.WithdrawSubmission;
import org.muwahhad.seeds.demo.DemoEntity;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoRound;
import org.muwahhad.seeds.demo.DemoSubmission;

/** The demand rounds: planned, opened, answered by the entities, endorsed, closed. */
@Singleton
class DemandStory {
  private static final String BUYER = "buyer";
  private static final String OFFICER = "officer.";

  /** Said with every endorsement; it is kept where a budget of the state is exceeded by it. */
  private static final String MORE_THAN_THE_BUDGET =
      "يُغطّى الفرق من الاعتماد التكميلي المخصص للتحول الرقمي في هذه السنة المالية.";

  /** Of the round that no intention was announced for. */
  private static final String URGENT =
      "ينتهي دعم الطابعات الحالية قبل نهاية السنة، ولا يحتمل استبدالها مدة الإعلان.";

  private final PlanRound planRound;
  private final AnnounceRound announceRound;
  private final OpenRound openRound;
  private final CloseRound closeRound;
  private final StartSubmission startSubmission;
  private final SaveDraft saveDraft;
  private final SubmitDemand submitDemand;
  private final EndorseSubmission endorseSubmission;
  private final ReturnSubmission returnSubmission;
  private final WithdrawSubmission withdrawSubmission;
  private final JdbcOperations jdbc;
  private final SetCeiling setCeiling;
  private final SetStateBudget setStateBudget;

  DemandStory(
      PlanRound planRound,
      AnnounceRound announceRound,
      OpenRound openRound,
      CloseRound closeRound,
      StartSubmission startSubmission,
      SaveDraft saveDraft,
      SubmitDemand submitDemand,
      EndorseSubmission endorseSubmission,
      ReturnSubmission returnSubmission,
      WithdrawSubmission withdrawSubmission,
      JdbcOperations jdbc,
      SetCeiling setCeiling,
      SetStateBudget setStateBudget) {
    this.planRound = planRound;
    this.announceRound = announceRound;
    this.openRound = openRound;
    this.closeRound = closeRound;
    this.startSubmission = startSubmission;
    this.saveDraft = saveDraft;
    this.submitDemand = submitDemand;
    this.endorseSubmission = endorseSubmission;
    this.returnSubmission = returnSubmission;
    this.withdrawSubmission = withdrawSubmission;
    this.jdbc = jdbc;
    this.setCeiling = setCeiling;
    this.setStateBudget = setStateBudget;
  }

  /** Enters all rounds; returns where their numbers will stand, by code, once they are played. */
  Map<String, Long> enter(
      DemoPlan plan, DemoCast cast, Timetable timetable, Map<String, Long> intentions) {
    Map<String, Long> rounds = new HashMap<>();
    Map<String, DemoEntity> entities = new HashMap<>();
    plan.entities().forEach(e -> entities.put(e.code(), e));
    for (DemoRound round : plan.rounds()) {
      enter(round, cast, timetable, intentions, rounds);
      if (round.state() == DemoRound.DemoRoundState.OPEN) {
        DemoBudgets budgets = new DemoBudgets(plan, round);
        plan.entities().forEach(e -> enterCeiling(round, e, budgets, cast, timetable, rounds));
      }
      for (DemoSubmission submission : round.submissions()) {
        DemoEntity entity = entities.get(submission.entity());
        if (entity == null) {
          throw new IllegalStateException("No entity " + submission.entity());
        }
        enter(round, submission, cast.person(entity.officer()), cast, timetable, rounds);
      }
    }
    return rounds;
  }

  private void enter(
      DemoRound round,
      DemoCast cast,
      Timetable timetable,
      Map<String, Long> intentions,
      Map<String, Long> rounds) {
    Actor buyer = cast.person(BUYER);
    timetable.add(
        round.opensAt().minusSeconds(86_400),
        () -> {
          long id = planRound.run(buyer, plan(round, intentions.get(round.code())));
          rounds.put(round.code(), id);
          announceRound.run(buyer, id);
        });
    timetable.add(round.opensAt(), () -> openRound.run(buyer, number(rounds, round.code())));
    if (round.state() != DemoRound.DemoRoundState.OPEN) {
      timetable.add(
          round.closesAt(), () -> closeRound.run(buyer, number(rounds, round.code()), ""));
    }
  }

  // The entities of the officers whom visitors play have a budget, and so have their states; that
  // of Oman's entity is binding.
  private void enterCeiling(
      DemoRound round,
      DemoEntity entity,
      DemoBudgets budgets,
      DemoCast cast,
      Timetable timetable,
      Map<String, Long> rounds) {
    String state = entity.state().toLowerCase(Locale.ROOT);
    if (!entity.officer().equals(OFFICER + state)
        || !round.invitedStates().contains(entity.state())) {
      return;
    }
    SetCeiling.Ceiling ceiling =
        new SetCeiling.Ceiling(budgets.ofEntity(entity.code()), state.equals("om"), 0);
    timetable.add(
        round.opensAt().plusSeconds(3600),
        () -> {
          Actor coordinator = cast.person("coordinator." + state);
          long id = number(rounds, round.code());
          setCeiling.run(coordinator, id, cast.entity(entity.code()), ceiling);
          for (String category : round.categories()) {
            BigDecimal budget = budgets.ofState(entity.state(), category);
            setStateBudget.run(coordinator, id, category, new SetStateBudget.Budget(budget, 0));
          }
        });
  }

  private static PlanRound.Plan plan(DemoRound round, @Nullable Long intention) {
    return new PlanRound.Plan(
        round.code(),
        CatalogStory.text(round.name()),
        round.opensAt(),
        round.closesAt(),
        // The round that runs now shows the working days of each state.
        round.state() == DemoRound.DemoRoundState.OPEN ? null : round.endorsementUntil(),
        round.categories(),
        round.invitedStates(),
        intention,
        intention == null ? URGENT : null);
  }

  private void enter(
      DemoRound round,
      DemoSubmission submission,
      Actor officer,
      DemoCast cast,
      Timetable timetable,
      Map<String, Long> rounds) {
    Map<String, Long> own = new HashMap<>();
    for (DemoSubmission.DemoAct act : submission.acts()) {
      timetable.add(
          act.at(),
          () -> {
            Actor person = cast.person(act.person());
            switch (act.kind()) {
              case SAVED -> {
                long id = startSubmission.run(officer, number(rounds, round.code()));
                own.put(submission.code(), id);
                // What is submitted later brings its lines along.
                if (isNeverSubmitted(submission)) {
                  saveDraft.run(officer, id, version(id), lines(submission));
                }
              }
              case SUBMITTED -> submit(person, number(own, submission.code()), submission, act);
              case RETURNED ->
                  returnSubmission.run(
                      person,
                      number(own, submission.code()),
                      version(number(own, submission.code())),
                      reason(act));
              case ENDORSED ->
                  endorseSubmission.run(
                      person,
                      number(own, submission.code()),
                      version(number(own, submission.code())),
                      MORE_THAN_THE_BUDGET);
              case WITHDRAWN ->
                  withdrawSubmission.run(
                      person,
                      number(own, submission.code()),
                      version(number(own, submission.code())),
                      reason(act));
            }
          });
    }
  }

  private static boolean isNeverSubmitted(DemoSubmission submission) {
    return submission.acts().stream().noneMatch(a -> a.kind() == DemoSubmission.ActKind.SUBMITTED);
  }

  private void submit(
      Actor officer, long id, DemoSubmission submission, DemoSubmission.DemoAct act) {
    submitDemand.run(
        officer,
        id,
        new SubmitDemand.DemandSubmission(
            submission.code() + "-" + act.at().getEpochSecond(), null, lines(submission)));
  }

  /** Only what the acts ask for: the whole sheet of a submission is many statements. */
  private int version(long id) {
    return jdbc.prepareStatement(
        "SELECT version FROM submission WHERE id = ?",
        statement -> {
          statement.setLong(1, id);
          try (ResultSet found = statement.executeQuery()) {
            found.next();
            return found.getInt(1);
          }
        });
  }

  private static List<LineInput> lines(DemoSubmission submission) {
    return submission.lines().stream()
        .map(
            l ->
                new LineInput(
                    l.item(),
                    BigDecimal.valueOf(l.quantity()),
                    l.needBy(),
                    l.site(),
                    l.estimatedUnitPrice(),
                    l.firm() ? Commitment.FIRM : Commitment.INDICATIVE,
                    l.budgetLine(),
                    l.justification().ar()))
        .toList();
  }

  private static String reason(DemoSubmission.DemoAct act) {
    return Optional.ofNullable(act.reason()).map(r -> r.ar()).orElse("");
  }

  static long number(Map<String, Long> numbers, String code) {
    return Optional.ofNullable(numbers.get(code))
        .orElseThrow(() -> new IllegalStateException("Not played yet: " + code));
  }
}
