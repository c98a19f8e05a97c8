package org.muwahhad.reporting.issue;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.muwahhad.shared.Bilingual;

/** What issued reports tell, group by group: so that a later one says which figures are others. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ReportFigures extends GenericRepository<ReportFigures.FigureChange, Long> {

  /** How a group differs. */
  enum FigureChangeKind {
    /** It says something else. */
    CHANGED,
    /** It was not there. */
    NEW,
    /** It is there no longer. */
    GONE
  }

  /**
   * A group of figures that differs between two issues of a report.
   *
   * @param group empty for figures of a section that have no name of their own
   */
  @Introspected
  @MappedEntity("report_figures")
  record FigureChange(
      @Id long id,
      @Relation(EMBEDDED) Bilingual section,
      @Relation(EMBEDDED) Bilingual group,
      FigureChangeKind how) {}

  @Query(
      """
      SELECT COUNT(*) FROM report_figures
       WHERE subject = :subject AND subject_id = :subjectId AND part = :part AND report = :report
         AND data_sha256 = :data""")
  int count(String subject, long subjectId, String part, String report, String data);

  /** Of two who issue the same figures at once, in two formats, one writes them down. */
  @Query(
      """
      INSERT IGNORE INTO report_figures (subject, subject_id, part, report, data_sha256, position,
                                         section_ar, section_en, group_ar, group_en, sha256)
      VALUES (:subject, :subjectId, :part, :report, :data, :position, :sectionAr, :sectionEn,
              :groupAr, :groupEn, :sha256)""")
  int add(
      String subject,
      long subjectId,
      String part,
      String report,
      String data,
      int position,
      String sectionAr,
      String sectionEn,
      String groupAr,
      String groupEn,
      String sha256);

  /**
   * What differs between a report and the last issue of the same, in the order of the last; nothing
   * when it is the last, or was issued before groups were kept.
   */
  @Query(
      """
      WITH shown AS (
        SELECT subject, subject_id, part, report, data_sha256 FROM issued_report WHERE id = :reportId),
      latest AS (
        SELECT r.data_sha256
          FROM issued_report r
          JOIN shown s ON s.subject = r.subject AND s.subject_id = r.subject_id
           AND s.part = r.part AND s.report = r.report
         ORDER BY r.issued_at DESC, r.id DESC LIMIT 1),
      before_it AS (
        SELECT f.* FROM report_figures f
          JOIN shown s ON s.subject = f.subject AND s.subject_id = f.subject_id
           AND s.part = f.part AND s.report = f.report AND s.data_sha256 = f.data_sha256),
      now_it AS (
        SELECT f.* FROM report_figures f
          JOIN shown s ON s.subject = f.subject AND s.subject_id = f.subject_id
           AND s.part = f.part AND s.report = f.report
          JOIN latest l ON l.data_sha256 = f.data_sha256)
      SELECT c.id, c.section_ar, c.section_en, c.group_ar, c.group_en, c.how
        FROM (SELECT n.id, n.position, n.section_ar, n.section_en, n.group_ar, n.group_en,
                     CASE WHEN b.id IS NULL THEN 'NEW' ELSE 'CHANGED' END AS how
                FROM now_it n
                LEFT JOIN before_it b ON b.section_en = n.section_en AND b.group_en = n.group_en
                 AND b.section_ar = n.section_ar AND b.group_ar = n.group_ar
               WHERE (b.id IS NULL OR b.sha256 <> n.sha256) AND EXISTS (SELECT 1 FROM before_it)
              UNION ALL
              SELECT b.id, b.position, b.section_ar, b.section_en, b.group_ar, b.group_en, 'GONE'
                FROM before_it b
                LEFT JOIN now_it n ON b.section_en = n.section_en AND b.group_en = n.group_en
                 AND b.section_ar = n.section_ar AND b.group_ar = n.group_ar
               WHERE n.id IS NULL AND EXISTS (SELECT 1 FROM now_it)) c
       ORDER BY c.position, c.id LIMIT 100""")
  List<FigureChange> listChanges(long reportId);
}
