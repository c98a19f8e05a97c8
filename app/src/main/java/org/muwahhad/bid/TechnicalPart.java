package org.muwahhad.bid;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bid says but for its prices, as it is hashed and sealed in a tender of two envelopes. It
 * tells the digest of the prices, so that the digest in the receipt is of both. The components
 * stand in the alphabetical order of their names ({@link BidContent}).
 *
 * @param answers to the requirements of the tender; null where none were given
 * @param format 3
 * @param pricesSha256 digest of the prices before they were sealed ({@link PricePart})
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record TechnicalPart(
    @Nullable List<BidContent.Answer> answers,
    int format,
    boolean gccOrigin,
    boolean hasSecurity,
    String pricesSha256,
    String salt,
    String statement,
    String supplier,
    String tender,
    int validityDays) {
  static final int FORMAT = 3;

  static TechnicalPart of(
      Offer offer, String pricesSha256, String salt, String supplier, String tender) {
    return new TechnicalPart(
        BidContent.Answer.of(offer),
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
  Offer offer() {
    return Offer.ofPrices("", gccOrigin, validityDays, hasSecurity, statement, List.of())
        .withAnswers(BidContent.Answer.given(answers));
  }

  boolean isFor(String supplierRegistration, String tenderNumber) {
    return format == FORMAT && supplier.equals(supplierRegistration) && tender.equals(tenderNumber);
  }
}
