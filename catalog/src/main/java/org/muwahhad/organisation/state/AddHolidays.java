package org.muwahhad.organisation.state;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.OrganisationEntry.HolidayAdded;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.TableFile;

/**
 * A central buyer enters official holidays, one or a whole file of them: all or none. They are no
 * working days of their state.
 *
 * <p>Refused as invalid input: {@code organisation.no-such-state}, {@code shared.not-a-date},
 * {@code organisation.holiday-past}, {@code -too-far}, {@code -there}, {@code -twice} (in a file),
 * {@code shared.missing} and {@code shared.too-long}; for a file also as {@link TableFile} says,
 * and with {@code organisation.column-missing} or {@code -unknown}.
 *
 * <p>Faults in the input have the codes {@code organisation.column-unknown}, {@code
 * organisation.holiday-there}, {@code organisation.holiday-too-far} and {@code
 * organisation.no-rows}.
 */
@Singleton
public class AddHolidays {
  private final Calendar calendar;
  private final HolidayCheck check;
  private final AuditLog audit;

  AddHolidays(Calendar calendar, HolidayCheck check, AuditLog audit) {
    this.calendar = calendar;
    this.check = check;
    this.audit = audit;
  }

  /** Enters one holiday. */
  @Transactional
  public void run(Actor actor, HolidayInput given) {
    actor.require(Role.CENTRAL_BUYER);
    Faults faults = new Faults();
    check.check(faults, given, "");
    faults.throwIfAny();
    add(actor, given);
  }

  /** Enters the holidays of a file; returns how many. */
  @Transactional
  public int run(Actor actor, TableFile file) {
    actor.require(Role.CENTRAL_BUYER);
    HolidayTable table = HolidayTable.of(file);
    Faults faults = new Faults();
    for (HolidayTable.HolidayLine line : table.lines()) {
      check.check(faults, line.holiday(), "lines[" + line.number() + "].");
    }
    table.checkRepetition(faults);
    faults.throwIfAny();
    List<HolidayTable.HolidayLine> lines = table.lines();
    lines.forEach(line -> add(actor, line.holiday()));
    return lines.size();
  }

  private void add(Actor actor, HolidayInput given) {
    String state = RequiredInput.text(given.state());
    Bilingual name = RequiredInput.bilingual(given.name());
    String source = RequiredInput.text(given.source());
    var day = Objects.requireNonNull(given.day());
    calendar.forgetRemoval(state, day);
    calendar.addHoliday(state, day, name.ar(), name.en(), source, actor.personId());
    audit.record(actor, new HolidayAdded(state, day, name.ar(), name.en(), source));
  }
}
