package org.muwahhad.reports.agreement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Nasty;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.PriceIndex;
import org.muwahhad.reports.Sample;

/** Framework agreements to print. */
public final class AgreementSamples {
  private static final Instant ISSUED = Instant.parse("2026-05-23T21:30:59Z");
  private static final Bilingual SUPPLIER =
      new Bilingual(
          "شركة الأفق المتقدم للحلول ذ.م.م – CR-1010", "Advanced Horizon Solutions LLC – CR-1010");
  private static final Bilingual TITLE =
      new Bilingual("أجهزة حاسوب لدول المجلس", "Computers for the GCC states");
  private static final Bilingual LOT =
      new Bilingual("الحزمة 1: حواسيب محمولة", "Lot 1: Portable computers");

  private AgreementSamples() {}

  public static List<Sample<?>> all() {
    AgreementTemplate template = new AgreementTemplate();
    AmendedAgreementTemplate amended = new AmendedAgreementTemplate();
    return List.of(
        new Sample<>("agreement-small", template, small()),
        new Sample<>("agreement-large", template, agreement(SUPPLIER, TITLE, LOT, 90, 70)),
        new Sample<>("agreement-nasty", template, nasty()),
        new Sample<>(
            "amendedagreement-none",
            amended,
            new AmendedAgreementReport(small(), List.of(), false, List.of())),
        new Sample<>("amendedagreement-large", amended, amended(SUPPLIER, TITLE, 30)),
        new Sample<>(
            "amendedagreement-nasty",
            amended,
            amended(
                Nasty.longest("شركة الأفق المتقدم", "Advanced Horizon"),
                Nasty.longest("أجهزة حاسوب", "Computers"),
                2)));
  }

  static AgreementReport small() {
    return agreement(SUPPLIER, TITLE, LOT, 2, 3);
  }

  private static AgreementReport nasty() {
    return agreement(
        Nasty.longest("شركة الأفق المتقدم", "Advanced Horizon"),
        Nasty.longest("أجهزة حاسوب", "Computers"),
        Nasty.longest("الحزمة 1", "Lot 1"),
        3,
        2);
  }

  private static AmendedAgreementReport amended(Bilingual supplier, Bilingual title, int items) {
    return new AmendedAgreementReport(
        agreement(supplier, title, LOT, items, 3),
        List.of(
            new AmendedAgreementReport.AgreementSigner(
                new Bilingual("المورّد", "Supplier"),
                new Bilingual("سالم", "Salem"),
                ISSUED,
                "CN=Salem, O=Advanced Horizon Solutions LLC, C=KW")),
        true,
        List.of(
            amendment(
                1,
                new AmendedAgreementReport.IndexMove(
                    new BigDecimal("108.4"),
                    LocalDate.of(2026, 3, 1),
                    new BigDecimal("111.9"),
                    LocalDate.of(2027, 3, 1),
                    new BigDecimal("80"),
                    new BigDecimal("10")),
                items,
                supplier),
            amendment(2, null, 0, supplier)));
  }

  private static AmendedAgreementReport.AgreedAmendment amendment(
      int number,
      AmendedAgreementReport.@Nullable IndexMove index,
      int prices,
      Bilingual supplier) {
    boolean other = prices == 0;
    return new AmendedAgreementReport.AgreedAmendment(
        number,
        new Bilingual("الأسعار", "Prices"),
        LocalDate.of(2027, 4, 1),
        other ? LocalDate.of(2028, 5, 31) : null,
        "ارتفاع كلفة الشحن",
        other ? "Deed 118" : "",
        ISSUED,
        ISSUED,
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        index,
        IntStream.range(0, prices)
            .mapToObj(
                n ->
                    new AmendedAgreementReport.PriceChange(
                        "HW-LAP-%03d".formatted(n),
                        Nasty.item(n),
                        Price.of("100.0625", "KWD"),
                        Price.of("102.65", "KWD")))
            .toList(),
        other
            ? new AmendedAgreementReport.RateChange(
                Nasty.state(1), BigDecimal.ZERO, BigDecimal.TEN, "Royal decree")
            : null,
        other
            ? new AmendedAgreementReport.SuccessorItem(
                "HW-LAP-001", Nasty.item(1), "HW-LAP-002", Nasty.item(2))
            : null,
        other
            ? new AmendedAgreementReport.SuccessorSupplier(
                SUPPLIER, supplier, new Bilingual("اندماج", "Merger"))
            : null,
        other
            ? List.of(
                new AmendedAgreementReport.QuantityChange(
                    "HW-LAP-001",
                    Nasty.item(1),
                    new BigDecimal("-2.5"),
                    new Bilingual("وحدة", "one")))
            : List.of());
  }

  private static AgreementReport agreement(
      Bilingual supplier, Bilingual title, Bilingual lot, int items, int entities) {
    return new AgreementReport(
        "FA-2026-004-1",
        Nasty.ISSUER,
        ISSUED,
        supplier,
        "JT-2026-004",
        title,
        lot,
        LocalDate.of(2026, 6, 1),
        LocalDate.of(2027, 5, 31),
        Money.of("180174.125", "KWD"),
        IntStream.range(0, items).mapToObj(AgreementSamples::item).toList(),
        IntStream.range(0, entities).mapToObj(AgreementSamples::entity).toList(),
        IntStream.range(0, items).mapToObj(AgreementSamples::quantity).toList(),
        List.of(
            term("agreement.notice-days", "30", new Bilingual("يوم", "days"), false),
            term("agreement.supply", "1", Bilingual.empty(), true)),
        items > 2 ? index() : null,
        new Bilingual("يتقاسم المورّدون الحزمة.", "The suppliers of the lot share it."),
        List.of(
            new AgreementReport.DossierFile(
                new Bilingual("الشروط الخاصة", "Special conditions"),
                "conditions-ar.pdf",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")),
        Nasty.PROOF);
  }

  private static PriceIndex index() {
    return new PriceIndex(
        new Bilingual("الرقم القياسي لأسعار المنتجين", "Producer price index"),
        new Bilingual("المركز الإحصائي الخليجي", "GCC-Stat"),
        LocalDate.of(2026, 3, 1),
        new BigDecimal("108.4"));
  }

  private static AgreementReport.AgreedItem item(int number) {
    return new AgreementReport.AgreedItem(
        "HW-LAP-%03d".formatted(number),
        Nasty.item(number),
        new Bilingual("وحدة", "one"),
        BigDecimal.valueOf(number + 1L),
        Price.of("100.0625", "KWD"));
  }

  private static AgreementReport.StateQuantity quantity(int number) {
    return new AgreementReport.StateQuantity(
        Nasty.state(number),
        "HW-LAP-%03d".formatted(number),
        Nasty.item(number),
        BigDecimal.valueOf(number + 1L),
        new Bilingual("وحدة", "one"));
  }

  private static AgreementReport.EntitledEntity entity(int number) {
    return new AgreementReport.EntitledEntity(
        "KW-%03d".formatted(number),
        new Bilingual("وزارة رقم " + number, "Ministry " + number),
        Nasty.state(number));
  }

  private static AgreementReport.AgreedTerm term(
      String code, String value, Bilingual unit, boolean yesOrNo) {
    return new AgreementReport.AgreedTerm(
        code,
        new Bilingual("مدة الإشعار قبل الإنهاء لسبب", "Notice before a termination for cause"),
        new BigDecimal(value),
        unit,
        yesOrNo,
        new Bilingual("قاعدة الشراء الموحد", "Joint-procurement rule"));
  }
}
