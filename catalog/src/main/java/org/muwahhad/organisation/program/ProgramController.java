package org.muwahhad.organisation.program;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;

/** Programs with credentials of their own: seen, added, given another secret, and ended. */
@Tag(name = "programs")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ProgramController(
    Answers answers,
    ViewPrograms viewPrograms,
    AddProgram addProgram,
    ChangeProgramSecret changeSecret,
    EndProgram endProgram) {
  private static final String HERE = "/programs";

  /** Those of the party that the person signed in acts for, the newest first. */
  @Get(uris = {"/api/v1/programs", HERE})
  HttpResponse<List<ViewPrograms.ProgramView>> list(Actor actor) {
    List<ViewPrograms.ProgramView> programs = viewPrograms.list(actor);
    return answers.show(
        "organisation/program/programs",
        programs,
        page ->
            Map.of(
                "page",
                page.titled("program.programs"),
                "programs",
                programs,
                "scopes",
                ViewPrograms.scopes(actor),
                "mayAdd",
                ViewPrograms.mayAdd(actor)));
  }

  /** Gives a program credentials; the secret is in the answer and nowhere else. */
  @FreshSignIn
  @Post(uris = {"/api/v1/programs", HERE})
  @Status(HttpStatus.CREATED)
  HttpResponse<AddProgram.ProgramCredentials> add(Actor actor, @Body AddProgram.NewProgram body) {
    return answers
        .act(() -> addProgram.run(actor, body))
        .then(this::shown)
        .orAgain(() -> list(actor))
        .answering(shown -> shown);
  }

  /** Gives it another secret; the former opens nothing any more. */
  @FreshSignIn
  @Post(uris = {"/api/v1/programs/{id}/secret", "/programs/{id}/secret"})
  HttpResponse<AddProgram.ProgramCredentials> renew(Actor actor, long id) {
    return answers
        .act(() -> changeSecret.run(actor, id))
        .then(this::shown)
        .orBack(HERE)
        .answering(shown -> shown);
  }

  /** Ends it. */
  @Post(uris = {"/api/v1/programs/{id}/end", "/programs/{id}/end"})
  HttpResponse<List<ViewPrograms.ProgramView>> end(Actor actor, long id) {
    return answers
        .act(() -> endProgram.run(actor, id))
        .then(HERE, "program.ended-now")
        .orBack(HERE)
        .answering(done -> viewPrograms.list(actor));
  }

  private HttpResponse<?> shown(AddProgram.ProgramCredentials credentials) {
    return answers.show(
        "organisation/program/credentials",
        "credentials",
        credentials,
        page -> page.titled("program.credentials").below(page.t().get("program.programs"), HERE));
  }
}
