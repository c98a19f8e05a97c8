package org.muwahhad.organisation.state;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.StateQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.web.ListChoice;

/** Member states with their holidays and the exchange rates, for everybody but bidders. */
@Singleton
public class ViewStates {
  private final StateQueries queries;
  private final RiyadhDay days;

  ViewStates(StateQueries queries, RiyadhDay days) {
    this.queries = queries;
    this.days = days;
  }

  /**
   * A state with its VAT rates, the newest first, and the holidays of a year.
   *
   * @param today the day it is in Riyadh; holidays after it can still be taken out
   */
  public record StateView(
      StateQueries.StateRow state,
      List<StateQueries.VatRate> vat,
      int year,
      List<StateQueries.Holiday> holidays,
      LocalDate today) {}

  /**
   * Exchange rates.
   *
   * @param day the day asked for
   * @param inForce the rates that hold on it
   * @param entered a page of the entries, of one currency or all
   */
  public record Rates(
      LocalDate day, List<StateQueries.RateRow> inForce, List<StateQueries.RateRow> entered) {}

  @Transactional
  public List<StateQueries.StateRow> list(Actor actor) {
    require(actor);
    return queries.list();
  }

  /** States of which no national coordinator can sign in. */
  @Transactional
  public List<StateQueries.StateRow> listWithoutCoordinator(Actor actor) {
    require(actor);
    List<String> codes = queries.listWithoutCoordinator();
    return queries.list().stream().filter(s -> codes.contains(s.code())).toList();
  }

  /** The VAT rate in force of each state that levies one, by its code. */
  @Transactional
  public Map<String, StateQueries.VatRate> vatInForce(Actor actor) {
    require(actor);
    LocalDate today = days.today();
    return queries.listVatOfAll().stream()
        .filter(v -> !v.validFrom().isAfter(today))
        .collect(
            Collectors.toMap(StateQueries.VatRate::stateCode, v -> v, (newest, older) -> newest));
  }

  /**
   * One state.
   *
   * @param year Gregorian year of the holidays, null for the present one
   */
  @Transactional
  public StateView get(Actor actor, String code, @Nullable Integer year) {
    require(actor);
    StateQueries.StateRow state =
        queries.findRow(code).orElseThrow(() -> new Refusal.NotFound("state " + code));
    LocalDate today = days.today();
    int shown = year == null ? today.getYear() : Math.min(Math.max(year, 2000), 2200);
    return new StateView(
        state,
        queries.listVat(code),
        shown,
        queries.listHolidays(code, LocalDate.of(shown, 1, 1), LocalDate.of(shown, 12, 31)),
        today);
  }

  /**
   * The rates of a day, null for today, and a page of those entered.
   *
   * @param choice filter: ISO 4217 code of a currency; sort: currency or day
   */
  @Transactional
  public Rates rates(Actor actor, @Nullable LocalDate day, ListChoice choice) {
    require(actor);
    LocalDate asked = day == null ? days.today() : day;
    return new Rates(
        asked,
        queries.listRatesOn(asked),
        queries.listRates(
            choice.filter().strip(),
            choice.like(),
            choice.sort(),
            ListChoice.SIZE,
            choice.offset()));
  }

  /** How many rates entered answer the choice. */
  @Transactional
  public int countEntered(Actor actor, ListChoice choice) {
    require(actor);
    return queries.countRates(choice.filter().strip(), choice.like());
  }

  /** Currencies that rates are entered for. */
  @Transactional
  public List<StateQueries.CurrencyName> currencies(Actor actor) {
    require(actor);
    return queries.listCurrencies();
  }

  private static void require(Actor actor) {
    if (actor.is(Role.BIDDER) || actor.grants().isEmpty()) {
      throw new Refusal.NotPermitted();
    }
  }
}
