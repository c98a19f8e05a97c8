package org.muwahhad.tender.publication;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;

/** The whole dossier of a published tender for programs of those who may read it. */
@Tag(name = "tenders")
@Controller("/api/v1/tenders/{id}/dossier")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class PublishedDossierApi {
  private final ViewPublications viewPublications;

  PublishedDossierApi(ViewPublications viewPublications) {
    this.viewPublications = viewPublications;
  }

  @Get
  PublicNotice get(Actor actor, long id) {
    return viewPublications.dossier(actor, id);
  }
}
