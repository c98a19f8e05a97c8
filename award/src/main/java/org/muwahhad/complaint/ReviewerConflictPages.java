package org.muwahhad.complaint;

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

/** A conflict of interest that a member of the review body learned of, in the browser. */
@Hidden
@Controller("/complaints/{id}/conflict")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ReviewerConflictPages {
  private final Pages pages;
  private final ConflictPages conflictPages;
  private final DeclareReviewerConflict declareConflict;

  ReviewerConflictPages(
      Pages pages, ConflictPages conflictPages, DeclareReviewerConflict declareConflict) {
    this.pages = pages;
    this.conflictPages = conflictPages;
    this.declareConflict = declareConflict;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    return conflictPages.form(request, place(request, actor, id));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> declare(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    return conflictPages.send(
        request,
        body,
        place(request, actor, id),
        statement -> declareConflict.run(actor, id, statement));
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
                pages
                    .of(request)
                    .t()
                    .get("complaint.conflict-too-few", effects.left(), effects.needed())));
  }
}
