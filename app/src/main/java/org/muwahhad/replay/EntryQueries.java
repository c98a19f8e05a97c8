package org.muwahhad.replay;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Every entry of the record. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface EntryQueries extends GenericRepository<EntryQueries.EntryText, Long> {

  /**
   * An entry with its place.
   *
   * @param object kind and key of what it is about, with a space between them
   */
  @Introspected
  @MappedEntity("audit_entry")
  record EntryText(
      @Id long id, String chain, long position, String act, String object, String detail) {}

  @Query(
      """
      SELECT e.id, c.name AS chain, e.position, e.act,
             CONCAT(e.object_type, ' ', e.object_id) AS object, e.detail
        FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
       WHERE e.id > :after ORDER BY e.id LIMIT 2000""")
  List<EntryText> listAfter(long after);
}
