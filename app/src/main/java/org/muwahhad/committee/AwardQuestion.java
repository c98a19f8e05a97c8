package org.muwahhad.committee;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.List;
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
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AwardQuestion(
    long tenderId,
    String number,
    Bilingual title,
    String currency,
    String rateDate,
    boolean weighsQuality,
    List<Lot> lots) {

  /** An amount as text, so that no reader turns it into a binary fraction. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Amount(String value, String currency) {
    /** The amount of a sum of money. */
    public static Amount of(Money money) {
      return new Amount(money.amount().toPlainString(), money.currency());
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
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Lot(
      int number, Bilingual title, @Nullable Recommended recommended, List<Ranked> ranking) {}

  /**
   * The award recommended for a lot.
   *
   * @param reason why this bid; empty when it is the first in rank
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Recommended(Bilingual bidder, Amount price, int rank, String reason) {}

  /**
   * A bid in the ranking of a lot.
   *
   * @param rank from 1; null when not admissible
   * @param exclusion why it is not admissible; null when it is
   * @param price as bid, without VAT
   * @param converted in the currency of the tender
   * @param evaluated after preference, for comparison only
   * @param explanation why an abnormally low price was accepted; null when there was no need
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Ranked(
      @Nullable Integer rank,
      Bilingual bidder,
      @Nullable String exclusion,
      Amount price,
      Amount converted,
      Amount evaluated,
      String technicalScore,
      String priceScore,
      String finalScore,
      @Nullable String tieRule,
      boolean abnormallyLow,
      @Nullable String explanation) {}
}
