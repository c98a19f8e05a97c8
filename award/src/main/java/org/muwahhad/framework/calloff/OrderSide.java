package org.muwahhad.framework.calloff;

/** The sides of an order. */
public enum OrderSide {
  ENTITY,
  SUPPLIER;

  /** The side that answers. */
  public OrderSide other() {
    return this == ENTITY ? SUPPLIER : ENTITY;
  }
}
