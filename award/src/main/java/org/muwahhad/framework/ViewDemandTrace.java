package org.muwahhad.framework;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.round.DemandReaders;
import org.muwahhad.shared.Refusal;

/**
 * Follows one line of demand to the unit of the award that covers it: demand line, lot item, price
 * bid, award, agreement, call-offs. Open to officers of the entity, the coordinator of the state,
 * central buyers, auditors and committee members.
 */
@Singleton
public class ViewDemandTrace {
  private final DemandTraceQueries queries;
  private final AgreementQueries agreements;

  ViewDemandTrace(DemandTraceQueries queries, AgreementQueries agreements) {
    this.queries = queries;
    this.agreements = agreements;
  }

  /** A demand line, where it is covered, and what the entity ordered of it. */
  public record DemandTraceView(
      DemandTraceQueries.RequestedQuantity asked,
      List<DemandTraceQueries.CoveredPart> covered,
      List<AgreementQueries.OrderedLine> ordered) {}

  /**
   * The thread of a demand line.
   *
   * @throws Refusal.NotFound when there is no such line, or not for this person
   */
  @Transactional
  public DemandTraceView get(Actor actor, long demandLineId) {
    DemandTraceQueries.RequestedQuantity asked =
        queries
            .findAsked(demandLineId)
            .filter(a -> sees(actor, a))
            .orElseThrow(() -> new Refusal.NotFound("demand line " + demandLineId));
    List<DemandTraceQueries.CoveredPart> covered = queries.listCovered(demandLineId);
    List<AgreementQueries.OrderedLine> ordered = new ArrayList<>();
    for (DemandTraceQueries.CoveredPart part : covered) {
      Long agreement = part.agreementId();
      if (agreement != null) {
        agreements.listOrdered(agreement, "", asked.entityId()).stream()
            .filter(o -> o.lotItemId() == part.lotItemId())
            .forEach(ordered::add);
      }
    }
    return new DemandTraceView(asked, covered, ordered);
  }

  private static boolean sees(Actor actor, DemandTraceQueries.RequestedQuantity asked) {
    return DemandReaders.mayReadLines(actor, asked.entityId(), asked.linesOpen())
        && belongs(actor, asked);
  }

  private static boolean belongs(Actor actor, DemandTraceQueries.RequestedQuantity asked) {
    return AgreementReaders.mayRead(actor, asked.stateCode(), asked.entityId());
  }
}
