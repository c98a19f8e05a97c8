package org.muwahhad.award.scenario;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.evaluation.BidderNames;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * Who may work with scenarios, and who may read them: members of the examination panel who declared
 * that they have no conflict of interest; auditors from the evaluation on; central buyers and
 * members of the standing committees once an award is recommended.
 */
@Singleton
class ScenarioAccess {
  private final TenderQueries tenders;
  private final ScenarioMaterialQueries queries;
  private final BidderNames names;

  ScenarioAccess(TenderQueries tenders, ScenarioMaterialQueries queries, BidderNames names) {
    this.tenders = tenders;
    this.queries = queries;
    this.names = names;
  }

  /** A member of the examination panel, free of conflict, who may know who bids. */
  TenderQueries.PanelMember requireMember(Actor actor, long tenderId) {
    actor.require(Role.EVALUATOR);
    TenderQueries.PanelMember member =
        tenders.requirePanelMember(tenderId, actor.personId(), Panel.EXAMINATION);
    int free =
        queries
            .findFree(tenderId, actor.personId())
            .orElseThrow(() -> new Refusal.NotPermitted("evaluation.declare-first"));
    if (free == 0) {
      throw new Refusal.NotPermitted("award.conflict-declared");
    }
    if (names.areMasked(actor, tenderId)) {
      throw new Refusal.NotPermitted("evaluation.bidders-masked");
    }
    return member;
  }

  /** The chair of the panel, free of conflict. */
  void requireChair(Actor actor, long tenderId) {
    if (!requireMember(actor, tenderId).chair()) {
      throw new Refusal.NotPermitted("award.not-chair");
    }
  }

  /**
   * A tender whose scenarios the person may read.
   *
   * @throws Refusal.NotPermitted when the person may not, or not yet
   */
  TenderQueries.Tender requireReader(Actor actor, long tenderId) {
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    boolean onPanel = seat(actor, tenderId).isPresent();
    if (onPanel || !readsAll(actor, tender)) {
      requireMember(actor, tenderId);
    }
    return tender;
  }

  boolean mayState(Actor actor, TenderQueries.Tender tender) {
    return tender.status() == TenderStatus.UNDER_EVALUATION
        && actor.is(Role.EVALUATOR)
        && seat(actor, tender.id()).isPresent()
        && queries.findFree(tender.id(), actor.personId()).orElse(0) == 1;
  }

  boolean mayChoose(Actor actor, TenderQueries.Tender tender) {
    return mayState(actor, tender)
        && seat(actor, tender.id()).filter(TenderQueries.PanelMember::chair).isPresent();
  }

  private Optional<TenderQueries.PanelMember> seat(Actor actor, long tenderId) {
    return tenders
        .findPanelMember(tenderId, actor.personId())
        .filter(m -> m.panel() == Panel.EXAMINATION);
  }

  private static boolean readsAll(Actor actor, TenderQueries.Tender tender) {
    boolean recommended = tender.status().hasReached(TenderStatus.RECOMMENDED);
    return (actor.is(Role.AUDITOR) && tender.status().hasReached(TenderStatus.UNDER_EVALUATION))
        || (recommended && actor.isAnyOf(Role.CENTRAL_BUYER, Role.COMMITTEE_MEMBER));
  }
}
