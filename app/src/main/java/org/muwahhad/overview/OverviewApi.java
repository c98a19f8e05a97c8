package org.muwahhad.overview;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;

/** The overview for programs. */
@Tag(name = "overview")
@Controller("/api/v1/overview")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class OverviewApi {
  private final ViewOverview view;

  OverviewApi(ViewOverview view) {
    this.view = view;
  }

  /** All figures of the overview with the lists behind them, in the reader's currency. */
  @Get
  OverviewView get(Actor actor) {
    return view.get(actor);
  }
}
