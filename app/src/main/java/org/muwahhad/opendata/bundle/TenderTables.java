package org.muwahhad.opendata.bundle;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** What was asked for: the tables of a tender, its rules, lots and demand. */
@Singleton
class TenderTables {
  private final BundleStatements statements;

  TenderTables(BundleStatements statements) {
    this.statements = statements;
  }

  /** Adds their rows by the names of the tables. */
  void addTo(Map<String, List<BundleRow>> tables, AwardedLots awarded) {
    tables.put("tender", findTender(awarded));
    tables.put("rules", listRules(awarded));
    tables.put("criteria", listCriteria(awarded));
    tables.put("currencies", listCurrencies(awarded));
    tables.put("rates", listRates(awarded));
    tables.put("states", listStates(awarded));
    tables.put("lots", listLots(awarded));
    tables.put("items", listItems(awarded));
    tables.put("demand", listDemand(awarded));
  }

  private List<BundleRow> findTender(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT CAST(t.id AS CHAR) AS tender, t.number, t.ocid, t.title_ar, t.title_en,
               t.procurement_method AS method, t.award_criteria, t.currency,
               DATE_FORMAT(t.published_at, '%Y-%m-%dT%H:%i:%s.%fZ') AS published_at,
               DATE_FORMAT(t.deadline_at, '%Y-%m-%dT%H:%i:%s.%fZ') AS deadline_at,
               DATE_FORMAT(t.opened_at, '%Y-%m-%dT%H:%i:%s.%fZ') AS opened_at,
               CAST(t.rate_date AS CHAR) AS rate_date,
               DATE_FORMAT(t.standstill_until, '%Y-%m-%dT%H:%i:%s.%fZ') AS standstill_until,
               CASE WHEN r.value >= 1 THEN 'PUBLISHED' ELSE 'COMMITTED' END AS unit_prices
          FROM joint_tender t
          LEFT JOIN tender_rule r ON r.tender_id = t.id AND r.code = 'publication.unit-prices'
         WHERE t.id = :tenderId\
        """,
        awarded);
  }

  private List<BundleRow> listRules(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT r.code, CAST(r.value AS CHAR) AS value, r.unit, r.name_ar, r.name_en
          FROM tender_rule r WHERE r.tender_id = :tenderId ORDER BY r.code\
        """,
        awarded);
  }

  private List<BundleRow> listCriteria(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT CAST(c.id AS CHAR) AS criterion, c.kind, c.code, c.name_ar, c.name_en,
               CAST(c.weight AS CHAR) AS weight
          FROM criterion c WHERE c.tender_id = :tenderId ORDER BY c.kind, c.position, c.id\
        """,
        awarded);
  }

  private List<BundleRow> listCurrencies(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT c.code, CAST(c.decimals AS CHAR) AS decimals FROM currency c ORDER BY c.code\
        """,
        awarded);
  }

  private List<BundleRow> listRates(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT x.currency, CAST(x.units_per_usd AS CHAR) AS units_per_usd,
               CAST(x.valid_from AS CHAR) AS valid_from, x.source
          FROM tender_exchange_rate x WHERE x.tender_id = :tenderId ORDER BY x.currency\
        """,
        awarded);
  }

  private List<BundleRow> listStates(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT s.code AS state, s.name_ar, s.name_en, s.currency FROM member_state s
         ORDER BY s.code\
        """,
        awarded);
  }

  private List<BundleRow> listLots(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT CAST(l.number AS CHAR) AS lot, l.title_ar, l.title_en, l.status,
               (SELECT MAX(r.draw_seed) FROM lot_ranking r WHERE r.lot_id = l.id) AS draw_seed
          FROM lot l WHERE l.id IN (:lots) ORDER BY l.number\
        """,
        awarded);
  }

  private List<BundleRow> listItems(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT CAST(i.id AS CHAR) AS item, CAST(l.number AS CHAR) AS lot,
               CAST(i.position AS CHAR) AS position, c.code, v.name_ar, v.name_en,
               i.unit_code AS unit, CASE WHEN i.is_free THEN 'true' ELSE 'false' END AS free,
               CAST(i.tendered_quantity AS CHAR) AS tendered, CAST(i.quantity AS CHAR) AS in_force
          FROM lot_item_in_force i
          JOIN lot l ON l.id = i.lot_id
          JOIN item_revision v ON v.id = i.revision_id
          JOIN catalog_item c ON c.id = v.item_id
         WHERE i.lot_id IN (:lots) ORDER BY i.position, i.id\
        """,
        awarded);
  }

  /** Parts of the demand of a state for an item, without the entities. */
  private List<BundleRow> listDemand(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT CAST(a.lot_item_id AS CHAR) AS item, e.state_code AS state,
               CAST(ROW_NUMBER() OVER (PARTITION BY a.lot_item_id, e.state_code
                                       ORDER BY a.demand_line_id) AS CHAR) AS part,
               CAST(a.tendered_quantity AS CHAR) AS tendered, CAST(a.quantity AS CHAR) AS in_force
          FROM lot_item i
          JOIN allocation_in_force a ON a.lot_item_id = i.id
          JOIN demand_line d ON d.id = a.demand_line_id
          JOIN procuring_entity e ON e.id = d.entity_id
         WHERE i.lot_id IN (:lots)
         ORDER BY i.position, a.lot_item_id, e.state_code, a.demand_line_id\
        """,
        awarded);
  }
}
