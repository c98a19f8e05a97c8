package org.muwahhad.guarantee;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.opening.BidSecurityQueries;
import org.muwahhad.bid.opening.SecurityStatements;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.ComputedDeadline;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** Bid securities: central buyers and auditors read all, a bidder its own. */
@Singleton
public class ViewBidSecurities {
  private final BidSecurityQueries queries;
  private final SecurityStatements stated;
  private final TenderQueries tenders;

  ViewBidSecurities(BidSecurityQueries queries, SecurityStatements stated, TenderQueries tenders) {
    this.tenders = tenders;
    this.queries = queries;
    this.stated = stated;
  }

  /** A page of the opened bids of which one is asked for or held; those due back come first. */
  @Transactional
  public ListPage<BidSecurityQueries.BidSecurityRow> list(Actor actor, ListChoice choice) {
    long supplier = supplier(actor);
    return new ListPage<>(
        queries.listPage(
            supplier,
            choice.like(),
            choice.filter(),
            choice.sort(),
            ListChoice.SIZE,
            choice.offset()),
        queries.count(supplier, choice.like(), choice.filter()),
        choice);
  }

  /**
   * That of one bid.
   *
   * @throws Refusal.NotFound when the bid was not opened, or is another bidder's
   */
  @Transactional
  public BidSecurityQueries.BidSecurityRow get(Actor actor, long bidId) {
    long supplier = supplier(actor);
    return queries
        .find(bidId)
        .filter(r -> supplier == 0 || supplier == r.supplierId())
        .orElseThrow(() -> new Refusal.NotFound("security of bid " + bidId));
  }

  /**
   * The security as the bid states it, where it does.
   *
   * @throws Refusal.NotFound when the bid was not opened, or is another bidder's
   */
  @Transactional
  public Optional<SecurityStatements.SecurityStatement> findStated(Actor actor, long bidId) {
    return stated.find(get(actor, bidId).bidId());
  }

  /** How the last day of a security is counted; empty where no rule of the tender says. */
  @Transactional
  Optional<ComputedDeadline> findComputed(BidSecurityQueries.BidSecurityRow security) {
    return ComputedDeadline.security(tenders.listRules(security.tenderId()), null);
  }

  private static long supplier(Actor actor) {
    return actor.require(Role.CENTRAL_BUYER, Role.AUDITOR, Role.BIDDER).role() == Role.BIDDER
        ? actor.require(Role.BIDDER).supplier()
        : 0;
  }
}
