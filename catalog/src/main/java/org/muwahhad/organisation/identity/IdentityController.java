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
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.organisation.StateQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Tone;

/** Identity providers of states, for administrators; auditors read them. */
@Tag(name = "identity")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record IdentityController(
    Answers answers,
    ViewIdentity view,
    StateQueries states,
    ProposeProvider proposeProvider,
    ProposeCertificate proposeCertificate,
    ProposeLink proposeLink,
    EndTrust endTrust) {
  private static final String PROVIDERS = "/organisation/identity/providers";
  private static final String LINKS = "/organisation/identity/links";
  private static final String PROGRAMS = "/organisation/identity/programs";

  /** Why something ends. */
  record EndReason(@Nullable String reason) {}

  /** A certificate, PEM or DER in Base64. */
  record TypedCertificate(@Nullable String certificate) {}

  /** Other settings of a provider. */
  record ChangedSettings(@Nullable ProviderSettings settings) {}

  /** What was proposed. */
  record MadeProposal(long proposal) {}

  @Get(uris = {"/api/v1/organisation/identity/providers", "/organisation/identity/providers"})
  HttpResponse<List<IdentityQueries.ProviderListing>> list(Actor actor) {
    List<IdentityQueries.ProviderListing> providers = view.providers(actor);
    return answers.show(
        "organisation/identity/providers",
        providers,
        page ->
            Map.of(
                "page",
                page.titled("identity.providers").below(people(page), people()),
                "providers",
                providers,
                "mayChange",
                actor.is(Role.ADMINISTRATOR)));
  }

  @Get(
      uris = {
        "/api/v1/organisation/identity/providers/{id}",
        "/organisation/identity/providers/{id}"
      })
  HttpResponse<ViewIdentity.ProviderView> get(Actor actor, long id) {
    ViewIdentity.ProviderView sheet = view.provider(actor, id);
    Form form = answers.form(Form::empty);
    return answers.show(
        "organisation/identity/provider",
        sheet,
        page ->
            Map.of(
                "page",
                below(page).titledAs(page.t().of(sheet.provider().name())),
                "sheet",
                sheet,
                "form",
                form));
  }

  /** The form on which a provider is proposed. */
  @Hidden
  @Get("/organisation/identity/providers/new")
  HttpResponse<MadeProposal> blank(Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    Form form = answers.form(Form::empty);
    return answers.show(
        "organisation/identity/provider-form",
        new MadeProposal(0),
        page ->
            Map.of(
                "page",
                below(page).titled("identity.add-provider"),
                "form",
                form,
                "action",
                PROVIDERS,
                "protocol",
                "",
                "states",
                OrganisationFrame.states(states.list(), page.t())));
  }

  /** Proposes a provider; another administrator decides. */
  @FreshSignIn
  @Post(uris = {"/api/v1/organisation/identity/providers", "/organisation/identity/providers"})
  @Status(HttpStatus.CREATED)
  HttpResponse<MadeProposal> propose(Actor actor, @Body ProposeProvider.NewProvider wanted) {
    return answers
        .act(() -> proposeProvider.run(actor, wanted))
        .then(IdentityController::made)
        .orAgain(() -> blank(actor))
        .answering(MadeProposal::new);
  }

  /** The form with the settings in force. */
  @Hidden
  @Get("/organisation/identity/providers/{id}/settings")
  HttpResponse<MadeProposal> settings(Actor actor, long id) {
    actor.require(Role.ADMINISTRATOR);
    ViewIdentity.ProviderView sheet = view.provider(actor, id);
    Form form = answers.form(() -> SettingsForm.of(sheet.settings()));
    return answers.show(
        "organisation/identity/provider-form",
        new MadeProposal(0),
        page ->
            Map.of(
                "page",
                below(page)
                    .below(page.t().of(sheet.provider().name()), PROVIDERS + "/" + id)
                    .titled("identity.change-settings"),
                "form",
                form,
                "action",
                PROVIDERS + "/" + id + "/settings",
                "protocol",
                sheet.provider().protocol().name(),
                "states",
                List.of()));
  }

  /** Proposes other settings; those in force stay until another administrator confirms these. */
  @FreshSignIn
  @Post(
      uris = {
        "/api/v1/organisation/identity/providers/{id}/settings",
        "/organisation/identity/providers/{id}/settings"
      })
  @Status(HttpStatus.CREATED)
  HttpResponse<MadeProposal> change(Actor actor, long id, @Body ChangedSettings wanted) {
    return answers
        .act(() -> proposeProvider.change(actor, id, wanted.settings()))
        .then(IdentityController::made)
        .orAgain(() -> settings(actor, id))
        .answering(MadeProposal::new);
  }

  /** Proposes a certificate with which a SAML provider signs. */
  @FreshSignIn
  @Post(
      uris = {
        "/api/v1/organisation/identity/providers/{id}/certificates",
        "/organisation/identity/providers/{id}/certificates"
      })
  @Status(HttpStatus.CREATED)
  HttpResponse<MadeProposal> addCertificate(Actor actor, long id, @Body TypedCertificate typed) {
    return answers
        .act(() -> proposeCertificate.run(actor, id, typed.certificate()))
        .then(IdentityController::made)
        .orAgain(() -> get(actor, id))
        .answering(MadeProposal::new);
  }

  /** Nobody signs in with the provider any more; sessions that it vouched for end. */
  @ReviewedFirst
  @Post(
      uris = {
        "/api/v1/organisation/identity/providers/{id}/disable",
        "/organisation/identity/providers/{id}/disable"
      })
  HttpResponse<ViewIdentity.ProviderView> disable(Actor actor, long id, @Body EndReason body) {
    String back = PROVIDERS + "/" + id;
    return answers
        .act(() -> endTrust.provider(actor, id, body.reason()))
        .then(back, "identity.disabled-now")
        .reviewed(
            done -> {
              IdentityQueries.ProviderListing one = view.provider(actor, id).provider();
              return Review.of("identity.disable", back)
                  .fact("identity.provider", one.name())
                  .fact("identity.state", one.state())
                  .fact("identity.links", one.links())
                  .fact("identity.reason", body.reason())
                  .effect("identity.review-disable")
                  .ending()
                  .ofForm();
            })
        .showing(() -> get(actor, id));
  }

  /** What the certificate signs is not believed any more. */
  @ReviewedFirst
  @Post(
      uris = {
        "/api/v1/organisation/identity/certificates/{id}/end",
        "/organisation/identity/certificates/{id}/end"
      })
  HttpResponse<IdentityQueries.CertificateListing> endCertificate(Actor actor, long id) {
    return answers
        .act(() -> endTrust.certificate(actor, id))
        .then(PROVIDERS, "identity.certificate-ended-now")
        .reviewed(
            done -> {
              IdentityQueries.CertificateListing one = view.certificate(actor, id);
              return Review.of("identity.end-certificate", PROVIDERS)
                  .fact("identity.certificate-subject", one.subject())
                  .fact("identity.sha256", one.sha256())
                  .fact("identity.valid-until", one.validUntil())
                  .effect("identity.review-end-certificate")
                  .ending();
            })
        .orBack(PROVIDERS)
        .answering(done -> view.certificate(actor, id));
  }

  /** A page of 25 links; none past the end. */
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
        shown -> Map.of("page", below(shown).titled("identity.links"), "all", all));
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
                below(page)
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
  HttpResponse<MadeProposal> newLink(
      Actor actor, long id, @QueryValue(defaultValue = "") String login) {
    actor.require(Role.ADMINISTRATOR);
    ViewIdentity.ProviderView sheet = view.provider(actor, id);
    Form form = answers.form(() -> Form.empty().with("login", login));
    return answers.show(
        "organisation/identity/link-form",
        new MadeProposal(0),
        page ->
            Map.of(
                "page",
                below(page)
                    .below(page.t().of(sheet.provider().name()), PROVIDERS + "/" + id)
                    .titled("identity.add-link"),
                "sheet",
                sheet,
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
  HttpResponse<MadeProposal> addLink(Actor actor, long id, @Body ProposeLink.NewLink wanted) {
    return answers
        .act(() -> proposeLink.run(actor, id, wanted))
        .then(IdentityController::made)
        .orAgain(() -> newLink(actor, id, ""))
        .answering(MadeProposal::new);
  }

  /** The provider vouches for the person no more. */
  @ReviewedFirst
  @Post(
      uris = {
        "/api/v1/organisation/identity/links/{id}/end",
        "/organisation/identity/links/{id}/end"
      })
  HttpResponse<IdentityQueries.LinkListing> endLink(Actor actor, long id, @Body EndReason body) {
    String back = LINKS + "/" + id;
    return answers
        .act(() -> endTrust.link(actor, id, body.reason()))
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

  @Get(uris = {"/api/v1/organisation/identity/programs", "/organisation/identity/programs"})
  HttpResponse<List<IdentityQueries.ProgramListing>> programs(Actor actor) {
    List<IdentityQueries.ProgramListing> programs = view.programs(actor);
    return answers.show(
        "organisation/identity/programs",
        programs,
        page ->
            Map.of(
                "page",
                below(page).titled("identity.programs"),
                "programs",
                programs,
                "mayChange",
                actor.is(Role.ADMINISTRATOR)));
  }

  /** The program's token opens nothing any more. */
  @ReviewedFirst
  @Post(
      uris = {
        "/api/v1/organisation/identity/programs/{id}/end",
        "/organisation/identity/programs/{id}/end"
      })
  HttpResponse<IdentityQueries.ProgramListing> endProgram(Actor actor, long id) {
    return answers
        .act(() -> endTrust.program(actor, id))
        .then(PROGRAMS, "identity.program-ended-now")
        .reviewed(
            done -> {
              IdentityQueries.ProgramListing one = view.program(actor, id);
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

  static HttpResponse<?> made(long proposal) {
    return Pages.redirect(
        "/organisation/identity/proposals/" + proposal, Tone.GOOD, "identity.proposal-made");
  }

  static Page below(Page page) {
    return page.below(people(page), people()).below(page.t().get("identity.providers"), PROVIDERS);
  }

  private static String people(Page page) {
    return page.t().get("organisation.people");
  }

  private static String people() {
    return OrganisationFrame.OrganisationPart.PEOPLE.href();
  }
}
