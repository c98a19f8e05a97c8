package org.muwahhad.bid.workbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.offer.OfferRules;
import org.muwahhad.bid.offer.Origins;
import org.muwahhad.bid.offer.TierText;
import org.muwahhad.bid.room.BidRoomView;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Formats;

/** What the rows of a price workbook say, and what is wrong with them. */
final class PriceRows {
  private static final BigDecimal MOST_COUNT = BigDecimal.valueOf(100_000);

  private PriceRows() {}

  /** What is wrong with the rows, by field: the rules are those of what is typed. */
  static Map<String, Refusal.Fault> faults(
      BidRoomView room, PriceSource source, WorkbookPrices rows) {
    Faults faults = new Faults();
    for (WorkbookPrices.PriceRow row : rows.rows()) {
      String field = OfferRules.field(key(row));
      boolean empty = row.unitPrice().isEmpty();
      faults
          .check(
              empty || Formats.parseNumber(row.unitPrice()).isPresent(),
              field,
              "shared.not-a-number")
          .check(
              !empty
                  || (row.origin().isEmpty()
                      && row.offered().isEmpty()
                      && row.statedTotal().isEmpty()
                      && row.deliveryDays().isEmpty()
                      && row.leastQuantity().isEmpty()
                      && row.tiers().isEmpty()
                      && row.bundle().isEmpty()
                      && row.bundlePrice().isEmpty()),
              field,
              "bid.price-missing")
          .check(
              row.statedTotal().isEmpty() || Formats.parseNumber(row.statedTotal()).isPresent(),
              field + ".statedTotal",
              "shared.not-a-number")
          .check(
              row.deliveryDays().isEmpty() || count(row.deliveryDays()).isPresent(),
              field + ".deliveryDays",
              "shared.not-a-whole-number")
          .check(
              row.leastQuantity().isEmpty() || Formats.parseNumber(row.leastQuantity()).isPresent(),
              field + ".leastQuantity",
              "shared.not-a-number")
          .check(TierText.read(row.tiers()).isPresent(), field + ".tiers", "bid.tiers-unreadable")
          .check(
              row.bundle().isEmpty() || count(row.bundle()).isPresent(),
              field + ".bundle",
              "shared.not-a-whole-number")
          .check(
              row.bundlePrice().isEmpty() || Formats.parseNumber(row.bundlePrice()).isPresent(),
              field + ".bundlePrice",
              "shared.not-a-number");
    }
    Offer offer =
        Offer.ofPrices(source.currency(), false, 0, false, "", new ArrayList<>(prices(rows)));
    Map<String, Refusal.Fault> byField = new HashMap<>();
    faults.found().forEach(f -> byField.putIfAbsent(f.field(), f));
    new OfferRules(
            room.items(), room.currencies(), List.of(), room.alternatives(), room.priceTerms())
        .ofDraft(offer)
        .found()
        .forEach(f -> byField.putIfAbsent(f.field(), f));
    return byField;
  }

  /** The prices that rows say, without those that cannot be read. */
  static List<Offer.Price> prices(WorkbookPrices rows) {
    List<Offer.Price> prices = new ArrayList<>();
    for (WorkbookPrices.PriceRow row : rows.rows()) {
      Optional<BigDecimal> price = Formats.parseNumber(row.unitPrice());
      price.ifPresent(
          p ->
              prices.add(
                  new Offer.Price(
                      key(row),
                      p,
                      orNull(Origins.code(row.origin())),
                      orNull(row.offered()),
                      Formats.parseNumber(row.statedTotal()).orElse(null),
                      Formats.parseNumber(row.leastQuantity()).orElse(null),
                      count(row.deliveryDays()).orElse(null),
                      TierText.read(row.tiers()).orElse(List.of()),
                      count(row.bundle()).orElse(null),
                      Formats.parseNumber(row.bundlePrice()).orElse(null))));
    }
    return prices;
  }

  /** A number of days or of a bundle, where it is whole. */
  private static Optional<Integer> count(String typed) {
    return Formats.parseNumber(typed)
        .filter(n -> n.stripTrailingZeros().scale() <= 0 && n.abs().compareTo(MOST_COUNT) < 0)
        .map(BigDecimal::intValue);
  }

  static Map<String, String> textsOf(WorkbookPrices.PriceRow row) {
    return Map.of(
        "unitPrice",
        number(row.unitPrice()),
        "origin",
        Origins.code(row.origin()),
        "offered",
        row.offered(),
        "statedTotal",
        number(row.statedTotal()),
        "deliveryDays",
        number(row.deliveryDays()),
        "leastQuantity",
        number(row.leastQuantity()),
        "tiers",
        TierText.read(row.tiers()).map(TierText::of).orElse(row.tiers()),
        "bundle",
        number(row.bundle()),
        "bundlePrice",
        number(row.bundlePrice()));
  }

  static String typed(WorkbookPrices.PriceRow row, String part) {
    return switch (part) {
      case "unitPrice" -> row.unitPrice();
      case "origin" -> row.origin();
      case "offered" -> row.offered();
      case "statedTotal" -> row.statedTotal();
      case "deliveryDays" -> row.deliveryDays();
      case "leastQuantity" -> row.leastQuantity();
      case "tiers" -> row.tiers();
      case "bundle" -> row.bundle();
      case "bundlePrice" -> row.bundlePrice();
      default -> throw new IllegalArgumentException(part);
    };
  }

  /** A number as it is written everywhere; another text as it is. */
  private static String number(String typed) {
    return Formats.parseNumber(typed).map(PriceRows::plain).orElse(typed);
  }

  static long key(WorkbookPrices.PriceRow row) {
    return row.key().matches("[0-9]{1,18}") ? Long.parseLong(row.key()) : 0L;
  }

  static String field(long id, String part) {
    return OfferRules.field(id) + end(part);
  }

  /** How the name of a part's field ends. */
  static String end(String part) {
    return part.equals("unitPrice") ? "" : "." + part;
  }

  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
