package org.muwahhad.demand.submission;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.muwahhad.access.Actor;

/** The submissions of a round for programs. */
@Tag(name = "rounds")
@Controller("/api/v1/rounds")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class RoundSubmissionsApi {
  private final ViewSubmissions viewSubmissions;
  private final StartSubmission startSubmission;

  RoundSubmissionsApi(ViewSubmissions viewSubmissions, StartSubmission startSubmission) {
    this.viewSubmissions = viewSubmissions;
    this.startSubmission = startSubmission;
  }

  @Get("/{id}/submissions")
  List<SubmissionQueries.SubmissionRow> listSubmissions(Actor actor, long id) {
    return viewSubmissions.listOfRound(actor, id);
  }

  /** Begins the demand of the officer's entity, or finds the one begun. */
  @Post("/{id}/submissions")
  ViewSubmissions.SubmissionView start(Actor actor, long id) {
    return viewSubmissions.get(actor, startSubmission.run(actor, id));
  }
}
