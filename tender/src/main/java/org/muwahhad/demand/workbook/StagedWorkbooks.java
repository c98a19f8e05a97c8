package org.muwahhad.demand.workbook;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** Workbooks that were sent and wait to be applied. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface StagedWorkbooks extends GenericRepository<StagedWorkbooks.StagedWorkbook, Long> {
  /**
   * What one workbook says.
   *
   * @param uploadedAt UTC
   */
  @Introspected
  @MappedEntity("demand_workbook")
  record StagedWorkbook(
      @Id long submissionId, String fileName, String sha256, String content, Instant uploadedAt) {}

  @Query(
      """
      SELECT submission_id, file_name, sha256, content, uploaded_at FROM demand_workbook
       WHERE submission_id = :submissionId AND person_id = :personId""")
  Optional<StagedWorkbook> find(long submissionId, long personId);

  @Query(
      """
      INSERT INTO demand_workbook (submission_id, person_id, file_name, sha256, content,
                                   uploaded_at)
      VALUES (:submissionId, :personId, :fileName, :sha256, :content, UTC_TIMESTAMP(6))""")
  void insert(long submissionId, long personId, String fileName, String sha256, String content);

  @Query(
      "DELETE FROM demand_workbook WHERE submission_id = :submissionId AND person_id = :personId")
  int delete(long submissionId, long personId);
}
