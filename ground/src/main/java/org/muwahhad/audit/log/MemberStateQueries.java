package org.muwahhad.audit.log;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.muwahhad.shared.CodeName;

/** The states that may run witnesses. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface MemberStateQueries extends GenericRepository<CodeName, String> {
  @Query("SELECT code, name_ar, name_en FROM member_state ORDER BY code")
  List<CodeName> list();
}
