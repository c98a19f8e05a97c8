package org.muwahhad.reports.letter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.document.DocumentHead.Proof;

/**
 * Everything the letter to one bidder says on the outcome of a tender (UNCITRAL Model Law, article
 * 22). Instants are UTC; amounts are without VAT, in the currency of each bid; scores are points
 * from 0 to 100. Of other bids that did not win it says nothing.
 *
 * @param tender number of the tender
 * @param title of the tender
 * @param issuer the body that bought
 * @param at when the letter was issued; also the date inside the PDF
 * @param bidder to whom it is written, with its number in the commercial register
 * @param standstillUntil until when the awards stand still; null when they no longer do
 * @param won the lots the bidder won, in order; empty if there is none
 * @param others the lots it bid for and did not win, in order
 * @param notBidFor which lots it did not bid for, in one sentence; null when it bid for all
 * @param findings what was found for each criterion, of the bidder's own bid
 * @param guarantee what the winner has to furnish; null where the rules ask for none
 * @param complaints address of the page where complaints are made; null when none can be made
 * @param signatory who signs; the name may be blank
 * @param proof how a reader checks the letter
 */
public record OutcomeLetter(
    String tender,
    Bilingual title,
    Bilingual issuer,
    Instant at,
    Bilingual bidder,
    @Nullable Instant standstillUntil,
    List<LotWon> won,
    List<LotNotWon> others,
    @Nullable Bilingual notBidFor,
    List<CriterionFinding> findings,
    @Nullable Guarantee guarantee,
    @Nullable String complaints,
    Signatory signatory,
    @Nullable Proof proof) {

  public OutcomeLetter {
    won = List.copyOf(won);
    others = List.copyOf(others);
    findings = List.copyOf(findings);
  }

  /**
   * A lot the bidder won.
   *
   * @param lot its number and title
   * @param price what is to be paid at most for what the bidder supplies, less the discounts
   * @param share per cent of the lot's quantities; 100 unless it is divided
   * @param guarantee what is to be furnished for it; null where the rules ask for none
   * @param suspended whether a complaint suspends the award
   * @param confirmed whether it is in other quantities than the bids were ranked in, as the states
   *     confirmed them
   * @param beside the other winners of a divided lot
   * @param remarks what is told beside, one sentence each: discounts taken off the prices bid,
   *     scores, prices in the currency of the tender
   * @param given what is supplied of each item, where that is not simply what was bid
   */
  public record LotWon(
      Bilingual lot,
      Money price,
      BigDecimal share,
      @Nullable Money guarantee,
      boolean suspended,
      boolean confirmed,
      List<Winner> beside,
      List<Bilingual> remarks,
      List<LetterItem> given) {

    public LotWon {
      beside = List.copyOf(beside);
      remarks = List.copyOf(remarks);
      given = List.copyOf(given);
    }
  }

  /**
   * What the bidder supplies of an item.
   *
   * @param quantity in the unit of the item
   * @param of what the lot has of the item
   * @param bid price bid for one unit
   * @param paid price paid for one unit: the price bid less the discounts
   * @param amount for the quantity
   */
  public record LetterItem(
      String code,
      Bilingual item,
      Bilingual unit,
      BigDecimal quantity,
      BigDecimal of,
      Price bid,
      Price paid,
      Money amount) {}

  /**
   * A lot the bidder did not win.
   *
   * @param winners who did, each with its price; empty when nobody did
   * @param own the bidder's own figures; null when its prices were not opened
   * @param reasons why the bid did not win, one sentence each, with the scores of who did and
   *     prices in the currency of the tender
   */
  public record LotNotWon(
      Bilingual lot, List<Winner> winners, @Nullable OwnFigures own, List<Bilingual> reasons) {

    public LotNotWon {
      winners = List.copyOf(winners);
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * A winner of a lot.
   *
   * @param share per cent of the lot's quantities; 100 unless it is divided
   * @param discounted whether a discount for winning several lots was taken off
   */
  public record Winner(Bilingual name, Money price, BigDecimal share, boolean discounted) {}

  /** Whether somebody else won a lot, alone or with the bidder: then there may be a complaint. */
  boolean isContestable() {
    return !others.isEmpty() || won.stream().anyMatch(w -> !w.beside().isEmpty());
  }

  /**
   * The bidder's own figures for a lot.
   *
   * @param rank its place; null when it was out
   */
  public record OwnFigures(
      Money price,
      @Nullable Integer rank,
      @Nullable BigDecimal technical,
      @Nullable BigDecimal priceScore,
      @Nullable BigDecimal finalScore) {}

  /**
   * What was found for a criterion.
   *
   * @param weight per cent of the technical score; null for a condition
   * @param result points, or whether the condition was met
   * @param reason as the panel wrote it
   */
  public record CriterionFinding(
      Bilingual criterion, @Nullable BigDecimal weight, Bilingual result, String reason) {}

  /**
   * The performance guarantee.
   *
   * @param percent of the price
   * @param workingDays in which it is due, from the day the award takes effect
   * @param dueOn the last of these days; null while the award has not taken effect
   */
  public record Guarantee(BigDecimal percent, int workingDays, @Nullable LocalDate dueOn) {}

  /** Who signs. */
  public record Signatory(Bilingual office, Bilingual name, Bilingual title) {}
}
