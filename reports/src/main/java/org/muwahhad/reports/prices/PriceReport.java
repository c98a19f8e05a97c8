package org.muwahhad.reports.prices;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.document.DocumentHead;

/**
 * Everything the comparison of prices says, apart from its lines, which are read while it is
 * printed ({@link PriceLine}). Amounts are without VAT and in the tender's currency unless they
 * carry another; percentages run from 0 to 100; instants are UTC.
 *
 * @param at when it was issued; also the date inside the PDF
 * @param confidential whether the award is not public yet, so that the report is for named readers
 * @param currency ISO 4217 code of the tender's currency
 * @param preferencePercent added for comparison to goods that are not of GCC origin
 * @param rateDate whose exchange rates hold
 * @param estimate of the procuring entities for the whole tender; null where there is none
 * @param firstInRank sum of the first in rank of every lot, as bid and converted
 * @param againstEstimate percent that this sum lies above the estimate, below it when negative;
 *     null without an estimate or while a lot has no admissible bid
 * @param proof how a reader checks it; null before it is issued
 */
public record PriceReport(
    String tender,
    String ocid,
    Bilingual title,
    Bilingual issuer,
    Instant at,
    Bilingual status,
    boolean confidential,
    String currency,
    BigDecimal preferencePercent,
    @Nullable LocalDate rateDate,
    List<ReportedRate> rates,
    @Nullable Money estimate,
    Money firstInRank,
    @Nullable BigDecimal againstEstimate,
    List<PriceLot> lots,
    DocumentHead.@Nullable Proof proof) {

  public PriceReport {
    rates = List.copyOf(rates);
    lots = List.copyOf(lots);
  }

  /** Units of a currency for one US dollar. */
  public record ReportedRate(
      String currency, BigDecimal unitsPerUsd, LocalDate validFrom, Bilingual source) {}

  /**
   * A lot with what its bids come to.
   *
   * @param received how many bids there are for it
   * @param admissible how many of them take part in its ranking
   * @param lowest lowest evaluated price of them
   * @param highest highest of them
   * @param benchmark sum of benchmark price times quantity; null when a rate is missing
   * @param first the first in rank
   * @param firstPrice its price as bid and converted, without preference
   * @param firstAgainstBenchmark percent that this lies above the benchmark
   * @param bids those whose price is open, by rank, and then those whose price is not; empty where
   *     a page to read leaves them to the files
   */
  public record PriceLot(
      int number,
      Bilingual title,
      long received,
      long admissible,
      @Nullable Money lowest,
      @Nullable Money highest,
      @Nullable Money benchmark,
      @Nullable Bilingual first,
      @Nullable Money firstPrice,
      @Nullable BigDecimal firstAgainstBenchmark,
      List<Bid> bids) {
    public PriceLot {
      bids = List.copyOf(bids);
    }

    /** Whether its bids are told one by one. */
    public boolean isDetailed() {
      return bids.size() == received;
    }

    /** The bids whose price is open, which are the columns of the lines. */
    public List<Bid> priced() {
      return bids.stream().filter(b -> b.price() != null).toList();
    }
  }

  /**
   * A bid for a lot.
   *
   * @param outcome why it takes no part in the ranking; blank when it does
   * @param rank null for one that takes no part
   * @param price the steps of its price; null where it is not open
   */
  public record Bid(
      Bilingual bidder,
      String registration,
      Bilingual outcome,
      @Nullable Integer rank,
      @Nullable Steps price) {}

  /**
   * The way of a price from what was bid to what is compared.
   *
   * @param bid in the currency of the bid
   * @param correction of its arithmetic
   * @param rate tender's currency for one unit of the bid's, to six decimals
   * @param preference what is added for comparison
   * @param evaluated what is compared
   * @param lowest whether no priced bid for the lot is converted to less
   * @param againstBenchmark percent that the converted price lies above the benchmark
   */
  public record Steps(
      Money bid,
      Money correction,
      BigDecimal rate,
      Money converted,
      Money preference,
      Money evaluated,
      boolean lowest,
      @Nullable BigDecimal againstBenchmark) {}
}
