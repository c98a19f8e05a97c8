package org.muwahhad.bid;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bid says but for its prices, as it is hashed and sealed in a tender of two envelopes. It
 * states the digest of the prices, so that the digest in the receipt is of both. The components
 * stand in the alphabetical order of their names ({@link BidContent}).
 *
 * @param answers to the requirements of the tender; null where none were given
 * @param documents of the technical envelope
 * @param draw the bidder's part in the drawing of lots, as in {@link BidContent}
 * @param format always {@link #FORMAT}
 * @param pricesSha256 digest of the prices before they were sealed ({@link PricePart})
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TechnicalPart(
    @Nullable List<BidContent.RequirementAnswerContent> answers,
    List<BidDocument> documents,
    String draw,
    int format,
    boolean gccOrigin,
    boolean hasSecurity,
    String pricesSha256,
    String salt,
    String statement,
    String supplier,
    String tender,
    int validityDays) {
  static final int FORMAT = 1;

  public static TechnicalPart of(
      Offer offer,
      List<BidDocument> documents,
      String draw,
      String pricesSha256,
      String salt,
      String supplier,
      String tender) {
    return new TechnicalPart(
        BidContent.RequirementAnswerContent.of(offer),
        documents,
        draw,
        FORMAT,
        offer.gccOrigin(),
        offer.hasSecurity(),
        pricesSha256,
        salt,
        offer.statement(),
        supplier,
        tender,
        offer.validityDays());
  }

  /** What of the offer is known before the prices. */
  public Offer offer() {
    return Offer.ofPrices("", gccOrigin, validityDays, hasSecurity, statement, List.of())
        .withAnswers(BidContent.RequirementAnswerContent.given(answers));
  }

  public boolean isFor(String supplierRegistration, String tenderNumber) {
    return format == FORMAT && supplier.equals(supplierRegistration) && tender.equals(tenderNumber);
  }
}
