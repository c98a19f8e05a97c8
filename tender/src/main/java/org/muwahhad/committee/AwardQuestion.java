package org.muwahhad.committee;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * The question whether to award a tender as recommended: all that the members are shown, and
 * nothing they are not. Its canonical JSON is what is hashed and voted on.
 *
 * @param currency ISO 4217 code in which bids are compared
 * @param rateDate day of the exchange rates, ISO 8601
 * @param weighsQuality whether quality and price are weighted; otherwise the lowest price wins
 * @param course the committees that decide in turn, and what they have decided; null until the
 *     question is put to the first of them
 * @param examination number of the examination that it rests on
 * @param states what each state pays for what is recommended, in the order of their codes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AwardQuestion(
    long tenderId,
    String number,
    Bilingual title,
    String currency,
    String rateDate,
    boolean weighsQuality,
    List<QuestionLot> lots,
    @Nullable Course course,
    int examination,
    List<StateCost> states) {

  /** The question at a point of its course. */
  AwardQuestion at(Course reached) {
    return new AwardQuestion(
        tenderId,
        number,
        title,
        currency,
        rateDate,
        weighsQuality,
        lots,
        reached,
        examination,
        states);
  }

  /**
   * The committees that decide in turn.
   *
   * @param value what the awards come to, in the currency of the tender
   * @param valueInRiyals the same in SAR, which the thresholds are held against
   * @param turn whose turn it is, from 1
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Course(
      Amount value, Amount valueInRiyals, int turn, List<Level> levels, List<Step> steps) {
    static Course of(
        Levels.Recommendation recommendation,
        List<Levels.Level> levels,
        int turn,
        List<Levels.Step> steps) {
      return new Course(
          new Amount(recommendation.amount().toPlainString(), recommendation.currency()),
          new Amount(recommendation.valueSar().toPlainString(), "SAR"),
          turn,
          levels.stream().map(Level::of).toList(),
          steps.stream().map(Step::of).toList());
    }

    /** The newest return, when the question stands before this level because of it. */
    public Optional<Step> returned() {
      return steps.isEmpty()
          ? Optional.empty()
          : Optional.of(steps.get(steps.size() - 1)).filter(s -> s.returnedTo() != null);
    }
  }

  /**
   * A committee in its turn.
   *
   * @param from value from which it is needed; null where the tender has no thresholds
   * @param source where the threshold comes from; null where there is none
   * @param validFrom first day the threshold holds, ISO 8601
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Level(
      int position,
      CommitteeCode code,
      Bilingual committee,
      VotingRule votingRule,
      @Nullable Amount from,
      @Nullable Bilingual source,
      @Nullable String validFrom) {
    static Level of(Levels.Level level) {
      LocalDate since = level.validFrom();
      return new Level(
          level.position(),
          level.code(),
          level.name(),
          level.votingRule(),
          since == null ? null : new Amount(level.thresholdSar().toPlainString(), "SAR"),
          since == null ? null : level.source(),
          since == null ? null : since.toString());
    }
  }

  /**
   * What a level decided.
   *
   * @param documentSha256 hash of the question it decided on
   * @param at UTC, ISO 8601
   * @param returnedTo where it sent the question back to; null when it accepted
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Step(
      long decisionId,
      int position,
      Bilingual committee,
      boolean accepted,
      String documentSha256,
      String at,
      int inFavour,
      int against,
      int abstained,
      @Nullable ReturnTo returnedTo,
      @Nullable String reason) {
    static Step of(Levels.Step step) {
      return new Step(
          step.id(),
          step.levelPosition(),
          step.committee(),
          step.status() == DecisionStatus.ADOPTED,
          step.documentSha256(),
          step.closedAt().toString(),
          step.inFavour(),
          step.against(),
          step.abstained(),
          step.returnedTo(),
          step.returnReason());
    }
  }

  /**
   * What one state pays for what is recommended, in the currency of the tender.
   *
   * @param code ISO 3166-1
   * @param vatPercent of the state
   * @param local the sum with VAT in the currency of the state
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record StateCost(
      String code,
      Bilingual state,
      Amount net,
      String vatPercent,
      Amount vat,
      Amount gross,
      Amount local) {}

  /** What all states pay together of one kind; empty where nothing is recommended. */
  public Optional<Amount> costOfAll(Function<StateCost, Amount> kind) {
    return states.stream().map(kind).reduce(Amount::plus);
  }

  /** An amount as text, so that no reader turns it into a binary fraction. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Amount(String value, String currency) {
    /** The amount of a sum of money. */
    public static Amount of(Money money) {
      return new Amount(money.amount().toPlainString(), money.currency());
    }

    Amount plus(Amount other) {
      return of(toMoney().plus(other.toMoney()));
    }

    /** The sum of money of the amount. */
    public Money toMoney() {
      return new Money(new BigDecimal(value), currency);
    }
  }

  /**
   * A lot with the bids ranked for it.
   *
   * @param recommended the award recommended; null when no bid is admissible
   * @param further the awards of the other winners of a divided lot; null when it is not divided
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record QuestionLot(
      int number,
      Bilingual title,
      @Nullable RecommendedAward recommended,
      @Nullable List<RecommendedAward> further,
      List<QuestionRankedBid> ranking) {
    /** All awards recommended for the lot, the better rank first. */
    public List<RecommendedAward> awards() {
      return Stream.concat(
              Stream.ofNullable(recommended), further == null ? Stream.of() : further.stream())
          .toList();
    }
  }

  /**
   * The award recommended for a lot, or for a share of it.
   *
   * @param price what it is paid, without VAT: the price bid less the discounts
   * @param reason why this bid; empty when it is the first in rank and wins the lot alone
   * @param sharePercent the units it supplies of those of a divided lot; null when it wins it alone
   * @param discounts the discounts whose condition the recommendation meets; null when there are
   *     none
   * @param items what it gives of each item; null when it is the whole lot at the prices bid
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RecommendedAward(
      Bilingual bidder,
      Amount price,
      int rank,
      String reason,
      @Nullable String sharePercent,
      @Nullable List<Discount> discounts,
      @Nullable List<QuestionItem> items) {}

  /**
   * A discount that applies.
   *
   * @param percent taken off the prices bid; 0 where the prices of a bundle are paid
   * @param whenWinning numbers of the lots of its condition
   * @param winning how many of them the bidder has to win for it; null for all
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Discount(String percent, String whenWinning, @Nullable Integer winning) {}

  /**
   * What an award gives of an item.
   *
   * @param of the quantity of the item in the lot
   * @param bidPrice price bid for one unit
   * @param unitPrice price paid for one unit, not rounded
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record QuestionItem(
      String code,
      Bilingual item,
      Bilingual unit,
      String quantity,
      String of,
      String bidPrice,
      Amount unitPrice,
      Amount amount) {}

  /**
   * A bid in the ranking of a lot.
   *
   * @param rank from 1; null when not admissible
   * @param exclusion why it is not admissible; null when it is
   * @param price as bid, without VAT; null, as the two after it, where the ranking does not show it
   * @param converted in the currency of the tender
   * @param evaluated after preference, for comparison only
   * @param technicalScore null of a bid that failed before it was scored
   * @param priceScore null when not admissible
   * @param finalScore null when not admissible
   * @param explanation why an abnormally low price was accepted, or of a bid that is out, why for
   *     its price or arithmetic; null when there was no need
   * @param alternative what differs in its alternative, where the panel accepted that in place of
   *     the bid; null without
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record QuestionRankedBid(
      @Nullable Integer rank,
      Bilingual bidder,
      @Nullable String exclusion,
      @Nullable Amount price,
      @Nullable Amount converted,
      @Nullable Amount evaluated,
      @Nullable String technicalScore,
      @Nullable String priceScore,
      @Nullable String finalScore,
      @Nullable String tieRule,
      boolean abnormallyLow,
      @Nullable String explanation,
      @Nullable String alternative) {}
}
