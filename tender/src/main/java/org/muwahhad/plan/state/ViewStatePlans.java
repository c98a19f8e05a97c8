package org.muwahhad.plan.state;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.Scope;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;

/**
 * The plans of the states. A coordinator reads those of their own state; central buyers and
 * auditors read what any state has submitted, and no draft.
 */
@Singleton
public class ViewStatePlans {
  private static final int QUARTERS = 4;
  private final StatePlanQueries queries;

  ViewStatePlans(StatePlanQueries queries) {
    this.queries = queries;
  }

  /**
   * What is planned of a group of categories.
   *
   * @param quarters estimates of the four quarters, zero where nothing is planned
   */
  public record GroupNeeds(String code, Bilingual name, List<Money> quarters) {
    /** The whole year. */
    public Money total() {
      return quarters.stream().reduce(Money::plus).orElseThrow();
    }
  }

  /**
   * An edition with its needs.
   *
   * @param groups all that may be planned while it is drafted, those planned once it is submitted
   * @param editions all of the same state and year that the reader may read, the newest first
   * @param editable whether the reader may change it
   */
  public record StatePlanView(
      StatePlanQueries.PlanEdition plan,
      List<GroupNeeds> groups,
      List<StatePlanQueries.PlanEdition> editions,
      boolean editable) {}

  @Transactional
  public StatePlanView get(Actor actor, long planId) {
    requireReader(actor);
    StatePlanQueries.PlanEdition plan =
        queries
            .find(planId)
            .filter(p -> mayRead(actor, p))
            .orElseThrow(() -> new Refusal.NotFound("state plan " + planId));
    boolean draft = plan.status() == StatePlanStatus.DRAFT;
    return new StatePlanView(
        plan,
        groups(plan).stream().filter(g -> draft || g.total().amount().signum() > 0).toList(),
        queries.listEditions(plan.stateCode(), plan.year()).stream()
            .filter(p -> mayRead(actor, p))
            .toList(),
        draft && Scope.isCoordinatorOf(actor, plan.stateCode()));
  }

  /** The plans of a year: those in force, and the draft of the reader's own state. */
  @Transactional
  public List<StatePlanQueries.PlanEdition> list(Actor actor, int year) {
    requireReader(actor);
    return queries.listOf(year).stream().filter(p -> mayRead(actor, p)).toList();
  }

  private static void requireReader(Actor actor) {
    actor.require(Role.CENTRAL_BUYER, Role.AUDITOR, Role.NATIONAL_COORDINATOR);
  }

  private static boolean mayRead(Actor actor, StatePlanQueries.PlanEdition plan) {
    return Scope.isCoordinatorOf(actor, plan.stateCode())
        || plan.status() == StatePlanStatus.SUBMITTED
            && actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR);
  }

  private List<GroupNeeds> groups(StatePlanQueries.PlanEdition plan) {
    Map<String, List<StatePlanQueries.PlannedNeed>> needs =
        queries.listNeeds(plan.id()).stream()
            .collect(Collectors.groupingBy(StatePlanQueries.PlannedNeed::code));
    return queries.listGroups(plan.id()).stream()
        .map(
            g ->
                new GroupNeeds(
                    g.code(),
                    g.name(),
                    quarters(needs.getOrDefault(g.code(), List.of()), plan.currency())))
        .toList();
  }

  private static List<Money> quarters(List<StatePlanQueries.PlannedNeed> needs, String currency) {
    return IntStream.rangeClosed(1, QUARTERS)
        .mapToObj(
            quarter ->
                needs.stream()
                    .filter(n -> n.quarter() == quarter)
                    .map(n -> Money.rounded(n.amount(), currency))
                    .reduce(Money.zero(currency), Money::plus))
        .toList();
  }
}
