package org.muwahhad.bid;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.muwahhad.shared.Money;

/**
 * The content of a bid as it is hashed and sealed. The components stand in the alphabetical order
 * of their names and amounts are texts, so that what is written is canonical JSON (RFC 8785).
 *
 * @param format 1
 * @param salt 32 random bytes, hexadecimal: without them the digest in the receipt would let anyone
 *     who sees it try out prices
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record BidContent(
    String currency,
    int format,
    boolean gccOrigin,
    boolean hasSecurity,
    List<Line> prices,
    String salt,
    String statement,
    String supplier,
    String tender,
    int validityDays) {
  private static final int FORMAT = 1;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A price: the key of the lot item, and the amount with the decimals of the currency. */
  @Serdeable
  record Line(long lotItem, String unitPrice) {}

  static String freshSalt() {
    byte[] salt = new byte[32];
    RANDOM.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  static BidContent of(Offer offer, String salt, String supplier, String tender) {
    List<Line> lines =
        offer.prices().stream()
            .sorted(Comparator.comparingLong(Offer.Price::lotItemId))
            .map(p -> new Line(p.lotItemId(), text(p.unitPrice(), offer.currency())))
            .toList();
    return new BidContent(
        offer.currency(),
        FORMAT,
        offer.gccOrigin(),
        offer.hasSecurity(),
        lines,
        salt,
        offer.statement(),
        supplier,
        tender,
        offer.validityDays());
  }

  private static String text(BigDecimal amount, String currency) {
    int scale = Math.max(Money.decimals(currency), amount.stripTrailingZeros().scale());
    return amount.setScale(scale).toPlainString();
  }

  /**
   * The offer in it.
   *
   * @throws NumberFormatException when an amount is none
   */
  Offer offer() {
    return new Offer(
        currency,
        gccOrigin,
        validityDays,
        hasSecurity,
        statement,
        prices.stream()
            .map(l -> new Offer.Price(l.lotItem(), new BigDecimal(l.unitPrice())))
            .toList());
  }

  boolean isFor(String supplierRegistration, String tenderNumber) {
    return format == FORMAT && supplier.equals(supplierRegistration) && tender.equals(tenderNumber);
  }
}
