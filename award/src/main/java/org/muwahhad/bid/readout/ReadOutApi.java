package org.muwahhad.bid.readout;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.SealedPart;

/** Openings as they go on, and their records as frozen, for programs. */
@Tag(name = "opening")
@Controller("/api/v1/tenders/{tenderId}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ReadOutApi {
  private final ViewReadOut viewReadOut;
  private final FrozenOpeningArchive readFrozen;

  ReadOutApi(ViewReadOut viewReadOut, FrozenOpeningArchive readFrozen) {
    this.viewReadOut = viewReadOut;
    this.readFrozen = readFrozen;
  }

  /** How far the opening has come, and what was read. */
  @Get("/read-out")
  ReadOut readOut(Actor actor, long tenderId) {
    return viewReadOut.get(actor, tenderId);
  }

  /**
   * The record of the opening of bids ({@code BID}) or of prices ({@code PRICES}), byte for byte as
   * it was frozen; its SHA-256 stands in the header {@code X-Content-SHA256}.
   */
  @Get("/opening/record/{part}")
  HttpResponse<String> record(Actor actor, long tenderId, SealedPart part) {
    FrozenOpeningArchive.StoredRecord kept = readFrozen.get(actor, tenderId, part);
    return HttpResponse.ok(kept.document())
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header("X-Content-SHA256", kept.sha256());
  }
}
