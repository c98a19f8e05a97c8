package org.muwahhad.framework.agreement;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.round.DemandReaders;
import org.muwahhad.framework.AgreementOrderQueries;
import org.muwahhad.framework.AgreementReaders;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;

/**
 * Follows one line of demand to the unit of the award that covers it: demand line, lot item, price
 * bid, award, agreement, call-offs. Open to officers of the entity, the coordinator of the state,
 * central buyers, auditors and committee members.
 */
@Singleton
public class ViewDemandTrace {
  private final DemandTraceQueries queries;
  private final AgreementOrderQueries orders;
  private final ExchangeRateQueries rates;

  ViewDemandTrace(
      DemandTraceQueries queries, AgreementOrderQueries orders, ExchangeRateQueries rates) {
    this.rates = rates;
    this.queries = queries;
    this.orders = orders;
  }

  /**
   * How far a price is from the estimate of the entity, at today's rates.
   *
   * @param ratio of the estimate; below zero where the price is lower
   */
  public record PriceDifference(Money price, BigDecimal ratio) {}

  /**
   * A demand line, where it is covered, and what the entity ordered of it.
   *
   * @param differences of every price from the estimate, where it can be converted
   */
  public record DemandTraceView(
      DemandTraceQueries.RequestedQuantity asked,
      List<DemandTraceQueries.CoveredPart> covered,
      List<AgreementOrderQueries.OrderedLine> ordered,
      List<PriceDifference> differences) {

    /** How far the price of a part is from the estimate, or null. */
    public @Nullable BigDecimal differenceOf(DemandTraceQueries.CoveredPart part) {
      return differences.stream()
          .filter(d -> d.price().equals(part.price()))
          .map(PriceDifference::ratio)
          .findFirst()
          .orElse(null);
    }
  }

  /**
   * The thread of a demand line.
   *
   * @throws Refusal.NotFound when there is no such line, or not for this person
   */
  @Transactional
  public DemandTraceView get(Actor actor, long demandLineId) {
    DemandTraceQueries.RequestedQuantity asked =
        queries
            .findAsked(demandLineId)
            .filter(a -> sees(actor, a))
            .orElseThrow(() -> new Refusal.NotFound("demand line " + demandLineId));
    List<DemandTraceQueries.CoveredPart> covered = queries.listCovered(demandLineId);
    List<AgreementOrderQueries.OrderedLine> ordered = new ArrayList<>();
    for (DemandTraceQueries.CoveredPart part : covered) {
      Long agreement = part.agreementId();
      if (agreement != null) {
        orders.listOrdered(agreement, "", asked.entityId()).stream()
            .filter(o -> o.lotItemId() == part.lotItemId())
            .forEach(ordered::add);
      }
    }
    return new DemandTraceView(asked, covered, ordered, differences(asked, covered));
  }

  private List<PriceDifference> differences(
      DemandTraceQueries.RequestedQuantity asked, List<DemandTraceQueries.CoveredPart> covered) {
    Conversion today = rates.today();
    BigDecimal estimate = asked.estimatedUnitPrice();
    return covered.stream()
        .map(DemandTraceQueries.CoveredPart::price)
        .filter(Objects::nonNull)
        .distinct()
        .flatMap(
            p ->
                today.find(p, asked.currency()).stream()
                    .filter(own -> estimate.signum() > 0)
                    .map(own -> new PriceDifference(p, ratio(own.amount(), estimate))))
        .toList();
  }

  private static BigDecimal ratio(BigDecimal price, BigDecimal estimate) {
    return price.subtract(estimate).divide(estimate, 4, RoundingMode.HALF_UP);
  }

  private static boolean sees(Actor actor, DemandTraceQueries.RequestedQuantity asked) {
    return DemandReaders.mayReadLines(actor, asked.entityId(), asked.linesOpen())
        && belongs(actor, asked);
  }

  private static boolean belongs(Actor actor, DemandTraceQueries.RequestedQuantity asked) {
    return AgreementReaders.mayRead(actor, asked.stateCode(), asked.entityId());
  }
}
