package org.muwahhad.framework.contract;

import org.muwahhad.access.Role;

/** The two sides of an agreement. */
public enum ContractSide {
  /** The supplier that won. */
  SUPPLIER(Role.BIDDER),
  /** The central purchasing body, for all entities. */
  CENTRAL(Role.CENTRAL_BUYER);

  private final Role role;

  ContractSide(Role role) {
    this.role = role;
  }

  /** In which role people act for it. */
  public Role role() {
    return role;
  }

  /** The side across the table. */
  public ContractSide other() {
    return this == SUPPLIER ? CENTRAL : SUPPLIER;
  }
}
