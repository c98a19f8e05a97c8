package org.muwahhad.declaration;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.Bids;
import org.muwahhad.declaration.DeclarationEntry.DeclarationConfirmed;
import org.muwahhad.shared.Refusal;

/**
 * A bidder confirms, once for all lots of its bid, that the declaration in force still holds. It
 * may do so again; what it confirmed last before the deadline counts.
 *
 * <p>Refused with {@code declaration.none} where the supplier has signed none, {@code
 * declaration.incomplete} while a question about the items of its bid has no answer, as a conflict
 * with {@code declaration.newer} when another version was signed since the bidder looked, and as
 * {@link BidGate} refuses: {@code bid.deadline-passed}, {@code bid.tender-not-open}, {@code
 * bid.not-invited}.
 */
@Singleton
public class ConfirmDeclaration {
  private final BidGate gate;
  private final Declarations declarations;
  private final DeclarationQueries queries;
  private final DeclarationRules rules;
  private final AuditLog audit;

  ConfirmDeclaration(
      BidGate gate,
      Declarations declarations,
      DeclarationQueries queries,
      DeclarationRules rules,
      AuditLog audit) {
    this.gate = gate;
    this.declarations = declarations;
    this.queries = queries;
    this.rules = rules;
    this.audit = audit;
  }

  /**
   * Confirms it.
   *
   * @param number of the version that the bidder read
   */
  @Transactional
  public void run(Actor actor, long tenderId, int number) {
    Bids.Bidder bidder = gate.requireBidder(actor);
    Bids.Gate entered = gate.enter(tenderId);
    gate.requireInvited(tenderId, bidder.id());
    gate.requireOpen(entered);
    DeclarationQueries.SignedDeclaration inForce =
        queries
            .findInForce(bidder.id())
            .orElseThrow(() -> new Refusal.RuleBroken("declaration.none"));
    if (inForce.number() != number) {
      throw new Refusal.Conflict("declaration.newer");
    }
    if (!DeclarationRules.isComplete(
        rules.listAsked(tenderId, bidder.id()), queries.listAnswers(inForce.id()))) {
      throw new Refusal.RuleBroken("declaration.incomplete");
    }
    Bids.Bid bid = gate.ensureBid(tenderId, bidder.id());
    gate.beforeDeadline(
        tenderId,
        () -> {
          declarations.confirm(bid.id(), inForce.id(), actor.personId());
          return bid;
        });
    audit.record(actor, new DeclarationConfirmed(bid.id(), number, inForce.sha256()));
  }
}
