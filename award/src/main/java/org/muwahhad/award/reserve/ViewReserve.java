package org.muwahhad.award.reserve;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.PricedItem;
import org.muwahhad.bid.BidGate;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.tender.LearnedConflicts;
import org.muwahhad.tender.TenderQueries;

/**
 * Reserve lists for those who may see them: central buyers and auditors those of all lots with
 * their prices, committee members who declared no conflict the lists alone, a bidder its own
 * places. Nobody is asked before the awards are told to all, so nobody reads a price earlier here.
 *
 * <p>The report on an award, which members sign, names no reserve: an answer of a bidder would make
 * another edition of what was signed. It is read here as it stands.
 */
@Singleton
public class ViewReserve {
  private final ReserveQueries queries;
  private final TenderQueries tenders;
  private final LearnedConflicts conflicts;
  private final BidGate gate;
  private final DatabaseClock clock;

  ViewReserve(
      ReserveQueries queries,
      TenderQueries tenders,
      LearnedConflicts conflicts,
      BidGate gate,
      DatabaseClock clock) {
    this.queries = queries;
    this.tenders = tenders;
    this.conflicts = conflicts;
    this.gate = gate;
    this.clock = clock;
  }

  /**
   * The reserve lists of a tender.
   *
   * @param lots what can be done about the reserve of each lot; empty for those who may do nothing
   * @param withPrices whether the reader may open a place, which tells its prices
   */
  public record ReserveView(
      TenderQueries.Tender tender,
      List<ReserveQueries.ReservePlace> places,
      List<ReserveQueries.ReserveLot> lots,
      boolean withPrices) {}

  /**
   * A place on a reserve list.
   *
   * @param items what the bidder is paid for each item if it is called
   * @param value what they come to, without VAT
   * @param mayAnswer whether the reader may accept or decline today
   */
  public record ReservePlaceView(
      ReserveQueries.ReservePlace place, List<PricedItem> items, Money value, boolean mayAnswer) {}

  /**
   * The lists of a tender.
   *
   * @throws Refusal.NotPermitted {@code tender.conflict-declared} to a committee member who is out
   *     of the tender
   */
  @Transactional
  public ReserveView list(Actor actor, long tenderId) {
    actor.require(Role.CENTRAL_BUYER, Role.AUDITOR, Role.COMMITTEE_MEMBER);
    boolean withPrices = actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR);
    if (!withPrices) {
      conflicts.requireNone(actor, tenderId);
    }
    return new ReserveView(
        tenders.getTender(tenderId),
        queries.list(tenderId, 0),
        actor.is(Role.CENTRAL_BUYER)
            ? queries.listLots(tenderId).stream().filter(l -> l.mayInvite() || l.mayCall()).toList()
            : List.of(),
        withPrices);
  }

  /**
   * One place.
   *
   * @throws Refusal.NotFound when there is none, or it is another bidder's
   * @throws Refusal.NotPermitted as {@link BidGate#supplierOf} says
   */
  @Transactional
  public ReservePlaceView get(Actor actor, long id) {
    boolean all = actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR);
    ReserveQueries.ReservePlace place =
        queries
            .find(id, all ? 0 : gate.supplierOf(actor))
            .orElseThrow(() -> new Refusal.NotFound("reserve place " + id));
    List<PricedItem> items = queries.listItems(id);
    return new ReservePlaceView(
        place,
        items,
        items.stream().map(PricedItem::value).reduce(Money::plus).orElseThrow(),
        !all && place.answer() == null && !RiyadhDay.of(clock.now()).isAfter(place.answerUntil()));
  }
}
