package org.muwahhad.bid.room;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.BidStatus;
import org.muwahhad.organisation.person.AccountHolds;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.tender.ProcedureQueries;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderStep;
import org.muwahhad.tender.TenderSteps;

/**
 * Leads a bidder from the page of a tender to its bid: to the bid room until the deadline, and then
 * to the receipt of what it submitted last.
 */
@Singleton
@Order(10)
class BidRoomSteps implements TenderSteps {
  private final BidQueries queries;
  private final ProcedureQueries procedures;
  private final AccountHolds holds;
  private final DatabaseClock clock;

  BidRoomSteps(
      BidQueries queries, ProcedureQueries procedures, AccountHolds holds, DatabaseClock clock) {
    this.queries = queries;
    this.procedures = procedures;
    this.holds = holds;
    this.clock = clock;
  }

  @Override
  public List<TenderStep> offer(Actor actor, TenderQueries.Tender tender) {
    if (!actor.is(Role.BIDDER)
        || tender.publishedAt() == null
        || holds.heldUntil(actor.personId()) != null) {
      return List.of();
    }
    long supplierId = actor.require(Role.BIDDER).supplier();
    Optional<BidQueries.OwnBid> own = queries.findOwnIn(supplierId, tender.id());
    if (!isOpen(tender)) {
      return own.stream().filter(b -> b.versionCount() > 0).map(BidRoomSteps::receipt).toList();
    }
    return mayBid(tender, supplierId) ? List.of(room(tender, own)) : List.of();
  }

  private static TenderStep room(TenderQueries.Tender tender, Optional<BidQueries.OwnBid> own) {
    BidStatus status = own.map(BidQueries.OwnBid::status).orElse(BidStatus.WITHDRAWN);
    String text =
        switch (status) {
          case DRAFT -> "bid.step.continue";
          case SUBMITTED -> "bid.step.change";
          default -> "bid.step.prepare";
        };
    return new TenderStep(text, "/tenders/" + tender.id() + "/bid", status != BidStatus.SUBMITTED);
  }

  private static TenderStep receipt(BidQueries.OwnBid bid) {
    return new TenderStep(
        "bid.list.receipt", "/bids/" + bid.id() + "/versions/" + bid.versionCount(), false);
  }

  private boolean isOpen(TenderQueries.Tender tender) {
    Instant deadline = tender.deadlineAt();
    return tender.status() == TenderStatus.PUBLISHED
        && deadline != null
        && clock.now().isBefore(deadline);
  }

  private boolean mayBid(TenderQueries.Tender tender, long supplierId) {
    return !tender.limitsBidders() || procedures.countInvitations(tender.id(), supplierId) > 0;
  }
}
