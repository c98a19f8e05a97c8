package org.muwahhad.home;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/**
 * What waits in orders and their invoices, one row an agreement. Where one waits, the row has its
 * key and number, and the name of the other side. Where several wait, it has the key and number of
 * the agreement, the name of its lot, and how many wait.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface OrderTaskQueries extends GenericRepository<TaskRow, Long> {

  /** Before what waits: each with its key, kind, number, agreement, name and since when. */
  String BY_AGREEMENT =
      """
      SELECT CASE COUNT(*) WHEN 1 THEN MIN(w.id) ELSE f.id END AS id, w.kind,
             CASE COUNT(*) WHEN 1 THEN MIN(w.number) ELSE f.number END AS code,
             CASE COUNT(*) WHEN 1 THEN MIN(w.name_ar) ELSE l.title_ar END AS name_ar,
             CASE COUNT(*) WHEN 1 THEN MIN(w.name_en) ELSE l.title_en END AS name_en,
             CASE COUNT(*) WHEN 1 THEN 0 ELSE COUNT(*) END AS count, NULL AS due
        FROM (
      """;

  /** After it: the agreements of which something waits longest come first. */
  String LONGEST_FIRST =
      """
      ) w
        JOIN framework_agreement f ON f.id = w.agreement_id
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
       GROUP BY f.id, f.number, l.title_ar, l.title_en, w.kind
       ORDER BY MIN(w.since), f.id
       LIMIT 10""";

  /** After the kind: orders to a supplier; the name is the entity's. */
  String TO_SUPPLIER =
      """
       AS kind, x.number, x.agreement_id, e.name_ar, e.name_en, x.placed_at AS since
        FROM order_index x
        JOIN agreement_supplier b ON b.agreement_id = x.agreement_id
                                 AND b.supplier_id = :supplierId
        JOIN procuring_entity e ON e.id = x.entity_id
      """;

  /** Orders that a supplier has not answered. */
  @Query(
      BY_AGREEMENT
          + "SELECT x.call_off_id AS id, 'CONFIRM_ORDER'"
          + TO_SUPPLIER
          + """
           WHERE x.status = 'PLACED' AND x.sent_at IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM delivery y WHERE y.call_off_id = x.call_off_id)
             AND NOT EXISTS (SELECT 1 FROM order_change g
                              WHERE g.open_order = x.call_off_id AND g.side = 'SUPPLIER')
          """
          + LONGEST_FIRST)
  List<TaskRow> listToConfirm(long supplierId);

  /** Confirmed orders of which a supplier still has to send something. */
  @Query(
      BY_AGREEMENT
          + "SELECT x.call_off_id AS id, 'SEND_ORDER'"
          + TO_SUPPLIER
          + """
           WHERE x.status IN ('CONFIRMED', 'PARTLY_DELIVERED')
             AND EXISTS (SELECT 1 FROM call_off_answer c
                          WHERE c.call_off_id = x.call_off_id AND c.answer = 'CONFIRMED')
             AND (SELECT SUM(i.quantity) FROM call_off_line_in_force i
                   WHERE i.call_off_id = x.call_off_id
                   GROUP BY i.call_off_id)
                 > (SELECT COALESCE(SUM(y.accepted_quantity), 0) FROM delivery y
                     WHERE y.call_off_id = x.call_off_id)
                 + (SELECT COALESCE(SUM(i.quantity), 0) FROM despatch_item i
                      LEFT JOIN despatch_receipt r ON r.despatch_id = i.despatch_id
                     WHERE i.call_off_id = x.call_off_id AND r.despatch_id IS NULL)
          """
          + LONGEST_FIRST)
  List<TaskRow> listToSend(long supplierId);

  /**
   * Orders of which something that a supplier delivered itself is accepted and not invoiced, also
   * where another one took its place since.
   */
  @Query(
      BY_AGREEMENT
          + """
          SELECT x.call_off_id AS id, 'INVOICE_ORDER' AS kind, x.number, x.agreement_id, e.name_ar,
                 e.name_en, x.placed_at AS since
            FROM (SELECT b.agreement_id FROM agreement_supplier b
                   WHERE b.supplier_id = :supplierId
                   UNION
                  SELECT z.agreement_id FROM agreement_supplier_before z
                   WHERE z.supplier_id = :supplierId) o
            JOIN order_index x ON x.agreement_id = o.agreement_id
            JOIN procuring_entity e ON e.id = x.entity_id
           WHERE x.status IN ('DELIVERED', 'PARTLY_DELIVERED')
             AND EXISTS (SELECT 1 FROM call_off_answer c
                          WHERE c.call_off_id = x.call_off_id AND c.answer = 'CONFIRMED')
             AND COALESCE((SELECT SUM(y.accepted_quantity) FROM delivery_supplier y
                            WHERE y.call_off_id = x.call_off_id AND y.supplier_id = :supplierId
                            GROUP BY y.call_off_id), 0)
                 > (SELECT COALESCE(SUM(i.quantity), 0) FROM invoice_item i
                      JOIN invoice n ON n.id = i.invoice_id AND n.supplier_id = :supplierId
                      LEFT JOIN invoice_answer q ON q.invoice_id = i.invoice_id
                                                AND q.answer = 'DISPUTED'
                     WHERE i.call_off_id = x.call_off_id AND q.invoice_id IS NULL)
          """
          + LONGEST_FIRST)
  List<TaskRow> listToInvoice(long supplierId);

  /** Changes of orders that wait for a supplier; the name is the entity's. */
  @Query(
      BY_AGREEMENT
          + """
          SELECT x.call_off_id AS id, 'ANSWER_ORDER_CHANGE' AS kind, x.number, x.agreement_id,
                 e.name_ar, e.name_en, g.asked_at AS since
            FROM order_change g
            JOIN order_index x ON x.call_off_id = g.open_order AND x.status <> 'CANCELLED'
            JOIN agreement_supplier b ON b.agreement_id = x.agreement_id
                                     AND b.supplier_id = :supplierId
            JOIN procuring_entity e ON e.id = x.entity_id
           WHERE g.side = 'ENTITY'
          """
          + LONGEST_FIRST)
  List<TaskRow> listChangesToSupplier(long supplierId);

  /** Changes of orders that wait for an entity; the name is the supplier's. */
  @Query(
      BY_AGREEMENT
          + """
          SELECT x.call_off_id AS id, 'ANSWER_ORDER_CHANGE' AS kind, x.number, x.agreement_id,
                 s.name_ar, s.name_en, g.asked_at AS since
            FROM order_change g
            JOIN order_index x ON x.call_off_id = g.open_order AND x.status <> 'CANCELLED'
            JOIN agreement_supplier b ON b.agreement_id = x.agreement_id
            JOIN supplier s ON s.id = b.supplier_id
           WHERE g.side = 'SUPPLIER' AND x.entity_id = :entityId
          """
          + LONGEST_FIRST)
  List<TaskRow> listChangesToEntity(long entityId);

  /** Orders of an entity that wait for another officer than the one who placed them. */
  @Query(
      BY_AGREEMENT
          + """
          SELECT x.call_off_id AS id, 'APPROVE_ORDER' AS kind, x.number, x.agreement_id, s.name_ar,
                 s.name_en, x.placed_at AS since
            FROM order_index x
            JOIN call_off o ON o.id = x.call_off_id AND o.placed_by <> :personId
            JOIN agreement_supplier b ON b.agreement_id = x.agreement_id
            JOIN supplier s ON s.id = b.supplier_id
           WHERE x.entity_id = :entityId AND x.status = 'AWAITING_APPROVAL'
          """
          + LONGEST_FIRST)
  List<TaskRow> listToApprove(long entityId, long personId);

  /** Orders of an entity of which something is under way; the name is the supplier's. */
  @Query(
      BY_AGREEMENT
          + """
          SELECT x.call_off_id AS id, 'RECEIVE_DESPATCH' AS kind, x.number, x.agreement_id,
                 s.name_ar, s.name_en, x.placed_at AS since
            FROM order_index x
            JOIN agreement_supplier b ON b.agreement_id = x.agreement_id
            JOIN supplier s ON s.id = b.supplier_id
           WHERE x.entity_id = :entityId AND x.status <> 'CANCELLED'
             AND EXISTS (SELECT 1 FROM despatch d
                           LEFT JOIN despatch_receipt r ON r.despatch_id = d.id
                          WHERE d.call_off_id = x.call_off_id AND r.despatch_id IS NULL)
          """
          + LONGEST_FIRST)
  List<TaskRow> listToReceive(long entityId);

  /** Invoices for orders of an entity that are not answered; the name is the supplier's. */
  @Query(
      BY_AGREEMENT
          + """
          SELECT n.id, 'ANSWER_INVOICE' AS kind, n.number, o.agreement_id, s.name_ar, s.name_en,
                 n.sent_at AS since
            FROM invoice n
            JOIN call_off o ON o.id = n.call_off_id AND o.entity_id = :entityId
            JOIN supplier s ON s.id = n.supplier_id
           WHERE NOT EXISTS (SELECT 1 FROM invoice_answer q WHERE q.invoice_id = n.id)
          """
          + LONGEST_FIRST)
  List<TaskRow> listInvoicesToAnswer(long entityId);

  /** Invoices of an entity that are approved and not paid in full; the name is the supplier's. */
  @Query(
      BY_AGREEMENT
          + """
          SELECT n.id, 'MARK_PAYMENT' AS kind, n.number, o.agreement_id, s.name_ar, s.name_en,
                 n.due_on AS since
            FROM invoice n
            JOIN call_off o ON o.id = n.call_off_id AND o.entity_id = :entityId
            JOIN invoice_standing q ON q.invoice_id = n.id
             AND q.status IN ('APPROVED', 'PARTLY_PAID')
            JOIN supplier s ON s.id = n.supplier_id
          """
          + LONGEST_FIRST)
  List<TaskRow> listInvoicesToPay(long entityId);
}
