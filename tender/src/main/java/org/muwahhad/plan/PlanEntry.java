package org.muwahhad.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of yearly plans and of intentions to buy. */
public sealed interface PlanEntry extends Entry {

  /** A need of a plan: the code of its category, the quarter and the estimate. */
  record NeedPlanned(String category, int quarter, BigDecimal amount) {}

  /** A coordinator began an edition of the plan of the state. */
  @Act(
      name = "plan.state-plan-begun",
      by = Role.NATIONAL_COORDINATOR,
      chain = "state-plan:{planId}")
  record StatePlanBegun(long planId, String state, int year, int edition) implements PlanEntry {}

  @Act(
      name = "plan.state-plan-saved",
      by = Role.NATIONAL_COORDINATOR,
      chain = "state-plan:{planId}")
  record StatePlanSaved(long planId, int needs) implements PlanEntry {}

  /**
   * An edition of a state's plan came into force.
   *
   * @param needs all of them, in the currency
   * @param reason why it replaces the edition before; null in the first
   */
  @Act(
      name = "plan.state-plan-submitted",
      by = Role.NATIONAL_COORDINATOR,
      chain = "state-plan:{planId}")
  record StatePlanSubmitted(
      long planId,
      String state,
      int year,
      int edition,
      String currency,
      List<NeedPlanned> needs,
      @Nullable String reason)
      implements PlanEntry {}

  /**
   * A joint plan was made of the plans in force, and published.
   *
   * @param plans by the code of the state, the number of the plan
   * @param rateDate day whose exchange rates convert them
   * @param total of all needs, in the currency
   * @param reason why it replaces the edition before; null in the first
   */
  @Act(
      name = "plan.joint-plan-published",
      by = Role.CENTRAL_BUYER,
      chain = "joint-plan:{jointPlanId}")
  record JointPlanPublished(
      long jointPlanId,
      int year,
      int edition,
      String currency,
      LocalDate rateDate,
      Map<String, Long> plans,
      BigDecimal total,
      @Nullable String reason)
      implements PlanEntry {}

  /**
   * An intention to buy was announced.
   *
   * @param roundsFrom UTC; a round of it is planned and opens then at the earliest
   * @param categories codes of the catalog
   * @param states codes of the states that are to be invited
   */
  @Act(
      name = "plan.intention-announced",
      by = Role.CENTRAL_BUYER,
      chain = "intention:{intentionId}")
  record IntentionAnnounced(
      long intentionId,
      String code,
      Instant roundsFrom,
      List<String> categories,
      List<String> states)
      implements PlanEntry {}

  /**
   * A state asks to be invited to the round of an intention.
   *
   * @param entity the code of the entity that asks; null where the coordinator does
   */
  @Act(
      name = "plan.invitation-requested",
      by = {Role.NATIONAL_COORDINATOR, Role.PROCUREMENT_OFFICER},
      chain = "intention:{intentionId}")
  record InvitationRequested(long intentionId, String state, @Nullable String entity, String reason)
      implements PlanEntry {}

  /** The central purchasing body answered such a request. */
  @Act(
      name = "plan.invitation-answered",
      by = Role.CENTRAL_BUYER,
      chain = "intention:{intentionId}")
  record InvitationAnswered(long intentionId, String state, boolean accepted, String reason)
      implements PlanEntry {}

  /** The central purchasing body withdrew an intention, of which no round is planned. */
  @Act(
      name = "plan.intention-withdrawn",
      by = Role.CENTRAL_BUYER,
      chain = "intention:{intentionId}")
  record IntentionWithdrawn(long intentionId, String reason) implements PlanEntry {}
}
