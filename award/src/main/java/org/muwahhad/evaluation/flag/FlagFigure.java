package org.muwahhad.evaluation.flag;

/** What a figure that a flag rests on says. */
public enum FlagFigure {
  BIDS_TAKING_PART,
  BIDS_RECEIVED,
  BIDS_EXCLUDED,
  /** Items with the same price, ratio or difference. */
  ITEMS_ALIKE,
  /** Items that both bids price. */
  ITEMS,
  BIDS,
  /** How far the higher price is above the lower. */
  PERCENT_ABOVE,
  /** The same, in the currency of both. */
  AMOUNT_ABOVE,
  /** Lots with the same price or ratio. */
  LOTS_ALIKE,
  /** Lots that were looked at. */
  LOTS,
  ROUND_PRICES,
  /** All that the bid has. */
  UNIT_PRICES,
  /** Losing bids just above the winner. */
  CLOSE_BIDS,
  LOSING_BIDS,
  /** Of the rule, in the unit of what it is compared with. */
  THRESHOLD,
  /** Beyond which a figure is unusual, in its unit. */
  FENCE,
  /** Past awards that were won in turn. */
  AWARDS,
  /** Who took turns. */
  SUPPLIERS,
  SUSPENSIONS,
  /** 1 while the bidder is suspended or debarred, and 0 otherwise. */
  OUT_NOW,
  DEBARMENTS,
  PREQUALIFICATIONS_FAILED,
  /** Tenders in which a bid of the bidder was excluded. */
  TENDERS_EXCLUDED_FROM,
  /** Bids that ranked first. */
  PERCENT_WON,
  /** Bids that were excluded. */
  PERCENT_EXCLUDED,
  /** Divisions of goods that were won. */
  DIVISIONS,
  TENDERS,
  BIDDERS,
  /** Least share of the owner, in percent. */
  LEAST_SHARE,
  /** Size of the file. */
  BYTES,
  FILES,
  MINUTES,
  /** Lots in which the bid ranks first. */
  LOTS_WON,
  DAYS,
  /** How far the bids ranked first are from the estimate. */
  PERCENT_APART,
  AMENDMENTS,
  /** That were upheld. */
  COMPLAINTS,
  /** Highest rise of a price. */
  PERCENT_RAISED,
  /** After the start of the agreement. */
  MONTHS,
  ORDERS
}
