package org.muwahhad.committee;

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

/** A conflict of interest that a member of a committee learned of, in the browser. */
@Hidden
@Controller("/decisions/{id}/conflict")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record MemberConflictPages(ConflictPages conflictPages, DeclareMemberConflict declareConflict) {

  @Get
  HttpResponse<String> conflict(HttpRequest<?> request, Actor actor, long id) {
    return conflictPages.form(conflictOf(request, actor, id));
  }

  @Post
  HttpResponse<String> declare(HttpRequest<?> request, Actor actor, long id) {
    return conflictPages.send(
        conflictOf(request, actor, id), statement -> declareConflict.run(actor, id, statement));
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
            : List.of(Texts.in(Pages.language(request)).get("committee.conflict-no-quorum")));
  }
}
