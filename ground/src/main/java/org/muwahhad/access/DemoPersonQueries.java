package org.muwahhad.access;

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
import org.muwahhad.web.DemoLogin;
import org.muwahhad.web.Texts;

/** The invented people of the demonstration who can sign in; none where no demonstration is. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface DemoPersonQueries extends GenericRepository<DemoPersonQueries.DemoPerson, Long> {
  /** The one password of all invented people, printed at start and on the sign-in page. */
  String PASSWORD = "Muwahhad-demo-1";

  /** An invented person. */
  @MappedEntity("person")
  @Introspected
  record DemoPerson(
      @Id long id,
      String login,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual title) {}

  @Query(
      """
      SELECT id, login, name_ar, name_en, title_ar, title_en FROM person
       WHERE is_demo AND password_hash IS NOT NULL ORDER BY id""")
  List<DemoPerson> listPeople();

  /** The people in the reader's language. */
  default List<DemoLogin> list(Texts t) {
    boolean arabic = t.language().isArabic();
    return listPeople().stream()
        .map(
            p ->
                new DemoLogin(
                    p.login(),
                    arabic ? p.name().ar() : p.name().en(),
                    arabic ? p.title().ar() : p.title().en()))
        .toList();
  }
}
