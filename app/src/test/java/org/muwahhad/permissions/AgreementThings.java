package org.muwahhad.permissions;

import java.util.List;
import java.util.Map;

/** What the variables of addresses of agreements, and of orders under them, may stand for. */
final class AgreementThings {
  private AgreementThings() {}

  /** Adds the queries; as in {@link Things}, more exact addresses come first. */
  static void addTo(Map<String, String> kinds) {
    kinds.put(
        "/agreements/",
        """
        SELECT f.id, b.supplier_id AS supplier, 1 AS number, 'PRICE' AS `change`
          FROM framework_agreement f
          JOIN award a ON a.id = f.award_id
          JOIN bid b ON b.id = a.bid_id
         WHERE f.id IN (SELECT MIN(x.id) FROM framework_agreement x
                          JOIN award y ON y.id = x.award_id
                          JOIN bid z ON z.id = y.bid_id GROUP BY z.supplier_id)
         ORDER BY (SELECT COALESCE(MIN(p.login), '~') FROM role_grant g
                     JOIN person p ON p.id = g.person_id
                    WHERE g.supplier_id = b.supplier_id AND p.password_hash IS NOT NULL), f.id
         LIMIT 4\
        """);
    kinds.put(
        "/reserve-places/",
        """
        SELECT p.id, b.supplier_id AS supplier
          FROM reserve_place p JOIN bid b ON b.id = p.bid_id ORDER BY p.id LIMIT 4\
        """);
    kinds.put(
        "/joinable-agreements/",
        "SELECT COALESCE(MIN(f.id), 1) AS id FROM agreement_in_force f"
            + " JOIN accession x ON x.agreement_id = f.id");
    kinds.put(
        "/accessions/",
        """
        SELECT x.id, x.entity_id AS entity, e.state_code AS state, b.supplier_id AS supplier
          FROM accession x
          JOIN procuring_entity e ON e.id = x.entity_id
          JOIN framework_agreement f ON f.id = x.agreement_id
          JOIN award a ON a.id = f.award_id
          JOIN bid b ON b.id = a.bid_id
         ORDER BY x.id LIMIT 4\
        """);
    for (String table : List.of("suspension", "termination")) {
      kinds.put(
          "/agreement-" + table + "s/",
          """
          SELECT x.id, b.supplier_id AS supplier
            FROM agreement_%s x
            JOIN framework_agreement f ON f.id = x.agreement_id
            JOIN award a ON a.id = f.award_id
            JOIN bid b ON b.id = a.bid_id
           ORDER BY x.id LIMIT 4\
          """
              .formatted(table));
    }
    kinds.put("/cases/", "SELECT COALESCE(MIN(id), 1) AS id FROM audit_case");
    kinds.put(
        "/breaches/",
        """
        SELECT r.id, r.supplier_id AS supplier, e.state_code AS state, 1 AS paperId
          FROM breach_report r
          JOIN procuring_entity e ON e.id = r.entity_id
         ORDER BY r.id LIMIT 4\
        """);
    kinds.put(
        "/performance/suppliers/",
        """
        SELECT MIN(b.supplier_id) AS id, MIN(b.supplier_id) AS supplier FROM agreement_supplier b\
        """);
    kinds.put("/performance-by/", "SELECT 'states' AS `by`, 'KW' AS code");
    kinds.put("/transfers/", "SELECT COALESCE(MIN(id), 1) AS id FROM balance_transfer");
    kinds.put("/trade-endpoints/", "SELECT MIN(id) AS partyId, 'SUPPLIER' AS side FROM supplier");
    kinds.put(
        "/order-thresholds/",
        """
        SELECT MIN(id) AS entityId, state_code AS state FROM procuring_entity
         GROUP BY state_code ORDER BY 2\
        """);
    kinds.put(
        "/call-offs/",
        """
        SELECT o.id, o.entity_id AS entity, e.state_code AS state, b.supplier_id AS supplier,
               COALESCE((SELECT MIN(g.id) FROM order_change g WHERE g.call_off_id = o.id), 1)
                 AS changeId,
               COALESCE((SELECT MIN(d.number) FROM despatch d WHERE d.call_off_id = o.id), 1)
                 AS number,
               COALESCE((SELECT MIN(y.id) FROM delivery y WHERE y.call_off_id = o.id), 1)
                 AS deliveryId,
               COALESCE((SELECT MIN(h.id) FROM delivery_photo h JOIN delivery y
                             ON y.id = h.delivery_id
                          WHERE y.call_off_id = o.id), 1) AS photoId
          FROM call_off o
          JOIN procuring_entity e ON e.id = o.entity_id
          JOIN framework_agreement f ON f.id = o.agreement_id
          JOIN award a ON a.id = f.award_id
          JOIN bid b ON b.id = a.bid_id
         WHERE o.id IN (SELECT MIN(x.id) FROM call_off x
                         WHERE x.entity_id IN (SELECT g.entity_id FROM role_grant g JOIN person p
                                                  ON p.id = g.person_id
                                                WHERE p.password_hash IS NOT NULL)
                         GROUP BY x.entity_id)
            OR o.id IN (SELECT MIN(x.id) FROM call_off x
                          JOIN framework_agreement y ON y.id = x.agreement_id
                          JOIN award w ON w.id = y.award_id
                          JOIN bid z ON z.id = w.bid_id
                         WHERE z.supplier_id IN (SELECT g.supplier_id FROM role_grant g JOIN person p
                                                    ON p.id = g.person_id
                                                  WHERE p.password_hash IS NOT NULL)
                         GROUP BY z.supplier_id)
         ORDER BY o.id LIMIT 10\
        """);
    kinds.put(
        "/invoices/",
        """
        SELECT n.id, o.entity_id AS entity, e.state_code AS state, n.supplier_id AS supplier
          FROM invoice n
          JOIN call_off o ON o.id = n.call_off_id
          JOIN procuring_entity e ON e.id = o.entity_id
         ORDER BY n.id LIMIT 6\
        """);
  }
}
