package org.muwahhad.bid.readout;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.UnaryOperator;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;

/**
 * Openings as bidders and members follow them, and their records as frozen. With a script the page
 * moves on by itself, by {@link ReadOutEvents} or, where those do not come through, by looking
 * twice a minute; without one the browser loads it again.
 */
@Tag(name = "opening")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ReadOutController(Answers answers, ViewReadOut viewReadOut, FrozenOpeningArchive archive) {

  /** How far the opening has come, and what was read. */
  @Get(uris = {"/api/v1/tenders/{tenderId}/read-out", "/tenders/{tenderId}/read-out"})
  HttpResponse<ReadOut> readOut(Actor actor, long tenderId) {
    ReadOut readOut = viewReadOut.get(actor, tenderId);
    return answers.show(
        "bid/readout/page",
        "readOut",
        readOut,
        page -> TenderFrame.below(page, readOut.tender()).titled("bid.read-out.title"));
  }

  /** The part of the page that moves; nothing when it is still as the page has it. */
  @Hidden
  @Get("/tenders/{tenderId}/read-out/state")
  HttpResponse<ReadOut> state(
      Actor actor, long tenderId, @QueryValue(defaultValue = "") String seen) {
    ReadOut readOut = viewReadOut.get(actor, tenderId);
    return readOut.progress().equals(seen)
        ? HttpResponse.noContent()
        : answers.show("bid/readout/state", "readOut", readOut, UnaryOperator.identity());
  }

  /**
   * The record of the opening of bids ({@code BID}) or of prices ({@code PRICES}), byte for byte as
   * it was frozen; its SHA-256 stands in the header {@code X-Content-SHA256}.
   */
  @Get("/api/v1/tenders/{tenderId}/opening/record/{part}")
  HttpResponse<String> record(Actor actor, long tenderId, SealedPart part) {
    FrozenOpeningArchive.StoredRecord kept = archive.get(actor, tenderId, part);
    return HttpResponse.ok(kept.document())
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header("X-Content-SHA256", kept.sha256());
  }
}
