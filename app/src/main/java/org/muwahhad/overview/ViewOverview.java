package org.muwahhad.overview;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.standard.ReaderCurrency;
import org.muwahhad.home.Home;
import org.muwahhad.home.PendingAction;
import org.muwahhad.home.Task;
import org.muwahhad.home.WaitingKind;
import org.muwahhad.initiative.ViewInitiatives;
import org.muwahhad.organisation.StateQueries;
import org.muwahhad.reporting.figures.BalanceAlerts;
import org.muwahhad.reporting.figures.SavingsToDate;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.shared.Rounding;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * How joint procurement stands, for those who lead: members of committees, central buyers and
 * auditors see all states. A national coordinator sees their own state, beside the savings of all.
 * Nothing of it is sealed, and awards count once they are in effect.
 */
@Singleton
public class ViewOverview {
  private final ProgressQueries progress;
  private final AgreementStandingQueries agreements;
  private final SavingsToDate savings;
  private final DemandToDate demand;
  private final StateQueries states;
  private final ReaderCurrency currencies;
  private final ExchangeRateQueries rates;
  private final Home home;
  private final ViewInitiatives initiatives;
  private final DatabaseClock clock;

  ViewOverview(
      ProgressQueries progress,
      AgreementStandingQueries agreements,
      SavingsToDate savings,
      DemandToDate demand,
      StateQueries states,
      ReaderCurrency currencies,
      ExchangeRateQueries rates,
      Home home,
      ViewInitiatives initiatives,
      DatabaseClock clock) {
    this.progress = progress;
    this.agreements = agreements;
    this.savings = savings;
    this.demand = demand;
    this.states = states;
    this.currencies = currencies;
    this.rates = rates;
    this.home = home;
    this.initiatives = initiatives;
    this.clock = clock;
  }

  /** Whether a person has an overview at all. */
  public static boolean isFor(Actor actor) {
    return seesAll(actor) || actor.is(Role.NATIONAL_COORDINATOR);
  }

  private static boolean seesAll(Actor actor) {
    return actor.isAnyOf(Role.COMMITTEE_MEMBER, Role.CENTRAL_BUYER, Role.AUDITOR);
  }

  /**
   * The overview as far as it is the reader's, in the reader's currency.
   *
   * @throws Refusal.NotPermitted for those who have none
   */
  @Transactional
  public OverviewView get(Actor actor) {
    return get(actor, OverviewScope.Narrowing.NONE);
  }

  /**
   * The same, with its savings and demand narrowed to those of a state or CPV division.
   *
   * @throws Refusal.NotPermitted for those who have none
   */
  @Transactional
  OverviewView get(Actor actor, OverviewScope.Narrowing narrowing) {
    String own = seesAll(actor) ? "" : actor.require(Role.NATIONAL_COORDINATOR).state();
    return get(actor, new OverviewScope(own, currencies.of(actor)), narrowing);
  }

  /**
   * A page of the entities of a state that the rounds of twelve months asked; one for each round.
   *
   * @param choice text: the code of a round finds that round alone; filter: ANSWERED or SILENT;
   *     sort: entity or round, with {@code -} before it for the last first
   * @throws Refusal.NotPermitted for those who may not read the overview of the state
   * @throws Refusal.NotFound when there is no such state
   */
  @Transactional
  AskedEntities asked(Actor actor, String state, ListChoice choice) {
    if (!seesAll(actor)) {
      actor.requireCoordinatorOf(state);
    }
    Bilingual name =
        states
            .findRow(state)
            .map(StateQueries.StateRow::name)
            .orElseThrow(() -> new Refusal.NotFound("state " + state));
    return new AskedEntities(
        new OverviewView.NamedState(state, name),
        new ListPage<>(
            progress
                .listAsked(
                    state,
                    choice.text(),
                    choice.like(),
                    choice.filter(),
                    choice.sort(),
                    ListChoice.SIZE,
                    choice.offset())
                .stream()
                .map(
                    a ->
                        new OverviewView.AskedEntity(
                            a.entityCode(),
                            a.entity(),
                            a.roundId(),
                            a.code(),
                            a.name(),
                            a.answered()))
                .toList(),
            progress.countAsked(state, choice.text(), choice.like(), choice.filter()),
            choice));
  }

