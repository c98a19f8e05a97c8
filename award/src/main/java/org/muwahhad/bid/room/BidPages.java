package org.muwahhad.bid.room;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** A bidder's own bids and receipts in the browser. */
@Hidden
@Controller("/bids")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class BidPages {
  private final Pages pages;
  private final BidQueries queries;
  private final WithdrawBid withdrawBid;
  private final BidGate gate;

  BidPages(BidGate gate, Pages pages, BidQueries queries, WithdrawBid withdrawBid) {
    this.gate = gate;
    this.pages = pages;
    this.queries = queries;
    this.withdrawBid = withdrawBid;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> list(HttpRequest<?> request, Actor actor) {
    return new ModelAndView<>(
        "bid/room/list",
        Map.of(
            "page", pages.of(request).titled("bid.list.title"),
            "bids", queries.listOwn(gate.supplierOf(actor))));
  }

  @Get("/{bidId}/versions/{number}")
  @Produces(Pages.HTML)
  ModelAndView<?> receipt(HttpRequest<?> request, Actor actor, long bidId, int number) {
    queries.getOwn(gate.supplierOf(actor), bidId);
    Page page = pages.of(request);
    return new ModelAndView<>(
        "bid/room/receipt",
        Map.of(
            "page",
            page.below(page.t().get("access.nav.bids"), "/bids").titled("bid.receipt.title"),
            "receipt",
            queries.getReceipt(bidId, number)));
  }

  @Get("/{bidId}/withdraw")
  @Produces(Pages.HTML)
  ModelAndView<?> askToWithdraw(HttpRequest<?> request, Actor actor, long bidId) {
    BidQueries.OwnBid bid = queries.getOwn(gate.supplierOf(actor), bidId);
    Page page = pages.of(request);
    return new ModelAndView<>(
        "bid/room/withdraw",
        Map.of(
            "page",
            page.below(page.t().get("access.nav.bids"), "/bids").titled("bid.withdraw.title"),
            "bid",
            bid));
  }

  @Post("/{bidId}/withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> withdraw(HttpRequest<?> request, Actor actor, long bidId, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        "/bids",
        () -> {
          withdrawBid.run(actor, bidId);
          return Pages.redirect("/bids", Tone.GOOD, "bid.withdrawn");
        });
  }
}
