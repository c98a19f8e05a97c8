package org.muwahhad.bid.room;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;

/** A bidder looks at what was amended, and confirms its bid. */
@Tag(name = "bids")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ConfirmationController(
    Answers answers, ViewBidConfirmation viewConfirmation, ConfirmBid confirmBid) {

  /** The number of the amendment that the bidder has seen. */
  record Confirmation(int amendment) {}

  @Get(
      uris = {
        "/api/v1/tenders/{tenderId}/bid/confirmation",
        "/tenders/{tenderId}/bid/confirmation"
      })
  HttpResponse<ViewBidConfirmation.ConfirmationView> get(Actor actor, long tenderId) {
    return answers.show(
        "bid/room/confirmation",
        "room",
        viewConfirmation.get(actor, tenderId),
        page ->
            page.below(page.t().get("access.nav.bids"), "/bids")
                .below(page.t().get("bid.room.title"), "/tenders/" + tenderId + "/bid")
                .titled("bid.confirmation.title"));
  }

  @Post(
      uris = {
        "/api/v1/tenders/{tenderId}/bid/confirmation",
        "/tenders/{tenderId}/bid/confirmation"
      })
  HttpResponse<ViewBidConfirmation.ConfirmationView> confirm(
      Actor actor, long tenderId, @Body Confirmation confirmation) {
    String room = "/tenders/" + tenderId + "/bid";
    return answers
        .act(() -> confirmBid.run(actor, tenderId, confirmation.amendment()))
        .then(room, "bid.confirmed")
        .orBack(room + "/confirmation")
        .answering(done -> viewConfirmation.get(actor, tenderId));
  }
}
