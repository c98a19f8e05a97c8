package org.muwahhad.tender.approval;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muwahhad.shared.Bilingual;

/** Which member states rest at a moment: it is their weekend, or one of their official holidays. */
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
    LocalDate dayOf(Instant at) {
      return LocalDate.ofInstant(at, ZoneId.of(zone));
    }

    boolean hasWeekendOn(LocalDate day) {
      int number = day.getDayOfWeek().getValue();
      return number == weekendFirst || number == weekendSecond;
    }
  }

  @Query(
      """
      SELECT code, name_ar, name_en, weekend_first, weekend_second, zone
        FROM member_state ORDER BY code""")
  List<StateWeekend> listStates();

  @Query("SELECT COUNT(*) FROM holiday WHERE state_code = :state AND day = :day")
  int countHolidays(String state, LocalDate day);

  /** The names of the states that rest at an instant (UTC), if any does. */
  default Optional<Bilingual> restingAt(Instant at) {
    List<StateWeekend> resting =
        listStates().stream()
            .filter(s -> s.hasWeekendOn(s.dayOf(at)) || countHolidays(s.code(), s.dayOf(at)) > 0)
            .toList();
    return resting.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Bilingual(
                resting.stream().map(w -> w.name().ar()).collect(Collectors.joining("، ")),
                resting.stream().map(w -> w.name().en()).collect(Collectors.joining(", "))));
  }
}
