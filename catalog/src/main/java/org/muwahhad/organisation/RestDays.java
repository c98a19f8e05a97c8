package org.muwahhad.organisation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;

/**
 * Warns of dates on which member states rest, each with its weekend or holiday, and offers the next
 * day on which all of them work. A date of a form is one of Riyadh. The fields {@code rest.<field>}
 * and {@code next.<field>} say that the person was warned of it, and takes the day offered.
 */
@Singleton
public class RestDays {
  private static final int DAYS_AHEAD = 62;
  private final RestDayQueries queries;

  RestDays(RestDayQueries queries) {
    this.queries = queries;
  }

  /** Who rests at an instant (UTC), each by its own clock; none where all states work. */
  @Transactional
  public Optional<RestDay> find(Instant at) {
    LocalDate day = LocalDate.ofInstant(at, Page.RIYADH);
    List<RestDayQueries.StateWeekend> states = queries.listStates();
    List<RestDayQueries.NamedHoliday> holidays =
        queries.listHolidays(day.minusDays(1), day.plusDays(DAYS_AHEAD + 1L));
    List<RestDay.RestingState> resting = resting(states, holidays, at);
    if (resting.isEmpty()) {
      return Optional.empty();
    }
    ZonedDateTime next = at.atZone(Page.RIYADH);
    for (int i = 0; i < DAYS_AHEAD; i++) {
      next = next.plusDays(1);
      if (resting(states, holidays, next.toInstant()).isEmpty()) {
        return Optional.of(new RestDay(resting, next.toInstant()));
      }
    }
    return Optional.of(new RestDay(resting, null));
  }

  /** Who rests on the dates typed in fields of a form, by field. */
  @Transactional
  public Map<String, RestDay> of(Form form, String... fields) {
    Map<String, RestDay> found = new TreeMap<>();
    for (String field : fields) {
      form.dateTime(field)
          .flatMap(typed -> find(typed.atZone(Page.RIYADH).toInstant()))
          .ifPresent(rest -> found.put(field, rest));
    }
    return found;
  }

  /** The form with the days offered, in the fields where the person takes them. */
  @Transactional
  public Form taken(Form form, String... fields) {
    Form changed = form;
    for (Map.Entry<String, RestDay> rest : of(form, fields).entrySet()) {
      Instant next = rest.getValue().next();
      if (next != null
          && isWarned(form, rest.getKey())
          && form.chosen("next." + rest.getKey(), "true")) {
        changed = changed.with(rest.getKey(), LocalDateTime.ofInstant(next, Page.RIYADH));
      }
    }
    return changed;
  }

  /**
   * Stops at dates on which states rest, until the person was warned of them.
   *
   * @throws Refusal.InvalidInput {@code organisation.rest-day} at each such field
   */
  @Transactional
  public void requireWarned(Form form, String... fields) {
    Faults faults = new Faults();
    of(form, fields)
        .forEach(
            (field, rest) ->
                faults.check(
                    isWarned(form, field), field, "organisation.rest-day", rest.reasons()));
    faults.throwIfAny();
  }

  private static boolean isWarned(Form form, String field) {
    return form.value("rest." + field).equals(form.value(field));
  }

  private static List<RestDay.RestingState> resting(
      List<RestDayQueries.StateWeekend> states,
      List<RestDayQueries.NamedHoliday> holidays,
      Instant at) {
    List<RestDay.RestingState> resting = new ArrayList<>();
    for (RestDayQueries.StateWeekend state : states) {
      LocalDate day = LocalDate.ofInstant(at, ZoneId.of(state.zone()));
      Optional<RestDayQueries.NamedHoliday> holiday =
          holidays.stream()
              .filter(h -> h.stateCode().equals(state.code()) && h.day().equals(day))
              .findFirst();
      if (holiday.isPresent() || state.hasWeekendOn(day)) {
        resting.add(
            new RestDay.RestingState(
                state.name(), holiday.map(RestDayQueries.NamedHoliday::name).orElse(null)));
      }
    }
    return resting;
  }
}
