package org.muwahhad.access.identity;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.SecurityEvents;
import org.muwahhad.access.SignIn;
import org.muwahhad.access.Throttle;
import org.muwahhad.access.Visitor;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.RandomSecret;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * Signs somebody in whom a provider vouches for: sends the browser there, takes the answer, and
 * opens a session for the browser that was sent.
 *
 * <p>Refused as {@link OpenIdProtocol} and {@link SamlProtocol} say of the answer; with {@code
 * identity.flow-over} when the way was begun too long ago, was never begun, or is used a second
 * time; {@code identity.other-browser} to another browser than the one that was sent; {@code
 * identity.not-linked} when nobody is linked to what the provider names; {@code
 * identity.other-state} when the person acts for another state than the one of the provider; {@code
 * identity.not-fresh} when the person should have signed in again, or at a higher level, and did
 * not; {@code identity.other-person} when another person came back than went; and as {@link
 * SignIn#runFor} says.
 */
@Singleton
public class SignInWithProvider {
  private static final int MINUTES = 10;
  private static final int LONGEST_RETURN = 2000;
  private static final Duration SKEW = Duration.ofSeconds(60);

  /** Names of the level of a session; the provider's own name stands beside it. */
  private static final String STRONG = "PROVIDER:STRONG";

  private static final String ORDINARY = "PROVIDER";

  /** A level of every day, or no word of when, confirms no binding act. */
  private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

  private final ProviderQueries providers;
  private final Flows flows;
  private final OpenIdProtocol openId;
  private final SamlProtocol saml;
  private final SamlRequests samlRequests;
  private final ProviderAddresses addresses;
  private final Throttle throttle;
  private final SignIn signIn;
  private final SecurityEvents events;
  private final int mostInAMinute;

  SignInWithProvider(
      ProviderQueries providers,
      Flows flows,
      OpenIdProtocol openId,
      SamlProtocol saml,
      SamlRequests samlRequests,
      ProviderAddresses addresses,
      Throttle throttle,
      SignIn signIn,
      SecurityEvents events,
      @Value("${muwahhad.provider-sign-ins-per-minute:30}") int mostInAMinute) {
    this.mostInAMinute = mostInAMinute;
    this.providers = providers;
    this.flows = flows;
    this.openId = openId;
    this.saml = saml;
    this.samlRequests = samlRequests;
    this.addresses = addresses;
    this.throttle = throttle;
    this.signIn = signIn;
    this.events = events;
  }

  /**
   * A browser that is sent to a provider.
   *
   * @param secret what it holds until it is back
   */
  record Departure(URI address, String secret) {}

  /**
   * A browser that is back.
   *
   * @param session that was opened; null where the one before goes on
   */
  record Arrival(SignIn.@Nullable OpenedSession session, String returnTo) {}

  /**
   * Sends a browser to a provider. Called in no transaction.
   *
   * @param fresh whether the person has to sign in again, at a level that confirms a binding act
   * @param signedIn who has to come back; null where nobody is signed in
   */
  Departure begin(
      String code,
      String returnTo,
      boolean fresh,
      @Nullable Actor signedIn,
      Visitor visitor,
      Language language) {
    throttle.require("sign-in with a provider", visitor.network(), mostInAMinute);
    ProviderQueries.Provider provider = get(code);
    FlowSecret secret = FlowSecret.fresh();
    String state = RandomSecret.token();
    URI address;
    String requestId = "";
    if (provider.protocol() == ProviderProtocol.SAML) {
      SamlRequests.SamlRequest request =
          samlRequests.request(provider, state, addresses.saml(code), fresh);
      address = request.address();
      requestId = request.id();
    } else {
      address = openId.request(provider, state, secret, addresses.callback(code), fresh, language);
    }
    flows.begin(
        Sha256.of(state),
        provider.id(),
        secret.sha256(),
        requestId,
        returnTo.length() > LONGEST_RETURN ? "/" : returnTo,
        fresh,
        fresh && signedIn != null ? signedIn.personId() : null,
        MINUTES);
    return new Departure(address, secret.value());
  }

  /**
   * Takes the code of a provider. Called in no transaction.
   *
   * @param authorizationCode null where the provider gave none
   */
  void answerByCode(
      String code, String state, @Nullable String authorizationCode, @Nullable String browser) {
    ProviderQueries.Provider provider = get(code);
    Flows.Flow flow = waiting(provider, state);
    FlowSecret secret = new FlowSecret(requireBrowser(flow, browser));
    if (provider.protocol() == ProviderProtocol.SAML) {
      throw new Refusal.NotPermitted("identity.answer-malformed");
    }
    if (authorizationCode == null) {
      throw new Refusal.NotPermitted("identity.provider-refused");
    }
    take(
        provider,
        flow,
        openId.answer(provider, authorizationCode, secret, addresses.callback(code)));
  }

  /** Takes the response of a SAML provider, which the browser posts. */
  void answerByPost(String code, String relayState, String response) {
    ProviderQueries.Provider provider = get(code);
    if (provider.protocol() != ProviderProtocol.SAML) {
      throw new Refusal.NotPermitted("identity.answer-malformed");
    }
    Flows.Flow flow = waiting(provider, relayState);
    take(provider, flow, saml.answer(provider, response, flow.requestId(), addresses.saml(code)));
  }

  private void take(ProviderQueries.Provider provider, Flows.Flow flow, Attestation word) {
    Flows.LinkedPerson linked =
        flows
            .findLinked(provider.id(), word.subject())
            .filter(Flows.LinkedPerson::active)
            .orElse(null);
    if (linked == null) {
      throw new Refusal.NotPermitted("identity.not-linked");
    }
    if (!linked.ownState()) {
      throw new Refusal.NotPermitted("identity.other-state");
    }
    int taken =
        flows.answer(
            flow.stateSha256(),
            linked.id(),
            word.level(),
            word.authenticatedAt(),
            word.sessionIndex(),
            word.nameId(),
            word.idToken());
    if (taken != 1) {
      throw new Refusal.NotPermitted("identity.flow-over");
    }
  }

  /**
   * Opens the session for the browser that comes back. Where somebody who is signed in was sent to
   * sign in again, their session goes on and is fresh.
   *
   * @param present token of the session of the browser; null where nobody is signed in
   */
  @Transactional
  Arrival enter(
      String code,
      String state,
      @Nullable String browser,
      @Nullable String present,
      Visitor visitor) {
    ProviderQueries.Provider provider = get(code);
    Flows.Flow flow =
        flows
            .findAnswered(Sha256.of(state), provider.id())
            .orElseThrow(() -> new Refusal.NotPermitted("identity.flow-over"));
    requireBrowser(flow, browser);
    if (flows.enter(flow.stateSha256()) != 1) {
      throw new Refusal.NotPermitted("identity.flow-over");
    }
    long linkId = Objects.requireNonNull(flow.linkId());
    long personId =
        flows.findPerson(linkId).orElseThrow(() -> new Refusal.NotPermitted("identity.not-linked"));
    boolean strong = provider.isStrong(Objects.requireNonNullElse(flow.level(), ""));
    if (flow.isFresh()) {
      requireFresh(flow, strong, personId);
    }
    boolean goesOn =
        flow.isFresh()
            && present != null
            && flows.findHolder(Sha256.of(present)).filter(p -> p == personId).isPresent();
    if (goesOn && present != null) {
      vouch(Sha256.of(present), linkId, flow, strong);
      return new Arrival(null, flow.returnTo());
    }
    SignIn.OpenedSession session = signIn.runFor(personId, visitor);
    vouch(Sha256.of(session.token()), linkId, flow, strong);
    return new Arrival(session, flow.returnTo());
  }

  private void vouch(String tokenHash, long linkId, Flows.Flow flow, boolean strong) {
    Instant at = flow.authenticatedAt();
    flows.forget(tokenHash);
    flows.vouch(
        tokenHash,
        linkId,
        Objects.requireNonNullElse(flow.level(), ""),
        strong,
        at,
        flow.sessionIndex(),
        flow.nameId(),
        flow.idToken());
    flows.nameLevel(tokenHash, strong ? STRONG : ORDINARY, strong && at != null ? at : LONG_AGO);
    events.log(SecurityEvents.SecurityEvent.SIGNED_IN, "done", null);
  }

  private static void requireFresh(Flows.Flow flow, boolean strong, long personId) {
    Instant at = flow.authenticatedAt();
    if (!strong || at == null || at.isBefore(flow.createdAt().minus(SKEW))) {
      throw new Refusal.NotPermitted("identity.not-fresh");
    }
    Long expected = flow.personId();
    if (expected != null && expected != personId) {
      throw new Refusal.NotPermitted("identity.other-person");
    }
  }

  private Flows.Flow waiting(ProviderQueries.Provider provider, String state) {
    return flows
        .findWaiting(Sha256.of(state), provider.id())
        .orElseThrow(() -> new Refusal.NotPermitted("identity.flow-over"));
  }

  private static String requireBrowser(Flows.Flow flow, @Nullable String browser) {
    if (browser == null
        || !MessageDigest.isEqual(
            Sha256.of(browser).getBytes(StandardCharsets.US_ASCII),
            flow.browserSha256().getBytes(StandardCharsets.US_ASCII))) {
      throw new Refusal.NotPermitted("identity.other-browser");
    }
    return browser;
  }

  private ProviderQueries.Provider get(String code) {
    return providers
        .findByCode(code)
        .orElseThrow(() -> new Refusal.NotFound("identity provider " + code));
  }
}
