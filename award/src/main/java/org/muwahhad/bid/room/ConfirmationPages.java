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
import java.math.BigDecimal;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** A bidder looks at what was amended, and confirms its bid, in the browser. */
@Hidden
@Controller("/tenders/{tenderId}/bid/confirmation")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(Pages.HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
class ConfirmationPages {
  private final Pages pages;
  private final ViewBidConfirmation view;
  private final ConfirmBid confirmBid;

  ConfirmationPages(Pages pages, ViewBidConfirmation view, ConfirmBid confirmBid) {
    this.pages = pages;
    this.view = view;
    this.confirmBid = confirmBid;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long tenderId) {
    Page page = pages.of(request);
    ViewBidConfirmation.ConfirmationView room = view.get(actor, tenderId);
    return new ModelAndView<>(
        "bid/room/confirmation",
        Map.of(
            "page",
            page.below(page.t().get("access.nav.bids"), "/bids")
                .below(page.t().get("bid.room.title"), "/tenders/" + tenderId + "/bid")
                .titled("bid.confirmation.title"),
            "room",
            room));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> confirm(HttpRequest<?> request, Actor actor, long tenderId, @Body String body) {
    Form form = Forms.read(request, body);
    String here = "/tenders/" + tenderId + "/bid/confirmation";
    return pages.after(
        request,
        here,
        () -> {
          confirmBid.run(
              actor, tenderId, form.decimal("amendment").map(BigDecimal::intValue).orElse(0));
          return Pages.redirect("/tenders/" + tenderId + "/bid", Tone.GOOD, "bid.confirmed");
        });
  }
}
