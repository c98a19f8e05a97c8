package org.muwahhad.framework.amendment;

import org.muwahhad.access.Role;

/** A side of an agreement. */
public enum AmendingSide {
  /** The supplier that the agreement has. */
  SUPPLIER(Role.BIDDER),
  /** The central purchasing body. */
  CENTRAL(Role.CENTRAL_BUYER);

  private final Role role;

  AmendingSide(Role role) {
    this.role = role;
  }

  /** In which role people act for it. */
  public Role role() {
    return role;
  }
}
