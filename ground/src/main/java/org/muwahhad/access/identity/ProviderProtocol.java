package org.muwahhad.access.identity;

/** How an identity provider is spoken to. */
public enum ProviderProtocol {
  /** OpenID Connect, by an authorization code. */
  OIDC,
  /** OAuth 2.0 by an authorization code; the userinfo endpoint names the person. */
  OAUTH2,
  /** SAML 2.0: the request by redirect, the response by POST. */
  SAML
}
