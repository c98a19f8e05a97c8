package org.muwahhad.framework;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.TenderAwarded;
import org.muwahhad.framework.FrameworkEntry.AgreementConcluded;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;

/**
 * Concludes one framework agreement for every award that took effect, in the transaction of the
 * award. It starts that day, by Riyadh's calendar, and runs for as many months as the tender's rule
 * {@code agreement.months} says, a year where it has none (UNCITRAL Model Law, article 59): its
 * last day is the one before that day of the month. Each entity is entitled to what it demanded and
 * was awarded. A mini-competition concludes none: {@code calloff.OrderByCompetition}.
 */
@Singleton
class ConcludeAgreements {

  private final Agreements agreements;
  private final Competitions competitions;
  private final AgreementDays days;
  private final TenderQueries tenders;
  private final AuditLog audit;

  ConcludeAgreements(
      Agreements agreements,
      Competitions competitions,
      AgreementDays days,
      TenderQueries tenders,
      AuditLog audit) {
    this.agreements = agreements;
    this.competitions = competitions;
    this.days = days;
    this.tenders = tenders;
    this.audit = audit;
  }

  @EventListener
  @Transactional(Transactional.TxType.MANDATORY)
  void on(TenderAwarded event) {
    if (competitions.count(event.tenderId()) > 0) {
      return;
    }
    LocalDate today = days.today();
    LocalDate last = today.plusMonths(months(event.tenderId())).minusDays(1);
    agreements.conclude(event.tenderId(), today, last);
    agreements.entitle(event.tenderId());
    for (Agreements.Agreement agreement : agreements.listOf(event.tenderId(), event.at())) {
      audit.recordSystem(
          new AgreementConcluded(
              agreement.id(),
              agreement.number(),
              event.tenderId(),
              agreement.startsOn(),
              agreement.endsOn(),
              agreement.awardId(),
              agreements.digestAwarded(agreement.id())));
    }
  }

  private int months(long tenderId) {
    return tenders.ruleOrOtherwise(tenderId, TenderRule.AGREEMENT_MONTHS).intValueExact();
  }
}
