package org.muwahhad.audit.log;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.muwahhad.shared.Bilingual;

/** The states that may run witnesses. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface MemberStateQueries
    extends GenericRepository<MemberStateQueries.WitnessState, String> {
  /** A state. */
  @Introspected
  @MappedEntity("member_state")
  record WitnessState(@Id String code, @Relation(EMBEDDED) Bilingual name) {}

  @Query("SELECT code, name_ar, name_en FROM member_state ORDER BY code")
  List<WitnessState> list();
}
