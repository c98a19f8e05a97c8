package org.muwahhad.opendata.bundle;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables of a bundle. Each value is read as the text that is published: the database
 * writes decimals with all their places.
 */
@Singleton
class BundleTables {
  private static final Pattern PARAMETER = Pattern.compile(":(?:tenderId|lots|awards)\\b");

  /** Texts that are remembered while a table is read. */
  private static final int MOST_KNOWN = 20_000;

  /** Whether the bid of a discount {@code d} takes part in the ranking of a lot. */
  private static final String OF_RANKED =
      """
      EXISTS (SELECT 1 FROM lot_ranking r
               WHERE r.bid_id = d.bid_id AND r.is_admissible AND r.lot_id IN (:lots))\
      """;

  private final JdbcOperations jdbc;

  BundleTables(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The lots of a tender that its bundle tells of.
   *
   * @param lots those that are awarded whole
   * @param awards their awards, all of them in force
   */
  private record AwardedLots(long tenderId, List<Long> lots, List<Long> awards) {
    /** The values of a parameter of a statement. */
    List<Long> values(String parameter) {
      return switch (parameter) {
        case ":lots" -> lots;
        case ":awards" -> awards;
        default -> List.of(tenderId);
      };
    }
  }

  /** The rows of all tables, by their names; without any where no lot is awarded whole. */
  Map<String, List<BundleRow>> of(long tenderId) {
    List<Long> lots = listAwardedLots(tenderId);
    Map<String, List<BundleRow>> tables = new TreeMap<>();
    if (lots.isEmpty()) {
      return tables;
    }
    AwardedLots awarded = new AwardedLots(tenderId, lots, listAwardsInForce(tenderId, lots));
    tables.put("tender", findTender(awarded));
    tables.put("rules", listRules(awarded));
    tables.put("criteria", listCriteria(awarded));
    tables.put("currencies", listCurrencies(awarded));
    tables.put("rates", listRates(awarded));
    tables.put("states", listStates(awarded));
    tables.put("lots", listLots(awarded));
    tables.put("items", listItems(awarded));
    tables.put("demand", listDemand(awarded));
    tables.put("bids", listBids(awarded));
    tables.put("points", listPoints(awarded));
    tables.put("failed", listFailed(awarded));
    tables.put("discounts", listDiscounts(awarded));
    tables.put("discount_lots", listDiscountLots(awarded));
    tables.put("ranking", listRanking(awarded));
    tables.put("prices", listPrices(awarded));
    tables.put("awards", listAwards(awarded));
    tables.put("award_discounts", listAwardDiscounts(awarded));
    tables.put("award_items", listAwardItems(awarded));
    tables.put("award_lines", listAwardLines(awarded));
    tables.put("decisions", listDecisions(awarded));
    tables.put("votes", listVotes(awarded));
    tables.put("scenarios", listScenarios(awarded));
    return tables;
  }

  /**
   * The lots of a tender whose awards are all in force and give all of the demand; none while
   * anything of the tender is still to be decided, since points count for all lots of a bid.
   */
  private List<Long> listAwardedLots(long tenderId) {
    return ids(
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
    return ids(
        """
        SELECT a.id FROM live_award a
         WHERE a.status = 'active' AND a.lot_id IN (:lots) ORDER BY a.id\
        """,
        new AwardedLots(tenderId, lots, List.of()));
  }

  private List<BundleRow> findTender(AwardedLots awarded) {
    return rows(
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
    return rows(
        """
        SELECT r.code, CAST(r.value AS CHAR) AS value, r.unit, r.name_ar, r.name_en
          FROM tender_rule r WHERE r.tender_id = :tenderId ORDER BY r.code\
        """,
        awarded);
  }

  private List<BundleRow> listCriteria(AwardedLots awarded) {
    return rows(
        """
        SELECT CAST(c.id AS CHAR) AS criterion, c.kind, c.code, c.name_ar, c.name_en,
               CAST(c.weight AS CHAR) AS weight
          FROM criterion c WHERE c.tender_id = :tenderId ORDER BY c.kind, c.position, c.id\
        """,
        awarded);
  }

  private List<BundleRow> listCurrencies(AwardedLots awarded) {
    return rows(
        """
        SELECT c.code, CAST(c.decimals AS CHAR) AS decimals FROM currency c ORDER BY c.code\
        """,
        awarded);
  }

  private List<BundleRow> listRates(AwardedLots awarded) {
    return rows(
        """
        SELECT x.currency, CAST(x.units_per_usd AS CHAR) AS units_per_usd,
               CAST(x.valid_from AS CHAR) AS valid_from, x.source
          FROM tender_exchange_rate x WHERE x.tender_id = :tenderId ORDER BY x.currency\
        """,
        awarded);
  }

  private List<BundleRow> listStates(AwardedLots awarded) {
    return rows(
        """
        SELECT s.code AS state, s.name_ar, s.name_en, s.currency FROM member_state s
         ORDER BY s.code\
        """,
        awarded);
  }

  private List<BundleRow> listLots(AwardedLots awarded) {
    return rows(
        """
        SELECT CAST(l.number AS CHAR) AS lot, l.title_ar, l.title_en, l.status,
               (SELECT MAX(r.draw_seed) FROM lot_ranking r WHERE r.lot_id = l.id) AS draw_seed
          FROM lot l WHERE l.id IN (:lots) ORDER BY l.number\
        """,
        awarded);
  }

  private List<BundleRow> listItems(AwardedLots awarded) {
    return rows(
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
    return rows(
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

  private List<BundleRow> listBids(AwardedLots awarded) {
    return rows(
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
    return rows(
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
    return rows(
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
    return rows(
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
    return rows(
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
    return rows(
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
    return rows(
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

  /** With what each award rests on: the rank, a scenario, a reserve called, or a choice. */
  private List<BundleRow> listAwards(AwardedLots awarded) {
    return rows(
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
    return rows(
        """
        SELECT CAST(d.award_id AS CHAR) AS award, CAST(d.number AS CHAR) AS number,
               CAST(d.percent AS CHAR) AS percent
          FROM award_discount d WHERE d.award_id IN (:awards) ORDER BY d.award_id, d.number\
        """,
        awarded);
  }

  private List<BundleRow> listAwardItems(AwardedLots awarded) {
    return rows(
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
    return rows(
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
    return rows(
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
    return rows(
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
    return rows(
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

  private List<Long> ids(String sql, AwardedLots awarded) {
    return rows(sql, awarded).stream().map(row -> Long.valueOf(row.get("id"))).toList();
  }

  /** The rows of a statement that names the tender, the lots or the awards. */
  private List<BundleRow> rows(String sql, AwardedLots awarded) {
    List<Long> values = new ArrayList<>();
    PARAMETER
        .matcher(sql)
        .results()
        .forEach(parameter -> values.addAll(awarded.values(parameter.group())));
    return jdbc.prepareStatement(
        PARAMETER.matcher(sql).replaceAll(parameter -> questionMarks(parameter, awarded)),
        statement -> {
          for (int i = 0; i < values.size(); i++) {
            statement.setLong(i + 1, values.get(i));
          }
          // The driver hands the rows on as they come: by itself it would keep all of them first.
          statement.setFetchSize(Integer.MIN_VALUE);
          List<BundleRow> rows = new ArrayList<>();
          Map<String, String> known = new HashMap<>();
          try (ResultSet found = statement.executeQuery()) {
            ResultSetMetaData labels = found.getMetaData();
            Map<String, Integer> places = new TreeMap<>();
            for (int i = 1; i <= labels.getColumnCount(); i++) {
              places.put(labels.getColumnLabel(i), i);
            }
            String[] columns = places.keySet().toArray(new String[0]);
            while (found.next()) {
              @Nullable String[] cells = new String[columns.length];
              int cell = 0;
              for (int place : places.values()) {
                cells[cell++] = same(known, found.getString(place));
              }
              rows.add(new BundleRow(new RowValues(columns, cells)));
            }
          }
          return rows;
        });
  }

  /** A question mark for each value of a parameter. */
  private static String questionMarks(MatchResult parameter, AwardedLots awarded) {
    return String.join(", ", Collections.nCopies(awarded.values(parameter.group()).size(), "?"));
  }

  /** The text as it was read before: numbers of lots, keys of bids and currencies come often. */
  private static @Nullable String same(Map<String, String> known, @Nullable String text) {
    if (text == null) {
      return null;
    }
    String before = known.get(text);
    if (before != null) {
      return before;
    }
    if (known.size() < MOST_KNOWN) {
      known.put(text, text);
    }
    return text;
  }
}
