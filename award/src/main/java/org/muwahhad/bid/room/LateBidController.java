package org.muwahhad.bid.room;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.LateBidQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;

/** A supplier's own bids that were refused as late. */
@Tag(name = "bids")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record LateBidController(Answers answers, LateBidQueries queries, BidGate gate) {

  /** The caller's own bids in a tender that came after the deadline, without their content. */
  @Get(uris = {"/api/v1/tenders/{tenderId}/bid/late", "/tenders/{tenderId}/bid/late"})
  HttpResponse<List<LateBidQueries.LateBid>> list(Actor actor, long tenderId) {
    return answers.show(
        "bid/room/late",
        "late",
        queries.list(tenderId, gate.supplierOf(actor)),
        page ->
            page.below(page.t().get("access.nav.bids"), "/bids")
                .below(page.t().get("bid.room.title"), "/tenders/" + tenderId + "/bid")
                .titled("bid.late.title"));
  }
}
