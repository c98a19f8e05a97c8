package org.muwahhad.reporting.pack;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStep;
import org.muwahhad.tender.TenderSteps;

/** Leads those who may have reports of a tender from its page to them. */
@Singleton
@Order(100)
class TenderReportSteps implements TenderSteps {

  @Override
  public List<TenderStep> offer(Actor actor, TenderQueries.Tender tender) {
    return tender.publishedAt() != null && TenderPackReporter.isFor(actor)
        ? List.of(
            new TenderStep("reporting.step.reports", "/tenders/" + tender.id() + "/reports", false))
        : List.of();
  }
}
