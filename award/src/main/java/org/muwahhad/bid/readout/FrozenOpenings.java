package org.muwahhad.bid.readout;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.SealedPart;

/** Records of openings, as frozen. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FrozenOpenings extends GenericRepository<BidQueries.FrozenRecord, Long> {

  @Query(
      """
      INSERT INTO opening_record (tender_id, part, document, sha256, frozen_at)
      VALUES (:tenderId, :part, :document, :sha256, :at)""")
  void add(long tenderId, SealedPart part, String document, String sha256, Instant at);

  @Query("SELECT document FROM opening_record WHERE tender_id = :tenderId AND part = :part")
  Optional<String> findDocument(long tenderId, SealedPart part);

  @Query("SELECT COUNT(*) FROM opening_record WHERE tender_id = :tenderId AND part = :part")
  int count(long tenderId, SealedPart part);
}
