package org.muwahhad.tender.publication;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStep;
import org.muwahhad.tender.TenderSteps;

/** Leads everybody from the page of a published tender to its public notice. */
@Singleton
@Order(100)
class PublicationSteps implements TenderSteps {

  @Override
  public List<TenderStep> offer(Actor actor, TenderQueries.Tender tender) {
    if (tender.publishedAt() == null) {
      return List.of();
    }
    TenderStep notice =
        new TenderStep("publication.public-page", "/publications/" + tender.number(), false);
    return tender.limitsBidders()
        ? List.of(
            new TenderStep("publication.dossier", "/tenders/" + tender.id() + "/dossier", false),
            notice)
        : List.of(notice);
  }
}
