package org.muwahhad.bid.readout;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.opening.OpeningRecords;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderStep;
import org.muwahhad.tender.TenderSteps;

/** Offers, on the page of a tender whose bids are still sealed, to follow their opening. */
@Singleton
@Order(11)
class ReadOutSteps implements TenderSteps {
  private final OpeningRecords records;

  ReadOutSteps(OpeningRecords records) {
    this.records = records;
  }

  @Override
  public List<TenderStep> offer(Actor actor, TenderQueries.Tender tender) {
    boolean waits =
        tender.status() == TenderStatus.PUBLISHED || tender.status() == TenderStatus.CLOSED;
    return waits && records.mayFollow(actor, tender.id())
        ? List.of(
            new TenderStep("bid.read-out.follow", "/tenders/" + tender.id() + "/read-out", false))
        : List.of();
  }
}
