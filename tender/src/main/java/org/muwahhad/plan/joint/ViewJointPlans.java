package org.muwahhad.plan.joint;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.plan.state.StatePlanQueries;
import org.muwahhad.plan.state.StatePlanStatus;
import org.muwahhad.plan.state.ViewStatePlans;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/**
 * The plans of a year, and the joint plans. What was published is for everybody, and holds no
 * estimate of a single state; the page of a year is for those who read the plans of states.
 */
@Singleton
public class ViewJointPlans {
  private final JointPlanQueries queries;
  private final ViewStatePlans statePlans;
  private final ExchangeRateQueries rates;
  private final RiyadhDay day;

  ViewJointPlans(
      JointPlanQueries queries,
      ViewStatePlans statePlans,
      ExchangeRateQueries rates,
      RiyadhDay day) {
    this.queries = queries;
    this.statePlans = statePlans;
    this.rates = rates;
    this.day = day;
  }

  /**
   * The plans of a year.
   *
   * @param years for which something is planned, and this year and the next
   * @param plans of the states that the reader may read
   * @param sums what those in force come to together at the rates of today; empty for coordinators
   * @param editions of the joint plan, the newest first
   * @param publishable whether the reader may publish an edition that says something new
   */
  public record YearView(
      int year,
      List<Integer> years,
      List<StatePlanQueries.PlanEdition> plans,
      List<JointNeeds> sums,
      List<JointPlanQueries.JointPlanEdition> editions,
      boolean publishable) {
    /** What all plans in force come to; null where the reader does not read them all. */
    public @Nullable Money total() {
      return sums.stream().map(JointNeeds::total).reduce(Money::plus).orElse(null);
    }

    /** Whether there is an edition that a further one would replace. */
    public boolean isPublished() {
      return !editions.isEmpty();
    }
  }

  /**
   * An edition of the joint plan of a year, and all of them.
   *
   * @param needs without those that fewer states planned than the plan says
   * @param leftOut whether there are such needs
   * @param standing whether figures of earlier editions stand in it, of which fewer states changed
   *     than that
   */
  public record JointPlanView(
      JointPlanQueries.JointPlanEdition plan,
      List<JointNeeds> needs,
      boolean leftOut,
      boolean standing,
      List<JointPlanQueries.JointPlanEdition> editions) {}

  /**
   * The plans of a year.
   *
   * @param year 0 for this one
   */
  @Transactional
  public YearView get(Actor actor, int year) {
    int shown = year == 0 ? day.today().getYear() : year;
    List<StatePlanQueries.PlanEdition> plans = statePlans.list(actor, shown);
    boolean all = actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR);
    List<JointPlanQueries.JointPlanEdition> editions = queries.listEditions(shown);
    return new YearView(
        shown,
        years(shown),
        plans,
        all ? JointNeeds.of(queries.listInForce(shown), rates.today()) : List.of(),
        editions,
        actor.is(Role.CENTRAL_BUYER) && isNew(plans, editions));
  }

  /** The newest edition of each year that was published. */
  @Transactional
  List<JointPlanQueries.JointPlanEdition> list() {
    return queries.listNewest();
  }

  /**
   * A published edition.
   *
   * @param edition 0 for the newest
   */
  @Transactional
  public JointPlanView get(int year, int edition) {
    List<JointPlanQueries.JointPlanEdition> editions = queries.listEditions(year);
    JointPlanQueries.JointPlanEdition plan =
        editions.stream()
            .filter(e -> edition == 0 || e.edition() == edition)
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("joint plan " + year));
    List<JointPlanQueries.JointFigure> figures = queries.listFigures(plan.id());
    return new JointPlanView(
        plan,
        JointNeeds.published(figures, plan.currency()),
        queries.countLeftOut(plan.id()) > 0,
        figures.stream().anyMatch(f -> f.edition() != plan.edition()),
        editions);
  }

  private List<Integer> years(int shown) {
    int today = day.today().getYear();
    Set<Integer> years = new TreeSet<>(Set.of(today, today + 1));
    years.add(shown);
    years.addAll(queries.listYears());
    return List.copyOf(years);
  }

  private boolean isNew(
      List<StatePlanQueries.PlanEdition> plans, List<JointPlanQueries.JointPlanEdition> editions) {
    Set<Long> inForce =
        plans.stream()
            .filter(p -> p.status() == StatePlanStatus.SUBMITTED)
            .map(StatePlanQueries.PlanEdition::id)
            .collect(Collectors.toSet());
    return !inForce.isEmpty()
        && (editions.isEmpty()
            || !inForce.equals(Set.copyOf(queries.listStatePlans(editions.get(0).id()))));
  }
}
