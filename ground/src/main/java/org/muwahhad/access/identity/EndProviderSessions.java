package org.muwahhad.access.identity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.SecurityEvents;
import org.muwahhad.shared.Digest;
import org.muwahhad.shared.Refusal;

/**
 * Ends sessions here that ended at the provider that vouched for them.
 *
 * <p>Refused as {@link OpenIdProtocol} and {@link SamlProtocol} say of the message, and with {@code
 * identity.replayed} when it came before.
 */
@Singleton
class EndProviderSessions {
  private final ProviderQueries providers;
  private final Flows flows;
  private final OpenIdProtocol openId;
  private final SamlProtocol saml;
  private final SamlRequests samlRequests;
  private final ProviderAddresses addresses;
  private final SecurityEvents events;

  EndProviderSessions(
      ProviderQueries providers,
      Flows flows,
      OpenIdProtocol openId,
      SamlProtocol saml,
      SamlRequests samlRequests,
      ProviderAddresses addresses,
      SecurityEvents events) {
    this.providers = providers;
    this.flows = flows;
    this.openId = openId;
    this.saml = saml;
    this.samlRequests = samlRequests;
    this.addresses = addresses;
    this.events = events;
  }

  /** By the token that an OpenID provider sends to the service. */
  public void byToken(String code, String token) {
    ProviderQueries.Provider provider = get(code, ProviderProtocol.OIDC);
    OpenIdProtocol.EndedSession ended = openId.logout(provider, token);
    end(provider, ended.tokenId(), ended.sessionIndex(), ended.subject());
  }

  /** By the request that a SAML provider has the browser post; leads back to the provider. */
  public Optional<URI> byPost(String code, String request, @Nullable String relayState) {
    ProviderQueries.Provider provider = get(code, ProviderProtocol.SAML);
    return end(provider, saml.logoutByPost(provider, request, addresses.saml(code)), relayState);
  }

  /** By the request that a SAML provider sends the browser with; leads back to the provider. */
  public Optional<URI> byRedirect(String code, String query) {
    ProviderQueries.Provider provider = get(code, ProviderProtocol.SAML);
    return end(
        provider,
        saml.logoutByRedirect(provider, query, addresses.saml(code)),
        RedirectQuery.of(query).relayState());
  }

  private Optional<URI> end(
      ProviderQueries.Provider provider,
      SamlProtocol.LogoutMessage message,
      @Nullable String relayState) {
    if (message.sessionIndexes().isEmpty()) {
      end(provider, message.id(), null, message.subject());
    } else {
      end(provider, message.id(), message.sessionIndexes().get(0), null);
      message.sessionIndexes().stream()
          .skip(1)
          .limit(20)
          .forEach(index -> flows.endByIndex(provider.id(), index));
    }
    return Optional.ofNullable(provider.logoutUri())
        .map(
            uri ->
                samlRequests.logoutAnswer(
                    uri, message.id(), relayState, addresses.saml(provider.code())));
  }

  @Transactional
  void end(
      ProviderQueries.Provider provider,
      String messageId,
      @Nullable String sessionIndex,
      @Nullable String subject) {
    if (flows.keepAssertion(provider.id(), Digest.of("logout", messageId)) == 0) {
      throw new Refusal.NotPermitted("identity.replayed");
    }
    int ended = 0;
    if (sessionIndex != null) {
      ended = flows.endByIndex(provider.id(), sessionIndex);
    } else if (subject != null) {
      ended = flows.endBySubject(provider.id(), subject);
    }
    if (ended > 0) {
      events.log(SecurityEvents.SecurityEvent.SESSIONS_ENDED, "done", null);
    }
  }

  private ProviderQueries.Provider get(String code, ProviderProtocol protocol) {
    return providers
        .findByCode(code)
        .filter(p -> p.protocol() == protocol)
        .orElseThrow(() -> new Refusal.NotFound("identity provider " + code));
  }
}
