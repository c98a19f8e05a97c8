package org.muwahhad.reports.bidcopy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Nasty;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.Sample;

/** Copies of bids to print. */
public final class BidCopySamples {
  static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  private static final Bilingual TITLE =
      new Bilingual("حواسيب وخدمات سحابية", "Computers and cloud services");
  private static final Bilingual LOT = new Bilingual("الحزمة 1: حواسيب", "Lot 1: Computers");
  private static final Bilingual JAPAN = new Bilingual("اليابان", "Japan");

  private BidCopySamples() {}

  public static List<Sample<?>> all() {
    BidCopyTemplate template = new BidCopyTemplate();
    return List.of(
        new Sample<>("bid-copy-small", template, small()),
        new Sample<>("bid-copy-nasty", template, nasty()));
  }

  static BidCopy small() {
    return copy(TITLE, LOT, Nasty.item(0), "Make A 14", 2);
  }

  private static BidCopy nasty() {
    return copy(
        Nasty.longest("توريد أجهزة الحاسب الآلي", "Supply of computers"),
        Nasty.longest("حزمة", "Lot"),
        Nasty.longest("حاسوب محمول", "Laptop"),
        Nasty.longest("طراز", "Model").en(),
        30);
  }

  private static BidCopy copy(
      Bilingual title, Bilingual lot, Bilingual item, String words, int items) {
    Price price = Price.of("418.125", "KWD");
    BigDecimal quantity = BigDecimal.TEN;
    Money line = price.times(quantity);
    Money total = new Money(line.amount().multiply(BigDecimal.valueOf(items)), "KWD");
    return new BidCopy(
        new Bilingual("نسخة من مسودة عرض", "Copy of the draft of a bid"),
        List.of(
            new Bilingual(
                "هذه نسخة من المسودة كما حُفظت في المنظومة، ولا تثبت تقديم عرض.",
                "This is a copy of the draft as kept in the system. It proves no submission.")),
        Instant.parse("2026-05-23T21:30:59Z"),
        Nasty.ISSUER,
        "JT-2026-4",
        title,
        List.of(
            new BidCopy.OfferTerm(
                new Bilingual("مدة سريان العرض", "Validity of the bid"),
                new Bilingual("90 يومًا", "90 days"))),
        List.of(
            new BidCopy.OfferedLot(
                lot,
                List.of(),
                IntStream.range(0, items)
                    .mapToObj(
                        i -> new BidCopy.PricedItem(item, quantity, price, JAPAN, words, line))
                    .toList(),
                total)),
        total,
        List.of(new BidCopy.OfferedDiscount(new BigDecimal("2.5"), lot, lot)),
        List.of(
            new BidCopy.ComplianceAnswer(
                item,
                new Bilingual("الذاكرة: 32 جيجابايت على الأقل", "Memory: at least 32 GB"),
                new Bilingual("64 جيجابايت", "64 GB"),
                new Bilingual("مطابق", "Complies"),
                words)),
        List.of(
            new BidCopy.AttachedDocument(
                "offer.pdf", new Bilingual("العرض", "The bid"), 120, HASH)));
  }
}
