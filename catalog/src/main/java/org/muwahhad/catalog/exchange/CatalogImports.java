package org.muwahhad.catalog.exchange;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;

/** Files of items that were sent, and what they would do. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface CatalogImports extends GenericRepository<CatalogImports.StagedFile, Long> {

  /** Where a file is on its way. */
  enum ImportStatus {
    STAGED,
    APPLIED,
    DROPPED
  }

  /** What a row of a file does. */
  enum ImportAct {
    WRONG,
    RETIRE,
    REVISE,
    ADD
  }

  /**
   * One file. The instant is UTC.
   *
   * @param edition newest template version when it was checked
   */
  @Introspected
  @MappedEntity("catalog_import")
  record StagedFile(
      @Id long id,
      String fileName,
      String sha256,
      ImportStatus status,
      int edition,
      int added,
      int revised,
      int retired,
      int unchanged,
      int wrong,
      Instant stagedAt) {
    /** How many rows are kept for the preview. */
    public int changes() {
      return added + revised + retired + wrong;
    }

    public boolean canBeApplied() {
      return status == ImportStatus.STAGED && wrong == 0 && changes() > 0;
    }
  }

  /** One row of a file. */
  @Introspected
  @MappedEntity("catalog_import_row")
  record ImportedRow(
      @Id int line,
      ImportAct act,
      String code,
      @Nullable Integer itemVersion,
      String content,
      String changes) {}

  @Query(
      """
      INSERT INTO catalog_import (file_name, sha256, status, edition, staged_by, staged_at)
      VALUES (:fileName, :sha256, 'STAGED', :edition, :personId, UTC_TIMESTAMP(6))""")
  void begin(String fileName, String sha256, int edition, long personId);

  @Query("SELECT MAX(id) FROM catalog_import WHERE staged_by = :personId AND sha256 = :sha256")
  long lastOf(long personId, String sha256);

  @Query(
      """
      UPDATE catalog_import
         SET added = :added, revised = :revised, retired = :retired, unchanged = :unchanged,
             wrong = :wrong
       WHERE id = :id""")
  void count(long id, int added, int revised, int retired, int unchanged, int wrong);

  @Query("SELECT * FROM catalog_import WHERE id = :id")
  Optional<StagedFile> find(long id);

  @Query("SELECT * FROM catalog_import WHERE id = :id FOR UPDATE")
  Optional<StagedFile> lock(long id);

  default StagedFile get(long id) {
    return find(id).orElseThrow(() -> new Refusal.NotFound("import " + id));
  }

  @Query(
      """
      UPDATE catalog_import SET status = 'APPLIED', applied_at = UTC_TIMESTAMP(6)
       WHERE id = :id AND status = 'STAGED'""")
  int apply(long id);

  @Query("UPDATE catalog_import SET status = 'DROPPED' WHERE id = :id AND status = 'STAGED'")
  int drop(long id);

  @Query("DELETE FROM catalog_import_row WHERE import_id = :id")
  int deleteRows(long id);

  @Query(
      """
      SELECT line, act, code, item_version, content, changes FROM catalog_import_row
       WHERE import_id = :id AND line > :after ORDER BY line LIMIT 500""")
  List<ImportedRow> listAfter(long id, int after);

  /** What to show first: mistakes, then what leaves, changes and comes. */
  @Query(
      """
      SELECT line, act, code, item_version, content, changes FROM catalog_import_row
       WHERE import_id = :id
       ORDER BY FIELD(act, 'WRONG', 'RETIRE', 'REVISE', 'ADD'), line LIMIT :start, 100""")
  List<ImportedRow> listPage(long id, int start);

  @Query("SELECT COALESCE(MAX(edition), 0) FROM template_version")
  int newestEdition();
}
