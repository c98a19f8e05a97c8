package org.muwahhad.framework;

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
import java.util.List;
import org.muwahhad.shared.Bilingual;

/**
 * Who is ordered from first where the tender has a lot supplied in cascade (rule {@code
 * agreement.supply}): the supplier that ranks first of those whose agreement is in force and has a
 * balance left. The next one steps in when that agreement is suspended, ended or used up, or its
 * supplier is suspended or debarred.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface CascadeQueries extends GenericRepository<CascadeQueries.EarlierSupplier, Long> {

  /**
   * A supplier that is ordered from before another.
   *
   * @param lotItemId item of which it has a balance left
   * @param agreementId its agreement
   * @param balanceLeft what the entity may still order of it
   */
  @Introspected
  @MappedEntity("agreement_cascade")
  record EarlierSupplier(
      @Id long lotItemId,
      @Relation(EMBEDDED) Bilingual item,
      long agreementId,
      String number,
      @Relation(EMBEDDED) Bilingual supplier,
      int place,
      BigDecimal balanceLeft) {}

  /**
   * For each item of an agreement that an entity orders from other suppliers first: these, in the
   * order of their places; none where lots are shared.
   */
  @Query(
      """
      SELECT e.lot_item_id, r.name_ar AS item_ar, r.name_en AS item_en, n.agreement_id, f.number,
             s.name_ar AS supplier_ar, s.name_en AS supplier_en, n.place,
             e.awarded_quantity + e.transferred_quantity + e.joined_quantity + e.amended_quantity
               - e.called_quantity AS balance_left
        FROM agreement_cascade o
        JOIN agreement_cascade n ON n.lot_id = o.lot_id AND n.place < o.place
        JOIN agreement_in_force f ON f.id = n.agreement_id
        JOIN entitlement e ON e.agreement_id = n.agreement_id AND e.entity_id = :entityId
         AND e.called_quantity
             < e.awarded_quantity + e.transferred_quantity + e.joined_quantity + e.amended_quantity
        JOIN agreement_supplier g ON g.agreement_id = n.agreement_id
        JOIN supplier s ON s.id = g.supplier_id
        JOIN lot_item i ON i.id = e.lot_item_id
        JOIN agreement_price_in_force p ON p.agreement_id = e.agreement_id
                                       AND p.lot_item_id = e.lot_item_id
        JOIN item_revision r ON r.id = p.revision_id
        LEFT JOIN supplier_debarred d ON d.supplier_id = g.supplier_id
        LEFT JOIN supplier_suspension h ON h.running = g.supplier_id
       WHERE o.agreement_id = :agreementId AND d.supplier_id IS NULL AND h.running IS NULL
       ORDER BY i.position, e.lot_item_id, n.place""")
  List<EarlierSupplier> list(long agreementId, long entityId);
}
