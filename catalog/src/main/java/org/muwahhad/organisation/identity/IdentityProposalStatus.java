package org.muwahhad.organisation.identity;

/** Where such a proposal stands. */
public enum IdentityProposalStatus {
  /** Waits for a second administrator. */
  PROPOSED,
  CONFIRMED,
  REJECTED,
  /** Nobody decided in time. */
  EXPIRED
}
