package org.muwahhad.opendata.bundle;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** What was bid and how it ranks: the tables of bids, points, discounts and prices. */
@Singleton
class BidTables {
  /** Whether the bid of a discount {@code d} takes part in the ranking of a lot. */
  private static final String OF_RANKED =
      """
      EXISTS (SELECT 1 FROM lot_ranking r
               WHERE r.bid_id = d.bid_id AND r.is_admissible AND r.lot_id IN (:lots))\
      """;

  private final BundleStatements statements;

  BidTables(BundleStatements statements) {
    this.statements = statements;
  }

  /** Adds their rows by the names of the tables. */
  void addTo(Map<String, List<BundleRow>> tables, AwardedLots awarded) {
    tables.put("bids", listBids(awarded));
    tables.put("points", listPoints(awarded));
    tables.put("failed", listFailed(awarded));
    tables.put("discounts", listDiscounts(awarded));
    tables.put("discount_lots", listDiscountLots(awarded));
    tables.put("ranking", listRanking(awarded));
    tables.put("prices", listPrices(awarded));
  }

  private List<BundleRow> listBids(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT CAST(o.bid_id AS CHAR) AS bid, s.registration_number AS registration, s.name_ar,
               s.name_en, o.currency,
               CASE WHEN o.is_gcc_origin THEN 'true' ELSE 'false' END AS gcc_origin,
               v.sha256 AS receipt, o.draw_value AS draw
          FROM opened_bid o
          JOIN bid_version v ON v.id = o.version_id
          JOIN bid b ON b.id = o.bid_id
          JOIN supplier s ON s.id = b.supplier_id
         WHERE o.tender_id = :tenderId ORDER BY o.bid_id\
        """,
        awarded);
  }

  private List<BundleRow> listPoints(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT CAST(c.bid_id AS CHAR) AS bid, CAST(c.criterion_id AS CHAR) AS criterion,
               CAST(c.examination AS CHAR) AS examination, CAST(c.points AS CHAR) AS points
          FROM consensus_score c
         WHERE c.tender_id = :tenderId ORDER BY c.bid_id, c.criterion_id, c.examination\
        """,
        awarded);
  }

  /** Mandatory criteria that a bid failed. */
  private List<BundleRow> listFailed(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT CAST(a.bid_id AS CHAR) AS bid, CAST(a.criterion_id AS CHAR) AS criterion,
               CAST(a.examination AS CHAR) AS examination
          FROM administrative_check a
         WHERE a.tender_id = :tenderId AND NOT a.is_passed
         ORDER BY a.bid_id, a.criterion_id, a.examination\
        """,
        awarded);
  }

  private List<BundleRow> listDiscounts(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT CAST(d.bid_id AS CHAR) AS bid, CAST(d.number AS CHAR) AS number,
               CAST(d.percent AS CHAR) AS percent, CAST(d.winning AS CHAR) AS winning
          FROM bid_discount d WHERE d.tender_id = :tenderId AND\
        """
            + " "
            + OF_RANKED
            + " ORDER BY d.bid_id, d.number",
        awarded);
  }

  private List<BundleRow> listDiscountLots(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT CAST(d.bid_id AS CHAR) AS bid, CAST(d.number AS CHAR) AS number,
               CAST(l.number AS CHAR) AS lot, d.role
          FROM bid_discount_lot d JOIN lot l ON l.id = d.lot_id
         WHERE d.tender_id = :tenderId AND\
        """
            + " "
            + OF_RANKED
            + " ORDER BY d.bid_id, d.number, d.role, l.number",
        awarded);
  }

  private List<BundleRow> listRanking(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT CAST(l.number AS CHAR) AS lot, CAST(r.bid_id AS CHAR) AS bid,
               CAST(r.examination AS CHAR) AS examination,
               CAST(r.rank_position AS CHAR) AS position, r.exclusion,
               CAST(r.bid_total AS CHAR) AS total, r.bid_currency AS currency,
               CAST(r.converted_total AS CHAR) AS converted,
               CAST(r.evaluated_price AS CHAR) AS evaluated,
               CAST(r.technical_score AS CHAR) AS technical,
               CAST(r.price_score AS CHAR) AS price_score,
               CAST(r.final_score AS CHAR) AS final_score, r.tie_rule,
               CASE WHEN r.is_abnormally_low THEN 'true' ELSE 'false' END AS abnormally_low,
               CASE WHEN r.is_alternative THEN 'true' ELSE 'false' END AS alternative
          FROM lot_ranking r JOIN lot l ON l.id = r.lot_id
         WHERE r.lot_id IN (:lots) ORDER BY l.number, r.bid_id\
        """,
        awarded);
  }

  /** Prices of the bids that were ranked, as they were opened. */
  private List<BundleRow> listPrices(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT CAST(p.bid_id AS CHAR) AS bid, CAST(p.lot_item_id AS CHAR) AS item, 'BID' AS kind,
               CAST(p.unit_price AS CHAR) AS unit_price
          FROM bid_line p
          JOIN lot_item i ON i.id = p.lot_item_id
          JOIN lot_ranking r ON r.lot_id = i.lot_id AND r.bid_id = p.bid_id AND r.is_admissible
         WHERE i.lot_id IN (:lots)
        UNION ALL
        SELECT CAST(p.bid_id AS CHAR), CAST(p.lot_item_id AS CHAR), 'ALTERNATIVE',
               CAST(p.unit_price AS CHAR)
          FROM alternative_line p
          JOIN lot_ranking r ON r.lot_id = p.lot_id AND r.bid_id = p.bid_id AND r.is_admissible
           AND r.is_alternative
         WHERE p.lot_id IN (:lots)
        UNION ALL
        SELECT CAST(p.bid_id AS CHAR), CAST(p.lot_item_id AS CHAR),
               CONCAT('FROM ', CAST(p.from_quantity AS CHAR)), CAST(p.unit_price AS CHAR)
          FROM bid_tier p
          JOIN lot_item i ON i.id = p.lot_item_id
          JOIN lot_ranking r ON r.lot_id = i.lot_id AND r.bid_id = p.bid_id AND r.is_admissible
         WHERE i.lot_id IN (:lots)
        UNION ALL
        SELECT CAST(p.bid_id AS CHAR), CAST(p.lot_item_id AS CHAR), 'BUNDLE',
               CAST(p.bundle_price AS CHAR)
          FROM bid_line p
          JOIN lot_item i ON i.id = p.lot_item_id
          JOIN lot_ranking r ON r.lot_id = i.lot_id AND r.bid_id = p.bid_id AND r.is_admissible
         WHERE i.lot_id IN (:lots) AND p.bundle_price IS NOT NULL
         ORDER BY 1, 2, 3\
        """,
        awarded);
  }
}
