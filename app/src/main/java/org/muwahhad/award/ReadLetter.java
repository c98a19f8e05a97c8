package org.muwahhad.award;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderViews;

/**
 * The letter to a bidder on the outcome of a tender, the same day to all of them: who won each lot
 * and at what price, the bidder's own scores and the reasons, until when the awards stand still and
 * how to complain (UNCITRAL Model Law, article 22). To the bidder itself; central buyers and
 * auditors read copies.
 */
@Singleton
public class ReadLetter {
  private final TenderViews tenders;
  private final LetterViews letters;
  private final AwardViews awards;

  ReadLetter(TenderViews tenders, LetterViews letters, AwardViews awards) {
    this.tenders = tenders;
    this.letters = letters;
    this.awards = awards;
  }

  /**
   * A letter.
   *
   * @param supplierId key of the bidder it is written to
   * @param findings what the panel found for each criterion, of the bidder's own bid
   * @param mayComplain whether a lot is in its standstill that the bidder did not win
   */
  @Serdeable
  public record Letter(
      TenderViews.Tender tender,
      long supplierId,
      Bilingual supplier,
      List<LetterViews.Lot> lots,
      List<LetterViews.Finding> findings,
      boolean mayComplain) {}

  /**
   * The letter to the reader's supplier.
   *
   * @throws Refusal.NotFound when its bid was not opened in the tender, or nothing was decided yet
   */
  @Transactional
  public Letter get(Actor actor, long tenderId) {
    return letter(tenderId, actor.require(Role.BIDDER).supplier());
  }

  /**
   * The letter to one supplier.
   *
   * @throws Refusal.NotFound for another supplier, too
   */
  @Transactional
  public Letter get(Actor actor, long tenderId, long supplierId) {
    if (!actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR)
        && actor.require(Role.BIDDER).supplier() != supplierId) {
      throw new Refusal.NotFound("letter of tender " + tenderId + " to " + supplierId);
    }
    return letter(tenderId, supplierId);
  }

  /** To whom letters are written, for central buyers and auditors; nobody while nothing is told. */
  @Transactional
  public List<LetterViews.Addressee> list(Actor actor, long tenderId) {
    actor.require(Role.CENTRAL_BUYER, Role.AUDITOR);
    return isTold(tenders.getTender(tenderId)) ? letters.listAddressees(tenderId) : List.of();
  }

  private Letter letter(long tenderId, long supplier) {
    TenderViews.Tender tender = tenders.getTender(tenderId);
    LetterViews.Own own =
        letters
            .findOwn(tenderId, supplier)
            .filter(o -> isTold(tender))
            .orElseThrow(() -> new Refusal.NotFound("letter of tender " + tenderId));
    List<LetterViews.Lot> lots =
        letters.listLots(
            tenderId, own.bidId(), tender.status().hasReached(TenderStatus.STANDSTILL));
    return new Letter(
        tender,
        supplier,
        new Bilingual(own.supplierAr(), own.supplierEn()),
        lots,
        // While lots are with the panel again, scores are its own.
        tender.status().hasReached(TenderStatus.STANDSTILL)
            ? letters.listFindings(tenderId, own.bidId())
            : List.of(),
        tender.status() == TenderStatus.STANDSTILL && lots.stream().anyMatch(ReadLetter::isOpen));
  }

  private boolean isTold(TenderViews.Tender tender) {
    return tender.standstillUntil() != null
        || awards.listLive(tender.id()).stream().anyMatch(a -> a.state() == AwardStatus.ACTIVE);
  }

  private static boolean isOpen(LetterViews.Lot lot) {
    return AwardStatus.PENDING.code().equals(lot.awardStatus()) && !lot.won();
  }
}
