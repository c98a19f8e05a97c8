package org.muwahhad.organisation.person;

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

/** Files of people as stored. Times are those of the database's clock. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AccountImports extends GenericRepository<AccountImports.AccountImport, Long> {

  /** Where a file stands. */
  enum AccountImportStatus {
    /** Checked, and nothing done yet. */
    STAGED,
    /** Its people are proposed and wait for a second administrator. */
    PROPOSED,
    /** A second administrator confirmed or rejected its people. */
    DECIDED,
    DROPPED
  }

  /**
   * A file.
   *
   * @param people rows, one for each person
   * @param waiting people whose proposals wait for a decision
   */
  @Introspected
  @MappedEntity("account_import")
  record AccountImport(
      @Id long id,
      String fileName,
      AccountImportStatus status,
      int people,
      long stagedBy,
      @Relation(EMBEDDED) Bilingual by,
      Instant stagedAt,
      int waiting) {}

  /**
   * A person of a file.
   *
   * @param line of the file, from 1
   * @param limit what the role is limited to, by its name; null for nothing
   * @param proposalId what was proposed of the row; null before that
   */
  @Introspected
  @MappedEntity("account_import_row")
  record ImportedPerson(
      @Id int line,
      String login,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual title,
      String email,
      Role role,
      @Nullable String stateCode,
      @Nullable String entityCode,
      @Nullable String supplierNumber,
      @Relation(EMBEDDED) @Nullable Bilingual limit,
      @Nullable Long proposalId) {}

  String SELECT =
      """
      SELECT i.id, i.file_name, i.status, i.people, i.staged_by, p.name_ar AS by_ar,
             p.name_en AS by_en, i.staged_at,
             (SELECT COUNT(*) FROM account_import_row r
                JOIN account_proposal a ON a.id = r.proposal_id
               WHERE r.import_id = i.id AND a.status = 'PROPOSED'
                 AND a.expires_at > UTC_TIMESTAMP(6)) AS waiting
        FROM account_import i JOIN person p ON p.id = i.staged_by
      """;

  @Query(SELECT + " WHERE i.id = :id")
  Optional<AccountImport> find(long id);

  /** Returns the number of a file that is there. */
  @Query("SELECT id FROM account_import WHERE id = :id FOR UPDATE")
  Optional<Long> lock(long id);

  String ROWS =
      """
      SELECT r.line, r.login, r.name_ar, r.name_en, r.title_ar, r.title_en, r.email, r.role,
             r.state_code, r.entity_code, r.supplier_number,
             COALESCE(s.name_ar, e.name_ar, m.name_ar) AS limit_ar,
             COALESCE(s.name_en, e.name_en, m.name_en) AS limit_en, r.proposal_id
        FROM account_import_row r
        LEFT JOIN member_state m ON m.code = r.state_code
        LEFT JOIN procuring_entity e ON e.code = r.entity_code
        LEFT JOIN supplier s ON s.registration_number = r.supplier_number
       WHERE r.import_id = :id ORDER BY r.line
      """;

  @Query(ROWS + " LIMIT :most OFFSET :offset")
  List<ImportedPerson> listPage(long id, int most, long offset);

  @Query(ROWS + " LIMIT 2000")
  List<ImportedPerson> list(long id);

  /** People of a file whose proposals wait for a decision. */
  @Query(
      """
      SELECT r.line, r.login, r.name_ar, r.name_en, r.title_ar, r.title_en, r.email, r.role,
             r.state_code, r.entity_code, r.supplier_number, NULL AS limit_ar, NULL AS limit_en,
             r.proposal_id
        FROM account_import_row r JOIN account_proposal a ON a.id = r.proposal_id
       WHERE r.import_id = :id AND a.status = 'PROPOSED' AND a.expires_at > UTC_TIMESTAMP(6)
       ORDER BY r.line LIMIT 2000""")
  List<ImportedPerson> listWaiting(long id);

  @Query(
      """
      INSERT INTO account_import (file_name, status, people, staged_by, staged_at)
      VALUES (:fileName, 'STAGED', :people, :by, UTC_TIMESTAMP(6))""")
  void insert(String fileName, int people, long by);

  /** The number of the file that a person sent last. */
  @Query("SELECT MAX(id) FROM account_import WHERE staged_by = :by")
  Long findLast(long by);

  @Query(
      """
      INSERT INTO account_import_row (import_id, line, login, name_ar, name_en, title_ar, title_en,
        email, role, state_code, entity_code, supplier_number)
      VALUES (:id, :line, :login, :nameAr, :nameEn, :titleAr, :titleEn, :email, :role, :state,
        :entity, :supplier)""")
  void insertRow(
      long id,
      int line,
      String login,
      String nameAr,
      String nameEn,
      String titleAr,
      String titleEn,
      String email,
      Role role,
      @Nullable String state,
      @Nullable String entity,
      @Nullable String supplier);

  @Query(
      """
      UPDATE account_import_row SET proposal_id = :proposalId
       WHERE import_id = :id AND line = :line AND proposal_id IS NULL""")
  int propose(long id, int line, long proposalId);

  @Query(
      """
      UPDATE account_import SET status = 'PROPOSED', proposed_at = UTC_TIMESTAMP(6)
       WHERE id = :id AND status = 'STAGED'""")
  int propose(long id);

  @Query("UPDATE account_import SET status = 'DECIDED' WHERE id = :id AND status = 'PROPOSED'")
  int decide(long id);

  @Query("UPDATE account_import SET status = 'DROPPED' WHERE id = :id AND status = 'STAGED'")
  int drop(long id);
}
