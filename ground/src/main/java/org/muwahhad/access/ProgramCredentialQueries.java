package org.muwahhad.access;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** Credentials of programs, where one asks for a token. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ProgramCredentialQueries
    extends GenericRepository<ProgramCredentialQueries.ProgramCredential, Long> {

  /** Credentials that open something now. */
  @Introspected
  @MappedEntity("program")
  record ProgramCredential(
      @Id long id, long personId, String login, String name, String scopes, String secretHash) {}

  @Query(
      """
      SELECT c.id, c.person_id, p.login, c.name, c.scopes, c.secret_hash
        FROM program c
        JOIN person p ON p.id = c.person_id AND p.blocked_at IS NULL AND p.one_time_until IS NULL
        JOIN role_grant g ON g.person_id = p.id AND g.role = c.role
             AND g.state_code <=> c.state_code AND g.entity_id <=> c.entity_id
             AND g.supplier_id <=> c.supplier_id
       WHERE c.client_id = :clientId AND c.ended_at IS NULL AND c.expires_at > SYSDATE(6)\
      """)
  Optional<ProgramCredential> find(String clientId);
}
