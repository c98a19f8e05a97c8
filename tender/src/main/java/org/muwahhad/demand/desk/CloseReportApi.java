package org.muwahhad.demand.desk;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;

/** The close report of a round for programs. */
@Tag(name = "rounds")
@Controller("/api/v1/rounds")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class CloseReportApi {
  private final ViewCloseReport viewCloseReport;

  CloseReportApi(ViewCloseReport viewCloseReport) {
    this.viewCloseReport = viewCloseReport;
  }

  /** A page of what did not become demand, and why. */
  @Get("/{id}/close-report")
  ViewCloseReport.Report closeReport(
      Actor actor, long id, @QueryValue(defaultValue = "1") int page) {
    return viewCloseReport.get(actor, id, page);
  }
}
