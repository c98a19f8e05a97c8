package org.muwahhad.complaint;

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

/** A conflict of interest that a member of the review body learned of, in the browser. */
@Hidden
@Controller("/complaints/{id}/conflict")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ReviewerConflictPages(ConflictPages conflictPages, DeclareReviewerConflict declareConflict) {

  @Get
  HttpResponse<String> show(HttpRequest<?> request, Actor actor, long id) {
    return conflictPages.form(place(request, actor, id));
  }

  @Post
  HttpResponse<String> declare(HttpRequest<?> request, Actor actor, long id) {
    return conflictPages.send(
        place(request, actor, id), statement -> declareConflict.run(actor, id, statement));
  }

  private ConflictPages.DeclarationPlace place(HttpRequest<?> request, Actor actor, long id) {
    DeclareReviewerConflict.Effects effects = declareConflict.see(actor, id);
    String complaint = "/complaints/" + id;
    return new ConflictPages.DeclarationPlace(
        effects.tender(),
        complaint + "/conflict",
        complaint,
        "/complaints",
        Stream.of(
                "complaint.conflict-effect",
                effects.voted() ? "complaint.conflict-effect-vote" : "",
                effects.wrote() ? "complaint.conflict-effect-draft" : "")
            .filter(key -> !key.isEmpty())
            .toList(),
        effects.enough()
            ? List.of()
            : List.of(
                Texts.in(Pages.language(request))
                    .get("complaint.conflict-too-few", effects.left(), effects.needed())));
  }
}
