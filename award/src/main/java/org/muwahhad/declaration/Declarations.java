package org.muwahhad.declaration;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** Declarations with their answers and confirmations, as they are written. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Declarations extends GenericRepository<DeclarationQueries.SignedDeclaration, Long> {

  /** Holds the supplier, so that its versions come one after the other. */
  @Query("SELECT id FROM supplier WHERE id = :supplierId FOR UPDATE")
  Optional<Long> lockSupplier(long supplierId);

  @Query(
      """
      INSERT INTO supplier_declaration (supplier_id, number, sha256, request_key, signed_by,
                                        signed_at)
      VALUES (:supplierId, :number, :sha256, :requestKey, :personId, UTC_TIMESTAMP(6))""")
  void add(long supplierId, int number, String sha256, String requestKey, long personId);

  @Query(
      """
      INSERT INTO declaration_answer (declaration_id, question_code, answer, explanation)
      VALUES (:declarationId, :question, :answer, :explanation)""")
  void addAnswer(long declarationId, String question, String answer, String explanation);

  @Query(
      """
      INSERT INTO declaration_confirmation (bid_id, declaration_id, confirmed_by, confirmed_at)
      VALUES (:bidId, :declarationId, :personId, UTC_TIMESTAMP(6))""")
  void confirm(long bidId, long declarationId, long personId);
}
