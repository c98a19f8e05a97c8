package org.muwahhad.bid.offer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.muwahhad.bid.Offer;
import org.muwahhad.web.Formats;

/**
 * Tiers as people type them into a field or a cell: one a line or after a semicolon, each with its
 * least quantity, a colon and its unit price, such as {@code 1: 12.5; 50: 11.75}.
 */
public final class TierText {
  private static final Pattern BETWEEN = Pattern.compile("[;\u061b\\n\\r]++");

  private TierText() {}

  /** The tiers in one line; empty for none. */
  public static String of(List<Offer.Tier> tiers) {
    return tiers.stream()
        .map(t -> plain(t.fromQuantity()) + ": " + plain(t.unitPrice()))
        .collect(Collectors.joining("; "));
  }

  /** The tiers that were typed, none for an empty text; empty where they cannot be read. */
  public static Optional<List<Offer.Tier>> read(String typed) {
    List<Offer.Tier> tiers = new ArrayList<>();
    for (String one : BETWEEN.split(typed)) {
      if (!one.isBlank()) {
        int colon = one.indexOf(':');
        Optional<BigDecimal> from = colon < 0 ? Optional.empty() : number(one, 0, colon);
        Optional<BigDecimal> price =
            colon < 0 ? Optional.empty() : number(one, colon + 1, one.length());
        if (from.isEmpty() || price.isEmpty()) {
          return Optional.empty();
        }
        tiers.add(new Offer.Tier(from.get(), price.get()));
      }
    }
    return Optional.of(tiers);
  }

  private static Optional<BigDecimal> number(String text, int from, int to) {
    return Formats.parseNumber(text.substring(from, to));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
