package org.muwahhad.access.identity;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** The service's own key for requests to providers, as stored: one for all nodes. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface IdentityKeys extends GenericRepository<IdentityKeys.StoredKey, Integer> {

  /** The key, sealed, with its certificate. */
  @Introspected
  @MappedEntity("identity_key")
  record StoredKey(@Id int id, String certificate, byte[] sealedKey) {}

  @Query("SELECT id, certificate, sealed_key FROM identity_key WHERE id = 1")
  Optional<StoredKey> find();

  /** Of two nodes that make one at the same moment, the first has made it. */
  @Query(
      """
      INSERT IGNORE INTO identity_key (id, certificate, sealed_key, made_at)
      VALUES (1, :certificate, :sealedKey, SYSDATE(6))\
      """)
  int keep(String certificate, byte[] sealedKey);
}
