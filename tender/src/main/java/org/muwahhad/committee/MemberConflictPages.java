package org.muwahhad.committee;

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

/** A conflict of interest that a member of a committee learned of, in the browser. */
@Hidden
@Controller("/decisions/{id}/conflict")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
record MemberConflictPages(
    Pages pages, ConflictPages conflictPages, DeclareMemberConflict declareConflict) {

  @Get
  ModelAndView<?> conflict(HttpRequest<?> request, Actor actor, long id) {
    return conflictPages.form(request, conflictOf(request, actor, id));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> declare(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    return conflictPages.send(
        request,
        body,
        conflictOf(request, actor, id),
        statement -> declareConflict.run(actor, id, statement));
  }

  private ConflictPages.DeclarationPlace conflictOf(HttpRequest<?> request, Actor actor, long id) {
    DeclareMemberConflict.Effects effects = declareConflict.see(actor, id);
    String here = "/decisions/" + id;
    return new ConflictPages.DeclarationPlace(
        effects.tender(),
        here + "/conflict",
        here,
        "/decisions",
        Stream.of(
                "committee.conflict-effect",
                effects.voted()
                    ? "committee.conflict-effect-vote"
                    : "committee.conflict-effect-state",
                effects.chair() ? "committee.conflict-effect-chair" : "")
            .filter(key -> !key.isEmpty())
            .toList(),
        effects.enough()
            ? List.of()
            : List.of(pages.of(request).t().get("committee.conflict-no-quorum")));
  }
}
