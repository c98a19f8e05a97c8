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

  @Query(
      """
      SELECT stored_as, sha256 FROM (
        SELECT CONCAT('dossier-documents/', sha256) AS stored_as, sha256 FROM dossier_edition
         UNION SELECT CONCAT('supplier-documents/', sha256), sha256 FROM registration_document
         UNION SELECT CONCAT('item-files/', sha256), sha256 FROM item_file
         UNION SELECT CONCAT('complaints/', sha256), sha256 FROM complaint_paper
         UNION SELECT stored_as, sha256 FROM issued_report
         UNION SELECT stored_as, sha256 FROM report_signature) files
       ORDER BY stored_as, sha256""")
  List<NamedFile> list();
}
