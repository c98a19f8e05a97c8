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
  private final SeeRounds seeRounds;
  private final PlanRound planRound;
  private final OpenRound openRound;
  private final AnnounceRound announceRound;
  private final ExtendRound extendRound;
  private final CloseRound closeRound;
  private final CancelRound cancelRound;

  RoundApi(
      SeeRounds seeRounds,
      PlanRound planRound,
      OpenRound openRound,
      AnnounceRound announceRound,
      ExtendRound extendRound,
      CloseRound closeRound,
      CancelRound cancelRound) {
    this.seeRounds = seeRounds;
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
  List<RoundViews.RoundRow> list(Actor actor) {
    return seeRounds.list(actor);
  }

  @Get("/{id}")
  SeeRounds.Sheet get(Actor actor, long id) {
    return seeRounds.get(actor, id);
  }

  @Post
  @Status(HttpStatus.CREATED)
  RoundViews.RoundRow plan(Actor actor, @Body PlanRound.Plan plan) {
    return round(actor, planRound.run(actor, plan));
  }

  /** Tells the states invited of a planned round. */
  @Post("/{id}/announce")
  RoundViews.RoundRow announce(Actor actor, long id) {
    announceRound.run(actor, id);
    return round(actor, id);
  }

  @Post("/{id}/open")
  RoundViews.RoundRow open(Actor actor, long id) {
    openRound.run(actor, id);
    return round(actor, id);
  }

  @Post("/{id}/extend")
  RoundViews.RoundRow extend(Actor actor, long id, @Body ExtendRound.Extension extension) {
    extendRound.run(actor, id, extension);
    return round(actor, id);
  }

  @Post("/{id}/close")
  RoundViews.RoundRow close(Actor actor, long id, @Body Reason reason) {
    closeRound.run(actor, id, reason.text());
    return round(actor, id);
  }

  @Post("/{id}/cancel")
  RoundViews.RoundRow cancel(Actor actor, long id, @Body Reason reason) {
    cancelRound.run(actor, id, reason.text());
    return round(actor, id);
  }

  private RoundViews.RoundRow round(Actor actor, long id) {
    return seeRounds.get(actor, id).round();
  }
}
