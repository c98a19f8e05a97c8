package org.muwahhad.opendata.bundle;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the tables of a bundle, of the lots that are awarded whole. */
@Singleton
class BundleTables {
  private final BundleStatements statements;
  private final TenderTables tender;
  private final BidTables bids;
  private final AwardTables awards;

  BundleTables(
      BundleStatements statements, TenderTables tender, BidTables bids, AwardTables awards) {
    this.statements = statements;
    this.tender = tender;
    this.bids = bids;
    this.awards = awards;
  }

  /** The rows of all tables, by their names; without any where no lot is awarded whole. */
  Map<String, List<BundleRow>> of(long tenderId) {
    List<Long> lots = listAwardedLots(tenderId);
    Map<String, List<BundleRow>> tables = new TreeMap<>();
    if (lots.isEmpty()) {
      return tables;
    }
    AwardedLots awarded = new AwardedLots(tenderId, lots, listAwardsInForce(tenderId, lots));
    tender.addTo(tables, awarded);
    bids.addTo(tables, awarded);
    awards.addTo(tables, awarded);
    return tables;
  }

  /**
   * The lots of a tender whose awards are all in force and give all of the demand; none while
   * anything of the tender is still to be decided, since points count for all lots of a bid.
   */
  private List<Long> listAwardedLots(long tenderId) {
    return statements.ids(
        """
        SELECT l.id FROM lot l JOIN joint_tender t ON t.id = l.tender_id AND t.status = 'AWARDED'
         WHERE l.tender_id = :tenderId
           AND EXISTS (SELECT 1 FROM live_award a WHERE a.lot_id = l.id AND a.status = 'active')
           AND NOT EXISTS (SELECT 1 FROM live_award a
                            WHERE a.lot_id = l.id AND a.status <> 'active')
           AND (SELECT SUM(i.quantity) FROM lot_item_in_force i WHERE i.lot_id = l.id
                 GROUP BY i.lot_id)
               = (SELECT SUM(x.quantity) FROM award a JOIN award_item x ON x.award_id = a.id
                   WHERE a.lot_id = l.id AND a.status = 'active')
         ORDER BY l.number\
        """,
        new AwardedLots(tenderId, List.of(), List.of()));
  }

  private List<Long> listAwardsInForce(long tenderId, List<Long> lots) {
    return statements.ids(
        """
        SELECT a.id FROM live_award a
         WHERE a.status = 'active' AND a.lot_id IN (:lots) ORDER BY a.id\
        """,
        new AwardedLots(tenderId, lots, List.of()));
  }
}
