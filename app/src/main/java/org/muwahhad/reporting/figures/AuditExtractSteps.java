package org.muwahhad.reporting.figures;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStep;
import org.muwahhad.tender.TenderSteps;

/** Leads those who may read the audit record from the page of a tender to its extract. */
@Singleton
@Order(110)
class AuditExtractSteps implements TenderSteps {

  @Override
  public List<TenderStep> offer(Actor actor, TenderQueries.Tender tender) {
    return actor.is(Role.AUDITOR)
        ? List.of(
            new TenderStep(
                "reporting.step.audit-extract", "/reports/audit-extract/" + tender.id(), false))
        : List.of();
  }
}
