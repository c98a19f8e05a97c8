package org.muwahhad.bid.opening;

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
import java.util.List;
import java.util.stream.Stream;
import org.muwahhad.access.Actor;
import org.muwahhad.tender.ConflictPages;
import org.muwahhad.web.Pages;

/** A conflict of interest that a member of an opening panel learned of, in the browser. */
@Hidden
@Controller("/tenders/{tenderId}/opening/conflict")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class OpenerConflictPages {
  private final Pages pages;
  private final ConflictPages conflictPages;
  private final DeclareOpenerConflict declareConflict;

  OpenerConflictPages(
      Pages pages, ConflictPages conflictPages, DeclareOpenerConflict declareConflict) {
    this.pages = pages;
    this.conflictPages = conflictPages;
    this.declareConflict = declareConflict;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long tenderId) {
    return conflictPages.form(request, place(request, actor, tenderId));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> declare(HttpRequest<?> request, Actor actor, long tenderId, @Body String body) {
    return conflictPages.send(
        request,
        body,
        place(request, actor, tenderId),
        statement -> declareConflict.run(actor, tenderId, statement));
  }

  private ConflictPages.DeclarationPlace place(HttpRequest<?> request, Actor actor, long tenderId) {
    DeclareOpenerConflict.Effects effects = declareConflict.see(actor, tenderId);
    String tender = "/tenders/" + tenderId;
    return new ConflictPages.DeclarationPlace(
        effects.tender(),
        tender + "/opening/conflict",
        tender,
        tender,
        Stream.of(
                "bid.conflict-effect",
                effects.gave() ? "bid.conflict-effect-share" : "",
                effects.chair() ? "bid.conflict-effect-chair" : "")
            .filter(key -> !key.isEmpty())
            .toList(),
        effects.enough()
            ? List.of()
            : List.of(
                pages
                    .of(request)
                    .t()
                    .get("bid.conflict-too-few", effects.left(), effects.needed())));
  }
}
