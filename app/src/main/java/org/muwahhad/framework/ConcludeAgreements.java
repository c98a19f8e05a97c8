package org.muwahhad.framework;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Map;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.TenderAwarded;

/**
 * Concludes one framework agreement for every award that took effect, in the transaction of the
 * award. It starts that day, by Riyadh's calendar, and runs for one year: its last day is the one
 * before the anniversary. Each entity is entitled to what it demanded and was awarded. A
 * mini-competition concludes none: {@link OrderByCompetition}.
 */
@Singleton
class ConcludeAgreements {
  private final Agreements agreements;
  private final Competitions competitions;
  private final AgreementDays days;
  private final AuditLog audit;

  ConcludeAgreements(
      Agreements agreements, Competitions competitions, AgreementDays days, AuditLog audit) {
    this.agreements = agreements;
    this.competitions = competitions;
    this.days = days;
    this.audit = audit;
  }

  @EventListener
  @Transactional(Transactional.TxType.MANDATORY)
  void on(TenderAwarded event) {
    if (competitions.count(event.tenderId()) > 0) {
      return;
    }
    LocalDate today = days.today();
    agreements.conclude(event.tenderId(), today, today.plusYears(1).minusDays(1));
    agreements.entitle(event.tenderId());
    for (Agreements.Agreement agreement : agreements.listOf(event.tenderId(), event.at())) {
      audit.recordSystem(
          "agreement:" + agreement.id(),
          "framework.agreement-concluded",
          "agreement",
          agreement.id(),
          Map.of(
              "number", agreement.number(),
              "tender", event.tenderId(),
              "startsOn", agreement.startsOn().toString(),
              "endsOn", agreement.endsOn().toString()));
    }
  }
}
