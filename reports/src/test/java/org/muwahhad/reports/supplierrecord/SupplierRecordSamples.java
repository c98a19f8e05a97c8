package org.muwahhad.reports.supplierrecord;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Nasty;
import org.muwahhad.reports.Sample;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.supplierrecord.SupplierRecordReport.GroupRecord;
import org.muwahhad.reports.supplierrecord.SupplierRecordReport.RecordFigures;

/** Records of suppliers to print. */
public final class SupplierRecordSamples {
  private static final Instant ISSUED = Instant.parse("2026-05-23T21:30:59Z");
  private static final Bilingual SUPPLIER =
      new Bilingual("شركة الأفق المتقدم للحلول ذ.م.م", "Advanced Horizon Solutions LLC");
  private static final Bilingual ALL = new Bilingual("جميع الدول", "All states");
  private static final RecordFigures NOTHING =
      new RecordFigures(0, 0, 0, 0, 0, 0, 0, List.of(), 0, 0, 0);

  private SupplierRecordSamples() {}

  public static List<Sample<?>> all() {
    SupplierRecordTemplate template = new SupplierRecordTemplate();
    return List.of(
        new Sample<>("supplierrecord-small", template, report(SUPPLIER, 2, figures(12))),
        new Sample<>("supplierrecord-large", template, report(SUPPLIER, 90, figures(12345))),
        new Sample<>("supplierrecord-none", template, report(SUPPLIER, 0, NOTHING)),
        new Sample<>(
            "supplierrecord-nasty",
            template,
            report(Nasty.longest("شركة الأفق المتقدم", "Advanced Horizon"), 3, figures(7))));
  }

  private static SupplierRecordReport report(
      Bilingual supplier, int agreements, RecordFigures figures) {
    return new SupplierRecordReport(
        "CR-1010",
        supplier,
        ALL,
        figures,
        IntStream.range(0, agreements)
            .mapToObj(i -> new GroupRecord("FA-2026-" + (100 + i) + "-1", supplier, figures))
            .toList(),
        agreements == 0
            ? List.of()
            : List.of(
                new GroupRecord("KW", new Bilingual("الكويت", "Kuwait"), figures),
                new GroupRecord("OM", new Bilingual("عُمان", "Oman"), figures)),
        Nasty.ISSUER,
        ISSUED,
        DocumentHead.Proof.NONE);
  }

  private static RecordFigures figures(int orders) {
    return new RecordFigures(
        orders,
        orders - 1,
        orders - 2,
        orders - 3,
        orders - 4,
        orders,
        orders - 1,
        List.of(Money.of("1250.500", "KWD"), Money.of("800.00", "SAR")),
        3,
        2,
        1);
  }
}
