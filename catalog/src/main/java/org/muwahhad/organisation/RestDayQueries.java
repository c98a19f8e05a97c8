package org.muwahhad.organisation;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import org.muwahhad.shared.Bilingual;

/** The weekends and official holidays of the member states by name. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RestDayQueries extends GenericRepository<RestDayQueries.StateWeekend, String> {

  /** A state with its weekend (ISO numbers of days, Monday is 1) and its time zone. */
  @Introspected
  @MappedEntity("member_state")
  record StateWeekend(
      @Id String code,
      @Relation(EMBEDDED) Bilingual name,
      int weekendFirst,
      int weekendSecond,
      String zone) {
    boolean hasWeekendOn(LocalDate day) {
      int number = day.getDayOfWeek().getValue();
      return number == weekendFirst || number == weekendSecond;
    }
  }

  /** An official holiday. */
  @Introspected
  @MappedEntity("holiday")
  record NamedHoliday(@Id String stateCode, LocalDate day, @Relation(EMBEDDED) Bilingual name) {}

  @Query(
      """
      SELECT code, name_ar, name_en, weekend_first, weekend_second, zone
        FROM member_state ORDER BY code""")
  List<StateWeekend> listStates();

  @Query(
      """
      SELECT state_code, day, name_ar, name_en FROM holiday
       WHERE day BETWEEN :first AND :last ORDER BY state_code, day""")
  List<NamedHoliday> listHolidays(LocalDate first, LocalDate last);
}
