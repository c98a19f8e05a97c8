package org.muwahhad.committee;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * What a member needs to know before the vote, on one page. Its figures are those of the award
 * report and of the savings report. Amounts are without VAT, in the currency of the tender, unless
 * said otherwise.
 *
 * @param recommended what the awards put to the vote come to
 * @param overBenchmark what is saved against the benchmark prices of the catalog
 * @param overEstimate what is saved against the estimates of the officers
 * @param own what the reader's state pays; null when the reader has no seat in the committee, or
 *     the state takes nothing
 * @param lots the lots put to the vote
 * @param notFirst awards to bids that are not the first in rank of their lot
 * @param scenarios the other awards that were examined
 * @param lowPrices abnormally low prices, and what became of them
 * @param flags red flags, with the remarks of the chair of the examination panel
 * @param complaints complaints about awards of the tender
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionBrief(
    Money recommended,
    Saving overBenchmark,
    Saving overEstimate,
    AwardQuestion.@Nullable StateCost own,
    List<BriefLot> lots,
    List<LowerRank> notFirst,
    List<OtherAward> scenarios,
    List<LowPriceOutcome> lowPrices,
    List<FlagWithRemarks> flags,
    List<ComplaintStanding> complaints) {

  /** The same for a reader whose state pays this. */
  DecisionBrief withOwnCost(AwardQuestion.@Nullable StateCost cost) {
    return new DecisionBrief(
        recommended,
        overBenchmark,
        overEstimate,
        cost,
        lots,
        notFirst,
        scenarios,
        lowPrices,
        flags,
        complaints);
  }

  /** How many red flags have no remark yet. */
  public long withoutRemark() {
    return flags.stream().filter(f -> f.remarks().isEmpty()).count();
  }

  /** How many complaints are not decided yet. */
  public long openComplaints() {
    return complaints.stream().filter(ComplaintStanding::open).count();
  }

  /**
   * How much less is paid than something else.
   *
   * @param against what it is compared with
   * @param saved below zero when more is paid
   * @param percent of what it is compared with, to one decimal; null when that is nothing
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Saving(Money against, Money saved, @Nullable BigDecimal percent) {}

  /** A lot and who is recommended for it; nobody when it ends without an award. */
  public record BriefLot(int number, Bilingual title, List<BriefWinner> winners) {}

  /**
   * A bidder recommended for a lot.
   *
   * @param price in the currency of the tender
   * @param sharePercent units it supplies of those of the lot, to two decimals; 100 when it wins
   *     the lot alone
   * @param alternative what differs in its alternative, where the panel accepted that in place of
   *     the bid; null without
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record BriefWinner(
      Bilingual bidder, Money price, BigDecimal sharePercent, @Nullable String alternative) {}

  /**
   * An award to a bid that is not the first in rank.
   *
   * @param rank null when the lot was ranked again since
   * @param reason in the words of the examination panel
   * @param first the bidder that is first in rank; null without
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record LowerRank(
      int lot,
      Bilingual bidder,
      @Nullable Integer rank,
      String reason,
      @Nullable Bilingual first) {}

  /**
   * Another award that was examined.
   *
   * @param number of the scenario; 0 is the first in rank of every lot
   * @param name as it was given; empty texts of number 0
   * @param difference what is paid more than recommended; below zero when less
   * @param changed the lots in which others would win
   */
  public record OtherAward(
      int number, Bilingual name, Money price, Money difference, List<OtherWinners> changed) {
    /** The difference without its sign. */
    public Money distance() {
      return new Money(difference.amount().abs(), difference.currency());
    }
  }

  /** Who would win a lot instead. */
  public record OtherWinners(int lot, List<Bilingual> winners) {}

  /**
   * An abnormally low price.
   *
   * @param excluded whether the bid was excluded from the lot, for this or another reason
   * @param excludedForIt whether it was excluded for its price
   * @param explanation why the price was accepted, or why the bid was excluded for it; null while
   *     nothing was recorded
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record LowPriceOutcome(
      int lot,
      Bilingual bidder,
      boolean excluded,
      boolean excludedForIt,
      @Nullable String explanation) {
    /** Whether the explanation of the price was accepted. */
    public boolean accepted() {
      return !excluded && explanation != null;
    }
  }

  /**
   * A red flag.
   *
   * @param lot null when it is of the whole tender
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FlagWithRemarks(
      Bilingual title, @Nullable Integer lot, List<Bilingual> bidders, List<String> remarks) {}

  /**
   * A complaint.
   *
   * @param standing a sentence that says how it stands, without the name of the complainant
   */
  public record ComplaintStanding(String number, Bilingual standing, boolean open) {}
}
