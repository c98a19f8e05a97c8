package org.muwahhad.organisation.identity;

/** What an administrator proposes of a provider. */
public enum IdentityProposalKind {
  SETTINGS,
  CERTIFICATE,
  LINK,
  SCIM_CLIENT
}
