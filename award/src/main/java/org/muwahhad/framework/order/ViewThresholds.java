package org.muwahhad.framework.order;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.Scope;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.AgreementReaders;
import org.muwahhad.organisation.StateQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * Above which sums orders are approved by a second person, and how long a supplier has to answer:
 * officers read it of their entity, coordinators of their state, the readers of all agreements of
 * all.
 */
@Singleton
public class ViewThresholds {
  private final OrderThresholds thresholds;
  private final OrderRuleQueries rules;
  private final AgreementDays days;
  private final StateQueries states;

  ViewThresholds(
      OrderThresholds thresholds, OrderRuleQueries rules, AgreementDays days, StateQueries states) {
    this.states = states;
    this.thresholds = thresholds;
    this.rules = rules;
    this.days = days;
  }

  /** A page of entities; empty past the end. */
  @Transactional
  public ListPage<OrderThresholds.EntityThreshold> list(Actor actor, ListChoice choice) {
    Scope scope = AgreementReaders.scope(actor);
    return new ListPage<>(
        thresholds.listPage(
            scope.state(),
            scope.entityId(),
            choice.like(),
            choice.filter(),
            days.today(),
            choice.sort(),
            ListChoice.SIZE,
            choice.offset()),
        thresholds.count(scope.state(), scope.entityId(), choice.like(), choice.filter()),
        choice);
  }

  /**
   * What holds of an entity whose threshold the reader sets.
   *
   * @throws Refusal.NotPermitted to all but coordinators
   * @throws Refusal.NotFound for an entity of another state
   */
  @Transactional
  public OrderThresholds.EntityThreshold get(Actor actor, long entityId) {
    String state = actor.require(Role.NATIONAL_COORDINATOR).state();
    return thresholds
        .find(entityId, days.today())
        .filter(e -> e.stateCode().equals(state))
        .orElseThrow(() -> new Refusal.NotFound("entity " + entityId));
  }

  /** The states that a reader of all can narrow them by; none for the others. */
  @Transactional
  public List<StateQueries.StateRow> states(Actor actor) {
    Scope scope = AgreementReaders.scope(actor);
    return scope.state().isEmpty() && scope.entityId() == 0 ? states.list() : List.of();
  }

  /** Whether the reader sets them. */
  public boolean maySet(Actor actor) {
    return actor.is(Role.NATIONAL_COORDINATOR);
  }

  /** The rule of how many working days a supplier is given to answer. */
  @Transactional
  OrderRuleQueries.OrderRule answerRule() {
    return rules.get(OrderRuleQueries.ANSWER_DAYS);
  }
}
