package org.muwahhad.award;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStep;
import org.muwahhad.tender.TenderSteps;

/** Leads from the page of a tender to its awards, as soon as a person may know of them. */
@Singleton
@Order(30)
class AwardSteps implements TenderSteps {
  private final ViewAwards awards;

  AwardSteps(ViewAwards awards) {
    this.awards = awards;
  }

  @Override
  public List<TenderStep> offer(Actor actor, TenderQueries.Tender tender) {
    return awards.areKnownTo(actor, tender)
        ? List.of(new TenderStep("award.step", "/tenders/" + tender.id() + "/award", false))
        : List.of();
  }
}
