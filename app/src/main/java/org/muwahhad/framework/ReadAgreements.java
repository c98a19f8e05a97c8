package org.muwahhad.framework;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;

/**
 * Agreements for those who may see them: officers the part of their entity, coordinators that of
 * their state, central buyers, auditors and committee members all.
 */
@Singleton
public class ReadAgreements {
  private final AgreementViews views;
  private final AgreementDays days;

  ReadAgreements(AgreementViews views, AgreementDays days) {
    this.views = views;
    this.days = days;
  }

  /**
   * An agreement as far as it is the reader's.
   *
   * @param spend what is ordered and accepted of it, by state
   * @param mayOrder whether the reader may order under it today
   */
  @Serdeable
  public record Sheet(
      AgreementViews.Agreement agreement,
      List<AgreementViews.Entitlement> entitlements,
      List<AgreementViews.Ordered> ordered,
      List<Spend> spend,
      boolean mayOrder) {}

  @Transactional
  public List<AgreementViews.Agreement> list(Actor actor) {
    AgreementScope scope = AgreementScope.of(actor);
    return views.list(scope.state(), scope.entityId());
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
        Spend.byState(entitlements),
        scope.entityId() != 0 && agreement.runsOn(days.today()));
  }
}
