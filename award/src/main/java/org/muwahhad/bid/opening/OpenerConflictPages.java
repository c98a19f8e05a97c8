package org.muwahhad.bid.opening;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.stream.Stream;
import org.muwahhad.access.Actor;
import org.muwahhad.tender.ConflictPages;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;

/** A conflict of interest that a member of an opening panel learned of, in the browser. */
@Hidden
@Controller("/tenders/{tenderId}/opening/conflict")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record OpenerConflictPages(ConflictPages conflictPages, DeclareOpenerConflict declareConflict) {

  @Get
  HttpResponse<String> show(HttpRequest<?> request, Actor actor, long tenderId) {
    return conflictPages.form(place(request, actor, tenderId));
  }

  @Post
  HttpResponse<String> declare(HttpRequest<?> request, Actor actor, long tenderId) {
    return conflictPages.send(
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
                Texts.in(Pages.language(request))
                    .get("bid.conflict-too-few", effects.left(), effects.needed())));
  }
}
