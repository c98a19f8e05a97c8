package org.muwahhad.replay;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/**
 * What is kept of framework agreements, of what was ordered, delivered and transferred under them,
 * and of guarantees and securities; under the names and in the words in which they are played.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReplayedAgreementQueries extends GenericRepository<ReplayedPartQueries.PartLine, String> {

  /** A line of an order of an entity. */
  @Introspected
  @MappedEntity("call_off")
  record ReplayedOrderLine(@Id String name, long entityId, String vat, String text) {}

  /** A delivery of one item. */
  @Introspected
  @MappedEntity("delivery")
  record ReplayedDelivery(
      @Id String name, String day, String item, String delivered, String accepted, String reason) {}

  @Query(
      """
      SELECT CAST(id AS CHAR) AS name, CONCAT_WS(' ', number, starts_on, ends_on) AS text
        FROM framework_agreement WHERE tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listAgreements(long tenderId);

  @Query(
      """
      SELECT CAST(id AS CHAR) AS name, CAST(award_id AS CHAR) AS text
        FROM framework_agreement WHERE tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listAgreementAwards(long tenderId);

  @Query(
      """
      SELECT CAST(f.id AS CHAR) AS name,
             CONCAT_WS('|', e.entity_id, e.lot_item_id, e.awarded_quantity, e.unit_price,
                       e.currency) AS text
        FROM framework_agreement f JOIN entitlement e ON e.agreement_id = f.id
       WHERE f.tender_id = :tenderId AND e.awarded_quantity > 0""")
  List<ReplayedPartQueries.PartLine> listEntitlements(long tenderId);

  /** The lines of orders, by item; of an order without lines an empty one. */
  @Query(
      """
      SELECT CONCAT(o.agreement_id, '/', o.id) AS name, o.entity_id,
             TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM o.vat_percent)) AS vat,
             COALESCE(CONCAT(l.lot_item_id, '=',
                             TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM l.quantity)),
                             COALESCE(CONCAT('@',
                                 TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM l.unit_price))),
                                 ''), '/',
                             TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM l.net_amount))),
                      '') AS text
        FROM call_off o
        JOIN framework_agreement f ON f.id = o.agreement_id
        LEFT JOIN call_off_line l ON l.call_off_id = o.id
       WHERE f.tender_id = :tenderId
       ORDER BY o.id, l.lot_item_id""")
  List<ReplayedOrderLine> listCallOffs(long tenderId);

  @Query(
      """
      SELECT CONCAT(o.agreement_id, '/', o.id) AS name,
             CONCAT_WS('|', i.agreement_id, i.entity_id, COALESCE(d.code, ''), i.wanted_on,
                       i.contact, i.budget_line, i.reference) AS text
        FROM call_off_instruction i
        JOIN call_off o ON o.id = i.call_off_id
        JOIN framework_agreement f ON f.id = o.agreement_id
        LEFT JOIN delivery_site d ON d.id = i.site_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listInstructions(long tenderId);

  @Query(
      """
      SELECT CONCAT(o.agreement_id, '/', o.id) AS name,
             CONCAT(z.cancelled_by, ' ', z.reason) AS text
        FROM call_off_cancellation z
        JOIN call_off o ON o.id = z.call_off_id
        JOIN framework_agreement f ON f.id = o.agreement_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listCancellations(long tenderId);

  @Query(
      """
      SELECT CONCAT(o.agreement_id, '/', o.id, '/', z.answer) AS name,
             CONCAT(z.answered_by, ' ', COALESCE(CONCAT(z.promised_on, ' '), ''), z.remark) AS text
        FROM call_off_answer z
        JOIN call_off o ON o.id = z.call_off_id
        JOIN framework_agreement f ON f.id = o.agreement_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listOrderAnswers(long tenderId);

  @Query(
      """
      SELECT CONCAT(o.agreement_id, '/', o.id) AS name,
             GROUP_CONCAT(CONCAT(b.lot_item_id, '=',
                                 TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM b.quantity)), '@',
                                 b.wanted_on)
                          ORDER BY b.lot_item_id, b.position SEPARATOR ' ') AS text
        FROM call_off_batch b
        JOIN call_off o ON o.id = b.call_off_id
        JOIN framework_agreement f ON f.id = o.agreement_id
       WHERE f.tender_id = :tenderId
       GROUP BY o.agreement_id, o.id""")
  List<ReplayedPartQueries.PartLine> listBatches(long tenderId);

  @Query(
      """
      SELECT CONCAT(o.agreement_id, '/', o.id) AS name,
             CONCAT_WS('|', TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM v.threshold)),
                       v.currency, COALESCE(v.decision, ''), COALESCE(v.decided_by, ''),
                       v.reason) AS text
        FROM order_approval v
        JOIN call_off o ON o.id = v.call_off_id
        JOIN framework_agreement f ON f.id = o.agreement_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listOrderApprovals(long tenderId);

  /** With what they leave of items, and what that comes to once they are agreed. */
  @Query(
      """
      SELECT CONCAT(o.agreement_id, '/', o.id, '/', g.id) AS name,
             CONCAT_WS('|', g.kind, g.side, g.status, g.asked_by, COALESCE(g.due_on, ''), g.reason,
                       COALESCE((SELECT GROUP_CONCAT(
                                          CONCAT(k.lot_item_id, '=',
                                            TRIM(TRAILING '.' FROM
                                              TRIM(TRAILING '0' FROM k.quantity)),
                                            COALESCE(CONCAT('/',
                                              TRIM(TRAILING '.' FROM
                                                TRIM(TRAILING '0' FROM k.net_amount))), ''))
                                          ORDER BY k.lot_item_id SEPARATOR ' ')
                                   FROM order_change_item k WHERE k.change_id = g.id), ''),
                       COALESCE(g.answered_by, ''), g.answer_reason) AS text
        FROM order_change g
        JOIN call_off o ON o.id = g.call_off_id
        JOIN framework_agreement f ON f.id = o.agreement_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listOrderChanges(long tenderId);

  @Query(
      """
      SELECT CONCAT(e.agreement_id, '/', e.entity_id, '/', e.lot_item_id) AS name,
             TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM e.called_quantity)) AS text
        FROM entitlement e JOIN framework_agreement f ON f.id = e.agreement_id
       WHERE f.tender_id = :tenderId AND e.called_quantity <> 0""")
  List<ReplayedPartQueries.PartLine> listCalled(long tenderId);

  @Query(
      """
      SELECT CONCAT(e.agreement_id, '/', e.entity_id, '/', e.lot_item_id) AS name,
             TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM e.transferred_quantity)) AS text
        FROM entitlement e JOIN framework_agreement f ON f.id = e.agreement_id
       WHERE f.tender_id = :tenderId AND e.transferred_quantity <> 0""")
  List<ReplayedPartQueries.PartLine> listTransferred(long tenderId);

  @Query(
      """
      SELECT CONCAT(o.agreement_id, '/', o.id) AS name, CAST(d.delivered_on AS CHAR) AS day,
             CAST(d.lot_item_id AS CHAR) AS item, CAST(d.delivered_quantity AS CHAR) AS delivered,
             CAST(d.accepted_quantity AS CHAR) AS accepted, d.reason
        FROM delivery d
        JOIN call_off o ON o.id = d.call_off_id
        JOIN framework_agreement f ON f.id = o.agreement_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedDelivery> listDeliveries(long tenderId);

  @Query(
      """
      SELECT CONCAT(x.agreement_id, '/', x.id) AS name,
             CONCAT_WS(' ', x.status, x.lot_item_id,
                       TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM x.quantity)), e.code, x.reason,
                       '/', COALESCE(x.end_reason, '')) AS text
        FROM balance_transfer x
        JOIN framework_agreement f ON f.id = x.agreement_id
        JOIN procuring_entity e ON e.id = x.receiver_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listTransfers(long tenderId);

  @Query(
      """
      SELECT CONCAT(x.agreement_id, '/', x.id) AS name, CAST(x.giver_id AS CHAR) AS text
        FROM balance_transfer x JOIN framework_agreement f ON f.id = x.agreement_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listGivers(long tenderId);

  @Query(
      """
      SELECT CONCAT(x.agreement_id, '/', x.id, '/', c.party) AS name,
             CAST(c.person_id AS CHAR) AS text
        FROM transfer_consent c
        JOIN balance_transfer x ON x.id = c.transfer_id
        JOIN framework_agreement f ON f.id = x.agreement_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listConsents(long tenderId);

  /** With who asked, consented and ended it. */
  @Query(
      """
      SELECT CONCAT(x.agreement_id, '/', x.id) AS name,
             CONCAT_WS('|', x.status, x.entity_id, x.requested_by, x.reason,
                       COALESCE(x.supplies_from, ''), COALESCE(x.accepted_by, ''),
                       COALESCE(x.ended_by, ''), COALESCE(x.end_reason, '')) AS text
        FROM accession x JOIN framework_agreement f ON f.id = x.agreement_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listAccessions(long tenderId);

  @Query(
      """
      SELECT CONCAT(x.agreement_id, '/', x.accession_id) AS name,
             GROUP_CONCAT(CONCAT(x.lot_item_id, '=',
                                 TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM x.quantity)))
                          ORDER BY x.lot_item_id SEPARATOR ' ') AS text
        FROM accession_item x JOIN framework_agreement f ON f.id = x.agreement_id
       WHERE f.tender_id = :tenderId
       GROUP BY x.agreement_id, x.accession_id""")
  List<ReplayedPartQueries.PartLine> listAccessionItems(long tenderId);

  @Query(
      """
      SELECT CONCAT(e.agreement_id, '/', e.entity_id, '/', e.lot_item_id) AS name,
             TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM e.joined_quantity)) AS text
        FROM entitlement e JOIN framework_agreement f ON f.id = e.agreement_id
       WHERE f.tender_id = :tenderId AND e.joined_quantity <> 0""")
  List<ReplayedPartQueries.PartLine> listJoined(long tenderId);

  /** Of the agreements themselves; amendments have entries of their own. */
  @Query(
      """
      SELECT CONCAT(x.agreement_id, '/', x.side) AS name,
             CONCAT_WS(' ', x.person_id, r.report_id, r.sha256) AS text
        FROM agreement_signature x
        JOIN framework_agreement f ON f.id = x.agreement_id
        JOIN report_signature r ON r.id = x.report_signature_id
       WHERE f.tender_id = :tenderId AND x.amendment_number = 0""")
  List<ReplayedPartQueries.PartLine> listSignatures(long tenderId);

  @Query(
      """
      SELECT CONCAT(x.agreement_id, '/', x.id) AS name,
             CONCAT_WS('|', x.from_on, COALESCE(x.until_on, ''), x.reason, x.suspended_by,
                       COALESCE(x.lifted_by, ''), COALESCE(x.lift_reason, '')) AS text
        FROM agreement_suspension x JOIN framework_agreement f ON f.id = x.agreement_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listSuspensions(long tenderId);

  @Query(
      """
      SELECT CONCAT(x.agreement_id, '/', x.id) AS name,
             CONCAT_WS('|', x.status, x.ground, x.proposed_side, x.reason, x.ends_on,
                       COALESCE(x.notice_until, ''), x.proposed_by, COALESCE(x.answer, ''),
                       COALESCE(x.answered_by, ''), COALESCE(x.decided_by, ''),
                       COALESCE(x.decision_reason, '')) AS text
        FROM agreement_termination x JOIN framework_agreement f ON f.id = x.agreement_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listTerminations(long tenderId);

  @Query(
      """
      SELECT CAST(x.agreement_id AS CHAR) AS name,
             CONCAT_WS(' ', x.ends_on, x.ground, x.termination_id) AS text
        FROM agreement_end x JOIN framework_agreement f ON f.id = x.agreement_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listEnds(long tenderId);

  String GUARANTEES =
      """
      (SELECT p.*, CONCAT(p.award_id, '/', ROW_NUMBER() OVER (PARTITION BY p.award_id
                                                              ORDER BY p.id)) AS name
         FROM performance_guarantee p JOIN award a ON a.id = p.award_id
        WHERE a.tender_id = :tenderId)
      """;

  @Query(
      "SELECT g.name, CONCAT_WS(' ', g.status,"
          + " TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM g.amount)), g.currency,"
          + " g.valid_until, g.reference,"
          + " COALESCE(TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM g.called_amount)), ''),"
          + " '/', COALESCE(g.end_reason, '')) AS text FROM "
          + GUARANTEES
          + " g")
  List<ReplayedPartQueries.PartLine> listGuarantees(long tenderId);

  @Query("SELECT g.name, CONCAT(g.bank, CHAR(10), g.document) AS text FROM " + GUARANTEES + " g")
  List<ReplayedPartQueries.PartLine> listGuaranteeIssues(long tenderId);

  @Query(
      "SELECT CONCAT(g.name, '/', x.number) AS name, CONCAT(x.valid_before, ' ', x.valid_after)"
          + " AS text FROM guarantee_extension x JOIN "
          + GUARANTEES
          + " g ON g.id = x.guarantee_id")
  List<ReplayedPartQueries.PartLine> listExtensions(long tenderId);

  @Query(
      "SELECT CONCAT(g.name, '/', x.number) AS name, x.document AS text"
          + " FROM guarantee_extension x JOIN "
          + GUARANTEES
          + " g ON g.id = x.guarantee_id")
  List<ReplayedPartQueries.PartLine> listExtensionLetters(long tenderId);

  /** With the reason of its end, or of a forfeiture that is proposed. */
  @Query(
      """
      SELECT CAST(bid_id AS CHAR) AS name,
             CONCAT_WS(' ', status, TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM amount)),
                       currency, valid_until, reference, '', '/',
                       CASE WHEN status = 'RETURNED' THEN end_note
                            ELSE COALESCE(forfeit_reason, '') END) AS text
        FROM bid_security WHERE tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listSecurities(long tenderId);

  @Query(
      """
      SELECT CAST(bid_id AS CHAR) AS name, CONCAT(issuer, CHAR(10), document) AS text
        FROM bid_security WHERE tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listSecurityIssues(long tenderId);
}
