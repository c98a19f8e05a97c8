package org.muwahhad.bid.readout;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import reactor.core.publisher.Flux;

/**
 * The page on which bidders and members follow an opening. With a script it moves on by itself, by
 * server-sent events or, where those do not come through, by looking twice a minute; without one
 * the browser loads it again.
 */
@Hidden
@Controller("/tenders/{tenderId}/read-out")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ReadOutPages {
  private final Pages pages;
  private final ViewReadOut viewReadOut;
  private final ReadOutFeed feed;

  ReadOutPages(Pages pages, ViewReadOut viewReadOut, ReadOutFeed feed) {
    this.pages = pages;
    this.viewReadOut = viewReadOut;
    this.feed = feed;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long tenderId) {
    ReadOut readOut = viewReadOut.get(actor, tenderId);
    return new ModelAndView<>(
        "bid/readout/page", Map.of("page", page(request, readOut.tender()), "readOut", readOut));
  }

  /** The part of the page that moves; nothing when it is still as the page has it. */
  @Get("/state")
  @Produces(Pages.HTML)
  HttpResponse<?> state(
      HttpRequest<?> request,
      Actor actor,
      long tenderId,
      @QueryValue(defaultValue = "") String seen) {
    ReadOut readOut = viewReadOut.get(actor, tenderId);
    return readOut.progress().equals(seen)
        ? HttpResponse.noContent()
        : HttpResponse.ok(
            new ModelAndView<>(
                "bid/readout/state", Map.of("page", pages.of(request), "readOut", readOut)));
  }

  /** Says when the opening has come further; no content tells a browser not to ask again. */
  @Get("/events")
  @Produces(MediaType.TEXT_EVENT_STREAM)
  HttpResponse<Flux<Event<String>>> events(Actor actor, long tenderId) {
    viewReadOut.permit(actor, tenderId);
    return feed.hasPlace()
        ? HttpResponse.ok(feed.follow(tenderId))
            .header("Cache-Control", "no-store")
            // Compressed, events would wait until a block is full; likewise in a proxy's buffer.
            .header("Content-Encoding", "identity")
            .header("X-Accel-Buffering", "no")
        : HttpResponse.noContent();
  }

  private Page page(HttpRequest<?> request, TenderQueries.Tender tender) {
    Page page = pages.of(request);
    return page.below(page.t().get("access.nav.tenders"), "/tenders")
        .below(tender.number(), "/tenders/" + tender.id())
        .titled("bid.read-out.title");
  }
}
