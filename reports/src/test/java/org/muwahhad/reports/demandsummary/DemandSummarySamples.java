package org.muwahhad.reports.demandsummary;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Nasty;
import org.muwahhad.reports.Sample;
import org.muwahhad.reports.demandsummary.DemandSummaryReport.AbsenceReason;

/** Demand of rounds to print. */
public final class DemandSummarySamples {
  private DemandSummarySamples() {}

  public static List<Sample<?>> all() {
    DemandSummaryTemplate template = new DemandSummaryTemplate();
    return List.of(
        new Sample<>("demandsummary-small", template, round(6, 8, 5)),
        new Sample<>("demandsummary-large", template, round(6, 120, 150)),
        new Sample<>("demandsummary-nasty", template, nasty()),
        new Sample<>("demandsummary-empty", template, empty()));
  }

  static DemandSummaryReport round(int states, int items, int leftOut) {
    return report(
        new Bilingual("جولة تقنية المعلومات 2026", "Information technology round 2026"),
        new Bilingual("جميع الدول المدعوة", "All invited states"),
        "USD",
        IntStream.range(0, states).mapToObj(DemandSummarySamples::state).toList(),
        IntStream.range(0, 6).mapToObj(i -> category(i, items)).toList(),
        IntStream.range(0, items).mapToObj(i -> item(i, states)).toList(),
        IntStream.range(0, Math.min(leftOut, 24)).mapToObj(DemandSummarySamples::notIn).toList(),
        IntStream.range(0, leftOut).mapToObj(DemandSummarySamples::leftOut).toList());
  }

  private static DemandSummaryReport nasty() {
    Bilingual name = Nasty.longest("وزارة الصحة ووقاية المجتمع", "Ministry of Health");
    return report(
        Nasty.longest("جولة الطلب المشترك", "Joint demand round"),
        name,
        "KWD",
        List.of(
            new DemandSummaryReport.SummaryState(
                "KW",
                new Bilingual("الكويت", "Kuwait"),
                1,
                1,
                12345,
                Money.of("987654321012.345", "KWD"),
                Money.of("0.001", "KWD"))),
        List.of(
            new DemandSummaryReport.Category(
                "30213100", name, 1, 1, 12345, Money.of("987654321012.346", "KWD"))),
        List.of(
            new DemandSummaryReport.SummaryItem(
                "HW-LAPTOP-0001-X",
                name,
                Nasty.unbroken("وحدة"),
                12345,
                new BigDecimal("999999999.125"),
                List.of(
                    new DemandSummaryReport.StateQuantity("KW", new BigDecimal("999999999.125"))),
                Money.of("987654321012.346", "KWD"))),
        List.of(
            new DemandSummaryReport.EntityNotIn(
                new Bilingual("الكويت", "Kuwait"),
                name,
                AbsenceReason.NOT_CORRECTED,
                "Returned: الكميات لا تطابق (CPV 30213100) الموازنة المعتمدة",
                3,
                Money.of("1.001", "KWD"))),
        List.of(
            new DemandSummaryReport.LineLeftOut(
                new Bilingual("الكويت", "Kuwait"),
                "KW-MOH",
                name,
                2147,
                "HW-LAPTOP-0001-X",
                name,
                new BigDecimal("0.125"),
                Nasty.unbroken("unit"),
                Money.of("987654321012.001", "KWD"),
                AbsenceReason.NOT_CORRECTED)));
  }

