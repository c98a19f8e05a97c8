package org.muwahhad.opendata.bundle;

/** Whether the unit prices of a tender are published with its awards, as its dossier says. */
enum UnitPriceDisclosure {
  PUBLISHED,

  /**
   * Only commitments to them are published. Whatever they could be worked out from is for auditors
   * alone.
   */
  COMMITTED
}
