package org.muwahhad.demand.form;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.AmendDemand;
import org.muwahhad.demand.submission.DiscardAmendment;
import org.muwahhad.demand.submission.SeeSubmissions;
import org.muwahhad.demand.submission.SubmissionViews;

/** Amendments of submitted demand for programs. */
@Tag(name = "submissions")
@Controller("/api/v1/submissions")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class DemandAmendmentApi {
  private final SeeSubmissions seeSubmissions;
  private final AmendDemand amendDemand;
  private final SeeAmendment seeAmendment;
  private final DiscardAmendment discardAmendment;

  DemandAmendmentApi(
      SeeSubmissions seeSubmissions,
      AmendDemand amendDemand,
      SeeAmendment seeAmendment,
      DiscardAmendment discardAmendment) {
    this.seeSubmissions = seeSubmissions;
    this.amendDemand = amendDemand;
    this.seeAmendment = seeAmendment;
    this.discardAmendment = discardAmendment;
  }

  /**
   * Which amendment is dropped.
   *
   * @param version the version that was seen
   */
  record Dropped(int version) {}

  /**
   * Begins an amendment beside the version in force; its lines are put and submitted as those of a
   * draft, with {@code amendmentVersion} as the version seen.
   */
  @Post("/{id}/amend")
  SubmissionViews.SubmissionRow amend(Actor actor, long id) {
    amendDemand.run(actor, id);
    return seeSubmissions.get(actor, id).submission();
  }

  @Get("/{id}/amendment")
  SeeAmendment.Amendment amendment(Actor actor, long id) {
    return seeAmendment.get(actor, id);
  }

  @Post("/{id}/amendment/discard")
  SubmissionViews.SubmissionRow discard(Actor actor, long id, @Body Dropped dropped) {
    discardAmendment.run(actor, id, dropped.version());
    return seeSubmissions.get(actor, id).submission();
  }
}
