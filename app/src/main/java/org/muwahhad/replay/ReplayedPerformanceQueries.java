package org.muwahhad.replay;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/**
 * What is kept of reports of breaches, under the names and in the words in which they are played.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReplayedPerformanceQueries
    extends GenericRepository<ReplayedPartQueries.PartLine, String> {

  @Query(
      """
      SELECT CONCAT(x.agreement_id, '/', x.id) AS name,
             CONCAT_WS('|', x.number, x.supplier_id, COALESCE(x.entity_id, ''),
                       COALESCE(x.call_off_id, ''), x.kind, x.occurred_on, x.facts,
                       x.answer_until, x.reported_by) AS text
        FROM breach_report x JOIN framework_agreement f ON f.id = x.agreement_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listBreaches(long tenderId);

  @Query(
      """
      SELECT CONCAT(x.agreement_id, '/', x.id, '/', p.sha256) AS name,
             CONCAT_WS('|', p.side, p.title, p.added_by) AS text
        FROM breach_paper p
        JOIN breach_report x ON x.id = p.breach_id
        JOIN framework_agreement f ON f.id = x.agreement_id
       WHERE f.tender_id = :tenderId
       ORDER BY p.id""")
  List<ReplayedPartQueries.PartLine> listPapers(long tenderId);

  @Query(
      """
      SELECT CONCAT(x.agreement_id, '/', x.id) AS name,
             CONCAT(a.answered_by, ' ', a.answer) AS text
        FROM breach_answer a
        JOIN breach_report x ON x.id = a.breach_id
        JOIN framework_agreement f ON f.id = x.agreement_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listAnswers(long tenderId);

  @Query(
      """
      SELECT CONCAT(x.agreement_id, '/', x.id) AS name,
             CONCAT_WS('|', d.outcome, d.consequence, d.reason, d.decided_by) AS text
        FROM breach_decision d
        JOIN breach_report x ON x.id = d.breach_id
        JOIN framework_agreement f ON f.id = x.agreement_id
       WHERE f.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listDecisions(long tenderId);

  @Query(
      """
      SELECT CAST(bid_id AS CHAR) AS name, CONCAT(months, ' ', breaches) AS text
        FROM bid_breach_record WHERE tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listRecords(long tenderId);
}
