package org.muwahhad.framework;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.guarantee.Guarantees;
import org.muwahhad.guarantee.ReadGuarantees;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.Computed;
import org.muwahhad.tender.TenderViews;

/**
 * Agreements for those who may see them: officers the part of their entity, coordinators that of
 * their state, central buyers, auditors and committee members all.
 */
@Singleton
public class ReadAgreements {
  private final AgreementViews views;
  private final AgreementDays days;
  private final ReadGuarantees guarantees;
  private final TenderViews tenders;

  ReadAgreements(
      AgreementViews views, AgreementDays days, ReadGuarantees guarantees, TenderViews tenders) {
    this.views = views;
    this.days = days;
    this.guarantees = guarantees;
    this.tenders = tenders;
  }

  /**
   * An agreement as far as it is the reader's.
   *
   * @param spend what is ordered and accepted of it, by state
   * @param mayOrder whether the reader may order under it today
   * @param guarantee null when the rules of the tender ask for none
   * @param lastDay how the last day was counted; null where no rule says
   */
  public record Sheet(
      AgreementViews.Agreement agreement,
      List<AgreementViews.Entitlement> entitlements,
      List<AgreementViews.Ordered> ordered,
      List<Spend> spend,
      boolean mayOrder,
      @Nullable Secured guarantee,
      @Nullable Computed lastDay) {}

  /**
   * What the page of an agreement tells of its performance guarantee.
   *
   * @param until by when it is to be furnished, UTC
   * @param computed how that time is counted; null where no rule says
   * @param validUntil last day of the one held, in Riyadh; null when none is
   */
  public record Secured(
      long awardId,
      ReadGuarantees.State state,
      Money least,
      Instant until,
      @Nullable Computed computed,
      @Nullable LocalDate validUntil,
      boolean beforeOrders) {
    static Secured of(ReadGuarantees.Standing standing, @Nullable Computed computed) {
      Guarantees.Guarantee held = standing.held();
      return new Secured(
          standing.due().awardId(),
          standing.state(),
          standing.due().least(),
          standing.until(),
          computed,
          held == null ? null : held.validUntil(),
          standing.due().beforeOrders());
    }
  }

  @Transactional
  public List<AgreementViews.Agreement> list(Actor actor) {
    AgreementScope scope = AgreementScope.of(actor);
    return views.list(scope.state(), scope.entityId());
  }

  /** Those that came of a tender, as far as the person has a part in them. */
  @Transactional
  List<AgreementViews.Agreement> listOfTender(Actor actor, long tenderId) {
    if (!AgreementScope.isFor(actor)) {
      return List.of();
    }
    AgreementScope scope = AgreementScope.of(actor);
    return views.listOfTender(tenderId, scope.state(), scope.entityId());
  }

  /**
   * One agreement.
   *
   * @throws Refusal.NotFound when there is none, or the reader has no part in it
   */
  @Transactional
  public Sheet get(Actor actor, long id) {
    AgreementScope scope = AgreementScope.of(actor);
    AgreementViews.Agreement agreement =
        views
            .find(id, scope.state(), scope.entityId())
            .orElseThrow(() -> new Refusal.NotFound("agreement " + id));
    List<AgreementViews.Entitlement> entitlements =
        views.listEntitlements(id, scope.state(), scope.entityId());
    return new Sheet(
        agreement,
        entitlements,
        views.listOrdered(id, scope.state(), scope.entityId()),
        Spend.byState(
            entitlements,
            Worth.of(views.listEntitlements(id, "", 0), views.listOrdered(id, "", 0))),
        scope.entityId() != 0 && agreement.runsOn(days.today()),
        guarantees
            .ofAgreement(id)
            .map(g -> Secured.of(g, guarantees.findComputed(g).orElse(null)))
            .orElse(null),
        Computed.agreement(tenders.listRules(agreement.tenderId())).orElse(null));
  }
}
