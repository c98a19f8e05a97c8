package org.muwahhad.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/**
 * What an entity can order of an agreement in force, from a supplier with somebody who answers.
 *
 * @param left whole units that are left
 * @param supplierPerson somebody of the supplier
 * @param site one of the entity that is open; empty where it has none
 */
record OrderableBalance(
    long agreementId,
    long lotItemId,
    BigDecimal left,
    long supplierId,
    long supplierPerson,
    String site) {

  private static final String QUERY =
      """
      SELECT n.agreement_id, n.lot_item_id,
             FLOOR(n.awarded_quantity + n.transferred_quantity + n.amended_quantity
                   - n.called_quantity),
             b.supplier_id,
             (SELECT MIN(h.person_id) FROM role_grant h
               WHERE h.supplier_id = b.supplier_id AND h.role = 'BIDDER'),
             COALESCE((SELECT MIN(d.code) FROM delivery_site d
                        WHERE d.entity_id = n.entity_id AND d.closed_at IS NULL), '')
        FROM entitlement n
        JOIN agreement_in_force f ON f.id = n.agreement_id
        JOIN agreement_supplier b ON b.agreement_id = n.agreement_id
       WHERE n.entity_id = ? AND n.joined_quantity = 0
         AND n.awarded_quantity + n.transferred_quantity + n.amended_quantity
             - n.called_quantity >= ?
         AND NOT EXISTS (SELECT 1 FROM supplier_debarred x WHERE x.supplier_id = b.supplier_id)
         AND NOT EXISTS (SELECT 1 FROM supplier_suspension u WHERE u.running = b.supplier_id)
         AND EXISTS (SELECT 1 FROM role_grant h
                      WHERE h.supplier_id = b.supplier_id AND h.role = 'BIDDER')
         AND NOT EXISTS (SELECT 1 FROM tender_rule r
                          WHERE r.tender_id = f.tender_id
                            AND r.code = 'performance-guarantee.before-orders' AND r.value >= 1)
      """;

  BigDecimal upTo(BigDecimal most) {
    return left.min(most);
  }

  /** Those of the greatest value first. */
  static List<OrderableBalance> listByValue(JdbcOperations jdbc, long entityId, int least) {
    return list(
        jdbc,
        """
         ORDER BY (n.awarded_quantity - n.called_quantity) * n.unit_price DESC, n.lot_item_id
         LIMIT 20""",
        entityId,
        least);
  }

  /**
   * Those that no supplier is first for, and first what is priced with two decimals: its documents
   * can keep the profiles of Peppol.
   */
  static List<OrderableBalance> listByDecimals(JdbcOperations jdbc, long entityId, int least) {
    return list(
        jdbc,
        """
           AND NOT EXISTS (SELECT 1 FROM tender_rule r
                            WHERE r.tender_id = f.tender_id AND r.code = 'agreement.supply'
                              AND r.value >= 1)
         ORDER BY n.currency IN ('BHD', 'KWD', 'OMR'), n.unit_price DESC, n.lot_item_id
         LIMIT 5""",
        entityId,
        least);
  }

  private static List<OrderableBalance> list(
      JdbcOperations jdbc, String chosen, long entityId, int least) {
    return jdbc.prepareStatement(
        QUERY + chosen,
        statement -> {
          statement.setLong(1, entityId);
          statement.setInt(2, least);
          List<OrderableBalance> found = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              found.add(
                  new OrderableBalance(
                      rows.getLong(1),
                      rows.getLong(2),
                      rows.getBigDecimal(3),
                      rows.getLong(4),
                      rows.getLong(5),
                      rows.getString(6)));
            }
          }
          return found;
        });
  }
}
