package org.muwahhad.reports.award;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.award.AwardReport.Award;

/**
 * The small report with its first lot divided between two bidders: of each item and state about two
 * thirds by the first in rank, the rest by the next, at the same prices, so that all sums stay.
 */
final class DividedAwardReport {
  private DividedAwardReport() {}

  static AwardReport report() {
    AwardReport small = SampleAwardReports.small();
    List<ReportLot> lots = new ArrayList<>(small.lots());
    lots.set(0, divided(lots.get(0)));
    return new AwardReport(
        small.tender(),
        small.issuedAt(),
        small.zone(),
        small.confidential(),
        small.states(),
        small.summary(),
        small.timeline(),
        small.demand(),
        lots,
        true,
        small.allocations(),
        small.decisions(),
        small.signatories(),
        small.verification());
  }

  private static ReportLot divided(ReportLot lot) {
    Bilingual first = lot.bids().get(0).bidder();
    Bilingual second = lot.bids().get(1).bidder();
    List<ReportLotItem> items = new ArrayList<>();
    Money more = Money.zero(SampleAwardReports.CURRENCY);
    Money rest = Money.zero(SampleAwardReports.CURRENCY);
    Money paid = Money.zero("USD");
    for (ReportLotItem item : lot.items()) {
      ReportLotItem large = part(item, first, true);
      ReportLotItem small = part(item, second, false);
      items.addAll(List.of(large, small));
      more = more.plus(large.amount().orElseThrow());
      rest = rest.plus(small.amount().orElseThrow());
      paid = paid.plus(small.paid().orElseThrow().amount());
    }
    BigDecimal share = share(lot.items(), items);
    return new ReportLot(
        lot.number(),
        lot.title(),
        lot.method(),
        lot.criteria(),
        lot.bids(),
        List.of(
            new Award(first, more, more, share),
            new Award(second, paid, rest, new BigDecimal("100").subtract(share))),
        lot.reasons(),
        lot.benchmark(),
        items);
  }

  private static ReportLotItem part(ReportLotItem item, Bilingual winner, boolean larger) {
    Map<String, BigDecimal> byState = new LinkedHashMap<>();
    item.byState()
        .forEach(
            (state, asked) -> {
              BigDecimal large =
                  asked
                      .multiply(BigDecimal.valueOf(2))
                      .divide(BigDecimal.valueOf(3), 0, RoundingMode.UP);
              byState.put(state, larger ? large : asked.subtract(large));
            });
    BigDecimal quantity = byState.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return new ReportLotItem(
        item.code(),
        new Bilingual(
            item.name().ar() + " – " + winner.ar(), item.name().en() + " – " + winner.en()),
        item.unit(),
        quantity,
        item.unitPrice(),
        Optional.of(item.unitPrice().orElseThrow().times(quantity)),
        byState,
        larger ? Optional.empty() : Optional.of(paid(quantity)));
  }

  /** The second winner bid in another currency. */
  private static PaidItem paid(BigDecimal quantity) {
    Price price = Price.of("402.31", "USD");
    return new PaidItem(price, price.times(quantity));
  }

  private static BigDecimal share(List<ReportLotItem> whole, List<ReportLotItem> parts) {
    BigDecimal all =
        whole.stream().map(ReportLotItem::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal large = BigDecimal.ZERO;
    for (int i = 0; i < parts.size(); i += 2) {
      large = large.add(parts.get(i).quantity());
    }
    return large.movePointRight(2).divide(all, 2, RoundingMode.HALF_UP);
  }
}
