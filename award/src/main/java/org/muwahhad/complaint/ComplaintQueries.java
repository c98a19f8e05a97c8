package org.muwahhad.complaint;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * Complaints as pages, programs and messages read them. Who may is asked in {@link ViewComplaints}.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ComplaintQueries extends GenericRepository<ComplaintQueries.Complaint, Long> {

  /**
   * A complaint. Instants are UTC.
   *
   * @param number such as {@code C-2026-004-1}
   * @param lots numbers of its lots, with commas
   * @param replyUntil until when the bidder may reply to the answer
   */
  @Introspected
  @MappedEntity("complaint")
  record Complaint(
      @Id long id,
      String number,
      long tenderId,
      String tenderNumber,
      @Relation(EMBEDDED) Bilingual title,
      long supplierId,
      @Relation(EMBEDDED) Bilingual supplier,
      String lots,
      ComplaintStatus status,
      @Nullable Outcome outcome,
      String grounds,
      String remedySought,
      Instant filedAt,
      Instant answerUntil,
      Instant decideUntil,
      @Nullable Instant endedAt,
      @Nullable String answer,
      @Nullable Instant answeredAt,
      @Nullable Instant replyUntil,
      @Nullable String reply,
      @Nullable Instant repliedAt) {
    public Bilingual tenderTitle() {
      return title;
    }
  }

  /** A lot a complaint names, with the other winners whose awards it suspends. */
  @Introspected
  @MappedEntity("complaint_lot")
  record NamedLot(
      @Id long lotId,
      int number,
      @Relation(EMBEDDED) Bilingual title,
      @Relation(EMBEDDED) Bilingual winner) {}

  /** A winner complained of, by its bid. */
  @Introspected
  @MappedEntity("complaint_lot")
  record Winner(@Id long bidId, long lotId, @Relation(EMBEDDED) Bilingual name) {}

  /**
   * Evidence.
   *
   * @param party BIDDER or BUYER
   * @param size bytes
   */
  @Introspected
  @MappedEntity("complaint_paper")
  record Paper(
      @Id long id,
      String party,
      String title,
      String contentType,
      int size,
      String sha256,
      Instant addedAt) {}

  /** A decision as drafted. */
  @Introspected
  @MappedEntity("review_draft")
  record Draft(
      @Id long id,
      int number,
      String status,
      String reasons,
      @Relation(EMBEDDED) Bilingual summary,
      String sha256,
      @Relation(EMBEDDED) Bilingual writer,
      Instant writtenAt,
      @Nullable Instant closedAt,
      int votes) {
    public boolean isOpen() {
      return status.equals("OPEN");
    }

    public boolean isAdopted() {
      return status.equals("ADOPTED");
    }
  }

  /**
   * What a draft means for a lot.
   *
   * @param excluded the winner excluded, where a divided lot has several; otherwise null
   */
  @Introspected
  @MappedEntity("review_draft_lot")
  record Ruling(
      @Id long lotId,
      long draftId,
      int number,
      Remedy remedy,
      @Relation(EMBEDDED) @Nullable Bilingual excluded) {}

  /**
   * A vote on a draft that is closed.
   *
   * @param setAside whether it no longer counts, since the member declared a conflict of interest
   *     while the draft was open
   */
  @Introspected
  @MappedEntity("review_vote")
  record Vote(
      @Id long personId,
      long draftId,
      @Relation(EMBEDDED) Bilingual name,
      @MappedProperty("is_for") boolean inFavour,
      String reason,
      Instant castAt,
      @MappedProperty("is_set_aside") boolean setAside) {}

  /**
   * A decision as everybody may read it: neither who complained nor the reasons for the parties.
   */
  @Introspected
  @MappedEntity("complaint")
  record PublishedDecision(
      @Id String number,
      String tenderNumber,
      @Relation(EMBEDDED) Bilingual title,
      String lots,
      Outcome outcome,
      String remedies,
      @Relation(EMBEDDED) Bilingual summary,
      Instant filedAt,
      Instant decidedAt) {
    public Bilingual tenderTitle() {
      return title;
    }
  }

  String NUMBER = "CONCAT('C-', TRIM(LEADING 'JT-' FROM t.number), '-', c.number)";

  String LOTS =
      """
      (SELECT GROUP_CONCAT(l.number ORDER BY l.number SEPARATOR ', ')
         FROM complaint_lot x JOIN lot l ON l.id = x.lot_id WHERE x.complaint_id = c.id) AS lots
      """;

  String SELECT =
      "SELECT c.id, "
          + NUMBER
          + " AS number, c.tender_id, t.number AS tender_number, t.title_ar, t.title_en,"
          + " s.id AS supplier_id, s.name_ar AS supplier_ar, s.name_en AS supplier_en, "
          + LOTS
          + """
            , c.status, c.outcome, c.grounds, c.remedy_sought, c.filed_at, c.answer_until, c.decide_until,
              c.ended_at, a.answer, a.answered_at, a.reply_until, y.reply, y.replied_at
         FROM complaint c
         JOIN joint_tender t ON t.id = c.tender_id
         JOIN bid b ON b.id = c.bid_id
         JOIN supplier s ON s.id = b.supplier_id
         LEFT JOIN complaint_answer a ON a.complaint_id = c.id
         LEFT JOIN complaint_reply y ON y.complaint_id = c.id
      """;

  /**
   * Which complaints a person may read, and of those which answer a text and a filter: of one
   * supplier, or of all with 0; those that a member of the review body may judge, or all with 0.
   */
  String CHOSEN =
      """
       WHERE (:supplierId = 0 OR s.id = :supplierId)
         AND (:judgeId = 0
              OR (:judgeId NOT IN (t.prepared_by, COALESCE(t.approved_by, 0))
                  AND NOT EXISTS (SELECT 1 FROM tender_amendment x
                                   WHERE x.tender_id = t.id
                                     AND :judgeId IN (x.proposed_by, COALESCE(x.approved_by, 0)))
                  AND NOT EXISTS (SELECT 1 FROM panel_member x
                                   WHERE x.tender_id = t.id AND x.person_id = :judgeId)
                  AND NOT EXISTS (SELECT 1 FROM vote v JOIN decision x ON x.id = v.decision_id
                                   WHERE x.tender_id = t.id AND v.person_id = :judgeId)
                  AND NOT EXISTS (SELECT 1 FROM complaint_answer n
                                    JOIN complaint k ON k.id = n.complaint_id
                                   WHERE k.tender_id = t.id AND n.answered_by = :judgeId)
                  AND NOT EXISTS (SELECT 1 FROM learned_conflict x
                                   WHERE x.tender_id = t.id AND x.person_id = :judgeId)))
         AND (:like = '' OR t.number LIKE :like OR t.title_ar LIKE :like OR t.title_en LIKE :like
              OR s.name_ar LIKE :like OR s.name_en LIKE :like OR
      """
          + NUMBER
          + """
                 LIKE :like)
         AND IF(:filter = '', TRUE, c.status = :filter)
      """;

  /**
   * A page of them.
   *
   * @param like pattern of {@code LIKE}, empty for all
   * @param filter name of a status, or empty
   * @param sort number, bidder, filed or decide, with {@code -} before it for the last first;
   *     otherwise the latest first
   */
  @Query(
      SELECT
          + CHOSEN
          + """
       ORDER BY CASE :sort WHEN 'number' THEN t.number WHEN 'bidder' THEN s.name_en END,
                CASE :sort WHEN '-number' THEN t.number WHEN '-bidder' THEN s.name_en END DESC,
                CASE :sort WHEN 'filed' THEN c.filed_at WHEN 'decide' THEN c.decide_until END,
                CASE :sort WHEN '-filed' THEN c.filed_at WHEN '-decide' THEN c.decide_until END
                  DESC,
                CASE :sort WHEN 'number' THEN c.number END,
                c.id DESC
       LIMIT :most OFFSET :offset""")
  List<Complaint> listPage(
      long supplierId,
      long judgeId,
      String like,
      String filter,
      String sort,
      int most,
      long offset);

  @Query(
      """
      SELECT COUNT(*)
        FROM complaint c
        JOIN joint_tender t ON t.id = c.tender_id
        JOIN bid b ON b.id = c.bid_id
        JOIN supplier s ON s.id = b.supplier_id
      """
          + CHOSEN)
  int count(long supplierId, long judgeId, String like, String filter);

  /** Those that are neither decided nor withdrawn. */
  @Query(SELECT + " WHERE c.status IN ('FILED', 'ANSWERED') ORDER BY c.decide_until")
  List<Complaint> listLiving();

  @Query(SELECT + " WHERE c.id = :id")
  Optional<Complaint> find(long id);

  @Query(
      """
      SELECT x.lot_id, l.number, l.title_ar, l.title_en,
             GROUP_CONCAT(s.name_ar ORDER BY a.id SEPARATOR '، ') AS winner_ar,
             GROUP_CONCAT(s.name_en ORDER BY a.id SEPARATOR ', ') AS winner_en
        FROM complaint_lot x
        JOIN complaint c ON c.id = x.complaint_id
        JOIN award named ON named.id = x.award_id
        JOIN lot l ON l.id = x.lot_id
        JOIN award a ON a.lot_id = x.lot_id AND a.decision_id <=> named.decision_id
                    AND a.bid_id <> c.bid_id
        JOIN bid b ON b.id = a.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE x.complaint_id = :id
       GROUP BY x.lot_id, l.number, l.title_ar, l.title_en ORDER BY l.number""")
  List<NamedLot> listLots(long id);

  /** The winners complained of, the better rank first; several where a lot was divided. */
  @Query(
      """
      SELECT a.bid_id, x.lot_id, s.name_ar, s.name_en
        FROM complaint_lot x
        JOIN complaint c ON c.id = x.complaint_id
        JOIN award named ON named.id = x.award_id
        JOIN award a ON a.lot_id = x.lot_id AND a.decision_id <=> named.decision_id
                    AND a.bid_id <> c.bid_id
        JOIN bid b ON b.id = a.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE x.complaint_id = :id ORDER BY x.lot_id, a.id""")
  List<Winner> listWinners(long id);

  @Query(
      """
      SELECT id, party, title, content_type, size, sha256, added_at FROM complaint_paper
       WHERE complaint_id = :id ORDER BY id""")
  List<Paper> listPapers(long id);

  @Query(
      """
      SELECT d.id, d.number, d.status, d.reasons, d.summary_ar, d.summary_en, d.sha256,
             p.name_ar AS writer_ar, p.name_en AS writer_en, d.written_at, d.closed_at,
             (SELECT COUNT(*) FROM review_vote v
               WHERE v.draft_id = d.id
                 AND NOT EXISTS (SELECT 1 FROM review_vote_set_aside x
                                  WHERE x.draft_id = v.draft_id AND x.person_id = v.person_id))
               AS votes
        FROM review_draft d JOIN person p ON p.id = d.written_by
       WHERE d.complaint_id = :id ORDER BY d.number DESC""")
  List<Draft> listDrafts(long id);

  @Query(
      """
      SELECT x.lot_id, x.draft_id, l.number, x.remedy, s.name_ar AS excluded_ar,
             s.name_en AS excluded_en
        FROM review_draft_lot x JOIN lot l ON l.id = x.lot_id
        LEFT JOIN bid b ON b.id = x.excluded_bid
        LEFT JOIN supplier s ON s.id = b.supplier_id
       WHERE x.complaint_id = :id ORDER BY x.draft_id, l.number""")
  List<Ruling> listRulings(long id);

  /** Votes on closed drafts only: nobody reads them before. */
  @Query(
      """
      SELECT v.person_id, v.draft_id, p.name_ar, p.name_en, v.is_for, v.reason, v.cast_at,
             EXISTS (SELECT 1 FROM review_vote_set_aside x
                      WHERE x.draft_id = v.draft_id AND x.person_id = v.person_id) AS is_set_aside
        FROM review_vote v
        JOIN review_draft d ON d.id = v.draft_id AND d.status <> 'OPEN'
        JOIN person p ON p.id = v.person_id
       WHERE d.complaint_id = :id ORDER BY v.draft_id, v.cast_at""")
  List<Vote> listVotes(long id);

  @Query(
      """
      SELECT COUNT(*) FROM review_vote v JOIN review_draft d ON d.id = v.draft_id
       WHERE d.complaint_id = :id AND d.status = 'OPEN' AND v.person_id = :personId""")
  int countOwnVotes(long id, long personId);

  /** Which decided complaints answer a text and a filter. */
  String PUBLISHED =
      """
        FROM complaint c
        JOIN joint_tender t ON t.id = c.tender_id
        JOIN review_draft d ON d.current_of = c.id AND d.status = 'ADOPTED'
       WHERE c.status = 'DECIDED'
         AND IF(:filter = '', TRUE, c.outcome = :filter)
         AND (:like = '' OR t.number LIKE :like OR t.title_ar LIKE :like OR t.title_en LIKE :like
              OR d.summary_ar LIKE :like OR d.summary_en LIKE :like OR
      """
          + NUMBER
          + " LIKE :like) ";

  /**
   * A page of decided complaints.
   *
   * @param like pattern of {@code LIKE}, empty for all
   * @param filter name of an outcome, or empty
   * @param sort number of the tender, filed or decided, with {@code -} before it for the last
   *     first; otherwise the latest decision first
   */
  @Query(
      "SELECT "
          + NUMBER
          + " AS number, t.number AS tender_number, t.title_ar, t.title_en, "
          + LOTS
          + """
            , c.outcome,
              (SELECT GROUP_CONCAT(CONCAT(l.number, ':', x.remedy) ORDER BY l.number SEPARATOR ' ')
                 FROM review_draft_lot x JOIN lot l ON l.id = x.lot_id
                WHERE x.draft_id = d.id) AS remedies,
              d.summary_ar, d.summary_en, c.filed_at, c.ended_at AS decided_at
            """
          + PUBLISHED
          + """
        ORDER BY CASE :sort WHEN 'number' THEN t.number END,
                 CASE :sort WHEN '-number' THEN t.number END DESC,
                 CASE :sort WHEN 'filed' THEN c.filed_at WHEN 'decided' THEN c.ended_at END,
                 CASE :sort WHEN '-filed' THEN c.filed_at END DESC,
                 c.ended_at DESC, c.id DESC LIMIT :most OFFSET :offset""")
  List<PublishedDecision> listPublished(
      String like, String filter, String sort, int most, long offset);

  @Query("SELECT COUNT(*) " + PUBLISHED)
  int countPublished(String like, String filter);
}
