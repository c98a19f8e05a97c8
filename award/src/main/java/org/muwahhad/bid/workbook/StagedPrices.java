package org.muwahhad.bid.workbook;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** Price workbooks that were sent and wait to be taken, encrypted by the vault as drafts are. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface StagedPrices extends GenericRepository<StagedPrices.StagedPriceWorkbook, Long> {
  /** What one workbook says. */
  @Introspected
  @MappedEntity("bid_price_workbook")
  record StagedPriceWorkbook(@Id long bidId, String fileName, byte[] content) {}

  @Query("SELECT bid_id, file_name, content FROM bid_price_workbook WHERE bid_id = :bidId")
  Optional<StagedPriceWorkbook> find(long bidId);

  @Query(
      """
      INSERT INTO bid_price_workbook (bid_id, person_id, file_name, content, uploaded_at)
      VALUES (:bidId, :personId, :fileName, :content, UTC_TIMESTAMP(6))""")
  void insert(long bidId, long personId, String fileName, byte[] content);

  @Query("DELETE FROM bid_price_workbook WHERE bid_id = :bidId")
  int delete(long bidId);
}
