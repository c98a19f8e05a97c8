package org.muwahhad.organisation.program;

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
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;

/** Programs as stored. Times are the machine's. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Programs extends GenericRepository<Programs.ProgramRow, Long> {

  /**
   * A program.
   *
   * @param party entity, supplier or state it acts for
   * @param isOver whether it opens nothing any more: ended, out of time, or without its role
   * @param usedAt when it was given a token last; null where none is kept
   */
  @Introspected
  @MappedEntity("program")
  record ProgramRow(
      @Id long id,
      String clientId,
      String name,
      long personId,
      Role role,
      String scopes,
      @Relation(EMBEDDED) Bilingual personName,
      @Relation(EMBEDDED) Bilingual party,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant endedAt,
      @Nullable Instant usedAt,
      boolean isOver) {}

  String SELECT =
      """
      SELECT c.id, c.client_id, c.name, c.person_id, c.role, c.scopes,
             p.name_ar AS person_name_ar, p.name_en AS person_name_en,
             COALESCE(e.name_ar, s.name_ar, m.name_ar) AS party_ar,
             COALESCE(e.name_en, s.name_en, m.name_en) AS party_en,
             c.created_at, c.expires_at, c.ended_at,
             (SELECT MAX(o.created_at) FROM session o WHERE o.program_id = c.id) AS used_at,
             (c.ended_at IS NOT NULL OR c.expires_at <= SYSDATE(6)
              OR NOT EXISTS (SELECT 1 FROM role_grant g
                              WHERE g.person_id = c.person_id AND g.role = c.role
                                AND g.state_code <=> c.state_code
                                AND g.entity_id <=> c.entity_id
                                AND g.supplier_id <=> c.supplier_id)) AS is_over
        FROM program c
        JOIN person p ON p.id = c.person_id
        LEFT JOIN procuring_entity e ON e.id = c.entity_id
        LEFT JOIN supplier s ON s.id = c.supplier_id
        LEFT JOIN member_state m ON m.code = c.state_code
      """;

  /**
   * Those of the party that a person acts for; all of them for the person who looks after the
   * platform.
   */
  @Query(
      SELECT
          + """
          WHERE (:all OR EXISTS (SELECT 1 FROM role_grant h
                                  WHERE h.person_id = :personId AND h.role = c.role
                                    AND h.state_code <=> c.state_code
                                    AND h.entity_id <=> c.entity_id
                                    AND h.supplier_id <=> c.supplier_id))
          ORDER BY c.id DESC LIMIT 500\
          """)
  List<ProgramRow> list(long personId, boolean all);

  @Query(
      SELECT
          + """
          WHERE c.id = :id
            AND (:all OR EXISTS (SELECT 1 FROM role_grant h
                                  WHERE h.person_id = :personId AND h.role = c.role
                                    AND h.state_code <=> c.state_code
                                    AND h.entity_id <=> c.entity_id
                                    AND h.supplier_id <=> c.supplier_id))\
          """)
  Optional<ProgramRow> find(long id, long personId, boolean all);

  @Query(
      """
      SELECT COUNT(*) FROM program
       WHERE person_id = :personId AND ended_at IS NULL AND expires_at > SYSDATE(6)\
      """)
  int countOpen(long personId);

  @Query(
      """
      INSERT INTO program (client_id, name, person_id, role, state_code, entity_id, supplier_id,
                           scopes, secret_hash, created_at, expires_at)
      SELECT :clientId, :name, :personId, :role, g.state_code, g.entity_id, g.supplier_id, :scopes,
             :secretHash, t.now, DATE_ADD(t.now, INTERVAL :days DAY)
        FROM role_grant g, (SELECT SYSDATE(6) AS now) t
       WHERE g.person_id = :personId AND g.role = :role\
      """)
  int insert(
      String clientId,
      String name,
      long personId,
      Role role,
      String scopes,
      String secretHash,
      int days);

  @Query("SELECT id FROM program WHERE client_id = :clientId")
  Long findId(String clientId);

  @Query("UPDATE program SET secret_hash = :secretHash WHERE id = :id AND ended_at IS NULL")
  int changeSecret(long id, String secretHash);

  @Query(
      """
      UPDATE program SET ended_at = SYSDATE(6), ended_by = :personId
       WHERE id = :id AND ended_at IS NULL\
      """)
  int end(long id, long personId);

  @Query("DELETE FROM session WHERE program_id = :id")
  int endSessions(long id);
}
