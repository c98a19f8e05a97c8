package org.muwahhad.reports.initiatives;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Nasty;
import org.muwahhad.reports.Sample;

/** Reports on initiatives to print. */
public final class InitiativesSamples {
  private static final LocalDate DAY = LocalDate.of(2026, 4, 1);
  private static final Bilingual OWNER = new Bilingual("اللجنة التنفيذية", "Executive committee");

  private InitiativesSamples() {}

  public static List<Sample<?>> all() {
    InitiativesTemplate template = new InitiativesTemplate();
    return List.of(
        new Sample<>("initiatives-small", template, report("SAR", 6, "1234567.25", OWNER, OWNER)),
        new Sample<>("initiatives-large", template, report("USD", 150, "1234567.25", OWNER, OWNER)),
        new Sample<>(
            "initiatives-nasty",
            template,
            report(
                "KWD",
                3,
                "98765432.345",
                OWNER,
                Nasty.longest("إعداد دليل موحد", "A common guide is written"))),
        new Sample<>("initiatives-empty", template, report("SAR", 0, "0.00", OWNER, OWNER)));
  }

  private static InitiativesReport report(
      String currency, int count, String amount, Bilingual owner, Bilingual text) {
    Money budget = Money.of(amount, currency);
    return new InitiativesReport(
        currency,
        DAY,
        IntStream.range(0, 3).mapToObj(i -> phase(i, count, budget)).toList(),
        IntStream.range(0, count).mapToObj(i -> initiative(i, owner, budget)).toList(),
        IntStream.range(0, count).mapToObj(i -> overdue(i, owner)).toList(),
        IntStream.range(0, count).mapToObj(InitiativesSamples::indicator).toList(),
        IntStream.range(0, count).mapToObj(i -> recommendation(i, owner, text)).toList(),
        Nasty.ISSUER,
        Instant.parse("2026-04-01T07:00:00Z"),
        Nasty.PROOF);
  }

  private static InitiativesReport.PhaseFigures phase(int i, int count, Money budget) {
    return new InitiativesReport.PhaseFigures(
        new Bilingual("مرحلة التأسيس", "Foundation"),
        (2025 + 2 * i) + "–" + (2026 + 2 * i),
        1,
        count,
        2,
        count * 3,
        count,
        i,
        count * 2,
        count,
        budget);
  }

  private static InitiativesReport.InitiativeFigures initiative(
      int i, Bilingual owner, Money budget) {
    return new InitiativesReport.InitiativeFigures(
        "INI-" + (100 + i),
        Nasty.item(i),
        new Bilingual("مرحلة التأسيس", "Foundation"),
        owner,
        new Bilingual("معتمدة", "Approved"),
        5,
        2,
        i % 2,
        i % 2 == 0 ? DAY.plusDays(i) : null,
        budget);
  }

  private static InitiativesReport.OverdueMilestone overdue(int i, Bilingual owner) {
    return new InitiativesReport.OverdueMilestone(
        "INI-" + (100 + i), Nasty.item(i), owner, DAY.minusDays(1));
  }

  private static InitiativesReport.IndicatorFigures indicator(int i) {
    boolean measured = i % 2 == 0;
    return new InitiativesReport.IndicatorFigures(
        "INI-" + (100 + i),
        Nasty.item(i),
        new Bilingual("خدمة", "services"),
        BigDecimal.ZERO,
        new BigDecimal("120"),
        measured ? new BigDecimal("12345.125") : null,
        measured ? DAY : null);
  }

  private static InitiativesReport.FollowedRecommendation recommendation(
      int i, Bilingual owner, Bilingual text) {
    return new InitiativesReport.FollowedRecommendation(
        owner,
        text,
        i % 2 == 0 ? "INI-" + (100 + i) : "",
        DAY.minusDays(30),
        i % 2 == 0 ? DAY : null,
        new Bilingual("مُرحَّلة", "Carried over"));
  }
}
