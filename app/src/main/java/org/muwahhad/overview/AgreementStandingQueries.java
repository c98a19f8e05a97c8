package org.muwahhad.overview;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.muwahhad.shared.Bilingual;

/**
 * How far agreements are used, and what was ordered of them and is late. Who may read what is
 * decided in {@link ViewOverview}; an empty state asks for all.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AgreementStandingQueries
    extends GenericRepository<AgreementStandingQueries.AgreementRow, Long> {

  /**
   * An agreement that has not ended, with what may be ordered of it in all and what is; without
   * VAT, in the currency of the award. The last day is a day in Riyadh.
   *
   * @param joined of what may be ordered, what entities joined for after the award
   */
  @Introspected
  @MappedEntity("framework_agreement")
  record AgreementRow(
      @Id long id,
      String number,
      @Relation(EMBEDDED) Bilingual lot,
      @Relation(EMBEDDED) Bilingual supplier,
      LocalDate endsOn,
      String currency,
      BigDecimal entitled,
      BigDecimal joined,
      BigDecimal ordered) {}

  /**
   * What an entity ordered of an item, was delivered and accepted, and needed by one day.
   *
   * @param needed what it needed of the item by that day, by its demand
   */
  @Introspected
  @MappedEntity("call_off_line")
  record NeedRow(
      @Id long agreementId,
      String agreementNumber,
      long entityId,
      @Relation(EMBEDDED) Bilingual entity,
      String stateCode,
      long lotItemId,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal ordered,
      BigDecimal accepted,
      LocalDate needBy,
      BigDecimal needed) {}

  /** Each item rounded as on the page of the agreement, then summed. */
  @Query(
      """
      SELECT z.id, z.number, o.title_ar AS lot_ar, o.title_en AS lot_en, p.name_ar AS supplier_ar,
             p.name_en AS supplier_en, z.ends_on, z.currency,
             SUM(ROUND(z.entitled - z.saved, z.decimals)) AS entitled,
             SUM(ROUND(z.joined, z.decimals)) AS joined,
             SUM(z.ordered) AS ordered
        FROM (SELECT f.id, f.number, f.award_id, f.ends_on, n.lot_item_id, n.currency, c.decimals,
                     SUM((n.awarded_quantity + n.transferred_quantity + n.joined_quantity
                          + n.amended_quantity) * k.unit_price) AS entitled,
                     SUM(n.joined_quantity * k.unit_price) AS joined,
                     SUM(COALESCE(
                         (SELECT SUM(x.net_amount) FROM call_off_line_in_force x
                           WHERE x.agreement_id = n.agreement_id AND x.entity_id = n.entity_id
                             AND x.lot_item_id = n.lot_item_id
                           GROUP BY x.agreement_id, x.entity_id, x.lot_item_id), 0)) AS ordered,
                     SUM(k.unit_price * COALESCE(
                         (SELECT SUM(x.quantity) FROM call_off_line_in_force x
                           WHERE x.agreement_id = n.agreement_id AND x.entity_id = n.entity_id
                             AND x.lot_item_id = n.lot_item_id
                           GROUP BY x.agreement_id, x.entity_id, x.lot_item_id), 0)
                         - COALESCE(
                         (SELECT SUM(x.quantity * w.unit_price)
                            FROM call_off_line_in_force x
                            JOIN call_off_line_agreed w ON w.call_off_id = x.call_off_id
                             AND w.lot_item_id = x.lot_item_id
                           WHERE x.agreement_id = n.agreement_id AND x.entity_id = n.entity_id
                             AND x.lot_item_id = n.lot_item_id
                           GROUP BY x.agreement_id, x.entity_id, x.lot_item_id), 0)) AS saved
                FROM agreement_in_force f
                JOIN entitlement n ON n.agreement_id = f.id
                JOIN agreement_price_in_force k ON k.agreement_id = n.agreement_id
                                               AND k.lot_item_id = n.lot_item_id
                JOIN procuring_entity e ON e.id = n.entity_id
                JOIN currency c ON c.code = n.currency
               WHERE :stateCode = '' OR e.state_code = :stateCode
               GROUP BY f.id, f.number, f.award_id, f.ends_on, n.lot_item_id, n.currency,
                        c.decimals) AS z
        JOIN award a ON a.id = z.award_id
        JOIN lot o ON o.id = a.lot_id
        JOIN agreement_supplier b ON b.agreement_id = z.id
        JOIN supplier p ON p.id = b.supplier_id
       GROUP BY z.id, z.number, o.title_ar, o.title_en, p.name_ar, p.name_en, z.ends_on, z.currency
       ORDER BY z.ends_on, z.number
       LIMIT 1000""")
  List<AgreementRow> listRunning(String stateCode);

  /**
   * What is ordered and not wholly accepted, where some of it was needed before today; of
   * agreements that run or ended after a day.
   */
  @Query(
      """
      SELECT q.agreement_id, q.agreement_number, q.entity_id, q.entity_ar, q.entity_en,
             q.state_code, q.lot_item_id, c.code AS item_code, r.name_ar AS item_ar,
             r.name_en AS item_en, u.name_ar AS unit_ar, u.name_en AS unit_en, q.ordered,
             q.accepted, l.need_by, SUM(a.quantity) AS needed
        FROM (SELECT f.id AS agreement_id, f.number AS agreement_number, f.award_id, x.entity_id,
                     e.name_ar AS entity_ar, e.name_en AS entity_en, e.state_code, x.lot_item_id,
                     SUM(x.quantity) AS ordered,
                     SUM((SELECT COALESCE(SUM(y.accepted_quantity), 0) FROM delivery y
                           WHERE y.call_off_id = x.call_off_id
                             AND y.lot_item_id = x.lot_item_id)) AS accepted
                FROM framework_agreement f
                JOIN agreement_condition v ON v.agreement_id = f.id
                JOIN call_off_line_in_force x ON x.agreement_id = f.id
                JOIN procuring_entity e ON e.id = x.entity_id
               WHERE v.ends_on >= :endedAfter AND (:stateCode = '' OR e.state_code = :stateCode)
               GROUP BY f.id, f.number, f.award_id, x.entity_id, e.name_ar, e.name_en,
                        e.state_code, x.lot_item_id) AS q
        JOIN award_allocation a ON a.award_id = q.award_id AND a.lot_item_id = q.lot_item_id
        JOIN demand_line l ON l.id = a.demand_line_id AND l.entity_id = q.entity_id
        JOIN lot_item i ON i.id = q.lot_item_id
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
       WHERE q.accepted < q.ordered AND l.need_by < :today
       GROUP BY q.agreement_id, q.agreement_number, q.entity_id, q.entity_ar, q.entity_en,
                q.state_code, q.lot_item_id, c.code, r.name_ar, r.name_en, u.name_ar, u.name_en,
                q.ordered, q.accepted, l.need_by
       ORDER BY q.agreement_id, q.entity_id, q.lot_item_id, l.need_by
       LIMIT 5000""")
  List<NeedRow> listNeeds(LocalDate today, LocalDate endedAfter, String stateCode);
}