  private static DemandSummaryReport empty() {
    return report(
        new Bilingual("جولة دون طلب", "A round without demand"),
        new Bilingual("جميع الدول المدعوة", "All invited states"),
        "USD",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static DemandSummaryReport report(
      Bilingual title,
      Bilingual reach,
      String currency,
      List<DemandSummaryReport.SummaryState> states,
      List<DemandSummaryReport.Category> categories,
      List<DemandSummaryReport.SummaryItem> items,
      List<DemandSummaryReport.EntityNotIn> notIn,
      List<DemandSummaryReport.LineLeftOut> leftOut) {
    return new DemandSummaryReport(
        "R-2026-03",
        title,
        reach,
        Instant.parse("2026-02-01T06:00:00Z"),
        Instant.parse("2026-03-15T21:00:00Z"),
        Instant.parse("2026-03-22T21:00:00Z"),
        currency,
        LocalDate.of(2026, 3, 16),
        states.isEmpty()
            ? List.of()
            : List.of(
                new Bilingual("حواسيب", "Computers"),
                new Bilingual("حزم برمجية ونظم معلومات", "Software package and systems")),
        states,
        categories,
        items,
        notIn,
        leftOut,
        states.isEmpty()
            ? List.of()
            : List.of(
                new DemandSummaryReport.UnfinishedChanges(
                    Nasty.state(2),
                    new Bilingual("وزارة التربية", "Ministry of Education"),
                    "DR-2026-000123",
                    Instant.parse("2026-03-14T09:30:00Z"))),
        Nasty.ISSUER,
        Instant.parse("2026-04-01T07:00:00Z"),
        Nasty.PROOF);
  }

  private static DemandSummaryReport.SummaryState state(int i) {
    return new DemandSummaryReport.SummaryState(
        Nasty.STATES.get(i),
        Nasty.state(i),
        10 + i,
        9,
        120 * (i + 1),
        Money.of(1234567 * (i + 1) + ".50", "USD"),
        Money.of(234567 * (6 - i) + ".25", "USD"));
  }

  private static DemandSummaryReport.Category category(int i, int items) {
    return new DemandSummaryReport.Category(
        "3021310" + i,
        new Bilingual("حواسيب محمولة فئة " + i, "Portable computers " + i),
        6,
        items / 6 + 1,
        100 * (i + 1),
        Money.of(4500000 / (i + 1) + ".00", "USD"));
  }

  private static DemandSummaryReport.SummaryItem item(int i, int states) {
    return new DemandSummaryReport.SummaryItem(
        "HW-10" + (10 + i),
        Nasty.item(i),
        new Bilingual("قطعة", "piece"),
        12,
        BigDecimal.valueOf(1000L * states + i),
        IntStream.range(0, states)
            .filter(s -> (s + i) % 4 != 3)
            .mapToObj(
                s ->
                    new DemandSummaryReport.StateQuantity(
                        Nasty.STATES.get(s), BigDecimal.valueOf(1000 + 17L * i)))
            .toList(),
        Money.of(150000 + 1777 * i + ".00", "USD"));
  }

  private static AbsenceReason why(int i) {
    return AbsenceReason.values()[1 + i % (AbsenceReason.values().length - 1)];
  }

  private static DemandSummaryReport.EntityNotIn notIn(int i) {
    boolean none = i % 5 == 0;
    AbsenceReason why = none ? AbsenceReason.NONE_BEGUN : why(i);
    return new DemandSummaryReport.EntityNotIn(
        Nasty.state(i / 4),
        new Bilingual("هيئة تنظيم الاتصالات " + i, "Telecommunications authority " + i),
        why,
        why == AbsenceReason.WITHDRAWN ? "لم تُعتمد الموازنة بعد." : "",
        none ? 0 : 4,
        Money.of(none ? "0.00" : "4321.50", "USD"));
  }

  private static DemandSummaryReport.LineLeftOut leftOut(int i) {
    int entity = i % 24 - i % 24 % 5 + 1;
    return new DemandSummaryReport.LineLeftOut(
        Nasty.state(entity / 4),
        "TRA-" + entity,
        new Bilingual("هيئة تنظيم الاتصالات " + entity, "Telecommunications authority " + entity),
        i + 1,
        "HW-10" + (10 + i % 9),
        Nasty.item(i),
        BigDecimal.valueOf(25 + i),
        new Bilingual("قطعة", "piece"),
        Money.of(1080 + 10 * i + ".37", "USD"),
        why(entity));
  }
}
