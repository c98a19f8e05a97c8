package org.muwahhad.access;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.muwahhad.web.DemoLogin;
import org.muwahhad.web.Texts;

/** The invented people of the demonstration who can sign in; none where no demonstration is. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface DemoLogins extends GenericRepository<DemoLogins.DemoPerson, Long> {
  /** The one password of all invented people, printed at start and on the sign-in page. */
  String PASSWORD = "Muwahhad-demo-1";

  /** An invented person. */
  @MappedEntity("person")
  @Introspected
  record DemoPerson(
      @Id long id, String login, String nameAr, String nameEn, String titleAr, String titleEn) {}

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
                    arabic ? p.nameAr() : p.nameEn(),
                    arabic ? p.titleAr() : p.titleEn()))
        .toList();
  }
}
