package org.muwahhad.bid;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The prices of a bid with its discounts and limits, as they are hashed and sealed in a tender of
 * two envelopes. The components stand in the alphabetical order of their names ({@link
 * BidContent}).
 *
 * @param alternatives to lots, their words too, which may reveal a price; null where none are
 *     offered
 * @param documents that came with the prices
 * @param format always {@link TechnicalPart#FORMAT}
 * @param lotTotals totals of lots as stated; null where none are
 * @param salt 32 random bytes of its own, hexadecimal: the technical part, which is read first,
 *     states the digest
 * @param security the bid security as stated, an amount that may be a share of the prices; null
 *     where none is
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PricePart(
    @Nullable List<BidContent.Alternative> alternatives,
    String currency,
    List<BidContent.Discount> discounts,
    List<BidDocument> documents,
    int format,
    @Nullable List<BidContent.LotTotal> lotTotals,
    @Nullable Integer mostLots,
    @Nullable String mostValue,
    List<BidContent.PriceContent> prices,
    String salt,
    BidContent.@Nullable Security security,
    String supplier,
    String tender) {

  public static PricePart of(
      Offer offer, List<BidDocument> documents, String salt, String supplier, String tender) {
    BidContent content = BidContent.of(offer, documents, "", salt, supplier, tender);
    return new PricePart(
        content.alternatives(),
        content.currency(),
        offer.discounts().stream().map(BidContent.Discount::of).toList(),
        documents,
        TechnicalPart.FORMAT,
        content.lotTotals(),
        content.mostLots(),
        content.mostValue(),
        content.prices(),
        salt,
        content.security(),
        supplier,
        tender);
  }

  /**
   * The prices as an offer, which declares nothing of its own but a security that is stated with
   * them.
   *
   * @param gccOrigin what the technical part declares of the goods
   * @throws NumberFormatException when an amount is not one
   */
  public Offer offer(boolean gccOrigin) {
    return new Offer(
        currency,
        gccOrigin,
        0,
        security != null,
        "",
        prices.stream().map(BidContent.PriceContent::price).toList(),
        discounts.stream().map(BidContent.Discount::offered).toList(),
        mostLots,
        mostValue == null ? null : BidContent.number(mostValue),
        null,
        security == null ? null : security.stated(),
        BidContent.LotTotal.stated(lotTotals),
        BidContent.Alternative.offered(alternatives));
  }

  public boolean isFor(String supplierRegistration, String tenderNumber) {
    return format == TechnicalPart.FORMAT
        && supplier.equals(supplierRegistration)
        && tender.equals(tenderNumber);
  }
}
