package org.muwahhad.reporting.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What states pay of the awards of {@link PlainFigures}, once more and in plain decimals: parts are
 * handed out coin by coin. It shares no code with the service and knows nothing of it. Each state
 * asks for an item in one line.
 *
 * @param vatPercent by state
 * @param local currency of each state
 */
record PlainParts(
    PlainFigures figures, Map<String, BigDecimal> vatPercent, Map<String, String> local) {

  /** What a state pays, in the currency of the tender and in its own. */
  record Cost(BigDecimal net, BigDecimal vat, BigDecimal localNet, BigDecimal localVat) {
    static final Cost NONE =
        new Cost(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    Cost plus(Cost other) {
      return new Cost(
          net.add(other.net),
          vat.add(other.vat),
          localNet.add(other.localNet),
          localVat.add(other.localVat));
    }
  }

  /** An award with what it gives of each item to each state. */
  record Given(PlainFigures.Award award, Map<Long, Map<String, BigDecimal>> byItem) {}

  /** What each state pays for awards. */
  Map<String, Cost> byState(List<Given> awards) {
    Map<String, Cost> all = new TreeMap<>();
    for (Given given : awards) {
      byState(given).forEach((state, cost) -> all.merge(state, cost, Cost::plus));
    }
    return all;
  }

  /** What an award gives to states, without VAT, in the currency of its bid. */
  static Map<String, BigDecimal> ownByState(Given given) {
    PlainFigures.Award award = given.award();
    String currency = award.bid().currency();
    Map<String, BigDecimal> own = new TreeMap<>();
    given
        .byItem()
        .forEach(
            (item, quantities) -> {
              BigDecimal quantity = BigDecimal.ZERO;
              for (BigDecimal part : quantities.values()) {
                quantity = quantity.add(part);
              }
              BigDecimal paid =
                  award
                      .bid()
                      .price(item)
                      .multiply(new BigDecimal("100").subtract(award.percentOff()))
                      .movePointLeft(2);
              List<BigDecimal> parts =
                  split(
                      round(quantity.multiply(paid), currency),
                      currency,
                      List.copyOf(quantities.values()));
              int next = 0;
              for (String state : quantities.keySet()) {
                own.merge(state, parts.get(next++), BigDecimal::add);
              }
            });
    return own;
  }

  private Map<String, Cost> byState(Given given) {
    PlainFigures.Award award = given.award();
    String currency = award.bid().currency();
    List<String> states = new ArrayList<>();
    List<BigDecimal> own = new ArrayList<>();
    given
        .byItem()
        .forEach(
            (item, quantities) -> {
              BigDecimal quantity = BigDecimal.ZERO;
              for (BigDecimal part : quantities.values()) {
                quantity = quantity.add(part);
              }
              BigDecimal paid =
                  award
                      .bid()
                      .price(item)
                      .multiply(new BigDecimal("100").subtract(award.percentOff()))
                      .movePointLeft(2);
              BigDecimal amount = round(quantity.multiply(paid), currency);
              states.addAll(quantities.keySet());
              own.addAll(split(amount, currency, List.copyOf(quantities.values())));
            });
    List<BigDecimal> converted = split(award.converted(), figures.currency(), own);
    Map<String, BigDecimal> nets = new TreeMap<>();
    Map<String, BigDecimal> vats = new TreeMap<>();
    Map<String, BigDecimal> parts = new TreeMap<>();
    for (int i = 0; i < states.size(); i++) {
      String state = states.get(i);
      BigDecimal vat =
          round(
              own.get(i).multiply(Objects.requireNonNull(vatPercent.get(state))).movePointLeft(2),
              currency);
      nets.merge(state, own.get(i), BigDecimal::add);
      vats.merge(state, vat, BigDecimal::add);
      parts.merge(state, converted.get(i), BigDecimal::add);
    }
    Map<String, Cost> costs = new TreeMap<>();
    nets.forEach(
        (state, net) ->
            costs.put(
                state,
                cost(
                    state,
                    currency,
                    net,
                    Objects.requireNonNull(vats.get(state)),
                    Objects.requireNonNull(parts.get(state)))));
    return costs;
  }

  private Cost cost(
      String state, String currency, BigDecimal net, BigDecimal vat, BigDecimal part) {
    String own = Objects.requireNonNull(local.get(state));
    BigDecimal partVat = convert(vat, currency, figures.currency());
    if (own.equals(currency)) {
      return new Cost(part, partVat, net, vat);
    }
    return own.equals(figures.currency())
        ? new Cost(part, partVat, part, partVat)
        : new Cost(part, partVat, convert(net, currency, own), convert(vat, currency, own));
  }

  private BigDecimal convert(BigDecimal amount, String from, String to) {
    return from.equals(to)
        ? amount
        : amount
            .multiply(Objects.requireNonNull(figures.unitsPerUsd().get(to)))
            .divide(
                Objects.requireNonNull(figures.unitsPerUsd().get(from)),
                PlainFigures.decimals(to),
                RoundingMode.HALF_UP);
  }

  private static BigDecimal round(BigDecimal amount, String currency) {
    return amount.setScale(PlainFigures.decimals(currency), RoundingMode.HALF_UP);
  }

  /**
   * The next coin goes to the part that is farthest below its share, of equal ones to the larger.
   */
  private static List<BigDecimal> split(
      BigDecimal whole, String currency, List<BigDecimal> weights) {
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal weight : weights) {
      sum = sum.add(weight);
    }
    int decimals = PlainFigures.decimals(currency);
    List<BigDecimal> parts = new ArrayList<>();
    BigDecimal left = whole;
    for (BigDecimal weight : weights) {
      BigDecimal part = whole.multiply(weight).divide(sum, decimals, RoundingMode.FLOOR);
      parts.add(part);
      left = left.subtract(part);
    }
    for (; left.signum() > 0; left = left.subtract(BigDecimal.ONE.movePointLeft(decimals))) {
      int next = 0;
      for (int i = 1; i < parts.size(); i++) {
        int order =
            below(whole, sum, weights, parts, i).compareTo(below(whole, sum, weights, parts, next));
        if (order > 0 || (order == 0 && weights.get(i).compareTo(weights.get(next)) > 0)) {
          next = i;
        }
      }
      parts.set(next, parts.get(next).add(BigDecimal.ONE.movePointLeft(decimals)));
    }
    return parts;
  }

  private static BigDecimal below(
      BigDecimal whole,
      BigDecimal sum,
      List<BigDecimal> weights,
      List<BigDecimal> parts,
      int place) {
    return whole.multiply(weights.get(place)).subtract(parts.get(place).multiply(sum));
  }
}
