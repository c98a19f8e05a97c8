package org.muwahhad.opendata.bundle;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** What was awarded and decided: the tables of awards, decisions, votes and scenarios. */
@Singleton
class AwardTables {
  private final BundleStatements statements;

  AwardTables(BundleStatements statements) {
    this.statements = statements;
  }

  /** Adds their rows by the names of the tables. */
  void addTo(Map<String, List<BundleRow>> tables, AwardedLots awarded) {
    tables.put("awards", listAwards(awarded));
    tables.put("award_discounts", listAwardDiscounts(awarded));
    tables.put("award_items", listAwardItems(awarded));
    tables.put("award_lines", listAwardLines(awarded));
    tables.put("decisions", listDecisions(awarded));
    tables.put("votes", listVotes(awarded));
    tables.put("scenarios", listScenarios(awarded));
  }

  /** With what each award rests on: the rank, a scenario, a reserve called, or a choice. */
  private List<BundleRow> listAwards(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT CAST(a.id AS CHAR) AS award, CAST(l.number AS CHAR) AS lot,
               CAST(a.bid_id AS CHAR) AS bid,
               CASE WHEN EXISTS (SELECT 1 FROM reserve_call k
                                  WHERE k.lot_id = a.lot_id AND k.bid_id = a.bid_id) THEN 'RESERVE'
                    WHEN r.rank_position = 1 AND n.awards = 1 THEN 'RANK'
                    WHEN (SELECT MAX(JSON_LENGTH(w.result, CONCAT('$.awards."', l.number, '"')))
                            FROM scenario_choice c
                            JOIN decision q ON q.id = c.decision_id
                            JOIN award_scenario_run w ON w.scenario_id = c.scenario_id
                             AND w.kind = 'SOLVE' AND w.status = 'DONE'
                           WHERE c.tender_id = a.tender_id
                             AND (q.id = d.id OR q.recommendation_id = d.recommendation_id)
                             AND JSON_CONTAINS_PATH(w.result, 'one',
                                   CONCAT('$.awards."', l.number, '"."', s.registration_number,
                                          '"')))
                         = n.awards THEN 'SCENARIO'
                    ELSE 'CHOICE' END AS basis,
               CAST(a.amount AS CHAR) AS amount, a.currency,
               CAST(a.converted_amount AS CHAR) AS converted,
               CAST(a.decision_id AS CHAR) AS decision
          FROM award a
          JOIN lot l ON l.id = a.lot_id
          JOIN (SELECT o.lot_id, COUNT(*) AS awards FROM live_award o WHERE o.lot_id IN (:lots)
                 GROUP BY o.lot_id) n ON n.lot_id = a.lot_id
          JOIN lot_ranking r ON r.lot_id = a.lot_id AND r.bid_id = a.bid_id
          JOIN bid b ON b.id = a.bid_id
          JOIN supplier s ON s.id = b.supplier_id
          JOIN decision d ON d.id = a.decision_id
         WHERE a.id IN (:awards) ORDER BY a.id\
        """,
        awarded);
  }

  private List<BundleRow> listAwardDiscounts(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT CAST(d.award_id AS CHAR) AS award, CAST(d.number AS CHAR) AS number,
               CAST(d.percent AS CHAR) AS percent
          FROM award_discount d WHERE d.award_id IN (:awards) ORDER BY d.award_id, d.number\
        """,
        awarded);
  }

  private List<BundleRow> listAwardItems(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT CAST(x.award_id AS CHAR) AS award, CAST(x.lot_item_id AS CHAR) AS item,
               CAST(x.quantity AS CHAR) AS quantity,
               CAST(x.discount_percent AS CHAR) AS discount_percent,
               CAST(x.bid_price AS CHAR) AS bid_price, CAST(x.unit_price AS CHAR) AS unit_price,
               CAST(x.amount AS CHAR) AS amount
          FROM award_item x
          JOIN lot_item i ON i.id = x.lot_item_id
         WHERE x.award_id IN (:awards)
         ORDER BY x.award_id, i.position, x.lot_item_id\
        """,
        awarded);
  }

  private List<BundleRow> listAwardLines(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT CAST(x.award_id AS CHAR) AS award, CAST(x.lot_item_id AS CHAR) AS item,
               e.state_code AS state,
               CAST(ROW_NUMBER() OVER (PARTITION BY x.award_id, x.lot_item_id, e.state_code
                                       ORDER BY x.demand_line_id) AS CHAR) AS part,
               CAST(x.quantity AS CHAR) AS quantity, CAST(x.vat_percent AS CHAR) AS vat_percent,
               CAST(x.net_amount AS CHAR) AS net, CAST(x.vat_amount AS CHAR) AS vat
          FROM award_allocation x
          JOIN lot_item i ON i.id = x.lot_item_id
          JOIN demand_line d ON d.id = x.demand_line_id
          JOIN procuring_entity e ON e.id = d.entity_id
         WHERE x.award_id IN (:awards)
         ORDER BY x.award_id, i.position, x.lot_item_id, e.state_code, x.demand_line_id\
        """,
        awarded);
  }

  /** The adopted decisions that the awards rest on. */
  private List<BundleRow> listDecisions(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT CAST(d.id AS CHAR) AS decision, c.code AS committee, c.name_ar, c.name_en,
               d.status AS outcome, DATE_FORMAT(d.closed_at, '%Y-%m-%dT%H:%i:%s.%fZ') AS closed_at,
               CAST(CAST(COALESCE(r.value, c.quorum) AS SIGNED) AS CHAR) AS quorum, c.voting_rule
          FROM decision d
          JOIN committee c ON c.id = d.committee_id
          LEFT JOIN tender_rule r ON r.tender_id = d.tender_id AND r.code = 'quorum.states'
         WHERE d.tender_id = :tenderId AND d.status = 'ADOPTED'
           AND (d.id IN (SELECT a.decision_id FROM award a WHERE a.id IN (:awards))
                OR d.recommendation_id IN (SELECT o.recommendation_id FROM award a
                                             JOIN decision o ON o.id = a.decision_id
                                            WHERE a.id IN (:awards)))
         ORDER BY d.id\
        """,
        awarded);
  }

  /** Votes of the adopted decisions that still count. */
  private List<BundleRow> listVotes(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT CAST(v.decision_id AS CHAR) AS decision, v.state_code AS state, v.choice
          FROM vote v JOIN decision d ON d.id = v.decision_id
         WHERE d.tender_id = :tenderId AND d.status = 'ADOPTED'
           AND NOT EXISTS (SELECT 1 FROM vote_set_aside s WHERE s.vote_id = v.id)
         ORDER BY v.decision_id, v.state_code\
        """,
        awarded);
  }

  private List<BundleRow> listScenarios(AwardedLots awarded) {
    return statements.rows(
        """
        SELECT CAST(s.number AS CHAR) AS number, s.name_ar, s.name_en, s.problem, s.problem_sha256,
               w.result AS solve, w.result_sha256 AS solve_sha256,
               CASE WHEN EXISTS (SELECT 1 FROM scenario_choice c
                                   JOIN decision q ON q.id = c.decision_id
                                   JOIN award a ON a.tender_id = c.tender_id AND a.status = 'active'
                                   JOIN decision d ON d.id = a.decision_id
                                  WHERE c.scenario_id = s.id
                                    AND (q.id = d.id OR q.recommendation_id = d.recommendation_id))
                    THEN 'true' ELSE 'false' END AS chosen
          FROM award_scenario s
          LEFT JOIN award_scenario_run w ON w.scenario_id = s.id AND w.kind = 'SOLVE'
           AND w.status = 'DONE'
         WHERE s.tender_id = :tenderId ORDER BY s.number\
        """,
        awarded);
  }
}
