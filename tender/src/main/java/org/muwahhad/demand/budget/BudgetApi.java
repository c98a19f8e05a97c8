package org.muwahhad.demand.budget;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.desk.ViewDemandDesk;

/** The budgets of a state by category for programs. */
@Tag(name = "demand")
@Controller("/api/v1/rounds/{id}/desk")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class BudgetApi {
  private final ViewDemandDesk viewDemandDesk;
  private final SetStateBudget setStateBudget;

  BudgetApi(ViewDemandDesk viewDemandDesk, SetStateBudget setStateBudget) {
    this.viewDemandDesk = viewDemandDesk;
    this.setStateBudget = setStateBudget;
  }

  @Put("/budgets/{category}")
  ViewDemandDesk.DemandDeskView set(
      Actor actor, long id, String category, @Body SetStateBudget.Budget budget) {
    setStateBudget.run(actor, id, category, budget);
    return viewDemandDesk.get(actor, id);
  }
}
