package org.muwahhad.reports.allocation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Nasty;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.Sample;
import org.muwahhad.reports.allocation.AllocationReport.AllocationLine;
import org.muwahhad.reports.allocation.AllocationReport.Entity;

/** Parts of states to print. */
public final class AllocationSamples {
  private static final Bilingual PIECE = new Bilingual("قطعة", "piece");

  private AllocationSamples() {}

  public static List<Sample<?>> all() {
    AllocationTemplate template = new AllocationTemplate();
    return List.of(
        new Sample<>("allocation-small", template, schedule(2, 6)),
        new Sample<>("allocation-large", template, schedule(8, 40)),
        new Sample<>("allocation-nasty", template, nasty()),
        new Sample<>("allocation-empty", template, report(List.of(), List.of(), true)));
  }

  static AllocationReport schedule(int entities, int lines) {
    return report(
        IntStream.range(0, entities).mapToObj(e -> entity(e, lines)).toList(),
        List.of(
            new AllocationReport.UnservedLine(
                name(0),
                3,
                "SW-2001",
                Nasty.item(2),
                LocalDate.of(2027, 3, 31),
                new BigDecimal("250"),
                PIECE,
                AllocationReport.UnservedReason.UNSUCCESSFUL)),
        true);
  }

  private static AllocationReport nasty() {
    Bilingual name = Nasty.longest("وزارة الصحة ووقاية المجتمع", "Ministry of Health");
    AllocationLine line =
        new AllocationLine(
            1,
            12,
            "HW-LAPTOP-0001-X",
            name,
            name,
            LocalDate.of(2027, 12, 31),
            new BigDecimal("999999.125"),
            Nasty.unbroken("unit"),
            Price.of("9876543.001234567", "KWD"),
            Money.of("987654321.345", "KWD"),
            Money.of("148148148.202", "KWD"));
    return report(
        List.of(
            new Entity("KW-MOH", name, List.of(line)),
            new Entity("KW-MOE", Nasty.unbroken("Entity"), List.of(line))),
        List.of(
            new AllocationReport.UnservedLine(
                name,
                3,
                "SW-2001-LONG-CODE",
                name,
                LocalDate.of(2027, 3, 31),
                new BigDecimal("999999.125"),
                Nasty.unbroken("وحدة"),
                AllocationReport.UnservedReason.NOT_CONFIRMED)),
        false);
  }

  private static Bilingual name(int i) {
    return new Bilingual(
        "وزارة الداخلية – قطاع " + (i + 1), "Ministry of Interior, sector " + (i + 1));
  }

  private static Entity entity(int e, int lines) {
    List<AllocationLine> own = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      BigDecimal quantity = BigDecimal.valueOf(10 + 7L * i);
      Price price = Price.of(i == 3 ? "227.0875" : "245.50", "USD");
      Money net = local(price.amount().multiply(quantity));
      own.add(
          new AllocationLine(
              100L * e + i,
              1 + i % 2,
              "HW-10" + (10 + i),
              Nasty.item(i),
              new Bilingual("المستودع الرئيس، مدينة الكويت", "Main store, Kuwait City"),
              LocalDate.of(2027, 1, 15).plusMonths((i * 5L + e) % 26),
              quantity,
              PIECE,
              price,
              net,
              new Money(net.amount().movePointLeft(1).setScale(3, RoundingMode.HALF_UP), "KWD")));
    }
    own.sort(java.util.Comparator.comparing(AllocationLine::needBy));
    return new Entity("KW-" + e, name(e), own);
  }

  private static Money local(BigDecimal dollars) {
    return new Money(
        dollars.multiply(new BigDecimal("0.3065")).setScale(3, RoundingMode.HALF_UP), "KWD");
  }

  private static AllocationReport report(
      List<Entity> entities, List<AllocationReport.UnservedLine> unserved, boolean inEffect) {
    Money net =
        entities.stream()
            .flatMap(e -> e.lines().stream())
            .map(AllocationLine::net)
            .reduce(Money.zero("KWD"), Money::plus);
    return new AllocationReport(
        "JT-2026-4",
        "ocds-abc123-JT-2026-4",
        new Bilingual("حواسيب وخدمات سحابية", "Computers and cloud services"),
        "KW",
        new Bilingual("الكويت", "Kuwait"),
        new Bilingual("دولة الكويت", "State of Kuwait"),
        inEffect,
        LocalDate.of(2026, 5, 24),
        new BigDecimal("10.00"),
        "KWD",
        entities.isEmpty()
            ? List.of()
            : List.of(
                new AllocationReport.AllocationLot(
                    1,
                    new Bilingual("حواسيب محمولة", "Laptops"),
                    new Bilingual("شركة الأفق للتقنية", "Horizon Technology Company"),
                    Money.of("123456.50", "USD"),
                    new BigDecimal("0.3065"),
                    net)),
        entities,
        unserved,
        Nasty.ISSUER,
        Instant.parse("2026-08-01T07:00:00Z"),
        Nasty.PROOF);
  }
}
