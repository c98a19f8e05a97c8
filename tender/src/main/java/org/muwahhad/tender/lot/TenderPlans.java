package org.muwahhad.tender.lot;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.aggregation.LotPlan;
import org.muwahhad.aggregation.PlanLots;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.TenderQueries;

/** The lots of a tender with the demand of each state in them, for central buyers and auditors. */
@Singleton
public class TenderPlans {
  private final TenderQueries queries;
  private final PlanLots planLots;

  TenderPlans(TenderQueries queries, PlanLots planLots) {
    this.queries = queries;
    this.planLots = planLots;
  }

  @Transactional
  public LotPlan get(Actor actor, long tenderId) {
    actor.require(Role.CENTRAL_BUYER, Role.AUDITOR);
    queries.getTender(tenderId);
    Map<Integer, Bilingual> titles =
        queries.listLots(tenderId).stream()
            .collect(
                Collectors.toMap(TenderQueries.TenderLot::number, TenderQueries.TenderLot::title));
    return planLots.describe(actor, tenderId, titles);
  }
}
