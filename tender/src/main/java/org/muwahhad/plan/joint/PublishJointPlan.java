package org.muwahhad.plan.joint;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.plan.PlanEntry.JointPlanPublished;
import org.muwahhad.plan.PlanRuleQueries;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/**
 * A central buyer makes the joint plan of a year of the plans of the states in force, at the
 * exchange rates of the day, and publishes it. It never changes; a further edition takes its place
 * and says why. What it tells everybody are the {@link PublishedFigures}.
 *
 * <p>Refused with {@code plan.nothing-submitted} while no state has submitted a plan, with {@code
 * plan.too-few-states} while fewer states have than make a joint tender by the rule of the day,
 * with {@code plan.nothing-new} when the edition in force is made of the same plans, and as invalid
 * input when a further edition does not say why.
 */
@Singleton
public class PublishJointPlan {
  private final JointPlans plans;
  private final JointPlanQueries queries;
  private final ExchangeRateQueries rates;
  private final PlanRuleQueries rules;
  private final RiyadhDay day;
  private final AuditLog audit;

  PublishJointPlan(
      JointPlans plans,
      JointPlanQueries queries,
      ExchangeRateQueries rates,
      PlanRuleQueries rules,
      RiyadhDay day,
      AuditLog audit) {
    this.plans = plans;
    this.queries = queries;
    this.rates = rates;
    this.rules = rules;
    this.day = day;
    this.audit = audit;
  }

  /**
   * What is published.
   *
   * @param reason why it replaces the edition before; not needed for the first
   */
  public record NewEdition(@Nullable Integer year, @Nullable String reason) {}

  /** Returns the edition. */
  @Transactional
  public int run(Actor actor, NewEdition order) {
    actor.require(Role.CENTRAL_BUYER);
    Integer year = order.year();
    if (year == null) {
      throw new Refusal.InvalidInput("year", "shared.missing");
    }
    plans.lockYear(year);
    List<JointPlanQueries.NeedInForce> needs = queries.listInForce(year);
    if (needs.isEmpty()) {
      throw new Refusal.RuleBroken("plan.nothing-submitted", String.valueOf(year));
    }
    Map<String, Long> states = new TreeMap<>();
    needs.forEach(n -> states.put(n.stateCode(), n.planId()));
    int edition = plans.countEditions(year) + 1;
    String reason = check(order, year, edition, states);

    LocalDate today = day.today();
    long id = add(actor, year, edition, today, reason);
    states.forEach((state, plan) -> plans.addState(id, year, state, plan));
    BigDecimal total = addNeeds(id, needs, rates.on(today));
    addFigures(id, year);
    if (plans.publish(id) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor,
        new JointPlanPublished(
            id,
            year,
            edition,
            JointNeeds.CURRENCY,
            today,
            states,
            total,
            edition == 1 ? null : reason));
    return edition;
  }

  private String check(NewEdition order, int year, int edition, Map<String, Long> states) {
    int least = rules.get(PlanRuleQueries.LEAST_STATES).value();
    if (states.size() < least) {
      throw new Refusal.RuleBroken("plan.too-few-states", states.size(), least);
    }
    if (edition == 1) {
      return "";
    }
    JointPlanQueries.JointPlanEdition before = queries.listEditions(year).get(0);
    if (Set.copyOf(states.values()).equals(Set.copyOf(queries.listStatePlans(before.id())))) {
      throw new Refusal.RuleBroken("plan.nothing-new");
    }
    String reason = order.reason() == null ? "" : order.reason().strip();
    new Faults().text("reason", reason, 1000).throwIfAny();
    return reason;
  }

  private long add(Actor actor, int year, int edition, LocalDate today, String reason) {
    return plans
        .save(
            new JointPlans.JointPlan(
                0, year, edition, JointNeeds.CURRENCY, today, reason, actor.personId(), null))
        .id();
  }

  private void addFigures(long id, int year) {
    int least = rules.get(PlanRuleQueries.LEAST_PUBLISHED_STATES).value();
    PublishedFigures.of(
            id,
            queries.listContributions(id),
            queries.listOwnFigures(year),
            queries::listContributions,
            least)
        .forEach(f -> plans.addFigure(id, f.code(), f.quarter(), f.figureOf(), f.amount()));
  }

  private BigDecimal addNeeds(
      long id, List<JointPlanQueries.NeedInForce> needs, Conversion conversion) {
    BigDecimal total = BigDecimal.ZERO;
    for (JointPlanQueries.NeedInForce need : needs) {
      BigDecimal amount = conversion.convert(need.money(), JointNeeds.CURRENCY).amount();
      plans.addNeed(id, need.planId(), need.code(), need.quarter(), amount);
      total = total.add(amount);
    }
    return total;
  }
}
