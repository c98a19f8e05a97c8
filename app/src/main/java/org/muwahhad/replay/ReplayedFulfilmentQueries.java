package org.muwahhad.replay;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** What is kept of despatches, invoices and payments, in the words of the replay. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReplayedFulfilmentQueries
    extends GenericRepository<ReplayedPartQueries.PartLine, String> {

  /** The units as {@link org.muwahhad.shared.Digest} joins what is known of them. */
  @Query(
      """
      SELECT CONCAT(o.agreement_id, '/', o.id, '/', d.id) AS name,
             CONCAT_WS('|', d.advised_by, d.sent_on, d.expected_on, d.carrier, d.tracking,
               (SELECT GROUP_CONCAT(
                         CONCAT(i.lot_item_id, '=',
                           TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM i.quantity)), '*',
                           (SELECT CONCAT(COUNT(*), '#', SHA2(COALESCE(GROUP_CONCAT(
                                     CONCAT(
                                       OCTET_LENGTH(CONVERT(u.serial_number USING utf16)) DIV 2,
                                       ':', u.serial_number, CHAR(10 USING utf8mb4),
                                       IF(u.warranty_ends_on IS NULL, '0:',
                                          CONCAT('10:', u.warranty_ends_on)),
                                       CHAR(10 USING utf8mb4),
                                       IF(u.sealed_licence IS NULL, '0:',
                                          CONCAT('64:', SHA2(u.sealed_licence, 256))),
                                       CHAR(10 USING utf8mb4))
                                     ORDER BY u.position SEPARATOR ''), ''), 256))
                              FROM despatched_unit u
                             WHERE u.despatch_id = i.despatch_id
                               AND u.lot_item_id = i.lot_item_id))
                         ORDER BY i.lot_item_id SEPARATOR ' ')
                  FROM despatch_item i WHERE i.despatch_id = d.id)) AS text
        FROM despatch d
        JOIN call_off o ON o.id = d.call_off_id
        JOIN framework_agreement f ON f.id = o.agreement_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listDespatches(long tenderId);

  @Query(
      """
      SELECT CONCAT(o.agreement_id, '/', o.id, '/', d.id) AS name, r.received_by AS text
        FROM despatch_receipt r
        JOIN despatch d ON d.id = r.despatch_id
        JOIN call_off o ON o.id = d.call_off_id
        JOIN framework_agreement f ON f.id = o.agreement_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listReceipts(long tenderId);

  @Query(
      """
      SELECT CONCAT(o.agreement_id, '/', o.id, '/', h.delivery_id) AS name,
             GROUP_CONCAT(CONCAT(h.sha256, ' ', h.added_by) ORDER BY h.id SEPARATOR '; ') AS text
        FROM delivery_photo h
        JOIN delivery d ON d.id = h.delivery_id
        JOIN call_off o ON o.id = d.call_off_id
        JOIN framework_agreement f ON f.id = o.agreement_id
       WHERE f.tender_id = :tenderId
       GROUP BY o.agreement_id, o.id, h.delivery_id""")
  List<ReplayedPartQueries.PartLine> listPhotos(long tenderId);

  @Query(
      """
      SELECT CONCAT(o.agreement_id, '/', o.id, '/', n.id) AS name,
             CONCAT_WS('|', n.sent_by, n.number, n.issued_on, n.due_on, n.currency,
               TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM n.net_amount)),
               TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM n.vat_amount)),
               (SELECT GROUP_CONCAT(
                         CONCAT(i.lot_item_id, '=',
                           TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM i.quantity)), '@',
                           TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM i.unit_price)), '/',
                           TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM i.net_amount)))
                         ORDER BY i.lot_item_id SEPARATOR ' ')
                  FROM invoice_item i WHERE i.invoice_id = n.id)) AS text
        FROM invoice n
        JOIN call_off o ON o.id = n.call_off_id
        JOIN framework_agreement f ON f.id = o.agreement_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listInvoices(long tenderId);

  @Query(
      """
      SELECT CONCAT(o.agreement_id, '/', o.id, '/', n.id) AS name,
             CONCAT_WS('|', a.answer, a.answered_by,
               TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM a.penalty)), a.reason) AS text
        FROM invoice_answer a
        JOIN invoice n ON n.id = a.invoice_id
        JOIN call_off o ON o.id = n.call_off_id
        JOIN framework_agreement f ON f.id = o.agreement_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listAnswers(long tenderId);

  @Query(
      """
      SELECT CONCAT(o.agreement_id, '/', o.id, '/', n.id) AS name,
             GROUP_CONCAT(
               CONCAT_WS('|', y.marked_by,
                 TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM y.amount)), y.paid_on, y.reference)
               ORDER BY y.id SEPARATOR '; ') AS text
        FROM invoice_payment y
        JOIN invoice n ON n.id = y.invoice_id
        JOIN call_off o ON o.id = n.call_off_id
        JOIN framework_agreement f ON f.id = o.agreement_id
       WHERE f.tender_id = :tenderId
       GROUP BY o.agreement_id, o.id, n.id""")
  List<ReplayedPartQueries.PartLine> listPayments(long tenderId);
}
