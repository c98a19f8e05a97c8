package org.muwahhad.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.seeds.demo.DemoTender;

/** Agreements of a tender of the demonstration that are amended. */
@Singleton
class AmendedAgreements {
  private final JdbcOperations jdbc;

  AmendedAgreements(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An agreement with its first item, an entity with a balance of it and a person of its supplier.
   *
   * @param itemCode of the catalog, as the item is delivered now
   * @param more units that the dossier lets an amendment add
   */
  record AmendedAgreement(
      long id,
      LocalDate startsOn,
      LocalDate endsOn,
      long supplierPerson,
      long lotItemId,
      String itemCode,
      BigDecimal unitPrice,
      String currency,
      long entityId,
      BigDecimal more) {}

  Optional<AmendedAgreement> oldest(Map<String, Long> numbers, DemoTender tender) {
    return all(TenderStory.number(numbers, tender)).stream().findFirst();
  }

  /** The agreement at a place in the order of the tender, from 0. */
  Optional<AmendedAgreement> find(Map<String, Long> numbers, DemoTender tender, int place) {
    return all(TenderStory.number(numbers, tender)).stream().skip(place).findFirst();
  }

  Optional<AmendedAgreement> newest(Map<String, Long> numbers, DemoTender tender) {
    return all(TenderStory.number(numbers, tender)).stream().reduce((earlier, later) -> later);
  }

  /** The agreements of a tender, each with its first item and who has most of that. */
  private List<AmendedAgreement> all(long tenderId) {
    return jdbc.prepareStatement(
        """
        SELECT f.id, f.starts_on, f.ends_on,
               (SELECT MIN(g.person_id) FROM role_grant g
                 WHERE g.supplier_id = s.supplier_id AND g.role = 'BIDDER'),
               p.lot_item_id, i.code, p.unit_price, p.currency, e.entity_id,
               FLOOR(w.quantity / 10)
          FROM framework_agreement f
          JOIN award a ON a.id = f.award_id AND a.status = 'active'
          JOIN agreement_supplier s ON s.agreement_id = f.id
          JOIN agreement_price_in_force p ON p.agreement_id = f.id
          JOIN item_revision r ON r.id = p.revision_id
          JOIN catalog_item i ON i.id = r.item_id
          JOIN award_item w ON w.award_id = a.id AND w.lot_item_id = p.lot_item_id
          JOIN (SELECT x.agreement_id, x.lot_item_id, MIN(x.entity_id) AS entity_id
                  FROM entitlement x WHERE x.awarded_quantity > 0
                 GROUP BY x.agreement_id, x.lot_item_id) AS e
            ON e.agreement_id = f.id AND e.lot_item_id = p.lot_item_id
         WHERE f.tender_id = ?
           AND p.lot_item_id = (SELECT MIN(y.lot_item_id) FROM award_item y
                                 WHERE y.award_id = a.id)
         ORDER BY f.id""",
        statement -> {
          statement.setLong(1, tenderId);
          List<AmendedAgreement> found = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              found.add(
                  new AmendedAgreement(
                      rows.getLong(1),
                      rows.getDate(2).toLocalDate(),
                      rows.getDate(3).toLocalDate(),
                      rows.getLong(4),
                      rows.getLong(5),
                      rows.getString(6),
                      rows.getBigDecimal(7),
                      rows.getString(8),
                      rows.getLong(9),
                      rows.getBigDecimal(10)));
            }
          }
          return found;
        });
  }
}
