package org.muwahhad.framework.fulfilment;

/** Who has an address in the network. */
public enum TradeSide {
  ENTITY,
  SUPPLIER
}
