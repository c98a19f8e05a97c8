package org.muwahhad.framework.agreement;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderStep;
import org.muwahhad.tender.TenderSteps;

/** Leads from the page of a tender to the framework agreements that came of it. */
@Singleton
@Order(40)
class AgreementSteps implements TenderSteps {
  private final ViewAgreements agreements;

  AgreementSteps(ViewAgreements agreements) {
    this.agreements = agreements;
  }

  @Override
  public List<TenderStep> offer(Actor actor, TenderQueries.Tender tender) {
    if (!tender.status().hasReached(TenderStatus.UNDER_EVALUATION)) {
      return List.of();
    }
    List<AgreementQueries.Agreement> own = agreements.listOfTender(actor, tender.id());
    return switch (own.size()) {
      case 0 -> List.of();
      case 1 ->
          List.of(
              new TenderStep("framework.step.agreement", "/agreements/" + own.get(0).id(), false));
      default -> List.of(new TenderStep("framework.step.agreements", "/agreements", false));
    };
  }
}
