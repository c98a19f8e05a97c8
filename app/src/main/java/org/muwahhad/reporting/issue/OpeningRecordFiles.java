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
import org.muwahhad.bid.SealedPart;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reports.Edition;

/** The record of an opening as a file, for its page. */
@Hidden
@Controller("/tenders/{tenderId}/opening/record")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class OpeningRecordFiles {
  private final ReportFiles files;

  OpeningRecordFiles(ReportFiles files) {
    this.files = files;
  }

  @Get("/{part}/{edition}")
  @Produces("application/pdf")
  HttpResponse<?> pdf(Actor actor, long tenderId, SealedPart part, Edition edition) {
    return files.any(
        actor, ReportKind.ofOpening(part), String.valueOf(tenderId), edition, Format.PDF);
  }
}
