package org.muwahhad.framework;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;

/**
 * Agreements for those who may see them: officers the part of their entity, coordinators that of
 * their state, central buyers, auditors and committee members all.
 */
@Singleton
public class ReadAgreements {
  private final AgreementViews views;
  private final DatabaseClock clock;

  ReadAgreements(AgreementViews views, DatabaseClock clock) {
    this.views = views;
    this.clock = clock;
  }

  /**
   * An agreement as far as it is the reader's.
   *
   * @param mayOrder whether the reader may order under it today
   */
  @Serdeable
  public record Sheet(
      AgreementViews.Agreement agreement,
      List<AgreementViews.Entitlement> entitlements,
      List<AgreementViews.Ordered> ordered,
      boolean mayOrder) {}

  private record Scope(String state, long entityId) {}

  @Transactional
  public List<AgreementViews.Agreement> list(Actor actor) {
    Scope scope = scope(actor);
    return views.list(scope.state(), scope.entityId());
  }

  /**
   * One agreement.
   *
   * @throws Refusal.NotFound when there is none, or the reader has no part in it
   */
  @Transactional
  public Sheet get(Actor actor, long id) {
    Scope scope = scope(actor);
    AgreementViews.Agreement agreement =
        views
            .find(id, scope.state(), scope.entityId())
            .orElseThrow(() -> new Refusal.NotFound("agreement " + id));
    LocalDate today = LocalDate.ofInstant(clock.now(), ConcludeAgreements.RIYADH);
    return new Sheet(
        agreement,
        views.listEntitlements(id, scope.state(), scope.entityId()),
        views.listOrdered(id, scope.state(), scope.entityId()),
        scope.entityId() != 0 && agreement.runsOn(today));
  }

  private static Scope scope(Actor actor) {
    if (actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR, Role.COMMITTEE_MEMBER)) {
      return new Scope("", 0);
    }
    if (actor.is(Role.NATIONAL_COORDINATOR)) {
      return new Scope(actor.require(Role.NATIONAL_COORDINATOR).state(), 0);
    }
    return new Scope("", actor.require(Role.PROCUREMENT_OFFICER).entity());
  }
}
