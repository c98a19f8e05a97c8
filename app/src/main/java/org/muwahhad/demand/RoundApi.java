package org.muwahhad.demand;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;

/** Demand rounds for programs. */
@Tag(name = "rounds")
@Controller("/api/v1/rounds")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class RoundApi {
  private final RoundViews views;
  private final PlanRound planRound;
  private final OpenRound openRound;

  RoundApi(RoundViews views, PlanRound planRound, OpenRound openRound) {
    this.views = views;
    this.planRound = planRound;
    this.openRound = openRound;
  }

  @Get
  List<RoundViews.RoundRow> list() {
    return views.listAll();
  }

  @Get("/{id}")
  RoundViews.RoundRow get(long id) {
    return views.findRow(id).orElseThrow(() -> new Refusal.NotFound("round " + id));
  }

  @Post
  @Status(HttpStatus.CREATED)
  RoundViews.RoundRow plan(Actor actor, @Body PlanRound.Plan plan) {
    return get(planRound.run(actor, plan));
  }

  @Post("/{id}/open")
  RoundViews.RoundRow open(Actor actor, long id) {
    openRound.run(actor, id);
    return get(id);
  }
}
