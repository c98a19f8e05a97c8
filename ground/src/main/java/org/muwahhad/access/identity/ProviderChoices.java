package org.muwahhad.access.identity;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.muwahhad.access.SignInChoices;
import org.muwahhad.shared.Sha256;

/** The providers that are on, and where a session that one of them vouched for ends there. */
@Singleton
class ProviderChoices implements SignInChoices {
  private final ProviderQueries providers;
  private final Flows flows;
  private final OpenIdProtocol openId;
  private final SamlRequests saml;
  private final ProviderAddresses addresses;

  ProviderChoices(
      ProviderQueries providers,
      Flows flows,
      OpenIdProtocol openId,
      SamlRequests saml,
      ProviderAddresses addresses) {
    this.providers = providers;
    this.flows = flows;
    this.openId = openId;
    this.saml = saml;
    this.addresses = addresses;
  }

  @Override
  public List<SignInChoice> list() {
    return providers.listOn().stream()
        .map(p -> new SignInChoice(ProviderAddresses.PATH + p.code(), p.name(), p.state()))
        .toList();
  }

  @Override
  public Optional<SignInChoice> findAgain(String token) {
    // By OAuth 2.0 alone a provider does not say when it asked the person.
    Optional<Flows.ProviderEnd> session = flows.findEnd(Sha256.of(token));
    return session
        .flatMap(end -> providers.findByCode(end.code()))
        .filter(p -> p.protocol() != ProviderProtocol.OAUTH2 && !p.strong().isEmpty())
        .map(p -> new SignInChoice(ProviderAddresses.PATH + p.code(), p.name(), null));
  }

  @Override
  public Optional<URI> findEnd(String token) {
    Flows.ProviderEnd end = flows.findEnd(Sha256.of(token)).orElse(null);
    ProviderQueries.Provider provider =
        end == null ? null : providers.findByCode(end.code()).orElse(null);
    if (end == null || provider == null) {
      return Optional.empty();
    }
    String logoutUri = provider.logoutUri();
    String nameId = end.nameId();
    if (logoutUri == null) {
      return Optional.empty();
    }
    if (provider.protocol() != ProviderProtocol.SAML) {
      return Optional.of(openId.leave(provider, logoutUri, end.idToken(), addresses.signIn()));
    }
    return nameId == null
        ? Optional.empty()
        : Optional.of(
            saml.leave(
                provider, logoutUri, nameId, end.sessionIndex(), addresses.saml(end.code())));
  }
}
