package org.muwahhad.demand.round;

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
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;

/** Demand rounds for programs. */
@Tag(name = "rounds")
@Controller("/api/v1/rounds")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class RoundApi {
  private final ViewRounds viewRounds;
  private final PlanRound planRound;
  private final OpenRound openRound;
  private final AnnounceRound announceRound;
  private final ExtendRound extendRound;
  private final CloseRound closeRound;
  private final CancelRound cancelRound;

  RoundApi(
      ViewRounds viewRounds,
      PlanRound planRound,
      OpenRound openRound,
      AnnounceRound announceRound,
      ExtendRound extendRound,
      CloseRound closeRound,
      CancelRound cancelRound) {
    this.viewRounds = viewRounds;
    this.planRound = planRound;
    this.openRound = openRound;
    this.announceRound = announceRound;
    this.extendRound = extendRound;
    this.closeRound = closeRound;
    this.cancelRound = cancelRound;
  }

  /** Why something is done; may be left out only where no reason is needed. */
  record Reason(@Nullable String reason) {
    String text() {
      return reason == null ? "" : reason;
    }
  }

  @Get
  List<RoundQueries.RoundRow> list(Actor actor) {
    return viewRounds.list(actor);
  }

  @Get("/{id}")
  ViewRounds.RoundView get(Actor actor, long id) {
    return viewRounds.get(actor, id);
  }

  @Post
  @Status(HttpStatus.CREATED)
  RoundQueries.RoundRow plan(Actor actor, @Body PlanRound.Plan plan) {
    return round(actor, planRound.run(actor, plan));
  }

  /** Tells the states invited of a planned round. */
  @Post("/{id}/announce")
  RoundQueries.RoundRow announce(Actor actor, long id) {
    announceRound.run(actor, id);
    return round(actor, id);
  }

  @Post("/{id}/open")
  RoundQueries.RoundRow open(Actor actor, long id) {
    openRound.run(actor, id);
    return round(actor, id);
  }

  @Post("/{id}/extend")
  RoundQueries.RoundRow extend(Actor actor, long id, @Body ExtendRound.Extension extension) {
    extendRound.run(actor, id, extension);
    return round(actor, id);
  }

  @Post("/{id}/close")
  RoundQueries.RoundRow close(Actor actor, long id, @Body Reason reason) {
    closeRound.run(actor, id, reason.text());
    return round(actor, id);
  }

  @Post("/{id}/cancel")
  RoundQueries.RoundRow cancel(Actor actor, long id, @Body Reason reason) {
    cancelRound.run(actor, id, reason.text());
    return round(actor, id);
  }

  private RoundQueries.RoundRow round(Actor actor, long id) {
    return viewRounds.get(actor, id).round();
  }
}
