package org.muwahhad.award;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.BidGate;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.ComputedDeadline;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * The letter to a bidder on the outcome of a tender, the same day to all of them: who won each lot
 * and at what price, the bidder's own scores and the reasons, until when the awards stand still and
 * how to complain (UNCITRAL Model Law, article 22). To the bidder itself; central buyers and
 * auditors read copies.
 */
@Singleton
public class ViewOutcomeLetter {
  private final TenderQueries tenders;
  private final LetterQueries letters;
  private final AwardQueries awards;
  private final BidGate gate;

  ViewOutcomeLetter(
      TenderQueries tenders, LetterQueries letters, AwardQueries awards, BidGate gate) {
    this.gate = gate;
    this.tenders = tenders;
    this.letters = letters;
    this.awards = awards;
  }

  /**
   * A letter.
   *
   * @param supplierId key of the bidder it is written to
   * @param lots those it bid for
   * @param notBidFor the numbers of the others, in order
   * @param winners who won the lots; of a divided lot each with its share
   * @param given what the bidder's own awards give, where they are divided or discounted
   * @param discounts the discounts that the bidder's own awards carry
   * @param findings what the panel found for each criterion, of the bidder's own bid
   * @param mayComplain whether a lot is in its standstill that another bidder won, alone or with it
   * @param standstill how its end is counted, while it runs; otherwise null
   */
  public record OutcomeLetterView(
      TenderQueries.Tender tender,
      long supplierId,
      Bilingual supplier,
      List<LetterQueries.LetterLot> lots,
      List<Integer> notBidFor,
      List<LetterQueries.Winner> winners,
      List<AwardQueries.AwardedItem> given,
      List<AwardQueries.AwardDiscount> discounts,
      List<LetterQueries.CriterionFindingRow> findings,
      boolean mayComplain,
      @Nullable ComputedDeadline standstill) {
    /** The numbers of the lots it did not bid for, as a sentence has them: {@code 3, 5}. */
    public Bilingual lotsNotBidFor() {
      List<String> numbers = notBidFor.stream().map(String::valueOf).toList();
      return new Bilingual(String.join("، ", numbers), String.join(", ", numbers));
    }

    /** The winners of a lot. */
    public List<LetterQueries.Winner> winnersOf(long lotId) {
      return winners.stream().filter(w -> w.lotId() == lotId).toList();
    }

    /** What the bidder's own award of a lot gives, where it is not simply what was bid. */
    public List<AwardQueries.AwardedItem> givenIn(long lotId) {
      return winnersOf(lotId).stream()
          .filter(LetterQueries.Winner::own)
          .flatMap(w -> given.stream().filter(g -> g.awardId() == w.awardId()))
          .toList();
    }

    /** The discounts that the bidder's own award of a lot carries. */
    public List<AwardQueries.AwardDiscount> discountsIn(long lotId) {
      return winnersOf(lotId).stream()
          .filter(LetterQueries.Winner::own)
          .flatMap(w -> discounts.stream().filter(d -> d.awardId() == w.awardId()))
          .toList();
    }
  }

  /**
   * The letter to the reader's supplier.
   *
   * @throws Refusal.NotFound when its bid was not opened in the tender, or nothing was decided yet
   * @throws Refusal.NotPermitted {@code bid.account-held} as {@link BidGate#supplierOf} says
   */
  @Transactional
  public OutcomeLetterView get(Actor actor, long tenderId) {
    return letter(tenderId, gate.supplierOf(actor));
  }

  /**
   * The letter to one supplier.
   *
   * @throws Refusal.NotFound for another supplier, too
   */
  @Transactional
  public OutcomeLetterView get(Actor actor, long tenderId, long supplierId) {
    if (!actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR) && gate.supplierOf(actor) != supplierId) {
      throw new Refusal.NotFound("letter of tender " + tenderId + " to " + supplierId);
    }
    return letter(tenderId, supplierId);
  }

  /** To whom letters are written, for central buyers and auditors; nobody while nothing is told. */
  @Transactional
  public List<LetterQueries.Addressee> list(Actor actor, long tenderId) {
    actor.require(Role.CENTRAL_BUYER, Role.AUDITOR);
    return isTold(tenders.getTender(tenderId)) ? letters.listAddressees(tenderId) : List.of();
  }

  private OutcomeLetterView letter(long tenderId, long supplier) {
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    LetterQueries.OwnBidOutcome own =
        letters
            .findOwn(tenderId, supplier)
            .filter(o -> isTold(tender))
            .orElseThrow(() -> new Refusal.NotFound("letter of tender " + tenderId));
    boolean pendingToo = tender.status().hasReached(TenderStatus.STANDSTILL);
    List<LetterQueries.LetterLot> all = letters.listLots(tenderId, own.bidId(), pendingToo);
    List<LetterQueries.LetterLot> lots =
        all.stream().filter(LetterQueries.LetterLot::offered).toList();
    List<LetterQueries.Winner> winners = letters.listWinners(tenderId, own.bidId(), pendingToo);
    Set<Long> others =
        winners.stream()
            .filter(w -> !w.own())
            .map(LetterQueries.Winner::lotId)
            .collect(Collectors.toSet());
    Set<Long> ownAwards =
        winners.stream()
            .filter(LetterQueries.Winner::own)
            .map(LetterQueries.Winner::awardId)
            .collect(Collectors.toSet());
    return new OutcomeLetterView(
        tender.asTold(),
        supplier,
        own.supplier(),
        lots,
        all.stream().filter(l -> !l.offered()).map(LetterQueries.LetterLot::number).toList(),
        winners,
        awards.listGiven(tenderId).stream().filter(g -> ownAwards.contains(g.awardId())).toList(),
        awards.listApplied(tenderId).stream().filter(d -> ownAwards.contains(d.awardId())).toList(),
        // While lots are with the panel again, scores are its own.
        tender.status().hasReached(TenderStatus.STANDSTILL)
            ? letters.listFindings(tenderId, own.bidId())
            : List.of(),
        tender.status() == TenderStatus.STANDSTILL
            && lots.stream().anyMatch(l -> isOpen(l) && others.contains(l.lotId())),
        tenders.findStandstill(tender).orElse(null));
  }

  private boolean isTold(TenderQueries.Tender tender) {
    return tender.standstillUntil() != null
        || awards.listLive(tender.id()).stream().anyMatch(a -> a.state() == AwardStatus.ACTIVE);
  }

  private static boolean isOpen(LetterQueries.LetterLot lot) {
    return AwardStatus.PENDING.code().equals(lot.awardStatus());
  }
}
