package org.muwahhad.work;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** What tells the keys of a deployment from others. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface KeyFingerprints extends GenericRepository<KeyFingerprints.NodeKey, String> {

  /** A key by its file. */
  @MappedEntity("node_key")
  record NodeKey(@Id String name, String fingerprint) {}

  @Query("SELECT fingerprint FROM node_key WHERE name = :name")
  Optional<String> find(String name);

  /** Keeps that of a key of which none is kept yet. */
  @Query(
      """
      INSERT IGNORE INTO node_key (name, fingerprint, known_since)
      VALUES (:name, :fingerprint, UTC_TIMESTAMP(6))\
      """)
  int add(String name, String fingerprint);

  @Query(
      """
      UPDATE node_key SET fingerprint = :fingerprint, known_since = UTC_TIMESTAMP(6)
       WHERE name = :name\
      """)
  int replace(String name, String fingerprint);
}
