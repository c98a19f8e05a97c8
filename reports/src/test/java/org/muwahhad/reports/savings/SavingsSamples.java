package org.muwahhad.reports.savings;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Nasty;
import org.muwahhad.reports.Sample;
import org.muwahhad.reports.savings.SavingsReport.SavingsComparison;
import org.muwahhad.reports.savings.SavingsReport.SavingsItem;
import org.muwahhad.reports.savings.SavingsReport.SavingsLot;
import org.muwahhad.reports.savings.SavingsReport.SavingsPart;

/** Savings to print. */
public final class SavingsSamples {
  private SavingsSamples() {}

  public static List<Sample<?>> all() {
    SavingsTemplate template = new SavingsTemplate();
    return List.of(
        new Sample<>("savings-small", template, tender(2, 3)),
        new Sample<>("savings-large", template, tender(14, 6)),
        new Sample<>("savings-nasty", template, nasty()),
        new Sample<>("savings-none", template, report("SAR", List.of())));
  }

  static SavingsReport tender(int lots, int items) {
    return report("SAR", IntStream.rangeClosed(1, lots).mapToObj(l -> lot(l, items)).toList());
  }

  private static SavingsLot lot(int number, int items) {
    return new SavingsLot(
        number,
        new Bilingual("حواسيب محمولة وملحقاتها", "Laptops and what goes with them"),
        new Bilingual("شركة الأفق للتقنية", "Horizon Technology Company"),
        IntStream.range(0, items).mapToObj(i -> item(number, i)).toList());
  }

  private static SavingsItem item(int lot, int i) {
    return new SavingsItem(
        "HW-" + lot + "0" + i,
        Nasty.item(i),
        new Bilingual("قطعة", "piece"),
        IntStream.range(0, 6).mapToObj(s -> part(s, 100L * (s + 1) + i, lot)).toList());
  }

  private static SavingsPart part(int state, long quantity, int lot) {
    boolean dearer = lot % 7 == 3;
    return new SavingsPart(
        Nasty.STATES.get(state),
        BigDecimal.valueOf(quantity),
        state == 1 ? null : new BigDecimal("50"),
        Money.of("2950.00", "SAR"),
        new SavingsComparison(
            Money.of(quantity * (dearer ? 3100 : 2500) + ".00", "SAR"),
            Money.of(quantity * 3000 + ".00", "SAR"),
            Money.of(quantity * 2875 + ".50", "SAR"),
            Money.of(quantity * 2950 + ".00", "SAR")));
  }

  private static SavingsReport nasty() {
    Bilingual name = Nasty.longest("حواسيب محمولة وملحقاتها", "Laptops");
    Money most = Money.of("999999999999.999", "KWD");
    SavingsComparison large =
        new SavingsComparison(
            Money.of("123456789012.345", "KWD"), Money.zero("KWD"), Money.of("0.001", "KWD"), most);
    SavingsPart part = new SavingsPart("KW", new BigDecimal("999999999.125"), null, most, large);
    return report(
        "KWD",
        List.of(
            new SavingsLot(
                41,
                name,
                Nasty.unbroken("Company"),
                List.of(
                    new SavingsItem(
                        "HW-LAPTOP-0001-X", name, Nasty.unbroken("وحدة"), List.of(part))))));
  }

  private static SavingsReport report(String currency, List<SavingsLot> lots) {
    return new SavingsReport(
        "JT-2026-4",
        "ocds-abc123-JT-2026-4",
        new Bilingual("حواسيب وخدمات سحابية", "Computers and cloud services"),
        lots.size() != 2,
        currency,
        LocalDate.of(2026, 5, 24),
        IntStream.range(0, 6)
            .filter(i -> lots.size() != 1 || i == 2)
            .mapToObj(i -> new SavingsReport.SavingsState(Nasty.STATES.get(i), Nasty.state(i)))
            .toList(),
        lots,
        List.of(new Bilingual("الحزمة 3: خوادم", "Lot 3: Servers")),
        Nasty.ISSUER,
        Instant.parse("2026-08-01T07:00:00Z"),
        Nasty.PROOF);
  }
}
