package org.muwahhad.organisation.supplier;

/** Where a version of a registration stands. */
public enum RegistrationStatus {
  /** Being written. */
  DRAFT,
  /** Waits for the central purchasing body. */
  SUBMITTED,
  ACCEPTED,
  /** To be changed and sent again. */
  RETURNED,
  REFUSED
}
