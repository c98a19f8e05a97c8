package org.muwahhad.framework.amendment;

/** What an amendment changes of an agreement. */
public enum AgreementChange {
  /** Unit prices: by an index within the rules of the dossier, or lower ones. */
  PRICE,
  /** The VAT rate at which orders of a state are taxed. */
  VAT,
  /** An item, which a successor replaces. */
  ITEM,
  /** The supplier, whose place another takes. */
  PARTY,
  /** The last day: a renewal that the dossier foresees. */
  TERM,
  /** Quantities of entities, within the percentages of the dossier. */
  QUANTITY;

  /**
   * Whether a side may offer it. Who supplies does not read the balances of entities, so the
   * central purchasing body alone offers other quantities.
   */
  boolean isOf(AmendingSide side) {
    return this != QUANTITY || side == AmendingSide.CENTRAL;
  }
}
