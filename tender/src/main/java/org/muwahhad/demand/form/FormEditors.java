package org.muwahhad.demand.form;

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
import org.muwahhad.shared.Bilingual;

/** Who has the form of a submission open. Who gave no sign for 90 seconds counts as gone. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface FormEditors extends GenericRepository<FormEditors.Editor, Long> {

  /** Somebody who has the form open since an instant, UTC. */
  @Introspected
  @MappedEntity("submission_editor")
  record Editor(@Id long personId, @Relation(EMBEDDED) Bilingual name, Instant since) {}

  // The first assignment sees the former sign of life, the second replaces it.
  @Query(
      """
      INSERT INTO submission_editor (submission_id, person_id, since, seen_at)
      VALUES (:submissionId, :personId, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
      ON DUPLICATE KEY UPDATE
        since = IF(seen_at < UTC_TIMESTAMP(6) - INTERVAL 90 SECOND, UTC_TIMESTAMP(6), since),
        seen_at = GREATEST(seen_at, UTC_TIMESTAMP(6))""")
  void note(long submissionId, long personId);

  @Query(
      """
      DELETE FROM submission_editor
       WHERE submission_id = :submissionId AND person_id = :personId""")
  int leave(long submissionId, long personId);

  @Query(
      """
      SELECT e.person_id, p.name_ar, p.name_en, e.since
        FROM submission_editor e JOIN person p ON p.id = e.person_id
       WHERE e.submission_id = :submissionId AND e.person_id <> :personId
         AND e.seen_at >= UTC_TIMESTAMP(6) - INTERVAL 90 SECOND
       ORDER BY e.since""")
  List<Editor> listOthers(long submissionId, long personId);
}
