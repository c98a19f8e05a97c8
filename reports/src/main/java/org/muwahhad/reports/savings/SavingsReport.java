package org.muwahhad.reports.savings;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.document.DocumentHead;

/**
 * What the awards of a tender cost beside the benchmark, the officers' estimates, and what each
 * state would have paid alone. Amounts are without VAT, in {@code currency} at the rates of the
 * tender's fixed day; each is rounded once, for one item of one lot and one state, so that all sums
 * are sums of the same amounts. Instants are UTC.
 *
 * @param tender its number
 * @param inEffect whether the awards are in effect; else they are recommended or in the standstill
 * @param currency of the tender
 * @param ratesOf the tender's fixed day, in Riyadh
 * @param states that have a part, in the order of their codes
 * @param lots awarded, in their order
 * @param without lots that have no award and are in no figure
 * @param issuer the body that reports
 * @param issuedAt also the date inside the file, so equal input gives equal bytes
 */
public record SavingsReport(
    String tender,
    String ocid,
    Bilingual title,
    boolean inEffect,
    String currency,
    LocalDate ratesOf,
    List<SavingsState> states,
    List<SavingsLot> lots,
    List<Bilingual> without,
    Bilingual issuer,
    Instant issuedAt,
    DocumentHead.Proof proof) {

  public SavingsReport {
    states = List.copyOf(states);
    lots = List.copyOf(lots);
    without = List.copyOf(without);
  }

  Stream<SavingsPart> parts() {
    return lots.stream().flatMap(SavingsLot::all);
  }

  /**
   * The same purchase four times.
   *
   * @param award at the prices bid
   * @param benchmark at the benchmark prices of the item revisions
   * @param estimate at the officers' estimates
   * @param apart bought by each state alone
   */
  public record SavingsComparison(Money award, Money benchmark, Money estimate, Money apart) {
    static SavingsComparison zero(String currency) {
      Money none = Money.zero(currency);
      return new SavingsComparison(none, none, none, none);
    }

    public SavingsComparison plus(SavingsComparison other) {
      return new SavingsComparison(
          award.plus(other.award),
          benchmark.plus(other.benchmark),
          estimate.plus(other.estimate),
          apart.plus(other.apart));
    }
  }

  /** A state; its code is that of ISO 3166-1. */
  public record SavingsState(String code, Bilingual name) {}

  /** An awarded lot. */
  public record SavingsLot(
      int number, Bilingual title, Bilingual supplier, List<SavingsItem> items) {
    public SavingsLot {
      items = List.copyOf(items);
    }

    Stream<SavingsPart> all() {
      return items.stream().flatMap(i -> i.parts().stream());
    }
  }

  /** An item of a lot, with the part of each state. */
  public record SavingsItem(String code, Bilingual name, Bilingual unit, List<SavingsPart> parts) {
    public SavingsItem {
      parts = List.copyOf(parts);
    }

    BigDecimal quantity() {
      return parts.stream().map(SavingsPart::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /**
   * What one state takes of an item.
   *
   * @param quantity in the item's unit
   * @param step the quantity from which the price of buying alone holds; null where the quantity
   *     reaches none and the benchmark is taken
   * @param alone price of one unit for that quantity, in the currency in which it was observed
   */
  public record SavingsPart(
      String state,
      BigDecimal quantity,
      @Nullable BigDecimal step,
      Money alone,
      SavingsComparison figures) {}
}
