package org.muwahhad.evaluation.cases;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.evaluation.flag.RedFlag;
import org.muwahhad.shared.Bilingual;

/**
 * Cases as pages and programs read them. Who may see what is asked in {@link ViewCases}. Days are
 * in Riyadh, instants UTC.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface CaseQueries extends GenericRepository<CaseQueries.AuditCase, Long> {

  /**
   * A case.
   *
   * @param kind of the flag it was opened on; null when it was opened by hand
   * @param flagKey of that flag
   * @param reason why it is looked into; empty to the buyer
   * @param answerUntil last day for the answer to the last question; null while none was asked
   * @param outcome null until it is closed, as what follows
   */
  @Introspected
  @MappedEntity("audit_case")
  record AuditCase(
      @Id long id,
      long tenderId,
      String tenderNumber,
      @Relation(EMBEDDED) Bilingual tender,
      RedFlag.@Nullable RedFlagKind kind,
      @Nullable String flagKey,
      String title,
      String reason,
      @Relation(EMBEDDED) Bilingual opener,
      Instant openedAt,
      CaseStatus status,
      @Nullable LocalDate answerUntil,
      @Nullable CaseOutcome outcome,
      @Nullable CaseMeasure measure,
      @Nullable String finding,
      @Nullable Instant foundAt) {}

  /** Columns of a case {@code c}; without the flag and the reason to the buyer. */
  String CASE =
      """
      SELECT c.id, c.tender_id, t.number AS tender_number, t.title_ar AS tender_ar,
             t.title_en AS tender_en, CASE WHEN :auditor THEN c.kind END AS kind,
             CASE WHEN :auditor THEN c.flag_key END AS flag_key, c.title,
             CASE WHEN :auditor THEN c.reason ELSE '' END AS reason, p.name_ar AS opener_ar,
             p.name_en AS opener_en, c.opened_at, s.status, s.answer_until, f.outcome, f.measure,
             f.finding, f.found_at
      """;

  /** The cases that the reader may see: auditors all, buyers those in which they were asked. */
  String SEEN =
      """
        FROM audit_case c
        JOIN audit_case_standing s ON s.case_id = c.id
        JOIN joint_tender t ON t.id = c.tender_id
        JOIN person p ON p.id = c.opened_by
        LEFT JOIN case_finding f ON f.case_id = c.id
       WHERE (:auditor OR s.question_id IS NOT NULL)
      """;

  String CHOSEN =
      SEEN
          + """
             AND (:filter = '' OR s.status = :filter)
             AND (:like = '' OR t.number LIKE :like OR c.title LIKE :like)
          """;

  @Query(CASE + SEEN + " AND c.id = :id")
  Optional<AuditCase> find(long id, boolean auditor);

  /**
   * A page of cases, the newest first.
   *
   * @param like pattern of {@code LIKE} for numbers and titles; empty for all
   * @param filter a {@link CaseStatus}; empty for all
   * @param sort tender, until or opened, with {@code -} before it for the last first
   */
  @Query(
      CASE
          + CHOSEN
          + """
          ORDER BY CASE :sort WHEN 'tender' THEN t.number END,
                   CASE :sort WHEN '-tender' THEN t.number END DESC,
                   CASE :sort WHEN 'until' THEN s.answer_until END,
                   CASE :sort WHEN '-until' THEN s.answer_until END DESC,
                   CASE :sort WHEN 'opened' THEN c.opened_at END,
                   c.opened_at DESC, c.id DESC
          LIMIT :most OFFSET :offset\
          """)
  List<AuditCase> list(
      boolean auditor, String like, String filter, String sort, int most, long offset);

  @Query("SELECT COUNT(*) " + CHOSEN)
  int count(boolean auditor, String like, String filter);

  /**
   * A question with its answer.
   *
   * @param answer null while there is none
   */
  @Introspected
  @MappedEntity("case_question")
  record CaseQuestion(
      @Id long id,
      int number,
      String question,
      @Relation(EMBEDDED) Bilingual asker,
      Instant askedAt,
      LocalDate answerUntil,
      @Nullable String answer,
      @Relation(EMBEDDED) Bilingual answerer,
      @Nullable Instant answeredAt) {}

  @Query(
      """
      SELECT q.id, q.number, q.question, p.name_ar AS asker_ar, p.name_en AS asker_en, q.asked_at,
             q.answer_until, a.answer, COALESCE(b.name_ar, '') AS answerer_ar,
             COALESCE(b.name_en, '') AS answerer_en, a.answered_at
        FROM case_question q
        JOIN person p ON p.id = q.asked_by
        LEFT JOIN case_answer a ON a.question_id = q.id
        LEFT JOIN person b ON b.id = a.answered_by
       WHERE q.case_id = :caseId
       ORDER BY q.number LIMIT 100""")
  List<CaseQuestion> listQuestions(long caseId);

  /**
   * How often a flag led somewhere.
   *
   * @param opened cases opened on flags of the kind
   * @param closed of these, cases that ended
   * @param confirmed of these, cases in which the flag was right
   */
  @Introspected
  @MappedEntity("red_flag_kind")
  record RedFlagRecord(@Id RedFlag.RedFlagKind kind, long opened, long closed, long confirmed) {}

  @Query(
      """
      SELECT k.kind, COUNT(c.id) AS opened, COUNT(f.case_id) AS closed,
             COALESCE(SUM(f.outcome = 'CONFIRMED'), 0) AS confirmed
        FROM red_flag_kind k
        LEFT JOIN audit_case c ON c.kind = k.kind
        LEFT JOIN case_finding f ON f.case_id = c.id
       GROUP BY k.kind, k.position ORDER BY k.position""")
  List<RedFlagRecord> listRedFlagRecords();
}
