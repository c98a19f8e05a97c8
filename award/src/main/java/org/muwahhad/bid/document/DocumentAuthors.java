package org.muwahhad.bid.document;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Who made documents of opened bids and saved them last, as the files themselves say. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DocumentAuthors extends GenericRepository<DocumentAuthors.NamedAuthor, Long> {

  /** A name that a document carries, and where. */
  @Introspected
  @MappedEntity("document_author")
  record NamedAuthor(@Id long documentId, String place, String name) {}

  /** Documents that were not read for it; those that a scanner holds back stay unread. */
  @Query(
      """
      SELECT d.document_id FROM opened_document d
       WHERE d.scan_status IN ('CLEAN', 'UNSCANNED') AND d.document_id > :after
         AND NOT EXISTS (SELECT 1 FROM document_author a WHERE a.document_id = d.document_id)
       ORDER BY d.document_id LIMIT 20""")
  List<Long> listUnread(long after);

  /** Keeps what a document says; another node may have been faster. */
  @Query(
      """
      INSERT IGNORE INTO document_author (document_id, place, name)
      VALUES (:documentId, 'AUTHOR', :author), (:documentId, 'LAST_SAVED', :lastSaved)""")
  int add(long documentId, String author, String lastSaved);
}
