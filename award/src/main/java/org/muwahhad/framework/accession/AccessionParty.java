package org.muwahhad.framework.accession;

import org.muwahhad.access.Role;

/** Who has a part in an accession. */
enum AccessionParty {
  ENTITY(Role.PROCUREMENT_OFFICER),
  SUPPLIER(Role.BIDDER),
  CENTRAL_BODY(Role.CENTRAL_BUYER);

  private final Role role;

  AccessionParty(Role role) {
    this.role = role;
  }

  /** The role in which a person acts for it. */
  Role role() {
    return role;
  }
}
