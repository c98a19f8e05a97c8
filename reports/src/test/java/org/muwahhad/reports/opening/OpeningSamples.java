package org.muwahhad.reports.opening;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Sample;
import org.muwahhad.reports.document.DocumentHead;

/** Records of openings to print. */
public final class OpeningSamples {
  static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  private static final Bilingual NOTHING = new Bilingual("", "");

  private OpeningSamples() {}

  public static List<Sample<?>> all() {
    OpeningTemplate template = new OpeningTemplate();
    return List.of(
        new Sample<>("opening-small", template, opening(3)),
        new Sample<>("opening-large", template, opening(40)),
        new Sample<>("opening-without-bids", template, opening(0)));
  }

  private static Bilingual bidder(int number) {
    String end = number > 1 ? " (" + "القابضة المتحدة ".repeat(6).strip() + ")" : "";
    return new Bilingual(
        "شركة الأفق للتقنية " + number + end + " – CR-10" + number,
        "Horizon Technology Company " + number + " – CR-10" + number);
  }

  static OpeningReport opening(int bidders) {
    List<OpeningReport.Bid> bids = new ArrayList<>();
    List<OpeningReport.Total> totals = new ArrayList<>();
    for (int i = 1; i <= bidders; i++) {
      bids.add(
          new OpeningReport.Bid(
              bidder(i),
              new Bilingual("الكويت", "Kuwait"),
              true,
              i % 2 == 0,
              90,
              i == 1 ? new Bilingual("3 حزم على الأكثر", "At most 3 lots") : NOTHING,
              i == 1 ? "لا ضريبة في أسعارنا (0%)" : "",
              "BR-000" + i,
              Instant.parse("2026-05-20T06:00:00Z"),
              HASH));
      totals.add(
          new OpeningReport.Total(
              new Bilingual("الحزمة 1: حواسيب محمولة", "Lot 1: Laptops"),
              bidder(i),
              new Money(new BigDecimal("1234.567"), "KWD")));
    }
    return new OpeningReport(
        false,
        "JT-2026-4",
        "ocds-abc123-JT-2026-4",
        new Bilingual("حواسيب وخدمات سحابية", "Computers and cloud services"),
        HASH,
        Instant.parse("2026-05-24T07:00:00Z"),
        Instant.parse("2026-05-24T08:00:00Z"),
        new Bilingual("جهاز الشراء المركزي", "Central purchasing body"),
        new Bilingual("سالم الحارثي", "Salim Al Harthi"),
        List.of(new Bilingual("سالم الحارثي", "Salim Al Harthi")),
        true,
        bids,
        2,
        bidders == 0 ? List.of() : List.of(bidder(1)),
        totals,
        bidders == 0
            ? List.of()
            : List.of(
                new OpeningReport.Discount(
                    bidder(1),
                    new BigDecimal("2.5"),
                    new Bilingual("الحزمتان 1 و2", "Lots 1, 2"),
                    new Bilingual("الحزمة 2", "Lot 2"))),
        bidders == 0
            ? List.of()
            : List.of(
                new OpeningReport.ItemTerms(
                    bidder(1),
                    new Bilingual("الحزمة 1: حاسوب محمول", "Lot 1: Laptop"),
                    45,
                    new BigDecimal("12.5"),
                    2)),
        List.of(new Bilingual("لم يُقرأ عرض شركة النور", "The bid of Al Noor could not be read")),
        List.of(),
        new Money(new BigDecimal("9000000"), "SAR"),
        new DocumentHead.Proof(
            "9f86d081884c7d659a2f", "https://example.org/verify/9f86d081884c7d659a2f"));
  }
}
