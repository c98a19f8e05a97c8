package org.muwahhad.reporting.seal;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;

/** The one authority that a deployment without a key of its own founded. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SigningAuthorities
    extends GenericRepository<SigningAuthorities.FoundedAuthority, Integer> {

  /** The authority; the instant is UTC. */
  @Introspected
  @MappedEntity("signing_authority")
  record FoundedAuthority(@Id int id, String certificateSha256, Instant foundedAt) {}

  /** Of several nodes that found one at once the first is kept. */
  @Query(
      """
      INSERT IGNORE INTO signing_authority (id, certificate_sha256, founded_at)
      VALUES (1, :sha256, :at)""")
  int found(String sha256, Instant at);

  @Query("SELECT certificate_sha256 FROM signing_authority WHERE id = 1")
  String get();
}
