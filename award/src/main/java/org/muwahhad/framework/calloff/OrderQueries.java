package org.muwahhad.framework.calloff;

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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.framework.OrderStatus;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * Orders of all agreements, as lists show them. Empty filters ({@code ''} and 0) take everything;
 * who may see what is asked in {@link ViewOrders}.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface OrderQueries extends GenericRepository<OrderQueries.OrderRow, Long> {

  /**
   * An order in a list; the instant is UTC.
   *
   * @param wantedOn day by which the entity wants it, in Riyadh; null where it did not say
   * @param promisedOn day by which the supplier delivers, in Riyadh; null until it has confirmed
   */
  @Introspected
  @MappedEntity("call_off")
  record OrderRow(
      @Id long id,
      String number,
      long agreementId,
      String agreementNumber,
      @Relation(EMBEDDED) Bilingual lotTitle,
      @Relation(EMBEDDED) Bilingual entity,
      @Relation(EMBEDDED) Bilingual supplier,
      Instant placedAt,
      OrderStatus status,
      @Nullable LocalDate wantedOn,
      @Nullable LocalDate promisedOn) {}

  /** What a line of an order comes to, with its last change. */
  @Introspected
  @MappedEntity("call_off_line")
  record OrderAmount(@Id long callOffId, BigDecimal netAmount, String currency) {
    Money net() {
      return Money.rounded(netAmount, currency);
    }
  }

  /**
   * Which orders {@code x} a reader asks for; the suppliers read what they received. What they
   * received before another one took their place is filtered by no status, for they read an earlier
   * one than the index says.
   */
  String CHOSEN =
      """
       WHERE (:state = '' OR x.state_code = :state)
         AND (:entityId = 0 OR x.entity_id = :entityId)
         AND (:supplierId = 0
              OR (x.sent_at IS NOT NULL
                  AND x.agreement_id IN (SELECT b.agreement_id FROM agreement_supplier b
                                          WHERE b.supplier_id = :supplierId))
              OR (:filter = ''
                  AND EXISTS (SELECT 1 FROM agreement_supplier_before z
                               WHERE z.agreement_id = x.agreement_id
                                 AND z.supplier_id = :supplierId AND x.sent_at < z.until_at)))
         AND (:filter = '' OR x.status = :filter)
         AND (:like = '' OR x.number LIKE :like
              OR x.entity_id IN (SELECT e.id FROM procuring_entity e
                                  WHERE e.name_ar LIKE :like OR e.name_en LIKE :like)
              OR x.agreement_id IN (SELECT f.id
                                      FROM framework_agreement f
                                      JOIN award a ON a.id = f.award_id
                                      JOIN lot l ON l.id = a.lot_id
                                      JOIN agreement_supplier b ON b.agreement_id = f.id
                                      JOIN supplier s ON s.id = b.supplier_id
                                     WHERE
      """
          + AgreementQueries.OF_NUMBER
          + """
                                        OR l.title_ar LIKE :like OR l.title_en LIKE :like
                                        OR s.name_ar LIKE :like OR s.name_en LIKE :like))
            """;

  String ROW =
      """
      SELECT o.id, o.number, o.agreement_id, f.number AS agreement_number,
             l.title_ar AS lot_title_ar, l.title_en AS lot_title_en, e.name_ar AS entity_ar,
             e.name_en AS entity_en, s.name_ar AS supplier_ar, s.name_en AS supplier_en,
             o.placed_at, q.status, q.wanted_on, q.promised_on
        FROM (
      """;

  String OF_PAGE =
      """
      ) AS c
        JOIN call_off o ON o.id = c.call_off_id
        JOIN call_off_standing q ON q.call_off_id = o.id
        JOIN framework_agreement f ON f.id = o.agreement_id
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
        JOIN agreement_supplier b ON b.agreement_id = f.id
        JOIN supplier s ON s.id = b.supplier_id
        JOIN procuring_entity e ON e.id = o.entity_id
      """;

  /**
   * A page of orders, the last placed first. An index of what lists are found by gives the page
   * before anything is joined to it.
   *
   * @param like pattern of {@code LIKE} for numbers and names; empty for all
   * @param filter an {@link OrderStatus}; empty for all
   */
  @Query(
      ROW
          + "SELECT x.call_off_id FROM order_index x\n"
          + CHOSEN
          + " ORDER BY x.placed_at DESC, x.call_off_id DESC LIMIT :most OFFSET :offset"
          + OF_PAGE
          + " ORDER BY o.placed_at DESC, o.id DESC")
  List<OrderRow> listNewest(
      String state,
      long entityId,
      long supplierId,
      String like,
      String filter,
      int most,
      long offset);

  String SORTED =
      """
       ORDER BY CASE :sort WHEN 'number' THEN o.number WHEN 'entity' THEN e.name_en
                           WHEN 'supplier' THEN s.name_en END,
                CASE :sort WHEN '-number' THEN o.number WHEN '-entity' THEN e.name_en
                           WHEN '-supplier' THEN s.name_en END DESC,
                CASE :sort WHEN 'placed' THEN o.placed_at END,
                o.placed_at DESC, o.id DESC
      """;

  /** The same of the index alone; a name is asked once for each agreement and entity. */
  String SORTED_INDEX =
      """
       ORDER BY CASE :sort WHEN 'number' THEN x.number
                           WHEN 'entity' THEN (SELECT e.name_en FROM procuring_entity e
                                                WHERE e.id = x.entity_id)
                           WHEN 'supplier' THEN (SELECT s.name_en FROM agreement_supplier b
                                                   JOIN supplier s ON s.id = b.supplier_id
                                                  WHERE b.agreement_id = x.agreement_id) END,
                CASE :sort WHEN '-number' THEN x.number
                           WHEN '-entity' THEN (SELECT e.name_en FROM procuring_entity e
                                                 WHERE e.id = x.entity_id)
                           WHEN '-supplier' THEN (SELECT s.name_en FROM agreement_supplier b
                                                    JOIN supplier s ON s.id = b.supplier_id
                                                   WHERE b.agreement_id = x.agreement_id) END DESC,
                CASE :sort WHEN 'placed' THEN x.placed_at END,
                x.placed_at DESC, x.call_off_id DESC
      """;

  /**
   * A page of orders in another order. It too is found in the index before anything is joined.
   *
   * @param sort number, entity, supplier or placed, with {@code -} before it for the last first
   */
  @Query(
      ROW
          + "SELECT x.call_off_id FROM order_index x\n"
          + CHOSEN
          + SORTED_INDEX
          + " LIMIT :most OFFSET :offset"
          + OF_PAGE
          + SORTED)
  List<OrderRow> listSorted(
      String state,
      long entityId,
      long supplierId,
      String like,
      String filter,
      String sort,
      int most,
      long offset);

  @Query("SELECT COUNT(*) FROM order_index x\n" + CHOSEN)
  int count(String state, long entityId, long supplierId, String like, String filter);

  /** The lines of orders, cancelled or not; at least one order must be given. */
  @Query(
      """
      SELECT x.call_off_id, COALESCE(k.net_amount, x.net_amount) AS net_amount, n.currency
        FROM call_off_line x
        LEFT JOIN order_change_item k ON k.line_order = x.call_off_id
                                     AND k.lot_item_id = x.lot_item_id
        JOIN entitlement n ON n.agreement_id = x.agreement_id AND n.entity_id = x.entity_id
                          AND n.lot_item_id = x.lot_item_id
       WHERE x.call_off_id IN (:orders)""")
  List<OrderAmount> listAmounts(List<Long> orders);
}
