package org.muwahhad.reporting.desk;

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
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.reporting.ReportDesk;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** What a committee member's desk shows. Instants are UTC. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AwardReportQueries
    extends GenericRepository<AwardReportQueries.AwardReportRow, Long> {

  /** A tender whose award report can be had, and when this person last downloaded it. */
  @Introspected
  @MappedEntity("joint_tender")
  record AwardReportRow(
      @Id long id,
      String number,
      @Relation(EMBEDDED) Bilingual title,
      TenderStatus status,
      Instant updatedAt,
      @Nullable Instant lastDownload) {}

  /**
   * Tenders with an award report that a person may have, and of those which answer a text and a
   * filter.
   */
  String CHOSEN =
      """
        FROM joint_tender t
       WHERE (t.status IN ('RECOMMENDED', 'DECIDED', 'STANDSTILL', 'AWARDED')
              OR (t.status = 'UNDER_EVALUATION' AND EXISTS (
                   SELECT 1 FROM award a WHERE a.tender_id = t.id AND a.status = 'active')))
         AND (:onlyAwarded = FALSE OR t.status IN ('AWARDED', 'UNDER_EVALUATION'))
         AND (:onlyExamined = FALSE OR EXISTS (
               SELECT 1 FROM conflict_declaration c
                WHERE c.tender_id = t.id AND c.person_id = :personId AND NOT c.is_out))
         AND (:like = '' OR t.number LIKE :like OR t.title_ar LIKE :like OR t.title_en LIKE :like)
         AND IF(:filter = '', TRUE, t.status = :filter)
      """;

  /**
   * A page of them, the last changed first if no other order is chosen.
   *
   * @param onlyAwarded whether only those with awards in effect
   * @param onlyExamined whether only those that the person examines, free of conflict
   * @param like pattern of {@code LIKE}, empty for all
   * @param filter name of a status, or empty
   * @param sort number or status, with {@code -} before it for the last first; or empty
   */
  @Query(
      """
      SELECT t.id, t.number, t.title_ar, t.title_en, t.status, t.updated_at,
             (SELECT MAX(d.at) FROM report_download d JOIN issued_report r ON r.id = d.report_id
               WHERE r.tender_id = t.id AND r.report = 'AWARD'
                 AND d.person_id = :personId) AS last_download
      """
          + CHOSEN
          + """
       ORDER BY CASE :sort WHEN 'number' THEN t.number WHEN 'status' THEN t.status END,
                CASE :sort WHEN '-number' THEN t.number WHEN '-status' THEN t.status END DESC,
                t.updated_at DESC, t.id DESC
       LIMIT :most OFFSET :offset""")
  List<AwardReportRow> listPage(
      long personId,
      boolean onlyAwarded,
      boolean onlyExamined,
      String like,
      String filter,
      String sort,
      int most,
      long offset);

  @Query("SELECT COUNT(*)" + CHOSEN)
  int count(long personId, boolean onlyAwarded, boolean onlyExamined, String like, String filter);

  /** A page of those that a person may have, by the rule of {@code figures.AwardReporter}. */
  default ListPage<AwardReportRow> list(Actor actor, ListChoice choice) {
    Role as = ReportDesk.require(actor);
    boolean awarded = as == Role.NATIONAL_COORDINATOR;
    boolean examined = as == Role.EVALUATOR;
    return new ListPage<>(
        listPage(
            actor.personId(),
            awarded,
            examined,
            choice.like(),
            choice.filter(),
            choice.sort(),
            ListChoice.SIZE,
            choice.offset()),
        count(actor.personId(), awarded, examined, choice.like(), choice.filter()),
        choice);
  }
}
