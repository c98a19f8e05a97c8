package org.muwahhad.tender.procedure;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.ProcurementMethod;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderStep;
import org.muwahhad.tender.TenderSteps;

/** Leads the panel to the applications, buyers and auditors to the justification. */
@Singleton
@Order(5)
class ProcedureSteps implements TenderSteps {
  private final TenderQueries tenders;
  private final Applications applications;

  ProcedureSteps(TenderQueries tenders, Applications applications) {
    this.tenders = tenders;
    this.applications = applications;
  }

  @Override
  public List<TenderStep> offer(Actor actor, TenderQueries.Tender tender) {
    List<TenderStep> steps = new ArrayList<>();
    String here = "/tenders/" + tender.id();
    if (tender.limitsBidders()
        && tender.status() != TenderStatus.DRAFT
        && actor.isAnyOf(Role.CENTRAL_BUYER, Role.ADMINISTRATOR, Role.AUDITOR)) {
      steps.add(new TenderStep("procedure.step.procedure", here + "/procedure", false));
    }
    if (tender.procurementMethod().equals(ProcurementMethod.SELECTIVE.code())
        && tender.publishedAt() != null
        && readsApplications(actor, tender)) {
      Optional<Applications.ApplicationTimes> hours = applications.findHours(tender.id());
      boolean next =
          !actor.is(Role.AUDITOR)
              && hours.filter(Applications.ApplicationTimes::isDecidable).isPresent();
      steps.add(new TenderStep("procedure.step.applications", here + "/applications", next));
    }
    return steps;
  }

  private boolean readsApplications(Actor actor, TenderQueries.Tender tender) {
    return actor.is(Role.AUDITOR)
        || tenders
            .findPanelMember(tender.id(), actor.personId())
            .filter(m -> m.panel() == Panel.EXAMINATION && actor.is(Role.EVALUATOR))
            .isPresent();
  }
}
