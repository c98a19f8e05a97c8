package org.muwahhad.framework.fulfilment;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.calloff.OrderBatches;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.framework.fulfilment.OrderDelay.DatedQuantity;
import org.muwahhad.framework.fulfilment.OrderDelay.LineDeliveries;
import org.muwahhad.tender.TenderRule;

/**
 * Computes how late an order was delivered and what that costs by the rules of its tender. What is
 * due is what its batches say; where both sides agreed to another day, or there are no batches, all
 * is due on the day promised, or wanted where none is promised.
 */
@Singleton
class ComputeOrderDelay {
  static final String WEEKLY = TenderRule.DELAY_PERCENT_PER_WEEK.code();
  static final String MOST = TenderRule.DELAY_MOST_PERCENT.code();
  private final AgreementDays days;

  ComputeOrderDelay(AgreementDays days) {
    this.days = days;
  }

  /** The delay; none for an order that was cancelled, or of which no day is known. */
  Optional<OrderDelay> run(
      ViewCallOff.CallOffView view,
      List<FulfilmentQueries.DeliveryOfItem> deliveries,
      List<FulfilmentQueries.DelayRule> rules) {
    if (view.order().isCancelled()) {
      return Optional.empty();
    }
    List<LineDeliveries> lines = new ArrayList<>();
    for (CallOffQueries.CallOffLine line : view.lines()) {
      List<DatedQuantity> due = due(view, line);
      if (!due.isEmpty()) {
        lines.add(
            new LineDeliveries(line.lotItemId(), line.net(), due, accepted(line, deliveries)));
      }
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(OrderDelay.of(lines, terms(rules), days.today()));
  }

  private static DelayTerms terms(List<FulfilmentQueries.DelayRule> rules) {
    return new DelayTerms(value(rules, WEEKLY), value(rules, MOST));
  }

  private static BigDecimal value(List<FulfilmentQueries.DelayRule> rules, String code) {
    return rules.stream()
        .filter(r -> r.code().equals(code))
        .map(FulfilmentQueries.DelayRule::value)
        .findFirst()
        .orElse(BigDecimal.ZERO);
  }

  /** What is due of a line, by day; nothing where no day is known or nothing is ordered. */
  private static List<DatedQuantity> due(
      ViewCallOff.CallOffView view, CallOffQueries.CallOffLine line) {
    BigDecimal ordered = line.quantity();
    if (ordered.signum() <= 0) {
      return List.of();
    }
    List<OrderBatches.Batch> batches = view.batchesNow(line);
    if (!batches.isEmpty()) {
      return batches.stream().map(b -> new DatedQuantity(b.wantedOn(), b.quantity())).toList();
    }
    LocalDate day =
        view.order().promisedOn() == null ? view.order().wantedOn() : view.order().promisedOn();
    return day == null ? List.of() : List.of(new DatedQuantity(day, ordered));
  }

  private static List<DatedQuantity> accepted(
      CallOffQueries.CallOffLine line, List<FulfilmentQueries.DeliveryOfItem> deliveries) {
    return deliveries.stream()
        .filter(d -> d.lotItemId() == line.lotItemId() && d.acceptedQuantity().signum() > 0)
        .map(d -> new DatedQuantity(d.deliveredOn(), d.acceptedQuantity()))
        .toList();
  }
}
