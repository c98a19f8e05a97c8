package org.muwahhad.access.identity;

/** How the service shows a provider who it is. */
public enum ClientAuthenticationKind {
  /** Client secret in the header. */
  BASIC,
  /** Client secret in the body. */
  POST,
  /** A token that the service signs with its own key. */
  PRIVATE_KEY
}
