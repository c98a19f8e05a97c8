package org.muwahhad.replay;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The entries of a tender, and what is kept of it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReplayQueries extends GenericRepository<ReplayQueries.StoredTender, Long> {

  /** A tender that has entries, as it is kept. */
  @Introspected
  @MappedEntity("joint_tender")
  record StoredTender(@Id long id, String number, String status) {}

  /**
   * An entry as it is kept.
   *
   * @param object kind and key of what it is about, with a space between them
   * @param personId who acted; empty for the service itself
   */
  @Introspected
  @MappedEntity("audit_entry")
  record ReplayedEntry(
      @Id long position, String chain, String act, String object, String personId, String detail) {}

  /** Something kept under a name, such as the digest of an opened bid. */
  @Introspected
  @MappedEntity("opened_bid")
  record StoredFact(@Id String name, String content) {}

  @Query(
      """
      SELECT t.id, t.number, t.status
        FROM joint_tender t JOIN audit_chain c ON c.name = CONCAT('tender', CHAR(58), t.id)
       WHERE t.id > :after ORDER BY t.id LIMIT 500""")
  List<StoredTender> listAfter(long after);

  /** The tender, held until the verification ends: no act moves it meanwhile. */
  @Query("SELECT id, number, status FROM joint_tender WHERE id = :tenderId FOR UPDATE")
  Optional<StoredTender> hold(long tenderId);

  @Query(
      """
      SELECT e.position, c.name AS chain, e.act,
             CONCAT(e.object_type, ' ', e.object_id) AS object,
             COALESCE(CAST(e.person_id AS CHAR), '') AS person_id, e.detail
        FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
       WHERE c.name = CONCAT('tender', CHAR(58), :tenderId) ORDER BY e.position""")
  List<ReplayedEntry> listEntries(long tenderId);

  /** The entries of its bids, each in its order. */
  @Query(
      """
      SELECT e.position, c.name AS chain, e.act,
             CONCAT(e.object_type, ' ', e.object_id) AS object,
             COALESCE(CAST(e.person_id AS CHAR), '') AS person_id, e.detail
        FROM bid b
        JOIN audit_chain c ON c.name = CONCAT('bid', CHAR(58), b.id)
        JOIN audit_entry e ON e.chain_id = c.id
       WHERE b.tender_id = :tenderId ORDER BY c.id, e.position""")
  List<ReplayedEntry> listEntriesOfBids(long tenderId);

  /** The entries of its agreements, each in its order. */
  @Query(
      """
      SELECT e.position, c.name AS chain, e.act,
             CONCAT(e.object_type, ' ', e.object_id) AS object,
             COALESCE(CAST(e.person_id AS CHAR), '') AS person_id, e.detail
        FROM framework_agreement f
        JOIN audit_chain c ON c.name = CONCAT('agreement', CHAR(58), f.id)
        JOIN audit_entry e ON e.chain_id = c.id
       WHERE f.tender_id = :tenderId ORDER BY c.id, e.position""")
  List<ReplayedEntry> listEntriesOfAgreements(long tenderId);

  /** Tenders, bids and agreements whose entries tell how they came about, and that are gone. */
  @Query(
      """
      SELECT c.name, '' AS content FROM audit_chain c
       WHERE EXISTS (SELECT 1 FROM audit_entry e
                      WHERE e.chain_id = c.id
                        AND e.act IN ('tender.aggregated', 'bid.submitted',
                                      'framework.agreement-concluded'))
         AND ((c.name LIKE CONCAT('tender', CHAR(58), '%') AND NOT EXISTS
                  (SELECT 1 FROM joint_tender t
                    WHERE t.id = CAST(SUBSTRING_INDEX(c.name, CHAR(58), -1) AS SIGNED)))
           OR (c.name LIKE CONCAT('bid', CHAR(58), '%') AND NOT EXISTS
                  (SELECT 1 FROM bid b
                    WHERE b.id = CAST(SUBSTRING_INDEX(c.name, CHAR(58), -1) AS SIGNED)))
           OR (c.name LIKE CONCAT('agreement', CHAR(58), '%') AND NOT EXISTS
                  (SELECT 1 FROM framework_agreement f
                    WHERE f.id = CAST(SUBSTRING_INDEX(c.name, CHAR(58), -1) AS SIGNED))))
       ORDER BY c.id""")
  List<StoredFact> listLost();

  /** The digests of opened bids, by bid. */
  @Query(
      """
      SELECT CAST(o.bid_id AS CHAR) AS name, v.sha256 AS content
        FROM opened_bid o JOIN bid_version v ON v.id = o.version_id
       WHERE o.tender_id = :tenderId ORDER BY o.bid_id""")
  List<StoredFact> listOpened(long tenderId);

  @Query("SELECT ocid FROM joint_tender WHERE id = :tenderId")
  String getOcid(long tenderId);

  /** What each opened bid held for the drawing of lots. */
  @Query(
      """
      SELECT CAST(bid_id AS CHAR) AS name, draw_value AS content
        FROM opened_bid WHERE tender_id = :tenderId ORDER BY bid_id""")
  List<StoredFact> listDraws(long tenderId);

  /** The seeds that lots were drawn with, by the number of the lot. */
  @Query(
      """
      SELECT CAST(l.number AS CHAR) AS name, r.draw_seed AS content
        FROM lot_ranking r JOIN lot l ON l.id = r.lot_id
       WHERE r.tender_id = :tenderId AND r.draw_seed IS NOT NULL
       GROUP BY l.number, r.draw_seed ORDER BY l.number""")
  List<StoredFact> listSeeds(long tenderId);

  /** The hashes of the records of openings, made again of what they say, by meeting. */
  @Query(
      """
      SELECT part AS name, SHA2(document, 256) AS content FROM opening_record
       WHERE tender_id = :tenderId ORDER BY part""")
  List<StoredFact> listFrozen(long tenderId);

  /**
   * Awards, by lot and bid, whose items are not what they come to, at prices that are not those.
   */
  @Query(
      """
      SELECT CONCAT(l.number, '/', a.bid_id) AS name, a.status AS content
        FROM award a JOIN lot l ON l.id = a.lot_id JOIN award_item i ON i.award_id = a.id
       WHERE a.tender_id = :tenderId
       GROUP BY a.id, l.number, a.bid_id, a.status, a.amount
      HAVING SUM(i.amount) <> a.amount
          OR SUM(i.unit_price * 100 <> COALESCE(i.bundle_price, i.bid_price) * 100
                 - i.bid_price * i.discount_percent) > 0
          OR SUM(ABS(i.amount - i.quantity * i.unit_price) > 0.0051) > 0
       ORDER BY l.number, a.bid_id""")
  List<StoredFact> listAwardsThatDoNotAddUp(long tenderId);

  /** What returned each lot, by examination and lot, such as 2/1. */
  @Query(
      """
      SELECT CONCAT(x.examination, '/', l.number) AS name, x.origin AS content
        FROM examination_lot x JOIN lot l ON l.id = x.lot_id
       WHERE x.tender_id = :tenderId ORDER BY x.examination, l.number""")
  List<StoredFact> listExaminations(long tenderId);

  /** Which bid ranks first, by lot. */
  @Query(
      """
      SELECT CAST(l.number AS CHAR) AS name, CAST(r.bid_id AS CHAR) AS content
        FROM lot_ranking r JOIN lot l ON l.id = r.lot_id
       WHERE r.tender_id = :tenderId AND r.rank_position = 1 ORDER BY l.number""")
  List<StoredFact> listFirst(long tenderId);

  /**
   * The quantities in force by what the states confirmed, as lines of an item and its quantity,
   * among them items of the tender that a confirmation of another tender, or no confirmation,
   * names.
   */
  @Query(
      """
      SELECT CAST(c.confirmation_id AS CHAR) AS name,
             CONCAT(c.lot_item_id, '/', c.quantity) AS content
        FROM confirmed_item c JOIN quantity_confirmation q ON q.id = c.confirmation_id
       WHERE q.tender_id = :tenderId
      UNION
      SELECT CAST(c.confirmation_id AS CHAR), CONCAT(c.lot_item_id, '/', c.quantity)
        FROM lot_item i JOIN confirmed_item c ON c.lot_item_id = i.id
       WHERE i.tender_id = :tenderId
       ORDER BY 1, 2""")
  List<StoredFact> listConfirmed(long tenderId);

  /** Which bids have living awards, by lot. */
  @Query(
      """
      SELECT CAST(l.number AS CHAR) AS name,
             GROUP_CONCAT(a.bid_id ORDER BY a.bid_id SEPARATOR ', ') AS content
        FROM live_award a JOIN lot l ON l.id = a.lot_id
       WHERE a.tender_id = :tenderId
       GROUP BY l.number ORDER BY l.number""")
  List<StoredFact> listAwarded(long tenderId);
}
