package org.muwahhad.notification.reminder;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;

/** Deadlines for bids of which suppliers and opening panels are reminded. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface BidDeadlineQueries extends GenericRepository<BidDeadlineQueries.BidsDue, Long> {

  /**
   * A tender whose bids are due soon. The deadline is UTC.
   *
   * @param page where those told read all of it
   * @param onceKey names the reminder; another deadline is another reminder
   */
  @Introspected
  @MappedEntity("joint_tender")
  record BidsDue(
      @Id long tenderId,
      String number,
      @Relation(EMBEDDED) Bilingual title,
      Instant deadlineAt,
      String page,
      String onceKey) {}

  /**
   * Tenders whose bids are due within the given number of days, and later than in {@code beyond}
   * days, without a reminder yet; what was published later than the reminder would have been given
   * is left out, since its suppliers have only just been told.
   */
  @Query(
      """
      SELECT t.id AS tender_id, t.number, t.title_ar, t.title_en, t.deadline_at,
             CASE WHEN t.procurement_method = 'open' THEN CONCAT('/publications/', t.number)
                  ELSE CONCAT('/tenders/', t.id, '/dossier') END AS page,
             CONCAT('bid-deadline-', t.id, '-', :days, '-',
                    DATE_FORMAT(t.deadline_at, '%Y%m%d%H%i%s')) AS once_key
        FROM joint_tender t
       WHERE t.status = 'PUBLISHED'
         AND t.deadline_at > DATE_ADD(UTC_TIMESTAMP(6), INTERVAL :beyond DAY)
         AND t.deadline_at <= DATE_ADD(UTC_TIMESTAMP(6), INTERVAL :days DAY)
         AND t.published_at <= DATE_SUB(t.deadline_at, INTERVAL :days DAY)
         AND NOT EXISTS (SELECT 1 FROM notice n
                          WHERE n.once_key = CONCAT('bid-deadline-', t.id, '-', :days, '-',
                                DATE_FORMAT(t.deadline_at, '%Y%m%d%H%i%s')))
       ORDER BY t.deadline_at, t.id""")
  List<BidsDue> listDue(int days, int beyond);

  /**
   * Tenders whose bids are due within the given number of days, and later than in {@code beyond}
   * days, of which somebody has never tried their share of the opening key, without a reminder yet.
   */
  @Query(
      """
      SELECT t.id AS tender_id, t.number, t.title_ar, t.title_en, t.deadline_at,
             CONCAT('/tenders/', t.id, '/ceremony') AS page,
             CONCAT('share-untried-', t.id, '-', :days, '-',
                    DATE_FORMAT(t.deadline_at, '%Y%m%d%H%i%s')) AS once_key
        FROM joint_tender t
       WHERE t.status = 'PUBLISHED'
         AND t.deadline_at > DATE_ADD(UTC_TIMESTAMP(6), INTERVAL :beyond DAY)
         AND t.deadline_at <= DATE_ADD(UTC_TIMESTAMP(6), INTERVAL :days DAY)
         AND EXISTS (SELECT 1 FROM key_share k
                      WHERE k.tender_id = t.id AND k.person_id IS NOT NULL
                        AND NOT EXISTS (SELECT 1 FROM share_rehearsal h
                                         WHERE h.tender_id = k.tender_id
                                           AND h.person_id = k.person_id)
                        AND NOT EXISTS (SELECT 1 FROM learned_conflict c
                                         WHERE c.tender_id = k.tender_id
                                           AND c.person_id = k.person_id))
         AND NOT EXISTS (SELECT 1 FROM notice n
                          WHERE n.once_key = CONCAT('share-untried-', t.id, '-', :days, '-',
                                DATE_FORMAT(t.deadline_at, '%Y%m%d%H%i%s')))
       ORDER BY t.deadline_at, t.id""")
  List<BidsDue> listWithUntriedShares(int days, int beyond);

  /** Claims a tender for one node's reminder; another node's claim leaves it out. */
  @Query("SELECT id FROM joint_tender WHERE id = :tenderId FOR UPDATE SKIP LOCKED")
  Optional<Long> claim(long tenderId);
}
