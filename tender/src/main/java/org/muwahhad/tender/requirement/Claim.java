package org.muwahhad.tender.requirement;

/** What a bidder itself says of its offer against a requirement. */
public enum Claim {
  COMPLIES,
  DOES_NOT_COMPLY
}
