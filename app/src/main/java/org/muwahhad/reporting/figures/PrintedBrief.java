package org.muwahhad.reporting.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.committee.DecisionBrief;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.award.AwardBrief;

/** The brief for a decision as the report on the award prints it on its first page. */
final class PrintedBrief {
  private PrintedBrief() {}

  static AwardBrief of(DecisionBrief brief) {
    return new AwardBrief(
        saving(brief.overBenchmark()),
        saving(brief.overEstimate()),
        brief.lots().stream().map(PrintedBrief::lot).toList(),
        brief.notFirst().stream().map(PrintedBrief::rank).toList(),
        brief.scenarios().stream().map(PrintedBrief::other).toList(),
        matters(brief));
  }

  private static AwardBrief.BriefSaving saving(DecisionBrief.Saving saving) {
    return new AwardBrief.BriefSaving(
        LotSections.money(saving.against()), LotSections.money(saving.saved()));
  }

  private static AwardBrief.BriefLot lot(DecisionBrief.BriefLot lot) {
    return new AwardBrief.BriefLot(
        String.valueOf(lot.number()),
        Wording.of(lot.title()),
        lot.winners().stream()
            .map(w -> new AwardBrief.BriefAward(winner(w), LotSections.money(w.price())))
            .toList());
  }

  private static Bilingual winner(DecisionBrief.BriefWinner winner) {
    return winner.alternative() == null
        ? Wording.of(winner.bidder())
        : Wording.both("committee.brief.by-alternative", winner.bidder());
  }

  private static AwardBrief.BriefRank rank(DecisionBrief.LowerRank lower) {
    return new AwardBrief.BriefRank(
        String.valueOf(lower.lot()),
        Wording.of(lower.bidder()),
        Optional.ofNullable(lower.rank()),
        lower.first() == null ? Bilingual.empty() : Wording.of(lower.first()),
        Bilingual.written(lower.reason()));
  }

  private static AwardBrief.BriefOther other(DecisionBrief.OtherAward other) {
    return new AwardBrief.BriefOther(
        other.number() == 0
            ? Wording.both("award.scenario.by-rank")
            : Wording.both("award.scenario.numbered", other.number(), other.name()),
        LotSections.money(other.price()),
        distance(other),
        other.changed().stream().map(c -> String.valueOf(c.lot())).toList());
  }

  private static Bilingual distance(DecisionBrief.OtherAward other) {
    int sign = other.difference().amount().signum();
    return sign == 0
        ? Wording.both("committee.brief.same")
        : Wording.both(
            sign > 0 ? "committee.brief.more" : "committee.brief.less", other.distance());
  }

  private static List<AwardBrief.BriefMatter> matters(DecisionBrief brief) {
    List<AwardBrief.BriefMatter> matters = new ArrayList<>();
    brief
        .lowPrices()
        .forEach(
            low ->
                matters.add(
                    new AwardBrief.BriefMatter(
                        AwardBrief.MatterKind.LOW_PRICE,
                        ofLot(low.lot(), low.bidder()),
                        standing(low),
                        !low.excluded() && !low.accepted())));
    brief
        .flags()
        .forEach(
            flag ->
                matters.add(
                    new AwardBrief.BriefMatter(
                        AwardBrief.MatterKind.FLAG,
                        ofLot(flag.lot(), flag.title()),
                        flag.remarks().isEmpty()
                            ? Wording.both("evaluation.flag.no-remark")
                            : Bilingual.written(
                                flag.remarks().stream().collect(Collectors.joining(" "))),
                        flag.remarks().isEmpty())));
    brief
        .complaints()
        .forEach(
            c ->
                matters.add(
                    new AwardBrief.BriefMatter(
                        AwardBrief.MatterKind.COMPLAINT,
                        Bilingual.same(c.number()),
                        Wording.of(c.standing()),
                        c.open())));
    return matters;
  }

  private static Bilingual ofLot(@Nullable Integer lot, org.muwahhad.shared.Bilingual what) {
    return lot == null ? Wording.of(what) : Wording.both("committee.brief.of-lot", lot, what);
  }

  private static Bilingual standing(DecisionBrief.LowPriceOutcome low) {
    String explanation = low.explanation();
    if (!low.excluded() && explanation != null) {
      return Wording.both("committee.low-price-accepted", Wording.written(explanation));
    }
    if (low.excludedForIt()) {
      return Wording.both("committee.brief.low-excluded");
    }
    return Wording.both(low.excluded() ? "committee.brief.low-other" : "committee.brief.low-open");
  }
}
