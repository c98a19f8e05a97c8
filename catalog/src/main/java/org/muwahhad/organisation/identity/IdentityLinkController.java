package org.muwahhad.organisation.identity;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
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
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;

/** Who is linked to identity providers, for administrators; auditors read it. */
@Tag(name = "identity")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record IdentityLinkController(
    Answers answers, ViewIdentity view, ProposeLink propose, UnlinkPerson unlinkPerson) {
  private static final String LINKS = "/organisation/identity/links";

  /** A page of 25 links; empty past the end. */
  @Get(uris = {"/api/v1/organisation/identity/links", "/organisation/identity/links"})
  HttpResponse<List<IdentityQueries.LinkListing>> links(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<IdentityQueries.LinkListing> all =
        view.links(actor, new ListChoice(LINKS, q, filter, sort, page));
    return answers.showList(
        "organisation/identity/links",
        all,
        shown ->
            Map.of("page", IdentityController.below(shown).titled("identity.links"), "all", all));
  }

  @Get(uris = {"/api/v1/organisation/identity/links/{id}", "/organisation/identity/links/{id}"})
  HttpResponse<IdentityQueries.LinkListing> link(Actor actor, long id) {
    IdentityQueries.LinkListing link = view.link(actor, id);
    Form form = answers.form(Form::empty);
    return answers.show(
        "organisation/identity/link",
        link,
        page ->
            Map.of(
                "page",
                IdentityController.below(page)
                    .below(page.t().get("identity.links"), LINKS)
                    .titledAs(page.t().of(link.name())),
                "link",
                link,
                "form",
                form,
                "mayChange",
                actor.is(Role.ADMINISTRATOR)));
  }

  /** The form on which a person is linked. */
  @Hidden
  @Get("/organisation/identity/providers/{id}/links")
  HttpResponse<IdentityController.ProposalReference> newLink(
      Actor actor, long id, @QueryValue(defaultValue = "") String login) {
    actor.require(Role.ADMINISTRATOR);
    ViewIdentity.ProviderView provider = view.provider(actor, id);
    Form form = answers.form(() -> Form.empty().with("login", login));
    return answers.show(
        "organisation/identity/link-form",
        new IdentityController.ProposalReference(0),
        page ->
            Map.of(
                "page",
                IdentityController.below(page, provider).titled("identity.add-link"),
                "view",
                provider,
                "form",
                form));
  }

  /** Proposes that the provider vouches for a person; another administrator decides. */
  @FreshSignIn
  @Post(
      uris = {
        "/api/v1/organisation/identity/providers/{id}/links",
        "/organisation/identity/providers/{id}/links"
      })
  @Status(HttpStatus.CREATED)
  HttpResponse<IdentityController.ProposalReference> addLink(
      Actor actor, long id, @Body ProposeLink.NewLink wanted) {
    return answers
        .act(() -> propose.run(actor, id, wanted))
        .then(IdentityController::made)
        .orAgain(() -> newLink(actor, id, ""))
        .answering(IdentityController.ProposalReference::new);
  }

  /** The provider no longer vouches for the person. */
  @ReviewedFirst
  @Post(
      uris = {
        "/api/v1/organisation/identity/links/{id}/end",
        "/organisation/identity/links/{id}/end"
      })
  HttpResponse<IdentityQueries.LinkListing> endLink(
      Actor actor, long id, @Body IdentityController.EndReason body) {
    String back = LINKS + "/" + id;
    return answers
        .act(() -> unlinkPerson.run(actor, id, body.reason()))
        .then(back, "identity.link-ended-now")
        .reviewed(
            done -> {
              IdentityQueries.LinkListing one = view.link(actor, id);
              return Review.of("identity.end-link", back)
                  .fact("identity.person", one.name())
                  .fact("identity.provider", one.provider())
                  .fact("identity.subject", one.subject())
                  .fact("identity.reason", body.reason())
                  .effect("identity.review-end-link")
                  .ending()
                  .ofForm();
            })
        .showing(() -> link(actor, id));
  }
}
