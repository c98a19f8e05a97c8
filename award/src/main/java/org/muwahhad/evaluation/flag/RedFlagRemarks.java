package org.muwahhad.evaluation.flag;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** What the chair remarked on red flags, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RedFlagRemarks extends GenericRepository<RedFlagQueries.Remark, Long> {
  @Query(
      """
      INSERT INTO red_flag_remark (tender_id, flag_key, kind, remark, remarked_by, remarked_at)
      VALUES (:tenderId, :flagKey, :kind, :remark, :personId, UTC_TIMESTAMP(6))""")
  void add(long tenderId, String flagKey, RedFlag.RedFlagKind kind, String remark, long personId);
}
