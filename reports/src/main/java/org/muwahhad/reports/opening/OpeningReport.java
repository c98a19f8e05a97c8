package org.muwahhad.reports.opening;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.document.DocumentHead;

/**
 * Everything the printed record of an opening says. Instants are UTC; amounts are without VAT, in
 * the currency of each bid.
 *
 * @param prices whether this is the second meeting of a tender of two envelopes, which opens prices
 * @param tender number of the tender
 * @param sha256 of the record as frozen, lower-case hexadecimal
 * @param openedAt when it was read; also the date inside the PDF, so equal input gives equal bytes
 * @param issuer the body that bought
 * @param openedBy who opened; null when nobody is named
 * @param present the members of the panel who were there
 * @param withPrices whether prices were read
 * @param bids as read, in order
 * @param withdrawn how many bids were withdrawn before the deadline; null where that is not told
 * @param late bidders of whom a bid was refused as late
 * @param totals what each bid asks for each lot, by lot and bid
 * @param terms what bids state of items beside their prices
 * @param unread sentences on bids that could not be read or were not to be
 * @param staySealed bidders whose prices stay sealed
 * @param estimate of the procuring entities, opened after the prices; null while sealed
 * @param proof how a reader checks it
 */
public record OpeningReport(
    boolean prices,
    String tender,
    String ocid,
    Bilingual title,
    String sha256,
    Instant deadlineAt,
    Instant openedAt,
    Bilingual issuer,
    @Nullable Bilingual openedBy,
    List<Bilingual> present,
    boolean withPrices,
    List<Bid> bids,
    @Nullable Integer withdrawn,
    List<Bilingual> late,
    List<Total> totals,
    List<Discount> discounts,
    List<ItemTerms> terms,
    List<Bilingual> unread,
    List<Bilingual> staySealed,
    @Nullable Money estimate,
    DocumentHead.Proof proof) {

  public OpeningReport {
    present = List.copyOf(present);
    bids = List.copyOf(bids);
    late = List.copyOf(late);
    totals = List.copyOf(totals);
    discounts = List.copyOf(discounts);
    terms = List.copyOf(terms);
    unread = List.copyOf(unread);
    staySealed = List.copyOf(staySealed);
  }

  /**
   * A bid as read.
   *
   * @param bidder with its number in the commercial register
   * @param security whether one came with it; null where the tender asks for none
   * @param validityDays from the deadline
   * @param capacity the most it can take, if it says so; blank otherwise
   * @param statement as the bidder wrote it; blank when there is none
   */
  public record Bid(
      Bilingual bidder,
      Bilingual country,
      @Nullable Boolean security,
      boolean gccOrigin,
      int validityDays,
      Bilingual capacity,
      String statement,
      String receipt,
      Instant receivedAt,
      String sha256) {}

  /** What a bid asks for a whole lot. */
  public record Total(Bilingual lot, Bilingual bidder, Money total) {}

  /** A discount that depends on winning several lots; no total has it taken off. */
  public record Discount(
      Bilingual bidder, BigDecimal percent, Bilingual whenWinning, Bilingual appliesTo) {}

  /**
   * What a bid states of an item beside its price, which is not read out.
   *
   * @param item with its lot
   * @param deliveryDays from an order to its delivery; null where it is not asked for
   * @param leastQuantity the least that the bidder supplies; null where it names none
   * @param tiers how many prices of smaller quantities it has
   */
  public record ItemTerms(
      Bilingual bidder,
      Bilingual item,
      @Nullable Integer deliveryDays,
      @Nullable BigDecimal leastQuantity,
      int tiers) {}
}
