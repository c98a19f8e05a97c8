package org.muwahhad.reports.award;

import java.util.List;
import java.util.Optional;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;

/**
 * What those who vote on a recommendation need to know, on one page. Amounts are without VAT, in
 * the currency of the tender.
 *
 * @param overBenchmark saving against the benchmark prices of the lots with an award
 * @param overEstimate saving against what officers estimated for them
 * @param lots the lots put to the vote
 * @param notFirst awards to bids that are not the first in rank
 * @param others other awards that were examined
 * @param matters abnormally low prices, red flags and complaints
 */
public record AwardBrief(
    BriefSaving overBenchmark,
    BriefSaving overEstimate,
    List<BriefLot> lots,
    List<BriefRank> notFirst,
    List<BriefOther> others,
    List<BriefMatter> matters) {

  public AwardBrief {
    lots = List.copyOf(lots);
    notFirst = List.copyOf(notFirst);
    others = List.copyOf(others);
    matters = List.copyOf(matters);
  }

  /**
   * How much less is paid than something else.
   *
   * @param against what it is compared with
   * @param saved below zero when more is paid
   */
  public record BriefSaving(Money against, Money saved) {}

  /** A lot with the awards recommended for it; none when it ends without one. */
  public record BriefLot(String number, Bilingual title, List<BriefAward> awards) {

    public BriefLot {
      awards = List.copyOf(awards);
    }
  }

  /** A bidder recommended for a lot or a part of it, and what the award comes to. */
  public record BriefAward(Bilingual bidder, Money amount) {}

  /**
   * An award to a bid that is not the first in rank.
   *
   * @param rank empty when the lot was ranked again since
   * @param first who is first in rank; empty texts without
   * @param reason why; empty texts without
   */
  public record BriefRank(
      String lot, Bilingual bidder, Optional<Integer> rank, Bilingual first, Bilingual reason) {}

  /**
   * Another award that was examined.
   *
   * @param standing how much more or less is paid than recommended
   * @param changedLots numbers of the lots that others would win
   */
  public record BriefOther(
      Bilingual name, Money price, Bilingual standing, List<String> changedLots) {

    public BriefOther {
      changedLots = List.copyOf(changedLots);
    }
  }

  /** What there is to look at. */
  public enum MatterKind {
    LOW_PRICE,
    FLAG,
    COMPLAINT
  }

  /**
   * Something to look at, and what became of it.
   *
   * @param open whether nothing became of it yet
   */
  public record BriefMatter(MatterKind kind, Bilingual what, Bilingual standing, boolean open) {}
}
