package org.muwahhad.replay;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** What is kept of amendments of agreements, in the words of {@link AmendmentReplay}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReplayedAmendmentQueries extends GenericRepository<ReplayedPartQueries.PartLine, String> {

  @Query(
      """
      SELECT CONCAT(m.agreement_id, '/', m.id) AS name,
             CONCAT_WS('|', m.status, m.kind, m.number, m.offered_side, m.offered_by,
                       m.effective_on, COALESCE(m.ends_on, ''), o.document, m.reason, o.sha256,
                       COALESCE(m.ended_by, ''), COALESCE(m.end_reason, '')) AS text
        FROM agreement_amendment m
        JOIN amendment_offer o ON o.amendment_id = m.id
        JOIN framework_agreement f ON f.id = m.agreement_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listAmendments(long tenderId);

  @Query(
      """
      SELECT CONCAT(m.agreement_id, '/', m.id, '/', s.side) AS name,
             CAST(s.person_id AS CHAR) AS text
        FROM agreement_amendment m
        JOIN agreement_signature s ON s.agreement_id = m.agreement_id
                                  AND s.amendment_number = m.number
        JOIN framework_agreement f ON f.id = m.agreement_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listSignatures(long tenderId);

  @Query(
      """
      SELECT CONCAT(p.agreement_id, '/', p.amendment_id) AS name,
             CAST(p.consented_by AS CHAR) AS text
        FROM amendment_party p JOIN framework_agreement f ON f.id = p.agreement_id
       WHERE f.tender_id = :tenderId AND p.consented_by IS NOT NULL""")
  List<ReplayedPartQueries.PartLine> listConsents(long tenderId);

  @Query(
      """
      SELECT CONCAT(m.agreement_id, '/', m.id, '/index') AS name,
             CONCAT_WS('|', x.index_name, x.source, x.base_on,
                       TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM x.base_value)), x.current_on,
                       TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM x.current_value)),
                       TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM x.index_percent)),
                       TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM x.rise_percent))) AS text
        FROM amendment_index x
        JOIN agreement_amendment m ON m.id = x.amendment_id
        JOIN framework_agreement f ON f.id = m.agreement_id
       WHERE f.tender_id = :tenderId
       UNION ALL
      SELECT CONCAT(x.agreement_id, '/', x.amendment_id, '/price/', x.lot_item_id),
             CONCAT_WS('|', TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM x.price_before)),
                       TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM x.unit_price)),
                       COALESCE(x.from_at, ''))
        FROM amendment_price x JOIN framework_agreement f ON f.id = x.agreement_id
       WHERE f.tender_id = :tenderId
       UNION ALL
      SELECT CONCAT(x.agreement_id, '/', x.amendment_id, '/vat'),
             CONCAT_WS('|', x.state_code,
                       TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM x.percent_before)),
                       TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM x.percent)), x.source,
                       COALESCE(x.from_at, ''))
        FROM amendment_vat x JOIN framework_agreement f ON f.id = x.agreement_id
       WHERE f.tender_id = :tenderId
       UNION ALL
      SELECT CONCAT(x.agreement_id, '/', x.amendment_id, '/item'),
             CONCAT_WS('|', x.lot_item_id, x.revision_before, x.revision_id,
                       COALESCE(x.from_at, ''))
        FROM amendment_item x JOIN framework_agreement f ON f.id = x.agreement_id
       WHERE f.tender_id = :tenderId
       UNION ALL
      SELECT CONCAT(x.agreement_id, '/', x.amendment_id, '/party'),
             CONCAT_WS('|', x.supplier_before, x.supplier_id, x.ground, COALESCE(x.from_at, ''))
        FROM amendment_party x JOIN framework_agreement f ON f.id = x.agreement_id
       WHERE f.tender_id = :tenderId
       UNION ALL
      SELECT CONCAT(x.agreement_id, '/', x.amendment_id, '/quantity/', x.entity_id, '/',
                    x.lot_item_id),
             TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM x.quantity))
        FROM amendment_quantity x JOIN framework_agreement f ON f.id = x.agreement_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listTerms(long tenderId);

  @Query(
      """
      SELECT CONCAT(e.agreement_id, '/', e.entity_id, '/', e.lot_item_id) AS name,
             TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM e.amended_quantity)) AS text
        FROM entitlement e JOIN framework_agreement f ON f.id = e.agreement_id
       WHERE f.tender_id = :tenderId AND e.amended_quantity <> 0""")
  List<ReplayedPartQueries.PartLine> listAmended(long tenderId);
}
