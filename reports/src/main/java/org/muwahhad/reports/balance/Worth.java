package org.muwahhad.reports.balance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.balance.BalanceReport.Balance;
import org.muwahhad.reports.document.TableCell;

/** What agreements are worth: all of it, what is ordered and what is spent. */
record Worth(Money entitled, Money ordered, Money spent) {
  /** What balances in one currency come to. */
  static Worth of(String currency, Stream<Balance> balances) {
    List<Balance> all = balances.toList();
    Function<Function<Balance, Money>, Money> sum =
        worth -> all.stream().map(worth).reduce(Money.zero(currency), Money::plus);
    return new Worth(
        sum.apply(Balance::entitledWorth),
        sum.apply(Balance::orderedWorth),
        sum.apply(Balance::spent));
  }

  Money left() {
    return entitled.minus(ordered);
  }

  BigDecimal percent() {
    return entitled.amount().signum() == 0
        ? BigDecimal.ZERO
        : ordered.amount().movePointRight(2).divide(entitled.amount(), 1, RoundingMode.HALF_UP);
  }

  List<TableCell> cells() {
    return List.of(
        TableCell.priced(entitled),
        TableCell.priced(ordered),
        TableCell.priced(spent),
        TableCell.priced(left()),
        TableCell.percent(percent()));
  }
}
