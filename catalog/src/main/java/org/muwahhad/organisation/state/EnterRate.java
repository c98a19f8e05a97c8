package org.muwahhad.organisation.state;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.OrganisationEntry.RateEntered;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.RiyadhDay;

/**
 * A central buyer enters an exchange rate with its source. It holds from its day, tomorrow in
 * Riyadh at the earliest and a year ahead at the latest: bids may be converted at today's rates
 * already. It is never changed; a later one replaces it.
 *
 * <p>Refused as invalid input with {@code organisation.no-such-currency}, {@code
 * organisation.rate-not-ahead}, {@code -too-far}, {@code -there}, {@code -out-of-range}, {@code
 * shared.not-positive}, {@code shared.not-a-number}, {@code shared.not-a-date}, {@code
 * shared.missing} or {@code shared.too-long}.
 *
 * <p>Faults in the input have the codes {@code organisation.rate-out-of-range}, {@code
 * organisation.rate-there} and {@code organisation.rate-too-far}.
 */
@Singleton
public class EnterRate {
  private static final int DECIMALS = 9;
  private static final BigDecimal LARGEST = new BigDecimal("1000000");
  private final Calendar calendar;
  private final RiyadhDay days;
  private final AuditLog audit;

  EnterRate(Calendar calendar, RiyadhDay days, AuditLog audit) {
    this.calendar = calendar;
    this.days = days;
    this.audit = audit;
  }

  /**
   * A rate.
   *
   * @param currency ISO 4217 code, any but the US dollar
   * @param unitsPerUsd units of the currency for one US dollar, up to nine decimals
   * @param source who fixed it
   */
  public record RateInput(
      @Nullable String currency,
      @Nullable LocalDate validFrom,
      @Nullable BigDecimal unitsPerUsd,
      @Nullable String source) {}

  @Transactional
  public void run(Actor actor, RateInput rate) {
    actor.require(Role.CENTRAL_BUYER);
    String currency = RequiredInput.text(rate.currency());
    String source = RequiredInput.text(rate.source());
    Faults faults = new Faults();
    boolean known = calendar.countCurrencies(currency) == 1;
    faults.check(known, "currency", "organisation.no-such-currency", currency);
    checkDay(faults, currency, rate.validFrom());
    checkFigure(faults, rate.unitsPerUsd());
    faults.text("source", source, 200).throwIfAny();
    LocalDate day = Objects.requireNonNull(rate.validFrom());
    BigDecimal units = Objects.requireNonNull(rate.unitsPerUsd());
    calendar.enterRate(currency, day, units, source, actor.personId());
    audit.record(actor, new RateEntered(currency, day, units, source));
  }

  private void checkDay(Faults faults, String currency, @Nullable LocalDate day) {
    if (day == null) {
      faults.check(false, "validFrom", "shared.not-a-date");
      return;
    }
    LocalDate today = days.today();
    faults
        .check(day.isAfter(today), "validFrom", "organisation.rate-not-ahead")
        .check(day.isBefore(today.plusYears(1)), "validFrom", "organisation.rate-too-far")
        .check(calendar.countRates(currency, day) == 0, "validFrom", "organisation.rate-there");
  }

  private static void checkFigure(Faults faults, @Nullable BigDecimal units) {
    if (units == null) {
      faults.check(false, "unitsPerUsd", "shared.not-a-number");
    } else if (units.signum() <= 0) {
      faults.check(false, "unitsPerUsd", "shared.not-positive");
    } else {
      faults.check(
          units.compareTo(LARGEST) < 0 && units.stripTrailingZeros().scale() <= DECIMALS,
          "unitsPerUsd",
          "organisation.rate-out-of-range",
          DECIMALS);
    }
  }
}
