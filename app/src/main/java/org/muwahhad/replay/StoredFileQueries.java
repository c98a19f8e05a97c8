package org.muwahhad.replay;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The files that rows name, of which the store has the bytes. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface StoredFileQueries extends GenericRepository<StoredFileQueries.NamedFile, String> {

  /**
   * A file as a row names it.
   *
   * @param storedAs its key in the store
   * @param sha256 of its bytes
   */
  @MappedEntity("issued_report")
  record NamedFile(@Id String storedAs, String sha256) {}

  @Query(StoredFileNames.STATEMENT)
  List<NamedFile> list();
}
