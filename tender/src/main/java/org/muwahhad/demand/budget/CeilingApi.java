package org.muwahhad.demand.budget;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.muwahhad.access.Actor;

/** Budget ceilings for programs. */
@Tag(name = "rounds")
@Controller("/api/v1/rounds/{id}/ceilings")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class CeilingApi {
  private final ViewCeilings viewCeilings;
  private final SetCeiling setCeiling;

  CeilingApi(ViewCeilings viewCeilings, SetCeiling setCeiling) {
    this.viewCeilings = viewCeilings;
    this.setCeiling = setCeiling;
  }

  @Get
  List<Ceilings.EntityBudget> list(Actor actor, long id) {
    return viewCeilings.get(actor, id).budgets();
  }

  /** Sets the ceiling of an entity, or takes it back when no amount is given. */
  @Put("/{entityId}")
  List<Ceilings.EntityBudget> set(
      Actor actor, long id, long entityId, @Body SetCeiling.Ceiling ceiling) {
    setCeiling.run(actor, id, entityId, ceiling);
    return list(actor, id);
  }
}
