package org.muwahhad.bid.readout;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.muwahhad.access.Actor;
import reactor.core.publisher.Flux;

/** Notifies the pages that follow an opening of its progress, by server-sent events. */
@Hidden
@Controller("/tenders/{tenderId}/read-out/events")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
record ReadOutEvents(ViewReadOut viewReadOut, ReadOutFeed feed) {

  /** No content tells a browser not to ask again. */
  @Get
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
}
