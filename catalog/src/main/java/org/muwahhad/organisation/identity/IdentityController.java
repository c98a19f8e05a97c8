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
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.organisation.StateQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
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
    DisableProvider disableProvider,
    EndCertificate endCertificate) {
  static final String PROVIDERS = "/organisation/identity/providers";

  /** Why something ends. */
  record EndReason(@Nullable String reason) {}

  /** A certificate, PEM or DER in Base64. */
  record CertificateInput(@Nullable String certificate) {}

  /** Other settings of a provider. */
  record SettingsInput(@Nullable ProviderSettings settings) {}

  /** What was proposed. */
  record ProposalReference(long proposal) {}

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
    ViewIdentity.ProviderView providerView = view.provider(actor, id);
    Form form = answers.form(Form::empty);
    return answers.show(
        "organisation/identity/provider",
        providerView,
        page ->
            Map.of(
                "page",
                below(page).titledAs(page.t().of(providerView.provider().name())),
                "view",
                providerView,
                "form",
                form));
  }

  /** The form on which a provider is proposed. */
  @Hidden
  @Get("/organisation/identity/providers/new")
  HttpResponse<ProposalReference> blank(Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    Form form = answers.form(Form::empty);
    return answers.show(
        "organisation/identity/provider-form",
        new ProposalReference(0),
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
  HttpResponse<ProposalReference> propose(Actor actor, @Body ProposeProvider.NewProvider wanted) {
    return answers
        .act(() -> proposeProvider.run(actor, wanted))
        .then(IdentityController::made)
        .orAgain(() -> blank(actor))
        .answering(ProposalReference::new);
  }

  /** The form with the settings in force. */
  @Hidden
  @Get("/organisation/identity/providers/{id}/settings")
  HttpResponse<ProposalReference> settings(Actor actor, long id) {
    actor.require(Role.ADMINISTRATOR);
    ViewIdentity.ProviderView providerView = view.provider(actor, id);
    Form form = answers.form(() -> SettingsForm.of(providerView.settings()));
    return answers.show(
        "organisation/identity/provider-form",
        new ProposalReference(0),
        page ->
            Map.of(
                "page",
                below(page, providerView).titled("identity.change-settings"),
                "form",
                form,
                "action",
                PROVIDERS + "/" + id + "/settings",
                "protocol",
                providerView.provider().protocol().name(),
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
  HttpResponse<ProposalReference> change(Actor actor, long id, @Body SettingsInput wanted) {
    return answers
        .act(() -> proposeProvider.change(actor, id, wanted.settings()))
        .then(IdentityController::made)
        .orAgain(() -> settings(actor, id))
        .answering(ProposalReference::new);
  }

  /** Proposes a certificate with which a SAML provider signs. */
  @FreshSignIn
  @Post(
      uris = {
        "/api/v1/organisation/identity/providers/{id}/certificates",
        "/organisation/identity/providers/{id}/certificates"
      })
  @Status(HttpStatus.CREATED)
  HttpResponse<ProposalReference> addCertificate(
      Actor actor, long id, @Body CertificateInput typed) {
    return answers
        .act(() -> proposeCertificate.run(actor, id, typed.certificate()))
        .then(IdentityController::made)
        .orAgain(() -> get(actor, id))
        .answering(ProposalReference::new);
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
        .act(() -> disableProvider.run(actor, id, body.reason()))
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
        .act(() -> endCertificate.run(actor, id))
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

  static HttpResponse<?> made(long proposal) {
    return Pages.redirect(
        "/organisation/identity/proposals/" + proposal, Tone.GOOD, "identity.proposal-made");
  }

  static Page below(Page page) {
    return page.below(people(page), people()).below(page.t().get("identity.providers"), PROVIDERS);
  }

  /** A page below that of a provider. */
  static Page below(Page page, ViewIdentity.ProviderView providerView) {
    IdentityQueries.ProviderListing provider = providerView.provider();
    return below(page).below(page.t().of(provider.name()), PROVIDERS + "/" + provider.id());
  }

  private static String people(Page page) {
    return page.t().get("organisation.people");
  }

  private static String people() {
    return OrganisationFrame.OrganisationPart.PEOPLE.href();
  }
}
