package org.muwahhad.shared;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which days each member state works. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface StateCalendarQueries
    extends GenericRepository<StateCalendarQueries.StateRow, String> {

  /** A state with its weekend, as ISO day numbers, and its zone. */
  @Introspected
  @MappedEntity("member_state")
  record StateRow(@Id String code, int weekendFirst, int weekendSecond, String zone) {}

  /** One day on which a state rests. */
  @Introspected
  @MappedEntity("holiday")
  record RestDay(@Id String stateCode, LocalDate day) {}

  @Query("SELECT code, weekend_first, weekend_second, zone FROM member_state")
  List<StateRow> listStates();

  @Query("SELECT state_code, day FROM holiday")
  List<RestDay> listHolidays();

  /** The working days of every state, by its code. */
  default Map<String, WorkingDays> all() {
    Map<String, Set<LocalDate>> holidays =
        listHolidays().stream()
            .collect(
                Collectors.groupingBy(
                    RestDay::stateCode, Collectors.mapping(RestDay::day, Collectors.toSet())));
    return listStates().stream()
        .collect(
            Collectors.toMap(
                StateRow::code,
                s ->
                    new WorkingDays(
                        ZoneId.of(s.zone()),
                        Set.of(DayOfWeek.of(s.weekendFirst()), DayOfWeek.of(s.weekendSecond())),
                        holidays.getOrDefault(s.code(), Set.of()))));
  }
}
