package org.muwahhad.bid;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The entries of the openings of a tender. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface OpeningEntryQueries extends GenericRepository<OpeningEntryQueries.OpeningEntry, Long> {

  /**
   * An entry as it is kept.
   *
   * @param object kind and key of what it is about, with a space between them
   */
  @Introspected
  @MappedEntity("audit_entry")
  record OpeningEntry(@Id long position, String chain, String act, String object, String detail) {}

  @Query(
      """
      SELECT e.position, c.name AS chain, e.act,
             CONCAT(e.object_type, ' ', e.object_id) AS object, e.detail
        FROM audit_chain c JOIN audit_entry e ON e.chain_id = c.id
       WHERE c.name = CONCAT('tender', CHAR(58), :tenderId)
         AND e.act IN ('tender.open', 'bid.prices-opened')
       ORDER BY e.position""")
  List<OpeningEntry> list(long tenderId);
}