  /** The entities of a state that rounds asked. */
  record AskedEntities(OverviewView.NamedState state, ListPage<OverviewView.AskedEntity> all) {}

  /** Whether the reader has the pages of rounds, and the figures of demand. */
  static boolean readsRounds(Actor actor) {
    return actor.isAnyOf(Role.NATIONAL_COORDINATOR, Role.CENTRAL_BUYER, Role.AUDITOR);
  }

  /**
   * The overview of a state or of all, in a currency, for those who may read it.
   *
   * @throws Refusal.NotPermitted for those who may not
   * @throws Refusal.NotFound when there is no such state or currency
   */
  @Transactional
  OverviewView of(Actor actor, OverviewScope scope) {
    if (!seesAll(actor)) {
      actor.requireCoordinatorOf(scope.state());
    }
    return get(actor, scope, OverviewScope.Narrowing.NONE);
  }

  private OverviewView get(Actor actor, OverviewScope scope, OverviewScope.Narrowing narrowing) {
    String own = scope.state();
    Instant now = clock.now();
    LocalDate today = RiyadhDay.of(now);
    Map<String, Bilingual> names = new LinkedHashMap<>();
    states.list().forEach(s -> names.put(s.code(), s.name()));
    InOneCurrency reckoned = new InOneCurrency(scope.currency(), rates.on(today));
    if (!reckoned.conversion().knows(scope.currency())
        || !(own.isEmpty() || names.containsKey(own))) {
      throw new Refusal.NotFound("overview of " + scope.written());
    }
    List<ProgressQueries.RoundRow> rounds = progress.listRounds();
    MoneyFigures money =
        new MoneyFigures(
            reckoned,
            s -> own.isEmpty() || s.equals(own),
            narrowing,
            names,
            progress.listDivisions().stream()
                .collect(
                    Collectors.toMap(
                        ProgressQueries.DivisionRow::code, ProgressQueries.DivisionRow::name)),
            savings.list(),
            rounds,
            demand.of(rounds));
    List<OverviewView.OngoingProcess> unfinished =
        progress.listUnfinished().stream().map(s -> unfinished(actor, s)).toList();
    List<String> decisions = home.decisions(actor).stream().map(Task::href).toList();
    return new OverviewView(
        own.isEmpty()
            ? null
            : new OverviewView.NamedState(own, Objects.requireNonNull(names.get(own))),
        reckoned.currency(),
        today,
        used(money, reckoned),
        now,
        actor.is(Role.COMMITTEE_MEMBER) ? decisions.size() : null,
        money.savings(),
        money.demand(),
        participation(progress.listAnswers(own), names),
        stages(unfinished),
        unfinished,
        progress.listWaiting(own, own.isEmpty()).stream()
            .map(w -> waiting(actor, w, decisions, now))
            .toList(),
        agreements.listRunning(own).stream()
            .map(a -> standing(a, today))
            .filter(a -> a.endsSoon() || a.mostlyUsed())
            .toList(),
        LateOrders.of(agreements.listNeeds(today, today.minusYears(1), own), names, today),
        initiatives.progress(actor, scope.currency()));
  }

  private static List<OverviewView.UsedRate> used(MoneyFigures money, InOneCurrency reckoned) {
    Conversion conversion = reckoned.conversion();
    return money.currencies().stream()
        .filter(c -> !c.equals(reckoned.currency()))
        .map(
            c ->
                new OverviewView.UsedRate(
                    c, Rounding.rate(conversion.unitsPer(c, reckoned.currency()))))
        .toList();
  }

