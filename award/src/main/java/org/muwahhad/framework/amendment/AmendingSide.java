package org.muwahhad.framework.amendment;

/** A side of an agreement. */
public enum AmendingSide {
  /** The supplier that the agreement has. */
  SUPPLIER,
  /** The central purchasing body. */
  CENTRAL
}
