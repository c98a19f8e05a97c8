package org.muwahhad.award.quantity;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.AwardEntry.StatesAskedForQuantities;
import org.muwahhad.award.StandstillDelay;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.StateCalendarQueries;
import org.muwahhad.shared.WorkingDays;
import org.muwahhad.tender.TenderRule;

/**
 * Asks, in the transaction of the decision, every state with demand in a lot decided on to confirm
 * its quantities, until as many of its working days later as the rule {@code
 * quantities.confirmation-days} says. A lot is asked about once: after it returned to the panel it
 * is ranked and awarded in the quantities confirmed then. A tender whose rule says no days, or that
 * has no such rule, goes on at once.
 */
@Singleton
class AskQuantities implements StandstillDelay {
  private static final TenderRule DAYS = TenderRule.QUANTITIES_CONFIRMATION_DAYS;
  private static final TenderRule BAND = TenderRule.QUANTITIES_BAND_PERCENT;
  private final QuantityConfirmations rows;
  private final QuantityFactQueries queries;
  private final StateCalendarQueries calendars;
  private final DatabaseClock clock;
  private final AuditLog audit;
  private final ApplicationEventPublisher<QuantitiesAsked> events;

  AskQuantities(
      QuantityConfirmations rows,
      QuantityFactQueries queries,
      StateCalendarQueries calendars,
      DatabaseClock clock,
      AuditLog audit,
      ApplicationEventPublisher<QuantitiesAsked> events) {
    this.rows = rows;
    this.queries = queries;
    this.calendars = calendars;
    this.clock = clock;
    this.audit = audit;
    this.events = events;
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean delays(long tenderId) {
    int days = rows.findRule(tenderId, DAYS.code()).orElseGet(DAYS::otherwise).intValueExact();
    List<Long> lots = rows.listUnconfirmed(tenderId);
    if (days == 0 || lots.isEmpty()) {
      return false;
    }
    BigDecimal band = rows.findRule(tenderId, BAND.code()).orElseGet(BAND::otherwise);
    rows.open(tenderId, band, clock.now());
    long id = rows.findOpen(tenderId).orElseThrow();
    lots.forEach(lot -> rows.addLot(id, lot, tenderId));
    Map<String, Instant> until = ask(id, band, days);
    audit.recordSystem(
        new StatesAskedForQuantities(
            tenderId, id, lots.size(), band, until.toString(), queries.digestAsked(id)));
    events.publishEvent(new QuantitiesAsked(tenderId, id, until));
    return true;
  }

  private Map<String, Instant> ask(long id, BigDecimal band, int days) {
    Map<String, WorkingDays> working = calendars.all();
    Instant now = clock.now();
    Map<String, Instant> until = new TreeMap<>();
    for (QuantityConfirmations.ItemNeed need : rows.listNeeds(id)) {
      String state = need.stateCode();
      if (!until.containsKey(state)) {
        WorkingDays calendar = working.get(state);
        if (calendar == null) {
          throw new IllegalStateException("No calendar of " + state);
        }
        until.put(state, calendar.after(now, days));
        rows.addState(id, state, calendar.after(now, days));
      }
      Band around = Band.of(need.quantity(), band, need.whole());
      rows.addPart(id, state, need.lotItemId(), around.asked(), around.lowest(), around.highest());
    }
    return until;
  }
}
