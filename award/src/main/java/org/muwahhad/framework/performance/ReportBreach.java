package org.muwahhad.framework.performance;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
 * <p>Where a supplier took the place of another one, each answers for what it did itself. The
 * report is on the one that is named, also when the breach was found later, or else on the one that
 * supplied the agreement on the day.
 *
 * <p>Refused as not found for an agreement in which the entity has no part, with {@code
 * shared.sent-otherwise}, and as invalid input at {@code requestKey}, {@code kind}, {@code
 * occurredOn} ({@code shared.missing}, {@code performance.day-to-come}), {@code callOffId} ({@code
 * performance.not-of-agreement}), {@code supplier} ({@code performance.not-of-supplier}) or {@code
 * facts}.
 */
@Singleton
public class ReportBreach {
  static final int LONGEST_FACTS = 4000;
  private final BreachReports reports;
  private final BreachQueries queries;
  private final BreachAnswerDays answerDays;
  private final AgreementDays days;
  private final RequestContents requests;
  private final AuditLog audit;

  ReportBreach(
      BreachReports reports,
      BreachQueries queries,
      BreachAnswerDays answerDays,
      AgreementDays days,
      RequestContents requests,
      AuditLog audit) {
    this.reports = reports;
    this.queries = queries;
    this.answerDays = answerDays;
    this.days = days;
    this.requests = requests;
    this.audit = audit;
  }

  /**
   * What happened.
   *
   * @param callOffId the order; null for the agreement as a whole
   * @param supplier registration number of the supplier whose breach it is; null or empty for the
   *     one that supplied the agreement on the day
   * @param occurredOn day on which it happened or was found, in Riyadh
   */
  public record ReportedFacts(
      @Nullable String requestKey,
      @Nullable Long callOffId,
      @Nullable String supplier,
      @Nullable BreachKind kind,
      @Nullable LocalDate occurredOn,
      @Nullable String facts) {
    /** Of the supplier that supplied the agreement on the day. */
    public ReportedFacts(
        @Nullable String requestKey,
        @Nullable Long callOffId,
        @Nullable BreachKind kind,
        @Nullable LocalDate occurredOn,
        @Nullable String facts) {
      this(requestKey, callOffId, null, kind, occurredOn, facts);
    }

    String named() {
      return supplier == null ? "" : supplier.strip();
    }

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
    boolean known = reports.lockAgreement(agreementId).isPresent();
    if (!known || (entity != 0 && reports.countEntitlements(agreementId, entity) == 0)) {
      throw new Refusal.NotFound("agreement " + agreementId);
    }
    new Faults().requestKey(reported.key()).throwIfAny();
    Optional<Long> earlier = reports.findRequested(actor.personId(), reported.key());
    KeyedRequest request =
        KeyedRequest.of("breach:" + actor.personId() + ":" + agreementId, reported.key(), reported);
    if (earlier.isPresent()) {
      requests.requireSame(request);
      return earlier.get();
    }
    long supplier = check(agreementId, entity, reported);
    BreachKind kind = Objects.requireNonNull(reported.kind());
    LocalDate occurredOn = Objects.requireNonNull(reported.occurredOn());
    String state = as.role() == Role.PROCUREMENT_OFFICER ? as.state() : "";
    LocalDate until = answerDays.last(state);
    int number = reports.countReports(agreementId) + 1;
    reports.report(
        agreementId,
        number,
        supplier,
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
            supplier,
            until));
    return id;
  }

  /** Returns the supplier whose breach it is. */
  private long check(long agreementId, long entity, ReportedFacts reported) {
    LocalDate occurredOn = reported.occurredOn();
    Long callOffId = reported.callOffId();
    Optional<BreachQueries.AgreementParty> party = party(agreementId, reported);
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
        .check(party.isPresent(), "supplier", "performance.not-of-supplier")
        .text("facts", reported.words(), LONGEST_FACTS)
        .throwIfAny();
    return party.orElseThrow().id();
  }

  private Optional<BreachQueries.AgreementParty> party(long agreementId, ReportedFacts reported) {
    LocalDate day = Objects.requireNonNullElseGet(reported.occurredOn(), days::today);
    Optional<Instant> sent = Optional.ofNullable(reported.callOffId()).flatMap(reports::findSent);
    List<BreachQueries.AgreementParty> parties = queries.listParties(agreementId);
    boolean before = parties.stream().anyMatch(p -> p.isReplacedAfter(day));
    String named = reported.named();
    return parties.stream()
        .filter(
            p ->
                named.isEmpty()
                    ? p.untilAt() == null || p.isReplacedAfter(day)
                    : p.registrationNumber().equals(named))
        .filter(p -> p.untilAt() == null ? !before : isOfFormer(p, day, sent))
        .findFirst();
  }

  /**
   * Whether a breach can be that of a former supplier: not before it took its place, and not of an
   * order that the next one received.
   */
  private static boolean isOfFormer(
      BreachQueries.AgreementParty party, LocalDate day, Optional<Instant> sent) {
    Instant until = party.untilAt();
    return until != null
        && !party.isLaterThan(day)
        && sent.filter(at -> !at.isBefore(until)).isEmpty();
  }
}
