package org.muwahhad.tender;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.aggregation.Reconciliation;
import org.muwahhad.aggregation.Reconciliations;
import org.muwahhad.shared.Refusal;

/** Joint tenders for programs: what there is, and the demand that went into them. */
@Tag(name = "tenders")
@Controller("/api/v1")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class TenderApi {
  private final VisibleTenders visible;
  private final TenderFiles files;
  private final Reconciliations reconciliations;

  TenderApi(VisibleTenders visible, TenderFiles files, Reconciliations reconciliations) {
    this.visible = visible;
    this.files = files;
    this.reconciliations = reconciliations;
  }

  @Get("/tenders")
  List<TenderQueries.Tender> list(Actor actor) {
    return visible.list(actor);
  }

  @Get("/tenders/{id}")
  TenderFile get(Actor actor, long id) {
    return files.get(actor, id);
  }

  @Get("/tenders/{id}/reconciliation")
  Reconciliation reconciliation(Actor actor, long id) {
    visible.get(actor, id);
    if (!VisibleTenders.seesDemand(actor)) {
      throw new Refusal.NotPermitted();
    }
    return reconciliations.get(id);
  }
}
