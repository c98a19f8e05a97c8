package org.muwahhad.bid.room;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;

/** Confirming a bid after an amendment, for programs of its bidder. */
@Tag(name = "bids")
@Controller("/api/v1/tenders/{tenderId}/bid/confirmation")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ConfirmationApi {
  private final ViewBidConfirmation view;
  private final ConfirmBid confirmBid;

  ConfirmationApi(ViewBidConfirmation view, ConfirmBid confirmBid) {
    this.view = view;
    this.confirmBid = confirmBid;
  }

  /** The number of the amendment that the bidder has seen. */
  record Confirmation(int amendment) {}

  @Get
  ViewBidConfirmation.ConfirmationView get(Actor actor, long tenderId) {
    return view.get(actor, tenderId);
  }

  @Post
  ViewBidConfirmation.ConfirmationView confirm(
      Actor actor, long tenderId, @Body Confirmation confirmation) {
    confirmBid.run(actor, tenderId, confirmation.amendment());
    return view.get(actor, tenderId);
  }
}
