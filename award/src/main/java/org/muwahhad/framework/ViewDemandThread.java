package org.muwahhad.framework;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.round.DemandReaders;
import org.muwahhad.shared.Refusal;

/**
 * Follows one line of demand to the unit of the award that covers it: demand line, lot item, price
 * bid, award, agreement, call-offs. Open to officers of the entity, the coordinator of the state,
 * central buyers, auditors and committee members.
 */
@Singleton
public class ViewDemandThread {
  private final DemandThreadQueries queries;
  private final AgreementQueries agreements;

  ViewDemandThread(DemandThreadQueries queries, AgreementQueries agreements) {
    this.queries = queries;
    this.agreements = agreements;
  }

  /** A demand line, where it is covered, and what the entity ordered of it. */
  public record Thread(
      DemandThreadQueries.RequestedQuantity asked,
      List<DemandThreadQueries.CoveredPart> covered,
      List<AgreementQueries.OrderedLine> ordered) {}

  /**
   * The thread of a demand line.
   *
   * @throws Refusal.NotFound when there is no such line, or not for this person
   */
  @Transactional
  public Thread get(Actor actor, long demandLineId) {
    DemandThreadQueries.RequestedQuantity asked =
        queries
            .findAsked(demandLineId)
            .filter(a -> sees(actor, a))
            .orElseThrow(() -> new Refusal.NotFound("demand line " + demandLineId));
    List<DemandThreadQueries.CoveredPart> covered = queries.listCovered(demandLineId);
    List<AgreementQueries.OrderedLine> ordered = new ArrayList<>();
    for (DemandThreadQueries.CoveredPart part : covered) {
      Long agreement = part.agreementId();
      if (agreement != null) {
        agreements.listOrdered(agreement, "", asked.entityId()).stream()
            .filter(o -> o.lotItemId() == part.lotItemId())
            .forEach(ordered::add);
      }
    }
    return new Thread(asked, covered, ordered);
  }

  private static boolean sees(Actor actor, DemandThreadQueries.RequestedQuantity asked) {
    return DemandReaders.mayReadLines(actor, asked.entityId(), asked.linesOpen())
        && belongs(actor, asked);
  }

  private static boolean belongs(Actor actor, DemandThreadQueries.RequestedQuantity asked) {
    return actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR, Role.COMMITTEE_MEMBER)
        || actor
            .find(Role.NATIONAL_COORDINATOR)
            .map(g -> g.state().equals(asked.stateCode()))
            .orElse(false)
        || actor
            .find(Role.PROCUREMENT_OFFICER)
            .map(g -> g.entity() == asked.entityId())
            .orElse(false);
  }
}
