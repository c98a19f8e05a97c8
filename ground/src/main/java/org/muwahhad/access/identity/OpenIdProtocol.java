package org.muwahhad.access.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.SecretSeal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OpenID Connect and OAuth 2.0 with an authorization code and its proof (PKCE).
 *
 * <p>An answer is refused with {@code identity.provider-refused} when the provider does not take
 * the code, {@code identity.provider-silent} when it cannot be reached, {@code
 * identity.answer-forged} when the signature of an ID token does not hold, {@code
 * identity.other-issuer}, {@code identity.other-audience} and {@code identity.other-request} when
 * the token was made by or for another, {@code identity.answer-late} when it came outside of its
 * time, and {@code identity.answer-malformed} when it does not say all that it has to.
 */
@Singleton
class OpenIdProtocol {
  private static final Logger LOG = LoggerFactory.getLogger(OpenIdProtocol.class);
  private static final int MILLIS = 5_000;
  private static final int LARGEST_KEY_SET = 256 * 1024;
  private static final int SECONDS_OF_SKEW = 60;

  /** Only such as a client secret cannot make. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final SecretSeal secretSeal;
  private final RequestKey requestKey;
  private final Map<String, JWKSource<SecurityContext>> keySets = new ConcurrentHashMap<>();

  OpenIdProtocol(SecretSeal secretSeal, RequestKey requestKey) {
    this.secretSeal = secretSeal;
    this.requestKey = requestKey;
  }

  /** Where the browser goes. */
  URI request(
      ProviderQueries.Provider provider,
      String state,
      FlowSecret secret,
      URI callback,
      boolean fresh,
      Language language) {
    AuthorizationRequest.Builder request =
        new AuthorizationRequest.Builder(ResponseType.CODE, client(provider))
            .endpointURI(URI.create(provider.authorizationUri()))
            .redirectionURI(callback)
            .scope(Scope.parse(Objects.requireNonNullElse(provider.scope(), "")))
            .state(new State(state))
            .codeChallenge(new CodeVerifier(secret.verifier()), CodeChallengeMethod.S256)
            .customParameter("ui_locales", language.name().toLowerCase(Locale.ROOT));
    if (provider.protocol() == ProviderProtocol.OIDC) {
      request.customParameter("nonce", secret.nonce());
    }
    String level = askedLevel(provider, fresh);
    if (!level.isEmpty()) {
      request.customParameter("acr_values", level);
    }
    if (fresh) {
      request.prompt(Prompt.Type.LOGIN).customParameter("max_age", "0");
    }
    return request.build().toURI();
  }

  private static String askedLevel(ProviderQueries.Provider provider, boolean fresh) {
    return fresh && !provider.strong().isEmpty() ? provider.strong().get(0) : provider.askedLevel();
  }

