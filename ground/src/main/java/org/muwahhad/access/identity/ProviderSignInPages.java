package org.muwahhad.access.identity;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.EnterBrowser;
import org.muwahhad.access.SecurityEvents;
import org.muwahhad.access.SignIn;
import org.muwahhad.access.SignedIn;
import org.muwahhad.access.Visitor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Cookies;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** The way of a browser to a provider and back, and what providers ask of the service. */
@Hidden
@Controller("/sign-in")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class ProviderSignInPages {
  private static final String COOKIE = "muwahhad_flow";
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final String METADATA = "application/samlmetadata+xml";
  private final SignInWithProvider signIn;
  private final EndProviderSessions endSessions;
  private final EnterBrowser enterBrowser;
  private final ProviderQueries providers;
  private final SamlRequests saml;
  private final ProviderAddresses addresses;
  private final RequestKey requestKey;
  private final SecurityEvents events;

  ProviderSignInPages(
      SignInWithProvider signIn,
      EndProviderSessions endSessions,
      EnterBrowser enterBrowser,
      ProviderQueries providers,
      SamlRequests saml,
      ProviderAddresses addresses,
      RequestKey requestKey,
      SecurityEvents events) {
    this.signIn = signIn;
    this.endSessions = endSessions;
    this.enterBrowser = enterBrowser;
    this.providers = providers;
    this.saml = saml;
    this.addresses = addresses;
    this.requestKey = requestKey;
    this.events = events;
  }

  /**
   * Sends the browser to a provider.
   *
   * @param fresh whether a person who is signed in has to sign in again, for a binding act
   */
  @Get("/with/{provider}")
  HttpResponse<?> begin(
      HttpRequest<?> request,
      @PathVariable("provider") String code,
      @QueryValue @Nullable String returnTo,
      @QueryValue(defaultValue = "false") boolean fresh) {
    Actor actor = SignedIn.find(request).map(SignedIn::actor).orElse(null);
    SignInWithProvider.Departure departure =
        signIn.begin(
            code,
            Pages.local(returnTo),
            fresh,
            actor,
            Visitor.of(request),
            Pages.language(request));
    return HttpResponse.<Object>seeOther(departure.address())
        .cookie(flowCookie(departure.secret()).maxAge(KEPT));
  }

  /** Where an OpenID provider sends the browser back to. */
  @Get("/with/{provider}/answer")
  HttpResponse<?> answerByCode(
      HttpRequest<?> request,
      @PathVariable("provider") String code,
      @QueryValue(defaultValue = "") String state,
      @QueryValue("code") @Nullable String authorizationCode) {
    return orRefused(
        request,
        () -> {
          signIn.answerByCode(code, state, authorizationCode, secret(request));
          return Pages.redirect(entrance(code, state));
        });
  }

  /** Where a SAML provider has the browser post its response. */
  @Post("/with/{provider}/answer")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> answerByPost(
      HttpRequest<?> request, @PathVariable("provider") String code, @Body String body) {
    Form form = Forms.parse(body);
    return orRefused(
        request,
        () -> {
          String state = form.value("RelayState");
          signIn.answerByPost(code, state, form.value("SAMLResponse"));
          // The browser does not send its cookies with what another site makes it post.
          return Pages.redirect(entrance(code, state));
        });
  }

  /** Opens the session for the browser that was sent. */
  @Get("/with/{provider}/enter")
  HttpResponse<?> enter(
      HttpRequest<?> request,
      @PathVariable("provider") String code,
      @QueryValue(defaultValue = "") String state) {
    return orRefused(
        request,
        () -> {
          String present =
              SignedIn.find(request).filter(SignedIn::byCookie).map(SignedIn::token).orElse(null);
          SignInWithProvider.Arrival arrival =
              signIn.enter(code, state, secret(request), present, Visitor.of(request));
          SignIn.OpenedSession opened = arrival.session();
          MutableHttpResponse<?> entered =
              opened == null
                  ? Pages.redirect(arrival.returnTo())
                  : enterBrowser.run(request, opened, arrival.returnTo(), false);
          return entered.cookie(flowCookie("").maxAge(0));
        });
  }

  /** What a SAML provider has to know of the service. */
  @Get("/with/{provider}/metadata")
  @Produces(METADATA)
  HttpResponse<String> metadata(@PathVariable("provider") String code) {
    if (providers.findByCode(code).filter(p -> p.protocol() == ProviderProtocol.SAML).isEmpty()) {
      throw new Refusal.NotFound("identity provider " + code);
    }
    return HttpResponse.ok(saml.metadata(addresses.saml(code))).contentType(METADATA);
  }

  /** The key with which the service shows OpenID providers who it is. */
  @Get("/keys")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<String> keys() {
    return HttpResponse.ok(KeySet.json(requestKey.get().certificate()));
  }

  /** An OpenID provider says that a session ended. */
  @Post("/with/{provider}/ended")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> ended(@PathVariable("provider") String code, @Body String body) {
    try {
      endSessions.byToken(code, Forms.parse(body).value("logout_token"));
      return HttpResponse.ok().header("Cache-Control", "no-store");
    } catch (Refusal.NotPermitted refusal) {
      return HttpResponse.badRequest().header("Cache-Control", "no-store");
    }
  }

  /** A SAML provider sends the browser to end its session, or back once it ended its own. */
  @Get("/with/{provider}/logout")
  HttpResponse<?> logoutByRedirect(HttpRequest<?> request, @PathVariable("provider") String code) {
    String query = request.getUri().getRawQuery();
    if (query == null || !query.contains("SAMLRequest=")) {
      return signedOut();
    }
    return orRefused(request, () -> next(endSessions.byRedirect(code, query)));
  }

  @Post("/with/{provider}/logout")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> logoutByPost(
      HttpRequest<?> request, @PathVariable("provider") String code, @Body String body) {
    Form form = Forms.parse(body);
    if (form.value("SAMLRequest").isEmpty()) {
      return signedOut();
    }
    String relayState = form.value("RelayState");
    return orRefused(
        request,
        () ->
            next(
                endSessions.byPost(
                    code, form.value("SAMLRequest"), relayState.isEmpty() ? null : relayState)));
  }

  private static HttpResponse<?> signedOut() {
    return Pages.redirect("/sign-in", Tone.GOOD, "identity.signed-out");
  }

  private static HttpResponse<?> next(Optional<URI> address) {
    return address.<HttpResponse<?>>map(HttpResponse::seeOther).orElseGet(() -> signedOut());
  }

  /** Why it was refused is read on the sign-in page. */
  private HttpResponse<?> orRefused(HttpRequest<?> request, Supplier<HttpResponse<?>> act) {
    try {
      return act.get();
    } catch (RuntimeException failure) {
      Refusal refusal = Refusals.find(failure).orElseThrow(() -> failure);
      if (refusal.kind() == Refusal.RefusalKind.NOT_FOUND) {
        throw refusal;
      }
      events.log(SecurityEvents.SecurityEvent.SIGN_IN_REFUSED, refusal.code(), null);
      return Pages.redirect(
          SignedIn.find(request).isPresent() ? "/" : "/sign-in", Tone.BAD, refusal.messageKey());
    }
  }

  private static String entrance(String code, String state) {
    return ProviderAddresses.PATH
        + code
        + "/enter?state="
        + URLEncoder.encode(state, StandardCharsets.UTF_8);
  }

  private static @Nullable String secret(HttpRequest<?> request) {
    return Cookies.find(request, COOKIE).orElse(null);
  }

  private static Cookie flowCookie(String value) {
    return Cookie.of(COOKIE, value).path("/").httpOnly(true).sameSite(SameSite.Lax);
  }
}
