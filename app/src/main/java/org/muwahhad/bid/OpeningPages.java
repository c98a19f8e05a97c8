package org.muwahhad.bid;

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
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.tender.TenderViews;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The opening of bids in the browser: the chair's button before, the record after. */
@Hidden
@Controller("/tenders/{tenderId}/opening")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class OpeningPages {
  private final Pages pages;
  private final OpeningRecords records;
  private final OpenBids openBids;

  OpeningPages(Pages pages, OpeningRecords records, OpenBids openBids) {
    this.pages = pages;
    this.records = records;
    this.openBids = openBids;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long tenderId) {
    Optional<OpeningRecords.Waiting> waiting = records.findWaiting(actor, tenderId);
    if (waiting.isPresent()) {
      return new ModelAndView<>(
          "bid/waiting",
          Map.of("page", page(request, waiting.get().tender()), "waiting", waiting.get()));
    }
    OpeningRecord record = records.get(actor, tenderId);
    return new ModelAndView<>(
        "bid/opening", Map.of("page", page(request, record.tender()), "opening", record));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> open(HttpRequest<?> request, Actor actor, long tenderId, @Body String body) {
    Forms.read(request, body);
    String address = "/tenders/" + tenderId + "/opening";
    return pages.after(
        request,
        address,
        () -> {
          OpenBids.Outcome outcome = openBids.run(actor, tenderId);
          return outcome.unreadable() == 0
              ? Pages.redirect(address, Tone.GOOD, "bid.opened-all")
              : Pages.redirect(address, Tone.WARNING, "bid.opened-some-unreadable");
        });
  }

  private Page page(HttpRequest<?> request, TenderViews.Tender tender) {
    Page page = pages.of(request);
    return page.below(page.t().get("access.nav.tenders"), "/tenders")
        .below(tender.number(), "/tenders/" + tender.id())
        .titled("bid.opening.title");
  }
}
