package org.muwahhad.tender;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/** What preparing a tender offers those who prepare, approve and publish it. */
@Singleton
@Order(0)
class PreparationSteps implements TenderSteps {

  @Override
  public List<TenderStep> offer(Actor actor, TenderQueries.Tender tender) {
    List<TenderStep> steps = new ArrayList<>();
    String here = "/tenders/" + tender.id();
    if (actor.isAnyOf(Role.CENTRAL_BUYER, Role.ADMINISTRATOR)) {
      if (tender.status() == TenderStatus.DRAFT) {
        steps.add(new TenderStep("tender.step.approval", here + "/approval", true));
      }
      if (tender.status() == TenderStatus.APPROVED) {
        steps.add(new TenderStep("tender.step.publication", here + "/approval", true));
      }
    }
    if (actor.is(Role.CENTRAL_BUYER)
        && TenderStatus.TenderEvent.CANCEL.isAllowedFrom(tender.status())) {
      steps.add(TenderStep.toEnd("tender.step.cancel", here + "/cancel"));
    }
    return steps;
  }
}
