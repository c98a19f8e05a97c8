package org.muwahhad.framework.performance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Money;

/**
 * The figures of a record. Each share is one of counted facts, and there is none where nothing was
 * to be counted. An order counts once something is to be said of it: that it was answered or its
 * days are over, that it is wholly accepted or something of it is late.
 *
 * @param orders that the supplier received and that were not cancelled
 * @param toAnswer of these, answered or over the allowed days
 * @param answeredInTime of these, answered within the allowed days
 * @param due orders that are wholly accepted, or of which something is late
 * @param onTime of these, those of which nothing was late
 * @param deliveries of items
 * @param acceptedWhole of these, those of which nothing was rejected
 * @param penalties deducted for late delivery, one sum for each currency
 * @param breaches reports of breaches
 * @param breachesToAnswer of these, answered or over their last day
 * @param breachesAnswered of these, answered, which is possible in time alone
 * @param breachesFound reports decided to be of a breach
 */
public record PerformanceFigures(
    int orders,
    int toAnswer,
    int answeredInTime,
    int due,
    int onTime,
    int deliveries,
    int acceptedWhole,
    List<Money> penalties,
    int breaches,
    int breachesToAnswer,
    int breachesAnswered,
    int breachesFound) {
  /** The figures of nothing. */
  public static final PerformanceFigures NONE =
      new PerformanceFigures(0, 0, 0, 0, 0, 0, 0, List.of(), 0, 0, 0, 0);

  public PerformanceFigures {
    penalties = List.copyOf(penalties);
  }

  /** Of the orders to be answered, those answered in time; as a ratio. */
  public @Nullable BigDecimal answeredShare() {
    return share(answeredInTime, toAnswer);
  }

  /** Of the orders that are due, those on time; as a ratio. */
  public @Nullable BigDecimal onTimeShare() {
    return share(onTime, due);
  }

  /** Of the deliveries, those accepted as a whole; as a ratio. */
  public @Nullable BigDecimal acceptedShare() {
    return share(acceptedWhole, deliveries);
  }

  /** Of the reports to be answered, those answered; as a ratio. */
  public @Nullable BigDecimal breachesAnsweredShare() {
    return share(breachesAnswered, breachesToAnswer);
  }

  /** Whether nothing is known. */
  public boolean isEmpty() {
    return orders == 0
        && toAnswer == 0
        && due == 0
        && deliveries == 0
        && penalties.isEmpty()
        && breaches == 0;
  }

  /** Both together. */
  public PerformanceFigures plus(PerformanceFigures other) {
    return new PerformanceFigures(
        orders + other.orders,
        toAnswer + other.toAnswer,
        answeredInTime + other.answeredInTime,
        due + other.due,
        onTime + other.onTime,
        deliveries + other.deliveries,
        acceptedWhole + other.acceptedWhole,
        sums(penalties, other.penalties),
        breaches + other.breaches,
        breachesToAnswer + other.breachesToAnswer,
        breachesAnswered + other.breachesAnswered,
        breachesFound + other.breachesFound);
  }

  private static List<Money> sums(List<Money> one, List<Money> other) {
    Map<String, Money> sums = new TreeMap<>();
    Stream.concat(one.stream(), other.stream())
        .forEach(m -> sums.merge(m.currency(), m, Money::plus));
    return List.copyOf(sums.values());
  }

  private static @Nullable BigDecimal share(int part, int whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64);
  }
}
