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
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.demand.submission.ViewSubmissions;

/** Amendments of submitted demand for programs. */
@Tag(name = "submissions")
@Controller("/api/v1/submissions")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class DemandAmendmentApi {
  private final ViewSubmissions viewSubmissions;
  private final AmendDemand amendDemand;
  private final ViewDemandAmendment viewDemandAmendment;
  private final DiscardAmendment discardAmendment;

  DemandAmendmentApi(
      ViewSubmissions viewSubmissions,
      AmendDemand amendDemand,
      ViewDemandAmendment viewDemandAmendment,
      DiscardAmendment discardAmendment) {
    this.viewSubmissions = viewSubmissions;
    this.amendDemand = amendDemand;
    this.viewDemandAmendment = viewDemandAmendment;
    this.discardAmendment = discardAmendment;
  }

  /**
   * Which amendment is dropped.
   *
   * @param version the version that was seen
   */
  record AmendmentVersionSeen(int version) {}

  /**
   * Begins an amendment beside the version in force; its lines are put and submitted as those of a
   * draft, with {@code amendmentVersion} as the version seen.
   */
  @Post("/{id}/amend")
  SubmissionQueries.SubmissionRow amend(Actor actor, long id) {
    amendDemand.run(actor, id);
    return viewSubmissions.get(actor, id).submission();
  }

  @Get("/{id}/amendment")
  ViewDemandAmendment.DemandAmendmentView amendment(Actor actor, long id) {
    return viewDemandAmendment.get(actor, id);
  }

  @Post("/{id}/amendment/discard")
  SubmissionQueries.SubmissionRow discard(
      Actor actor, long id, @Body AmendmentVersionSeen dropped) {
    discardAmendment.run(actor, id, dropped.version());
    return viewSubmissions.get(actor, id).submission();
  }
}
