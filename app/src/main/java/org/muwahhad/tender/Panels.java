package org.muwahhad.tender;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.muwahhad.access.Role;

/** Members of panels as stored, and who could be one. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Panels extends GenericRepository<Panels.CandidateRow, Long> {

  /**
   * A person who holds the role a panel needs and did not prepare the tender. Whoever acted on it
   * as a central buyer examines nothing of it.
   */
  @Introspected
  @MappedEntity("person")
  record CandidateRow(
      @Id long personId,
      String role,
      String nameAr,
      String nameEn,
      String titleAr,
      String titleEn) {}

  @Query(
      """
      SELECT p.id AS person_id, g.role, p.name_ar, p.name_en, p.title_ar, p.title_en
        FROM role_grant g JOIN person p ON p.id = g.person_id
       WHERE g.role IN ('OPENING_MEMBER', 'EVALUATOR')
         AND p.id <> (SELECT prepared_by FROM joint_tender WHERE id = :tenderId)
         AND (g.role <> 'EVALUATOR'
              OR NOT EXISTS (SELECT 1 FROM audit_entry e
                              WHERE e.object_type = 'tender' AND e.object_id = CONCAT(:tenderId)
                                AND e.person_id = p.id AND e.acting_as = 'CENTRAL_BUYER'))
       ORDER BY p.id, g.role""")
  List<CandidateRow> listCandidates(long tenderId);

  // Of different states as far as there are, since no state may open alone; among them those who
  // have an opening key (only opening panels need one), then those who sit on the fewest panels, so
  // that the work is spread.
  @Query(
      """
      INSERT INTO panel_member (tender_id, person_id, panel, is_chair)
      SELECT t.id, x.person_id,
             CASE x.role WHEN 'OPENING_MEMBER' THEN 'OPENING' ELSE 'EXAMINATION' END, x.place = 1
        FROM joint_tender t
        JOIN (SELECT y.person_id, y.role,
                     ROW_NUMBER() OVER (ORDER BY y.turn, y.has_key DESC, y.panels, y.person_id)
                       AS place
                FROM (SELECT c.*,
                             ROW_NUMBER() OVER (PARTITION BY c.state_code
                               ORDER BY c.has_key DESC, c.panels, c.person_id) AS turn
                        FROM (SELECT g.person_id, g.role, g.state_code,
                                     (SELECT COUNT(*) FROM opening_key k
                                       WHERE k.current_of = g.person_id) AS has_key,
                                     (SELECT COUNT(*) FROM panel_member m
                                       WHERE m.person_id = g.person_id) AS panels
                                FROM role_grant g
                               WHERE g.role = :role
                                 AND g.person_id <>
                                   (SELECT prepared_by FROM joint_tender WHERE id = :tenderId)
                                 AND g.person_id NOT IN
                                   (SELECT person_id FROM panel_member
                                     WHERE tender_id = :tenderId)) AS c) AS y) AS x
          ON x.place <= 3
       WHERE t.id = :tenderId""")
  int propose(long tenderId, Role role);

  /** Members of the examination panel who acted on the draft as a central buyer. */
  @Query(
      """
      SELECT DISTINCT p.id AS person_id, m.panel AS role, p.name_ar, p.name_en, p.title_ar,
             p.title_en
        FROM panel_member m
        JOIN audit_entry e ON e.object_type = 'tender' AND e.object_id = CONCAT(:tenderId)
                          AND e.person_id = m.person_id AND e.acting_as = 'CENTRAL_BUYER'
        JOIN person p ON p.id = m.person_id
       WHERE m.tender_id = :tenderId AND m.panel = 'EXAMINATION' ORDER BY p.id""")
  List<CandidateRow> listExaminersWhoPrepared(long tenderId);

  @Query("DELETE FROM panel_member WHERE tender_id = :tenderId AND panel = :panel")
  int clear(long tenderId, Panel panel);

  @Query(
      """
      INSERT INTO panel_member (tender_id, person_id, panel, is_chair)
      VALUES (:tenderId, :personId, :panel, :chair)""")
  int add(long tenderId, long personId, Panel panel, boolean chair);

  @Query("SELECT tender_id FROM panel_member WHERE person_id = :personId")
  List<Long> listTendersOf(long personId);
}
