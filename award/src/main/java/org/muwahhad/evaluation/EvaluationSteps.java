package org.muwahhad.evaluation;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderStep;
import org.muwahhad.tender.TenderSteps;

/** Leads from the page of a tender to the evaluation of its bids. */
@Singleton
@Order(20)
class EvaluationSteps implements TenderSteps {
  private final EvaluationAccess access;

  EvaluationSteps(EvaluationAccess access) {
    this.access = access;
  }

  @Override
  public List<TenderStep> offer(Actor actor, TenderQueries.Tender tender) {
    boolean next =
        tender.status() == TenderStatus.UNDER_EVALUATION && access.isMember(actor, tender);
    return access.hasPart(actor, tender)
        ? List.of(
            new TenderStep("evaluation.step", "/tenders/" + tender.id() + "/evaluation", next))
        : List.of();
  }
}
