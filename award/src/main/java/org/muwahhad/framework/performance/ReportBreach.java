package org.muwahhad.framework.performance;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.performance.PerformanceEntry.BreachReported;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.KeyedRequest;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RequestContents;

/**
 * A procurement officer of an entity with a part in an agreement, or a central buyer, reports a
 * breach of it or of one of its orders, with the facts. The supplier has as many working days to
 * answer as the rule of the day says. The same request key reports once.
 *
 * <p>Refused as not found for an agreement in which the entity has no part, with {@code
 * shared.sent-otherwise}, and as invalid input at {@code requestKey}, {@code kind}, {@code
 * occurredOn} ({@code shared.missing}, {@code performance.day-to-come}), {@code callOffId} ({@code
 * performance.not-of-agreement}) or {@code facts}.
 */
@Singleton
public class ReportBreach {
  static final int LONGEST_FACTS = 4000;
  private final BreachReports reports;
  private final BreachAnswerDays answerDays;
  private final AgreementDays days;
  private final RequestContents requests;
  private final AuditLog audit;

  ReportBreach(
      BreachReports reports,
      BreachAnswerDays answerDays,
      AgreementDays days,
      RequestContents requests,
      AuditLog audit) {
    this.reports = reports;
    this.answerDays = answerDays;
    this.days = days;
    this.requests = requests;
    this.audit = audit;
  }

  /**
   * What happened.
   *
   * @param callOffId the order; null for the agreement as a whole
   * @param occurredOn day on which it happened or was found, in Riyadh
   */
  public record ReportedFacts(
      @Nullable String requestKey,
      @Nullable Long callOffId,
      @Nullable BreachKind kind,
      @Nullable LocalDate occurredOn,
      @Nullable String facts) {
    String key() {
      return Objects.requireNonNullElse(requestKey, "");
    }

    String words() {
      return facts == null ? "" : facts.strip();
    }
  }

  /** Returns the number (key) of the report. */
  @Transactional
  public long run(Actor actor, long agreementId, ReportedFacts reported) {
    Grant as = actor.require(Role.CENTRAL_BUYER, Role.PROCUREMENT_OFFICER);
    long entity = as.role() == Role.PROCUREMENT_OFFICER ? as.entity() : 0;
    reports.lockAgreement(agreementId);
    BreachReports.SuppliedAgreement agreement =
        reports
            .findAgreement(agreementId)
            .filter(a -> entity == 0 || reports.countEntitlements(agreementId, entity) > 0)
            .orElseThrow(() -> new Refusal.NotFound("agreement " + agreementId));
    new Faults().requestKey(reported.key()).throwIfAny();
    Optional<Long> earlier = reports.findRequested(actor.personId(), reported.key());
    KeyedRequest request =
        KeyedRequest.of("breach:" + actor.personId() + ":" + agreementId, reported.key(), reported);
    if (earlier.isPresent()) {
      requests.requireSame(request);
      return earlier.get();
    }
    check(agreementId, entity, reported);
    BreachKind kind = Objects.requireNonNull(reported.kind());
    LocalDate occurredOn = Objects.requireNonNull(reported.occurredOn());
    String state = as.role() == Role.PROCUREMENT_OFFICER ? as.state() : "";
    LocalDate until = answerDays.last(state);
    int number = reports.countReports(agreementId) + 1;
    reports.report(
        agreementId,
        number,
        agreement.supplierId(),
        entity == 0 ? null : entity,
        reported.callOffId(),
        kind.name(),
        occurredOn,
        reported.words(),
        until,
        reported.key(),
        actor.personId());
    long id = reports.findRequested(actor.personId(), reported.key()).orElseThrow();
    requests.keep(request);
    audit.record(
        actor,
        as.role(),
        new BreachReported(
            agreementId,
            id,
            reported.callOffId(),
            entity == 0 ? null : entity,
            reported.words(),
            kind,
            number,
            occurredOn,
            agreement.supplierId(),
            until));
    return id;
  }

  private void check(long agreementId, long entity, ReportedFacts reported) {
    LocalDate occurredOn = reported.occurredOn();
    Long callOffId = reported.callOffId();
    new Faults()
        .check(reported.kind() != null, "kind", "shared.missing")
        .check(occurredOn != null, "occurredOn", "shared.missing")
        .check(
            occurredOn == null || !occurredOn.isAfter(days.today()),
            "occurredOn",
            "performance.day-to-come")
        .check(
            callOffId == null || reports.countOrder(callOffId, agreementId, entity) == 1,
            "callOffId",
            "performance.not-of-agreement")
        .text("facts", reported.words(), LONGEST_FACTS)
        .throwIfAny();
  }
}
