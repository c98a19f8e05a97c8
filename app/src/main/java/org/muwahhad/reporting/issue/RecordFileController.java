package org.muwahhad.reporting.issue;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reports.Edition;
import org.muwahhad.web.PageAndApi;

/** The record of an opening, and the minutes of a meeting, as files. */
@Tag(name = "reports")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record RecordFileController(ReportFiles files) {

  /**
   * The record of the opening of bids ({@code BID}) or of prices ({@code PRICES}) as PDF/A-3a, in
   * an edition.
   */
  @Get(
      uris = {
        "/api/v1/tenders/{tenderId}/opening/record/{part}/{edition}",
        "/tenders/{tenderId}/opening/record/{part}/{edition}"
      })
  @Produces("application/pdf")
  HttpResponse<?> opening(Actor actor, long tenderId, SealedPart part, Edition edition) {
    return files.any(
        actor, ReportKind.ofOpening(part), String.valueOf(tenderId), edition, Format.PDF);
  }

  /** The closed minutes of a meeting as PDF/A-3a, in an edition. */
  @Get(uris = {"/api/v1/meetings/{id}/minutes/{edition}", "/meetings/{id}/minutes/{edition}"})
  @Produces("application/pdf")
  HttpResponse<?> minutes(Actor actor, long id, Edition edition) {
    return files.any(actor, ReportKind.MINUTES, String.valueOf(id), edition, Format.PDF);
  }
}
