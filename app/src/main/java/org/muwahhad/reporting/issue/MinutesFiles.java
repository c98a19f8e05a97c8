package org.muwahhad.reporting.issue;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.muwahhad.access.Actor;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reports.Edition;

/** The minutes of a meeting as a file, for the page of the minutes. */
@Hidden
@Controller("/meetings/{id}/minutes/{edition}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class MinutesFiles {
  private final ReportFiles files;

  MinutesFiles(ReportFiles files) {
    this.files = files;
  }

  @Get
  @Produces("application/pdf")
  HttpResponse<?> pdf(Actor actor, long id, Edition edition) {
    return files.any(actor, ReportKind.MINUTES, String.valueOf(id), edition, Format.PDF);
  }
}
