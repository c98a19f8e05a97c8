package org.muwahhad.demo;

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
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** The invented people who can sign in, with their role. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface DemoLoginQueries extends GenericRepository<DemoLoginQueries.LoginRow, Long> {

  /** A login of the demonstration. */
  @Introspected
  @MappedEntity("person")
  record LoginRow(
      @Id long id,
      String login,
      String role,
      @Nullable String stateCode,
      @Relation(EMBEDDED) Bilingual name) {}

  @Query(
      """
      SELECT p.id, p.login, g.role, g.state_code, p.name_ar, p.name_en
        FROM person p JOIN role_grant g ON g.person_id = p.id
       WHERE p.is_demo AND p.password_hash IS NOT NULL
       ORDER BY p.id, g.id""")
  List<LoginRow> listLogins();
}
