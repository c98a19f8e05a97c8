package org.muwahhad.reporting.receipt;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;

/** The copy of a bid as a file, for its bidder. */
@Tag(name = "bids")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record BidCopyController(PrintBidCopy printBidCopy) {
  private static final String PDF = "application/pdf";

  /** A copy of the caller's own bid as PDF/A-3a, in the language of the request. */
  @Get(uris = {"/api/v1/tenders/{tenderId}/bid/copy", "/tenders/{tenderId}/bid/copy"})
  @Produces(PDF)
  HttpResponse<byte[]> bidCopy(HttpRequest<?> request, Actor actor, long tenderId) {
    PrintReceipt.File file = printBidCopy.run(actor, tenderId, Pages.wanted(request));
    return HttpResponse.ok(file.content())
        .contentType(PDF)
        .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
  }
}
