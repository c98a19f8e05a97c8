package org.muwahhad.tender;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;

/** Members of panels as stored, and who could be one. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface Panels extends GenericRepository<Panels.CandidateRow, Long> {

  /**
   * A person who holds the role a panel needs and did not prepare the tender. Anyone who acted on
   * it as a central buyer examines nothing of it.
   */
  @Introspected
  @MappedEntity("person")
  record CandidateRow(
      @Id long personId,
      String role,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual title) {}

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
  // that the work is spread. Nothing is known of what people are experts in: the three of the
  // examination panel are proposed for one expertise each, and the buyer says who is what.
  @Query(
      """
      INSERT INTO panel_member (tender_id, person_id, panel, is_chair, expertise)
      SELECT t.id, x.person_id,
             CASE x.role WHEN 'OPENING_MEMBER' THEN 'OPENING' ELSE 'EXAMINATION' END, x.place = 1,
             CASE x.role WHEN 'EVALUATOR'
                         THEN ELT(x.place, 'FINANCIAL', 'LEGAL', 'TECHNICAL') END
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

  /** Who declared a conflict of interest in the tender, as examiner or in another part. */
  @Query(
      """
      SELECT person_id FROM learned_conflict WHERE tender_id = :tenderId
      UNION
      SELECT person_id FROM conflict_declaration WHERE tender_id = :tenderId AND is_out""")
  List<Long> listOut(long tenderId);

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
      INSERT INTO panel_member (tender_id, person_id, panel, is_chair, expertise)
      VALUES (:tenderId, :personId, :panel, :chair, :expertise)""")
  int add(long tenderId, long personId, Panel panel, boolean chair, @Nullable Expertise expertise);

  /** Names an alternate of the examination panel, who is called in the order of the positions. */
  @Query(
      """
      INSERT INTO panel_member (tender_id, person_id, panel, is_chair, expertise, is_alternate,
                                position)
      VALUES (:tenderId, :personId, 'EXAMINATION', FALSE, :expertise, TRUE, :position)""")
  int addAlternate(long tenderId, long personId, @Nullable Expertise expertise, int position);

  // The panel keeps what the member examined as far as there is an alternate for it.
  /** The alternate to be called for a member: the first with the same expertise, or the first. */
  @Query(
      """
      SELECT a.person_id FROM panel_member a
        JOIN panel_member m ON m.tender_id = a.tender_id AND m.person_id = :memberId
       WHERE a.tender_id = :tenderId AND a.is_alternate
       ORDER BY (a.expertise <=> m.expertise) DESC, a.position LIMIT 1""")
  Optional<Long> findNextAlternate(long tenderId, long memberId);

  @Query(
      """
      UPDATE panel_member SET is_alternate = FALSE, called_at = UTC_TIMESTAMP(6)
       WHERE tender_id = :tenderId AND person_id = :personId AND is_alternate""")
  int call(long tenderId, long personId);

  /**
   * Who chairs the examination panel next: a member without a declared conflict, of those appointed
   * as members before those called, and of these anyone who declared that there is none.
   */
  @Query(
      """
      SELECT m.person_id FROM panel_member m
        LEFT JOIN conflict_declaration d
          ON d.tender_id = m.tender_id AND d.person_id = m.person_id
       WHERE m.tender_id = :tenderId AND m.panel = 'EXAMINATION' AND NOT m.is_alternate
         AND COALESCE(d.is_out, FALSE) = FALSE
       ORDER BY m.position IS NOT NULL, d.is_out IS NULL, m.person_id LIMIT 1""")
  Optional<Long> findNextChair(long tenderId);

  @Query(
      """
      UPDATE panel_member SET is_chair = :chair
       WHERE tender_id = :tenderId AND person_id = :personId AND is_chair <> :chair""")
  int setChair(long tenderId, long personId, boolean chair);

  @Query("SELECT tender_id FROM panel_member WHERE person_id = :personId AND NOT is_alternate")
  List<Long> listTendersOf(long personId);
}
