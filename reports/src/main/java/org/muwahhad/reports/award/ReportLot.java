package org.muwahhad.reports.award;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.award.AwardReport.Award;
import org.muwahhad.reports.award.AwardReport.Bid;
import org.muwahhad.reports.award.AwardReport.Criterion;

/**
 * A lot with everything that led to its award.
 *
 * @param number its number
 * @param title its title
 * @param method how bids were compared
 * @param criteria technical criteria, whose weights sum to 100
 * @param bids all bids, ranked ones first
 * @param awards the winner, or the winners of a split lot; empty when unsuccessful
 * @param reasons why it was ranked and awarded so, one paragraph each
 * @param benchmark the lot's quantities at benchmark prices
 * @param items its items
 * @param open whether the lot is back with the examination panel while others are settled
 */
public record ReportLot(
    String number,
    Bilingual title,
    Bilingual method,
    List<Criterion> criteria,
    List<Bid> bids,
    List<Award> awards,
    List<Bilingual> reasons,
    Money benchmark,
    List<ReportLotItem> items,
    boolean open) {

  /** A lot that is settled, or decided on with all others. */
  public ReportLot(
      String number,
      Bilingual title,
      Bilingual method,
      List<Criterion> criteria,
      List<Bid> bids,
      List<Award> awards,
      List<Bilingual> reasons,
      Money benchmark,
      List<ReportLotItem> items) {
    this(number, title, method, criteria, bids, awards, reasons, benchmark, items, false);
  }

  public ReportLot {
    criteria = List.copyOf(criteria);
    bids = List.copyOf(bids);
    awards = List.copyOf(awards);
    reasons = List.copyOf(reasons);
    items = List.copyOf(items);
  }

  /** The sum of what the items cost; empty when none has a price. */
  public Optional<Money> ofItems() {
    return items.stream().flatMap(item -> item.amount().stream()).reduce(Money::plus);
  }

  /** The sums of what is paid for the items of bids in other currencies, by currency. */
  public List<Money> ofPaid() {
    Map<String, Money> sums = new TreeMap<>();
    items.stream()
        .flatMap(item -> item.paid().stream())
        .map(PaidItem::amount)
        .forEach(paid -> sums.merge(paid.currency(), paid, Money::plus));
    return List.copyOf(sums.values());
  }

  /** The sum of the lot's awards. */
  public Money awarded() {
    return awards.stream().map(Award::amount).reduce(Money.zero(benchmark.currency()), Money::plus);
  }
}