  /** What the provider says for a code. */
  Attestation answer(
      ProviderQueries.Provider provider, String code, FlowSecret secret, URI callback) {
    try {
      HTTPRequest request =
          new TokenRequest.Builder(
                  URI.create(setting(provider.tokenUri())),
                  authentication(provider),
                  new AuthorizationCodeGrant(
                      new AuthorizationCode(code), callback, new CodeVerifier(secret.verifier())))
              .build()
              .toHTTPRequest();
      HTTPResponse response = send(request);
      TokenResponse tokens =
          provider.protocol() == ProviderProtocol.OIDC
              ? OIDCTokenResponseParser.parse(response)
              : TokenResponse.parse(response);
      if (!tokens.indicatesSuccess()) {
        LOG.info("Provider {} took no code: {}", provider.code(), response.getStatusCode());
        throw new Refusal.NotPermitted("identity.provider-refused");
      }
      return provider.protocol() == ProviderProtocol.OIDC
          ? ofToken(provider, ((OIDCTokenResponse) tokens.toSuccessResponse()), secret)
          : ofUserInfo(provider, tokens.toSuccessResponse().getTokens().getAccessToken());
    } catch (ParseException e) {
      throw unread(provider, e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw silent(provider, e);
    }
  }

  private Attestation ofToken(
      ProviderQueries.Provider provider, OIDCTokenResponse response, FlowSecret secret) {
    JWT token = response.getOIDCTokens().getIDToken();
    if (token == null) {
      throw new Refusal.NotPermitted("identity.answer-forged");
    }
    try {
      IDTokenValidator validator =
          new IDTokenValidator(
              new Issuer(provider.issuer()), client(provider), keys(provider), null);
      validator.setMaxClockSkew(SECONDS_OF_SKEW);
      IDTokenClaimsSet claims = validator.validate(token, new Nonce(secret.nonce()));
      Date at = claims.getAuthenticationTime();
      ACR acr = claims.getACR();
      String level =
          provider.levelName().isEmpty()
              ? acr == null ? "" : acr.getValue()
              : claims.getStringClaim(provider.levelName());
      String subject =
          provider.subjectName().isEmpty()
              ? claims.getSubject().getValue()
              : claims.getStringClaim(provider.subjectName());
      return new Attestation(
          required(subject),
          Objects.requireNonNullElse(level, ""),
          at == null ? null : at.toInstant(),
          claims.getStringClaim("sid"),
          null,
          token.serialize());
    } catch (BadJWTException e) {
      LOG.warn("An ID token of provider {} is not for this sign-in", provider.code(), e);
      throw new Refusal.NotPermitted(fault(provider, token, secret));
    } catch (BadJOSEException e) {
      LOG.warn("An ID token of provider {} is not its word", provider.code(), e);
      throw new Refusal.NotPermitted("identity.answer-forged");
    } catch (JOSEException e) {
      throw silent(provider, e);
    }
  }

  /** What is wrong with a token whose claims were not taken, for those who mend the settings. */
  private static String fault(ProviderQueries.Provider provider, JWT token, FlowSecret secret) {
    if (!(token instanceof SignedJWT)) {
      return "identity.answer-forged";
    }
    try {
      JWTClaimsSet claims = token.getJWTClaimsSet();
      String client = client(provider).getValue();
      List<String> audience = claims.getAudience();
      String party = claims.getStringClaim("azp");
      if (claims.getSubject() == null
          || claims.getExpirationTime() == null
          || claims.getIssueTime() == null) {
        return "identity.answer-malformed";
      }
      if (!provider.issuer().equals(claims.getIssuer())) {
        return "identity.other-issuer";
      }
      if (!audience.contains(client)
          || (party == null ? audience.size() > 1 : !party.equals(client))) {
        return "identity.other-audience";
      }
      return secret.nonce().equals(claims.getStringClaim("nonce"))
          ? "identity.answer-late"
          : "identity.other-request";
    } catch (java.text.ParseException e) {
      return "identity.answer-malformed";
    }
  }

  /** The provider is asked over an encrypted line with a token that it gave over one. */
  private Attestation ofUserInfo(ProviderQueries.Provider provider, AccessToken token)
      throws IOException, ParseException {
    HTTPResponse response =
        send(
            new UserInfoRequest(URI.create(setting(provider.userinfoUri())), token)
                .toHTTPRequest());
    if (response.getStatusCode() != HTTPResponse.SC_OK) {
      throw new Refusal.NotPermitted("identity.provider-refused");
    }
    Map<String, Object> person = response.getBodyAsJSONObject();
    return new Attestation(
        required(text(person, provider.subjectName().isEmpty() ? "sub" : provider.subjectName())),
        Objects.requireNonNullElse(
            text(person, provider.levelName().isEmpty() ? "acr" : provider.levelName()), ""),
        null,
        null,
        null,
        null);
  }

  private static @Nullable String text(Map<String, Object> person, String name) {
    Object value = person.get(name);
    return value == null ? null : value.toString();
  }

  private static String required(@Nullable String subject) {
    if (subject == null || subject.isBlank()) {
      throw new Refusal.NotPermitted("identity.answer-malformed");
    }
    return subject;
  }

  /** Which session a provider ended: that of a number, or else all of a subject. */
  record EndedSession(String tokenId, @Nullable String sessionIndex, @Nullable String subject) {}

  /**
   * Reads the token with which a provider says that a session of it ended (OpenID Connect
   * Back-Channel Logout).
   */
  EndedSession logout(ProviderQueries.Provider provider, String token) {
    try {
      LogoutTokenClaimsSet claims =
          new LogoutTokenValidator(
                  new Issuer(provider.issuer()), client(provider), keys(provider), null)
              .validate(JWTParser.parse(token));
      return new EndedSession(
          claims.getJWTID().getValue(),
          claims.getSessionID() == null ? null : claims.getSessionID().getValue(),
          claims.getSubject() == null ? null : claims.getSubject().getValue());
    } catch (BadJOSEException | java.text.ParseException e) {
      LOG.warn("A logout token of provider {} is not its word", provider.code(), e);
      throw new Refusal.NotPermitted("identity.answer-forged");
    } catch (JOSEException e) {
      throw silent(provider, e);
    }
  }

  /** Where the browser goes to end the session at the provider. */
  URI leave(
      ProviderQueries.Provider provider, String logoutUri, @Nullable String idToken, URI back) {
    if (provider.protocol() == ProviderProtocol.OAUTH2) {
      return URI.create(
          logoutUri
              + (logoutUri.contains("?") ? "&" : "?")
              + "redirect_uri="
              + URLEncoder.encode(back.toString(), StandardCharsets.UTF_8));
    }
    try {
      return new LogoutRequest(
              URI.create(logoutUri),
              idToken == null ? null : JWTParser.parse(idToken),
              null,
              client(provider),
              back,
              null,
              null)
          .toURI();
    } catch (java.text.ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private ClientAuthentication authentication(ProviderQueries.Provider provider)
      throws JOSEException {
    ClientAuthenticationKind kind =
        Objects.requireNonNull(provider.clientAuthentication(), "client authentication");
    return switch (kind) {
      case BASIC -> new ClientSecretBasic(client(provider), secret(provider));
      case POST -> new ClientSecretPost(client(provider), secret(provider));
      case PRIVATE_KEY ->
          new PrivateKeyJWT(
              client(provider),
              URI.create(setting(provider.tokenUri())),
              JWSAlgorithm.RS256,
              requestKey.get().key(),
              KeySet.keyId(requestKey.get().certificate()),
              null);
    };
  }

  private Secret secret(ProviderQueries.Provider provider) {
    return new Secret(
        new String(
            secretSeal.open("client of " + provider.code(), provider.sealedSecret()),
            StandardCharsets.UTF_8));
  }

  /** Fetched when needed, and again when a token names a key that is not known. */
  private JWSVerificationKeySelector<SecurityContext> keys(ProviderQueries.Provider provider) {
    JWKSource<SecurityContext> source =
        keySets.computeIfAbsent(setting(provider.keysUri()), OpenIdProtocol::source);
    return new JWSVerificationKeySelector<>(ALGORITHMS, source);
  }

  private static JWKSource<SecurityContext> source(String address) {
    try {
      return JWKSourceBuilder.<SecurityContext>create(
              URI.create(address).toURL(),
              new DefaultResourceRetriever(MILLIS, MILLIS, LARGEST_KEY_SET))
          .retrying(true)
          .build();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HTTPResponse send(HTTPRequest request) throws IOException {
    request.setConnectTimeout(MILLIS);
    request.setReadTimeout(MILLIS);
    request.setFollowRedirects(false);
    return request.send();
  }

  private static ClientID client(ProviderQueries.Provider provider) {
    return new ClientID(setting(provider.clientId()));
  }

  private static String setting(@Nullable String setting) {
    return Objects.requireNonNull(setting, "setting of a provider");
  }

  private static Refusal unread(ProviderQueries.Provider provider, Exception cause) {
    LOG.warn("An answer of provider {} cannot be read", provider.code(), cause);
    return new Refusal.NotPermitted("identity.answer-malformed");
  }

  private static Refusal silent(ProviderQueries.Provider provider, Exception cause) {
    LOG.warn("Provider {} does not answer", provider.code(), cause);
    return new Refusal.NotPermitted("identity.provider-silent");
  }
}
