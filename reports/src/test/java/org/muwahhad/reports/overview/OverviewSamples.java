package org.muwahhad.reports.overview;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Nasty;
import org.muwahhad.reports.Sample;

/** Overviews to print. */
public final class OverviewSamples {
  private static final Instant SINCE = Instant.parse("2026-03-01T06:00:00Z");
  private static final Bilingual ALL = new Bilingual("الدول الست جميعها", "All six states");

  private OverviewSamples() {}

  public static List<Sample<?>> all() {
    OverviewTemplate template = new OverviewTemplate();
    return List.of(
        new Sample<>("overview-small", template, ofStates(6, 5)),
        new Sample<>("overview-large", template, ofStates(6, 120)),
        new Sample<>("overview-nasty", template, nasty()),
        new Sample<>("overview-empty", template, ofStates(0, 0)));
  }

  static OverviewReport ofStates(int states, int count) {
    return report(
        ALL,
        "SAR",
        IntStream.range(0, states).mapToObj(Nasty::state).toList(),
        count,
        "1234567.25");
  }

  private static OverviewReport nasty() {
    return report(
        Nasty.longest("دولة الكويت", "Kuwait"),
        "KWD",
        List.of(Nasty.longest("الكويت", "Kuwait")),
        3,
        "98765432101.345");
  }

  private static OverviewReport report(
      Bilingual reach, String currency, List<Bilingual> names, int count, String amount) {
    Money money = Money.of(amount, currency);
    Money all = names.stream().map(n -> money).reduce(Money.zero(currency), Money::plus);
    OverviewReport.AwardComparison one =
        new OverviewReport.AwardComparison(money, money.plus(money), money);
    return new OverviewReport(
        reach,
        currency,
        LocalDate.of(2026, 4, 1),
        new OverviewReport.AwardComparison(all, all.plus(all), all),
        all,
        names.size() * 10,
        names.size() * 7,
        new OverviewReport.FullCounts(
            names.size(), names.size() * 2, count * 2, count * 2, count, count * 3),
        names.stream().map(n -> new OverviewReport.TenderSavings("JT-2026-001", n, one)).toList(),
        names.stream().map(n -> new OverviewReport.StateFigures(n, money, one, 10, 7)).toList(),
        names.stream().map(n -> new OverviewReport.CategoryFigures(n, money, one)).toList(),
        IntStream.range(0, count).mapToObj(OverviewSamples::unfinished).toList(),
        IntStream.range(0, count).mapToObj(OverviewSamples::waiting).toList(),
        IntStream.range(0, count).mapToObj(i -> agreement(i, money)).toList(),
        IntStream.range(0, count).mapToObj(OverviewSamples::late).toList(),
        new OverviewReport.RealisedFigures(all, money, money, all),
        new OverviewReport.InitiativeCounts(names.size(), count, 2),
        Nasty.ISSUER,
        Instant.parse("2026-04-01T07:00:00Z"),
        Nasty.PROOF);
  }

  private static OverviewReport.UnfinishedProcess unfinished(int i) {
    return new OverviewReport.UnfinishedProcess(
        new Bilingual("الفتح والتقييم", "Opening and evaluation"),
        "JT-2026-" + (100 + i),
        Nasty.item(i),
        SINCE,
        i % 2 == 0 ? SINCE.plusSeconds(86_400L * i) : null);
  }

  private static OverviewReport.AwaitedAct waiting(int i) {
    return new OverviewReport.AwaitedAct(
        "JT-2026-" + (100 + i),
        Nasty.item(i),
        new Bilingual("القرار في الترسية", "Decision on the award"),
        Nasty.state(i % 6),
        SINCE,
        i % 2 == 0 ? SINCE.plusSeconds(86_400L * i) : null);
  }

  private static OverviewReport.AgreementUse agreement(int i, Money money) {
    return new OverviewReport.AgreementUse(
        "FA-2026-001-" + i,
        Nasty.item(i),
        Nasty.state(i % 6),
        LocalDate.of(2026, 6, 30),
        money,
        money,
        money);
  }

  private static OverviewReport.OverdueOrder late(int i) {
    return new OverviewReport.OverdueOrder(
        "FA-2026-001-" + i,
        Nasty.longest("وزارة الصحة", "Ministry of Health"),
        Nasty.state(i % 6),
        "LAP-" + (1000 + i),
        Nasty.item(i),
        new Bilingual("وحدة", "Unit"),
        new BigDecimal("12345.125"),
        LocalDate.of(2026, 1, 31));
  }
}
