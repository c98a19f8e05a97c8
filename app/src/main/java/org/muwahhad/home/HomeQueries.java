package org.muwahhad.home;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import org.muwahhad.tender.TenderQueries;

/** What is going on, and figures about the whole. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface HomeQueries extends GenericRepository<Ongoing, Long> {

  @Query(
      """
      SELECT id, 'ROUND' AS kind, code, name_ar, name_en, closes_at AS deadline
        FROM demand_round
       WHERE status = 'OPEN' AND opens_at <= UTC_TIMESTAMP(6) AND closes_at > UTC_TIMESTAMP(6)
       ORDER BY closes_at LIMIT 50""")
  List<Ongoing> listOpenRounds();

  /**
   * The tenders open for bids that a person may read and that end first.
   *
   * @param all whether the person reads all
   * @param supplierId of a bidder; else 0
   */
  @Query(
      """
      SELECT t.id, 'TENDER' AS kind, t.number AS code, t.title_ar AS name_ar,
             t.title_en AS name_en, t.deadline_at AS deadline
      """
          + TenderQueries.MAY_READ
          + """
         AND t.status = 'PUBLISHED' AND t.deadline_at > UTC_TIMESTAMP(6)
       ORDER BY t.deadline_at LIMIT 50""")
  List<Ongoing> listOpenTenders(boolean all, long personId, long supplierId);

  /** Awards in force of a supplier, or of all with 0, whose performance guarantee is not there. */
  @Query(
      """
      SELECT COUNT(*) FROM award a
        JOIN tender_rule p ON p.tender_id = a.tender_id
         AND p.code = 'performance-guarantee.percent' AND p.value > 0
        JOIN bid b ON b.id = a.bid_id
       WHERE a.status = 'active' AND (:supplierId = 0 OR b.supplier_id = :supplierId)
         AND NOT EXISTS (SELECT 1 FROM performance_guarantee g WHERE g.award_id = a.id)""")
  long countGuaranteesAwaited(long supplierId);

  @Query("SELECT COUNT(*) FROM catalog_item WHERE status = 'ACTIVE'")
  long countItems();

  // Without the chains of bids that are still sealed: a count would tell that one came. Each chain
  // has the number of its entries, of which there are millions.
  @Query(
      """
      SELECT (SELECT COALESCE(SUM(a.length), 0) FROM audit_chain a)
           - COALESCE((SELECT SUM(c.length) FROM bid b
                         JOIN joint_tender t ON t.id = b.tender_id AND t.opened_at IS NULL
                         JOIN audit_chain c ON c.name = CONCAT('bid', CHAR(58), b.id)), 0)""")
  long countAuditEntries();

  @Query("SELECT COUNT(*) FROM item_proposal WHERE status = 'PROPOSED'")
  long countProposals();

  /** Items whose benchmark price was observed more than the given number of months ago. */
  @Query(
      """
      SELECT COUNT(*) FROM catalog_item i
        JOIN item_revision r ON r.item_id = i.id AND r.number = i.revision_count
       WHERE i.status = 'ACTIVE'
         AND r.benchmark_date < DATE_SUB(UTC_DATE(), INTERVAL :months MONTH)""")
  long countOldBenchmarks(int months);

  @Query("SELECT COUNT(*) FROM catalog_item WHERE status = 'RETIRED'")
  long countRetired();

  @Query("SELECT COUNT(*) FROM file_scan WHERE status IN ('WAITING', 'QUARANTINED')")
  long countFilesHeld();

  @Query(
      """
      SELECT COUNT(*) FROM person p
        LEFT JOIN sign_in_delay d
          ON d.counted = SHA2(CONCAT('account ', p.login), 256)
       WHERE p.blocked_at IS NOT NULL OR d.next_at > SYSDATE(6)""")
  long countLockedAccounts();

  @Query(
      """
      SELECT COUNT(*) FROM procuring_entity e
       WHERE e.closed_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM role_grant g JOIN person p ON p.id = g.person_id
                          WHERE g.entity_id = e.id AND g.role = 'PROCUREMENT_OFFICER'
                            AND p.blocked_at IS NULL)""")
  long countEntitiesWithoutOfficer();

  @Query(
      """
      SELECT COUNT(*) FROM member_state m
       WHERE NOT EXISTS (SELECT 1 FROM role_grant g JOIN person p ON p.id = g.person_id
                          WHERE g.state_code = m.code AND g.role = 'NATIONAL_COORDINATOR'
                            AND p.blocked_at IS NULL)""")
  long countStatesWithoutCoordinator();

  /** When the audit record was last verified, and how many faults were found. */
  @Query(
      """
      SELECT id, at, CAST(JSON_EXTRACT(detail, '$.faults') AS SIGNED) AS count
        FROM audit_entry
       WHERE object_type = 'audit' AND object_id = 'record' AND act = 'audit.verified'
       ORDER BY id DESC LIMIT 1""")
  Optional<Moment> findLastVerification();

  /** When the audit chains were last anchored, and how many there are but for those of bids. */
  @Query(
      """
      SELECT id, at, (SELECT COUNT(*) FROM audit_chain WHERE name NOT LIKE 'bid%') AS count
        FROM audit_anchor ORDER BY id DESC LIMIT 1""")
  Optional<Moment> findLastAnchor();

  /**
   * What other administrators proposed about accounts of others, without the people of files; the
   * number is the proposal's.
   */
  @Query(
      """
      SELECT a.id, 'DECIDE_ACCOUNT' AS kind, COALESCE(a.login, p.login) AS code,
             COALESCE(a.name_ar, p.name_ar) AS name_ar, COALESCE(a.name_en, p.name_en) AS name_en,
             0 AS count, a.expires_at AS due
        FROM account_proposal a LEFT JOIN person p ON p.id = a.person_id
       WHERE a.status = 'PROPOSED' AND a.expires_at > UTC_TIMESTAMP(6)
         AND a.proposed_by <> :personId AND NOT (a.person_id <=> :personId)
         AND NOT EXISTS (SELECT 1 FROM account_import_row r WHERE r.proposal_id = a.id)
       ORDER BY a.expires_at""")
  List<TaskRow> listAccountsToDecide(long personId);

  /**
   * Files of people that another administrator proposed, whose name they have; the number is the
   * file's.
   */
  @Query(
      """
      SELECT i.id, 'DECIDE_ACCOUNT_FILE' AS kind, i.file_name AS code, b.name_ar, b.name_en,
             COUNT(*) AS count, MIN(a.expires_at) AS due
        FROM account_import i JOIN person b ON b.id = i.staged_by
        JOIN account_import_row r ON r.import_id = i.id
        JOIN account_proposal a ON a.id = r.proposal_id AND a.status = 'PROPOSED'
         AND a.expires_at > UTC_TIMESTAMP(6)
       WHERE i.status = 'PROPOSED' AND i.staged_by <> :personId
       GROUP BY i.id, i.file_name, b.name_ar, b.name_en ORDER BY MIN(a.expires_at), i.id LIMIT 100""")
  List<TaskRow> listAccountFilesToDecide(long personId);

  /** Whether the bid room is closed to a person since others set up the account again. */
  @Query(
      """
      SELECT COUNT(*) FROM account_hold
       WHERE person_id = :personId AND released_at IS NULL AND until_at > UTC_TIMESTAMP(6)""")
  int countHolds(long personId);
}
