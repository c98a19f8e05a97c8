package org.muwahhad.bid.room;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;

/** The people of a company who work on its bid, by name. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DraftEditorQueries extends GenericRepository<DraftEditorQueries.DraftEditor, Long> {

  /** A person. */
  @Introspected
  @MappedEntity("person")
  record DraftEditor(@Id long id, @Relation(EMBEDDED) Bilingual name) {}

  /** Who changed the documents of a bid last; UTC. */
  @Introspected
  @MappedEntity("audit_entry")
  record DocumentEdit(@Id long id, @Relation(EMBEDDED) Bilingual name, Instant at) {}

  @Query("SELECT id, name_ar, name_en FROM person WHERE id IN (:ids)")
  List<DraftEditor> list(List<Long> ids);

  @Query(
      """
      SELECT e.id, p.name_ar, p.name_en, e.at
        FROM audit_chain c
        JOIN audit_entry e ON e.chain_id = c.id
        JOIN person p ON p.id = e.person_id
       WHERE c.name = CONCAT('bid', CHAR(58), :bidId)
         AND e.act IN ('bid.document-added', 'bid.document-removed')
       ORDER BY e.position DESC LIMIT 1""")
  Optional<DocumentEdit> findOfDocuments(long bidId);
}
