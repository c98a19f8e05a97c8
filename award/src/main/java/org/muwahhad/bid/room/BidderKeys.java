package org.muwahhad.bid.room;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** The keys with which people sign the bids that they sealed themselves. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface BidderKeys extends GenericRepository<BidderKeys.StoredBidderKey, Long> {

  /** The public part of a key. */
  @Introspected
  @MappedEntity("bidder_key")
  record StoredBidderKey(@Id long id, String fingerprint) {}

  @Query(
      """
      INSERT INTO bidder_key (supplier_id, person_id, public_key, fingerprint, registered_at)
      SELECT :supplierId, :personId, :publicKey, :fingerprint, UTC_TIMESTAMP(6)
        FROM DUAL
       WHERE NOT EXISTS (SELECT 1 FROM bidder_key
                          WHERE supplier_id = :supplierId AND person_id = :personId
                            AND fingerprint = :fingerprint)""")
  int register(long supplierId, long personId, String publicKey, String fingerprint);

  @Query(
      """
      SELECT id, fingerprint FROM bidder_key
       WHERE supplier_id = :supplierId AND person_id = :personId AND fingerprint = :fingerprint""")
  Optional<StoredBidderKey> find(long supplierId, long personId, String fingerprint);
}
