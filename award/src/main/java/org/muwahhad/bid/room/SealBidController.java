package org.muwahhad.bid.room;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.tender.requirement.Requirements;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Bids that their bidders seal, in a browser or with a program. */
@Tag(name = "bids")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record SealBidController(
    Answers answers,
    ViewBidRoom rooms,
    ViewSealingTerms viewTerms,
    BidReception reception,
    Requirements requirements,
    BidJson json) {

  /** What the script of the page finds wrong; each has its words. */
  private static final List<String> FAULTS =
      List.of(
          "above-agreement",
          "alternative-incomplete",
          "alternative-not-allowed",
          "alternative-undescribed",
          "alternative-without-bid",
          "bundle",
          "bundles-not-asked",
          "currency-of-agreement",
          "delivery",
          "delivery-not-asked",
          "discount-lots",
          "discount-of-one-lot",
          "discount-percent",
          "discount-twice",
          "discount-winning",
          "discounts-over-hundred",
          "document-quarantined",
          "least-quantity",
          "lot-incomplete",
          "missing",
          "most-lots",
          "named-twice",
          "no-prices",
          "not-a-choice",
          "not-a-number",
          "not-in-agreement",
          "not-positive",
          "origin-not-gcc",
          "origin-unknown",
          "price-missing",
          "priced-twice",
          "security-not-asked",
          "security-not-lodged",
          "security-unstated",
          "tiers",
          "tiers-not-asked",
          "too-high",
          "too-long",
          "too-many-decimals",
          "too-many-discounts",
          "total-without-price",
          "unknown-item",
          "unknown-requirement",
          "validity");

  /** What a bidder needs to check an offer and to seal it without showing it to the service. */
  @Get(uris = {"/api/v1/tenders/{tenderId}/bid/sealing", "/tenders/{tenderId}/bid/seal"})
  HttpResponse<SealingTerms> terms(Actor actor, long tenderId) {
    BidRoomView room = rooms.get(actor, tenderId);
    SealingTerms terms = viewTerms.of(actor, room);
    return answers.show(
        "bid/room/seal",
        terms,
        page ->
            Map.of(
                "page",
                below(page, room).titled("sealing.title"),
                "room",
                room,
                "terms",
                terms,
                "termsJson",
                new String(json.write(terms), StandardCharsets.UTF_8),
                "faults",
                FAULTS,
                "requirements",
                requirements.list(tenderId)));
  }

  /** Takes a bid that its bidder sealed and signed; the service cannot read it. */
  @Post(
      uris = {
        "/api/v1/tenders/{tenderId}/bid/sealed-versions",
        "/tenders/{tenderId}/bid/sealed-versions"
      })
  @Secured("BIDDER")
  HttpResponse<BidQueries.Receipt> submit(
      Actor actor, long tenderId, @Body SubmitSealedBid.SealedBid sent) {
    return answers
        .act(() -> reception.ofBidder(actor, tenderId, sent))
        .then(
            receipt ->
                Pages.redirect(
                    "/bids/" + receipt.bidId() + "/versions/" + receipt.number(),
                    Tone.GOOD,
                    "bid.submitted"))
        .orBack("/tenders/" + tenderId + "/bid/seal")
        .answering(receipt -> receipt);
  }

  private static Page below(Page page, BidRoomView room) {
    String tender = "/tenders/" + room.tender().id();
    return page.below(page.t().get("access.nav.bids"), "/bids")
        .below(room.tender().number(), tender)
        .below(page.t().get("bid.room.title"), tender + "/bid");
  }
}