  private static OverviewView.ParticipationFigures participation(
      List<ProgressQueries.AnswerRow> answers, Map<String, Bilingual> names) {
    Map<String, List<ProgressQueries.AnswerRow>> byState =
        answers.stream().collect(Collectors.groupingBy(ProgressQueries.AnswerRow::stateCode));
    List<OverviewView.AnswerCount> counts = new ArrayList<>();
    names.forEach(
        (code, name) -> {
          List<ProgressQueries.AnswerRow> own = byState.getOrDefault(code, List.of());
          if (!own.isEmpty()) {
            counts.add(new OverviewView.AnswerCount(code, name, asked(own), answered(own)));
          }
        });
    return new OverviewView.ParticipationFigures(
        asked(answers),
        answered(answers),
        counts,
        answers.stream()
            .map(
                a ->
                    new OverviewView.RoundAnswers(
                        a.roundId(),
                        a.code(),
                        a.name(),
                        a.stateCode(),
                        Objects.requireNonNull(names.get(a.stateCode())),
                        a.asked(),
                        a.answered()))
            .toList());
  }

  private static int asked(List<ProgressQueries.AnswerRow> rows) {
    return rows.stream().mapToInt(ProgressQueries.AnswerRow::asked).sum();
  }

  private static int answered(List<ProgressQueries.AnswerRow> rows) {
    return rows.stream().mapToInt(ProgressQueries.AnswerRow::answered).sum();
  }

  private static List<OverviewView.StageCount> stages(
      List<OverviewView.OngoingProcess> unfinished) {
    return Arrays.stream(PipelineStage.values())
        .map(
            stage -> {
              List<OverviewView.OngoingProcess> at =
                  unfinished.stream().filter(u -> u.stage() == stage).toList();
              return new OverviewView.StageCount(
                  stage,
                  at.size(),
                  at.stream()
                      .map(OverviewView.OngoingProcess::due)
                      .filter(Objects::nonNull)
                      .min(Comparator.naturalOrder())
                      .orElse(null));
            })
        .toList();
  }

  private static OverviewView.OngoingProcess unfinished(Actor actor, ProgressQueries.StageRow row) {
    return new OverviewView.OngoingProcess(
        row.stage(),
        row.code(),
        row.name(),
        row.since(),
        row.due(),
        row.stage().isOfRounds() ? round(actor, row.id()) : "/tenders/" + row.id());
  }

  private static @Nullable String round(Actor actor, long id) {
    return readsRounds(actor) ? "/rounds/" + id : null;
  }

  private static PendingAction waiting(
      Actor actor, ProgressQueries.WaitingRow row, List<String> decisions, Instant now) {
    Instant due = row.due();
    return new PendingAction(
        row.kind(),
        row.code(),
        row.name(),
        row.kind() == WaitingKind.DECIDE ? 0 : row.number(),
        row.holder(),
        row.since(),
        Math.max(0, ChronoUnit.DAYS.between(row.since(), now)),
        due,
        due != null && due.isBefore(now),
        href(actor, row, decisions));
  }

  /** A member of a committee may read the questions of their own committees alone. */
  private static @Nullable String href(
      Actor actor, ProgressQueries.WaitingRow row, List<String> decisions) {
    if (row.kind().isOfRound()) {
      return round(actor, row.id());
    }
    String decision = "/decisions/" + row.number();
    boolean mayRead =
        actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR) || decisions.contains(decision);
    return row.kind() == WaitingKind.DECIDE && mayRead ? decision : "/tenders/" + row.id();
  }

  /** How an agreement stands on a day. */
  static OverviewView.AgreementStanding standing(
      AgreementStandingQueries.AgreementRow row, LocalDate today) {
    Money entitled = Money.rounded(row.entitled(), row.currency());
    Money ordered = Money.rounded(row.ordered(), row.currency());
    boolean left = entitled.amount().compareTo(ordered.amount()) > 0;
    return new OverviewView.AgreementStanding(
        row.id(),
        row.number(),
        row.lot(),
        row.supplier(),
        row.endsOn(),
        left && today.plusMonths(BalanceAlerts.MONTHS_BEFORE_THE_END).isAfter(row.endsOn()),
        entitled,
        Money.rounded(row.joined(), row.currency()),
        ordered,
        entitled.amount().signum() > 0
            && ordered
                    .amount()
                    .movePointRight(2)
                    .compareTo(entitled.amount().multiply(BalanceAlerts.MOSTLY))
                >= 0);
  }
}
