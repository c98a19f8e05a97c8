package org.muwahhad.demand.submission;

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
import java.util.Optional;
import org.muwahhad.shared.Bilingual;

/** The text of the forms as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface DemandDrafts extends GenericRepository<DemandDrafts.KeptDraftText, Long> {

  /** The text of one form, and who typed last. Instants are UTC. */
  @Introspected
  @MappedEntity("submission_draft")
  record KeptDraftText(
      @Id long submissionId,
      String content,
      boolean pending,
      long savedBy,
      @Relation(EMBEDDED) Bilingual person,
      Instant savedAt) {}

  @Query(
      """
      SELECT d.submission_id, d.content, d.pending, d.saved_by, p.name_ar AS person_ar,
             p.name_en AS person_en, d.saved_at
        FROM submission_draft d JOIN person p ON p.id = d.saved_by
       WHERE d.submission_id = :submissionId""")
  Optional<KeptDraftText> find(long submissionId);

  @Query(
      """
      UPDATE submission_draft
         SET content = :content, pending = TRUE, saved_by = :personId, saved_at = UTC_TIMESTAMP(6)
       WHERE submission_id = :submissionId""")
  int update(long submissionId, String content, long personId);

  @Query(
      """
      INSERT INTO submission_draft (submission_id, content, pending, saved_by, saved_at)
      VALUES (:submissionId, :content, TRUE, :personId, UTC_TIMESTAMP(6))""")
  void insert(long submissionId, String content, long personId);

  /** Keeps a text that the lines do not say. */
  default void keep(long submissionId, String content, long personId) {
    if (update(submissionId, content, personId) == 0) {
      insert(submissionId, content, personId);
    }
  }

  @Query(
      """
      UPDATE submission_draft SET content = :content, pending = FALSE
       WHERE submission_id = :submissionId""")
  int settle(long submissionId, String content);

  @Query("DELETE FROM submission_draft WHERE submission_id = :submissionId")
  int delete(long submissionId);
}
