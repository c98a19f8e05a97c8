package org.muwahhad.reports.award;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;

/** A brief with more of everything than a page has room for. */
final class SampleBrief {
  private SampleBrief() {}

  /** The lots of the report over and over, until there are nine. */
  static AwardBrief of(AwardReport report) {
    List<AwardBrief.BriefLot> lots = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      ReportLot lot = report.lots().get(i % report.lots().size());
      lots.add(
          new AwardBrief.BriefLot(
              String.valueOf(i + 1),
              lot.title(),
              lot.awards().stream()
                  .map(a -> new AwardBrief.BriefAward(a.bidder(), a.amount()))
                  .toList()));
    }
    Bilingual winner = report.lots().get(0).awards().get(0).bidder();
    Bilingual reason =
        new Bilingual(
            "مدة التوريد أقصر بثلاثين يومًا", "Its time of delivery is shorter by thirty days");
    List<AwardBrief.BriefRank> ranks = new ArrayList<>();
    List<AwardBrief.BriefOther> others = new ArrayList<>();
    List<AwardBrief.BriefMatter> matters = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      ranks.add(
          new AwardBrief.BriefRank(
              String.valueOf(i),
              winner,
              i == 1 ? Optional.empty() : Optional.of(i),
              report.lots().get(1).awards().get(0).bidder(),
              reason));
      others.add(
          new AwardBrief.BriefOther(
              new Bilingual(i + ". أقل عدد من الموردين", i + ". Fewest suppliers"),
              Money.of("15700000.00", "SAR"),
              new Bilingual(
                  "أعلى من الموصى به بمقدار 87,030.25 ريال سعودي",
                  "SAR 87,030.25 more than recommended"),
              i == 1 ? List.of() : List.of("1", "3")));
      matters.add(
          new AwardBrief.BriefMatter(
              i < 4 ? AwardBrief.MatterKind.FLAG : AwardBrief.MatterKind.LOW_PRICE,
              new Bilingual("أسعار مدوَّرة، الحزمة " + i, "Round prices, lot " + i),
              new Bilingual(
                  "تحققت اللجنة من الأسعار ولم تجد ما يؤخذ عليها",
                  "The panel looked into the prices and found nothing against them"),
              i == 2));
    }
    Money against = Money.of("17000000.00", "SAR");
    return new AwardBrief(
        new AwardBrief.BriefSaving(against, Money.of("1387030.25", "SAR")),
        new AwardBrief.BriefSaving(Money.zero("SAR"), Money.of("-15612969.75", "SAR")),
        lots,
        ranks,
        others,
        matters);
  }
}
