package org.muwahhad.organisation.identity;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.access.Role;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;

/**
 * SCIM clients: programs of states that keep the accounts of the people of a provider.
 * Administrators propose and end them; auditors read them.
 */
@Tag(name = "identity")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ScimClientController(
    Answers answers, ViewIdentity view, ProposeScimClient propose, EndScimClient endScimClient) {
  private static final String PROGRAMS = "/organisation/identity/programs";

  @Get(uris = {"/api/v1/organisation/identity/programs", "/organisation/identity/programs"})
  HttpResponse<List<IdentityQueries.ScimClientListing>> programs(Actor actor) {
    List<IdentityQueries.ScimClientListing> programs = view.programs(actor);
    return answers.show(
        "organisation/identity/programs",
        programs,
        page ->
            Map.of(
                "page",
                IdentityController.below(page).titled("identity.programs"),
                "programs",
                programs,
                "mayChange",
                actor.is(Role.ADMINISTRATOR)));
  }

  /** The form on which a program is proposed. */
  @Hidden
  @Get("/organisation/identity/providers/{id}/programs")
  HttpResponse<ViewIdentity.ProviderView> newProgram(Actor actor, long id) {
    actor.require(Role.ADMINISTRATOR);
    ViewIdentity.ProviderView provider = view.provider(actor, id);
    Form form = answers.form(() -> Form.empty().with("days", 365));
    return answers.show(
        "organisation/identity/program-form",
        provider,
        page ->
            Map.of(
                "page",
                IdentityController.below(page, provider).titled("identity.add-program"),
                "view",
                provider,
                "form",
                form));
  }

  /**
   * Proposes a program that keeps the accounts of the provider's people. Its token is shown once
   * and opens nothing before another administrator confirms it.
   */
  @FreshSignIn
  @Post(
      uris = {
        "/api/v1/organisation/identity/providers/{id}/programs",
        "/organisation/identity/providers/{id}/programs"
      })
  @Status(HttpStatus.CREATED)
  HttpResponse<ProposeScimClient.ProposedScimClient> addProgram(
      Actor actor, long id, @Body ProposeScimClient.NewScimClient wanted) {
    return answers
        .act(() -> propose.run(actor, id, wanted))
        .then(this::token)
        .orAgain(() -> newProgram(actor, id))
        .answering(made -> made);
  }

  private HttpResponse<?> token(ProposeScimClient.ProposedScimClient made) {
    return answers.show(
        "organisation/identity/program-token",
        made,
        page ->
            Map.of(
                "page",
                IdentityProposalController.below(page).titled("identity.program-token"),
                "made",
                made));
  }

  /** The program's token opens nothing any more. */
  @ReviewedFirst
  @Post(
      uris = {
        "/api/v1/organisation/identity/programs/{id}/end",
        "/organisation/identity/programs/{id}/end"
      })
  HttpResponse<IdentityQueries.ScimClientListing> endProgram(Actor actor, long id) {
    return answers
        .act(() -> endScimClient.run(actor, id))
        .then(PROGRAMS, "identity.program-ended-now")
        .reviewed(
            done -> {
              IdentityQueries.ScimClientListing one = view.program(actor, id);
              return Review.of("identity.end-program", PROGRAMS)
                  .fact("identity.program", one.name())
                  .fact("identity.provider", one.provider())
                  .fact("identity.valid-until", one.expiresAt())
                  .effect("identity.review-end-program")
                  .ending();
            })
        .orBack(PROGRAMS)
        .answering(done -> view.program(actor, id));
  }
}
