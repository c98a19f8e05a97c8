package org.muwahhad.guarantee;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.opening.BidSecurityViews;
import org.muwahhad.bid.opening.StatedSecurities;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.Computed;
import org.muwahhad.tender.TenderViews;

/** Bid securities: central buyers and auditors read all, a bidder its own. */
@Singleton
public class ReadBidSecurities {
  private final BidSecurityViews views;
  private final StatedSecurities stated;
  private final TenderViews tenders;

  ReadBidSecurities(BidSecurityViews views, StatedSecurities stated, TenderViews tenders) {
    this.tenders = tenders;
    this.views = views;
    this.stated = stated;
  }

  /** Of every opened bid of which one is asked for or held; those due back come first. */
  @Transactional
  public List<BidSecurityViews.Row> list(Actor actor) {
    return views.list(supplier(actor));
  }

  /**
   * That of one bid.
   *
   * @throws Refusal.NotFound when the bid was not opened, or is another bidder's
   */
  @Transactional
  public BidSecurityViews.Row get(Actor actor, long bidId) {
    long supplier = supplier(actor);
    return views
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
  public Optional<StatedSecurities.Stated> findStated(Actor actor, long bidId) {
    return stated.find(get(actor, bidId).bidId());
  }

  /** How the last day of a security is counted; empty where no rule of the tender says. */
  @Transactional
  public Optional<Computed> findComputed(BidSecurityViews.Row security) {
    return Computed.security(tenders.listRules(security.tenderId()), null);
  }

  private static long supplier(Actor actor) {
    return actor.require(Role.CENTRAL_BUYER, Role.AUDITOR, Role.BIDDER).role() == Role.BIDDER
        ? actor.require(Role.BIDDER).supplier()
        : 0;
  }
}
