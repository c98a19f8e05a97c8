package org.muwahhad.bid.opening;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import org.muwahhad.bid.SealedPart;

/** The keys that shares travel under from the browsers of their holders. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ShareTransports extends GenericRepository<ShareTransports.StoredTransport, Long> {

  /** A key of one meeting. */
  @MappedEntity("share_transport")
  record StoredTransport(
      @Id long tenderId, String publicKeyset, byte[] lockedPrivateKeyset, byte[] wrappedKey) {}

  @Query(
      """
      INSERT INTO share_transport (tender_id, part, public_keyset, locked_private_keyset,
                                          wrapped_key, made_at)
      VALUES (:tenderId, :part, :publicKeyset, :lockedPrivateKeyset, :wrappedKey,
              UTC_TIMESTAMP(6))""")
  int add(
      long tenderId,
      SealedPart part,
      String publicKeyset,
      byte[] lockedPrivateKeyset,
      byte[] wrappedKey);

  @Query(
      """
      SELECT tender_id, public_keyset, locked_private_keyset, wrapped_key
        FROM share_transport WHERE tender_id = :tenderId AND part = :part
         FOR UPDATE""")
  Optional<StoredTransport> find(long tenderId, SealedPart part);

  @Query("DELETE FROM share_transport WHERE tender_id = :tenderId AND part = :part")
  int forget(long tenderId, SealedPart part);
}
