package org.muwahhad.initiative;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.initiative.InitiativeEntry.IndicatorValueRecorded;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.KeyedRequest;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RequestContents;
import org.muwahhad.shared.RiyadhDay;

/**
 * The value of an indicator of an approved initiative is recorded, with its day and source. A wrong
 * value is corrected by another one of the same day.
 *
 * <p>Refused with {@code initiative.not-keeper} to all but central buyers and the chair of the
 * committee that owns the initiative, {@code initiative.not-approved} unless it is under way; and
 * at the fields with {@code initiative.day-ahead} for a day that has not come, {@code
 * initiative.value-wrong} and {@code initiative.amount-too-large}. With {@code
 * shared.sent-otherwise} when a request comes again with other content.
 */
@Singleton
public class RecordIndicatorValue {
  private static final int LONGEST_SOURCE = 500;
  private final Initiatives initiatives;
  private final InitiativeKeepers keepers;
  private final RiyadhDay day;
  private final RequestContents requests;
  private final AuditLog audit;

  RecordIndicatorValue(
      Initiatives initiatives,
      InitiativeKeepers keepers,
      RiyadhDay day,
      RequestContents requests,
      AuditLog audit) {
    this.initiatives = initiatives;
    this.keepers = keepers;
    this.day = day;
    this.requests = requests;
    this.audit = audit;
  }

  /**
   * A value with its day and where it comes from.
   *
   * @param requestKey chosen by the sender, the same for every try of one request
   */
  public record Measurement(
      @Nullable String requestKey,
      @Nullable LocalDate measuredOn,
      @Nullable BigDecimal value,
      @Nullable String source) {}

  @Transactional
  public void run(Actor actor, long initiativeId, long indicatorId, Measurement measured) {
    Initiatives.LockedInitiative initiative = initiatives.getLocked(initiativeId);
    Role as = keepers.require(actor, initiative.committee());
    initiative.requireApproved();
    if (initiatives.countIndicators(initiativeId, indicatorId) == 0) {
      throw new Refusal.NotFound("indicator " + indicatorId);
    }
    String source = InitiativeDraft.text(measured.source());
    String key = Optional.ofNullable(measured.requestKey()).orElse("");
    new Faults().requestKey(key).throwIfAny();
    KeyedRequest request = KeyedRequest.of("indicator:" + indicatorId, key, measured);
    if (initiatives.countByRequest(indicatorId, key) > 0) {
      requests.requireSame(request);
      return;
    }
    LocalDate on = measured.measuredOn();
    Faults faults =
        new Faults()
            .check(on != null, "measuredOn", "shared.missing")
            .check(on == null || !on.isAfter(day.today()), "measuredOn", "initiative.day-ahead")
            .text("source", source, LONGEST_SOURCE);
    IndicatorNumber.check(faults, "value", measured.value());
    faults.throwIfAny();

    LocalDate checked = Objects.requireNonNull(on);
    BigDecimal value = Objects.requireNonNull(measured.value());
    initiatives.addValue(indicatorId, checked, value, source, key, actor.personId());
    requests.keep(request);
    audit.record(
        actor, as, new IndicatorValueRecorded(initiativeId, indicatorId, checked, value, source));
  }
}
