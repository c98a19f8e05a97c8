package org.muwahhad.tender;

/** Why a lot has no award. The texts are those of {@code tender.no-award}. */
public enum NoAward {
  /** The opened bids have no price for any of its items. */
  NO_BID,
  /** It was bid for, and no bid could be awarded. */
  NONE_ADMISSIBLE,
  /** Every state opted out of it when the states confirmed their quantities. */
  OPTED_OUT,
  /** The review body ended it by its decision on a complaint. */
  COMPLAINT,
  /** Its award did not take effect, and it was given up when it was back with the panel. */
  GIVEN_UP;

  /**
   * The cause as SQL, of the lot {@code l} that has no living award; null while the lot is with the
   * panel and can still be awarded. Prices that are still sealed, or could not be read, are of bids
   * that may well be for the lot: then it is not said that there was none.
   */
  public static final String OF_LOT =
      """
      CASE WHEN EXISTS (SELECT 1 FROM confirmation_lot nc
                         WHERE nc.lot_id = l.id AND nc.outcome = 'NONE_LEFT') THEN 'OPTED_OUT'
           WHEN l.status = 'UNSUCCESSFUL' AND EXISTS (
                  SELECT 1 FROM review_draft_lot nv
                    JOIN review_draft nd ON nd.id = nv.draft_id AND nd.status = 'ADOPTED'
                   WHERE nv.lot_id = l.id AND nv.remedy = 'CANCEL_LOT') THEN 'COMPLAINT'
           WHEN NOT EXISTS (SELECT 1 FROM bid_line np JOIN lot_item ni ON ni.id = np.lot_item_id
                             WHERE ni.lot_id = l.id)
             THEN CASE WHEN EXISTS (SELECT 1 FROM opened_bid nb
                                     WHERE nb.tender_id = l.tender_id AND nb.currency IS NULL)
                       THEN 'NONE_ADMISSIBLE' ELSE 'NO_BID' END
           WHEN EXISTS (SELECT 1 FROM lot_ranking nr WHERE nr.lot_id = l.id)
                AND NOT EXISTS (SELECT 1 FROM lot_ranking nr
                                 WHERE nr.lot_id = l.id AND nr.is_admissible)
             THEN 'NONE_ADMISSIBLE'
           WHEN l.status = 'UNSUCCESSFUL' THEN 'GIVEN_UP' END
      """;
}
