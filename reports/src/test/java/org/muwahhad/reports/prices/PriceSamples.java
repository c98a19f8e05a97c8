package org.muwahhad.reports.prices;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Sample;
import org.muwahhad.reports.document.DocumentHead;

/** Comparisons of prices to print. */
public final class PriceSamples {
  private PriceSamples() {}

  public static List<Sample<?>> all() {
    return List.of(
        sample("prices-small", 2, 4, 3, false),
        sample("prices-large", 1, 8, 40, false),
        sample("prices-nasty", 1, 3, 7, true),
        sample("prices-without-bids", 1, 3, 0, false));
  }

  /** Of so many lots with the given number of items each. */
  public static Sample<?> of(int lots, int items) {
    return sample("prices", lots, items, 3, false);
  }

  private static Sample<?> sample(String name, int lots, int items, int bids, boolean nasty) {
    return new Sample<>(
        name, new PriceTemplate(lot -> lines(items, bids, nasty)), report(lots, bids, nasty));
  }

  public static PriceReport report(int lots, int bids, boolean nasty) {
    String currency = nasty ? "KWD" : "SAR";
    return new PriceReport(
        "JT-2026-4",
        "ocds-abc123-JT-2026-4",
        new Bilingual("حواسيب وخدمات سحابية", "Computers and cloud services"),
        new Bilingual("جهاز الشراء المركزي", "Central purchasing body"),
        Instant.parse("2026-06-02T11:00:00Z"),
        new Bilingual("قيد التقييم", "Under evaluation"),
        true,
        currency,
        new BigDecimal("10"),
        LocalDate.of(2026, 5, 20),
        List.of(
            rate("SAR", "3.75"),
            rate("KWD", "0.3075"),
            rate("AED", "3.6725"),
            rate("OMR", "0.3845")),
        Money.of("9000000", currency),
        Money.of("8123456.50", currency),
        new BigDecimal("-9.7"),
        IntStream.rangeClosed(1, lots).mapToObj(n -> lot(n, bids, currency, nasty)).toList(),
        new DocumentHead.Proof(
            "9f86d081884c7d659a2f", "https://example.org/verify/9f86d081884c7d659a2f"));
  }

  private static PriceReport.ReportedRate rate(String currency, String units) {
    return new PriceReport.ReportedRate(
        currency,
        new BigDecimal(units),
        LocalDate.of(2026, 1, 1),
        Bilingual.same("Saudi Central Bank"));
  }

  private static PriceReport.PriceLot lot(int number, int bids, String currency, boolean nasty) {
    List<PriceReport.Bid> all = new ArrayList<>();
    for (int i = 1; i <= bids; i++) {
      all.add(bid(i, currency, nasty));
    }
    if (bids > 0) {
      all.add(
          new PriceReport.Bid(
              bidder(bids + 1, nasty),
              "CR-9",
              new Bilingual("مستبعد: دون درجة النجاح", "Excluded: below the pass mark"),
              null,
              null));
    }
    @Nullable Money some =
        bids == 0 ? null : Money.of(nasty ? "1234567890.125" : "4061728.25", currency);
    return new PriceReport.PriceLot(
        number,
        nasty ? longName(number) : new Bilingual("حواسيب محمولة", "Laptops"),
        bids == 0 ? 0 : bids + 1,
        bids,
        some,
        some,
        Money.of(nasty ? "1234567890.125" : "4500000", currency),
        bids == 0 ? null : bidder(1, nasty),
        some,
        bids == 0 ? null : new BigDecimal("-9.7"),
        all);
  }

  private static PriceReport.Bid bid(int number, String currency, boolean nasty) {
    String amount = nasty ? "1234567890.125" : String.valueOf(4061728 + number * 1000);
    String own = number % 2 == 0 && !nasty ? "AED" : currency;
    Money converted = Money.of(amount, currency);
    return new PriceReport.Bid(
        bidder(number, nasty),
        "CR-10" + number,
        Bilingual.empty(),
        number,
        new PriceReport.Steps(
            Money.of(amount, own),
            Money.zero(own),
            new BigDecimal(own.equals(currency) ? "1" : "1.021103"),
            converted,
            Money.zero(currency),
            converted,
            number == 1,
            new BigDecimal("-9.7")));
  }

  /** The first bid is the lowest throughout; every third leaves the second item out. */
  public static Stream<PriceLine> lines(int items, int bids, boolean nasty) {
    return IntStream.rangeClosed(1, items).mapToObj(i -> line(i, bids, nasty));
  }

  private static PriceLine line(int item, int bids, boolean nasty) {
    BigDecimal benchmark =
        new BigDecimal(nasty ? "1234567.5" : "1250.5").multiply(BigDecimal.valueOf(item));
    List<PriceLine.@Nullable Price> prices = new ArrayList<>();
    for (int b = 0; b < bids; b++) {
      BigDecimal percent = new BigDecimal(b * 3 - 8);
      BigDecimal price =
          benchmark
              .multiply(BigDecimal.ONE.add(percent.movePointLeft(2)))
              .setScale(4, RoundingMode.HALF_UP);
      prices.add(
          item == 2 && b % 3 == 2
              ? null
              : new PriceLine.Price(price, b == 0, nasty && b == 1 ? null : percent));
    }
    return new PriceLine(
        "HW-" + (1000 + item),
        nasty ? longName(item) : new Bilingual("حاسوب محمول فئة " + item, "Laptop, class " + item),
        new BigDecimal(nasty ? "1234567.5" : "1200"),
        new Bilingual("قطعة", "piece"),
        nasty && item == 1 ? null : benchmark,
        prices);
  }

  private static Bilingual bidder(int number, boolean nasty) {
    String end = nasty ? " (" + "القابضة المتحدة ".repeat(16).strip() + ")" : "";
    return new Bilingual(
        "شركة الأفق للتقنية " + number + end, "Horizon Technology Company " + number);
  }

  private static Bilingual longName(int number) {
    return new Bilingual(
        (number + " منظومة متكاملة للحوسبة عالية الأداء (HPC) ").repeat(7).strip(),
        (number + " An integrated system of high-performance computing ").repeat(6).strip());
  }
}
