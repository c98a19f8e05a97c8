package org.muwahhad.organisation.supplier;

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
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.organisation.Reason;

/** The debarments of a supplier for programs. */
@Tag(name = "suppliers")
@Controller("/api/v1/suppliers/{id}/debarments")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class DebarmentApi {
  private final ViewDebarments view;
  private final ProposeDebarment proposeDebarment;
  private final DecideDebarment decideDebarment;
  private final LiftDebarment liftDebarment;

  DebarmentApi(
      ViewDebarments view,
      ProposeDebarment proposeDebarment,
      DecideDebarment decideDebarment,
      LiftDebarment liftDebarment) {
    this.view = view;
    this.proposeDebarment = proposeDebarment;
    this.decideDebarment = decideDebarment;
    this.liftDebarment = liftDebarment;
  }

  @Get
  ViewDebarments.DebarmentView get(Actor actor, long id) {
    return view.get(actor, id);
  }

  @FreshSignIn
  @Post
  @Status(HttpStatus.CREATED)
  ViewDebarments.DebarmentView propose(
      Actor actor, long id, @Body ProposeDebarment.Proposal proposal) {
    proposeDebarment.run(actor, id, proposal);
    return view.get(actor, id);
  }

  @FreshSignIn
  @Post("/{debarmentId}/confirm")
  ViewDebarments.DebarmentView confirm(Actor actor, long id, long debarmentId) {
    decideDebarment.run(actor, id, debarmentId, true);
    return view.get(actor, id);
  }

  @FreshSignIn
  @Post("/{debarmentId}/reject")
  ViewDebarments.DebarmentView reject(Actor actor, long id, long debarmentId) {
    decideDebarment.run(actor, id, debarmentId, false);
    return view.get(actor, id);
  }

  @FreshSignIn
  @Post("/{debarmentId}/lift")
  ViewDebarments.DebarmentView lift(Actor actor, long id, long debarmentId, @Body Reason reason) {
    liftDebarment.run(actor, id, debarmentId, reason.text());
    return view.get(actor, id);
  }
}
