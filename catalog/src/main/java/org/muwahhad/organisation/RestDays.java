package org.muwahhad.organisation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;
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
    LocalDate day = RiyadhDay.of(at);
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

  /**
   * Who rests on the dates typed in fields of a form, by field. A day without an hour counts from
   * its noon, which is the same day in all states.
   */
  @Transactional
  public Map<String, RestDay> of(Form form, String... fields) {
    Map<String, RestDay> found = new TreeMap<>();
    for (String field : fields) {
      form.dateTime(field)
          .or(() -> form.date(field).map(day -> day.atTime(LocalTime.NOON)))
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
      String field = rest.getKey();
      if (next != null && isWarned(form, field) && form.chosen("next." + field, "true")) {
        LocalDateTime offered = LocalDateTime.ofInstant(next, Page.RIYADH);
        changed =
            form.date(field).isPresent()
                ? changed.with(field, offered.toLocalDate())
                : changed.with(field, offered);
      }
    }
    return changed;
  }

  /**
   * The instant of a field once the person was warned of it: as it was read, or on the day offered
   * where the person takes that. Programs send no form and are not warned.
   *
   * @param read from the field; null where nothing was typed
   * @throws Refusal.InvalidInput {@code organisation.rest-day} until the person was warned
   */
  @Transactional
  public @Nullable Instant settled(Form form, String field, @Nullable Instant read) {
    Form changed = taken(form, field);
    requireWarned(changed, field);
    return changed.dateTime(field).map(at -> at.atZone(Page.RIYADH).toInstant()).orElse(read);
  }

  /** As {@link #settled(Form, String, Instant)}, of a day without an hour. */
  @Transactional
  public @Nullable LocalDate settled(Form form, String field, @Nullable LocalDate read) {
    Form changed = taken(form, field);
    requireWarned(changed, field);
    return changed.date(field).orElse(read);
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
