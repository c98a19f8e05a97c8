package org.muwahhad.framework.fulfilment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Rounding;

/**
 * How late an order was delivered, and what its supplier owes for it by the terms of the dossier.
 * Pure.
 *
 * <p>What was accepted first counts for what was due first. Each part of an item that was due on
 * one day and accepted on another counts by itself: its share of the net amount of the line, times
 * a seventh of the weekly percent for each day between the two. What is not yet accepted counts up
 * to today. The parts of a line are summed and rounded once; the lines are summed; and the sum is
 * cut at the most percent of the net amount of the order, which is rounded down.
 *
 * @param lines one for each line of the order
 * @param uncut sum of the penalties of the lines
 * @param most what all delays come to at most
 */
public record OrderDelay(List<LineDelay> lines, Money uncut, Money most) {
  /** Percent of a week that a day is, as a divisor: a hundred times seven days. */
  private static final BigDecimal WEEKLY_HUNDREDTHS = BigDecimal.valueOf(700);

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  public OrderDelay {
    lines = List.copyOf(lines);
  }

  /** Units that are due on a day, or were accepted as delivered on one; days of Riyadh. */
  public record DatedQuantity(LocalDate day, BigDecimal quantity) {}

  /**
   * A line of the order.
   *
   * @param key by which its owner knows it
   * @param net what it comes to without VAT
   * @param due what is to come by which day; together the quantity of the line
   * @param accepted what was delivered on which day and accepted; at most what is due
   */
  public record LineDeliveries(
      long key, Money net, List<DatedQuantity> due, List<DatedQuantity> accepted) {
    public LineDeliveries {
      due = List.copyOf(due);
      accepted = List.copyOf(accepted);
    }

    BigDecimal quantity() {
      return due.stream().map(DatedQuantity::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /**
   * A part of a line that was late.
   *
   * @param acceptedOn day on which it was delivered; null while it is still to come
   * @param days from the day it was due to that day, or to today; above zero
   */
  public record LatePart(
      BigDecimal quantity, LocalDate dueOn, @Nullable LocalDate acceptedOn, long days) {}

  /**
   * How late a line is.
   *
   * @param parts that were late, by the days they were due
   * @param penalty what they come to, before the cut
   */
  public record LineDelay(long key, List<LatePart> parts, Money penalty) {
    public LineDelay {
      parts = List.copyOf(parts);
    }

    /** The longest delay of the line in days; 0 when nothing was late. */
    public long longest() {
      return parts.stream().mapToLong(LatePart::days).max().orElse(0);
    }
  }

  /**
   * The delay of an order.
   *
   * @param lines at least one, all in one currency
   * @param today in Riyadh
   */
  public static OrderDelay of(List<LineDeliveries> lines, DelayTerms terms, LocalDate today) {
    String currency = lines.get(0).net().currency();
    List<LineDelay> delays = lines.stream().map(line -> delay(line, terms, today)).toList();
    Money uncut = delays.stream().map(LineDelay::penalty).reduce(Money.zero(currency), Money::plus);
    Money net = lines.stream().map(LineDeliveries::net).reduce(Money.zero(currency), Money::plus);
    BigDecimal most =
        Rounding.limit(net.amount().multiply(terms.mostPercent()).divide(HUNDRED), currency);
    return new OrderDelay(delays, uncut, new Money(most, currency));
  }

  /** What the supplier owes. */
  public Money penalty() {
    return isCut() ? most : uncut;
  }

  /** Whether the delays come to more than is owed at most. */
  public boolean isCut() {
    return uncut.amount().compareTo(most.amount()) > 0;
  }

  /** Whether anything was late. */
  public boolean isLate() {
    return lines.stream().anyMatch(line -> !line.parts().isEmpty());
  }

  private static LineDelay delay(LineDeliveries line, DelayTerms terms, LocalDate today) {
    List<LatePart> parts = lateParts(line, today);
    BigDecimal unitDays =
        parts.stream()
            .map(part -> part.quantity().multiply(BigDecimal.valueOf(part.days())))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    // Divided last, so that nothing is cut off before the amount is rounded.
    BigDecimal exact = line.net().amount().multiply(unitDays).multiply(terms.percentPerWeek());
    BigDecimal divisor = line.quantity().multiply(WEEKLY_HUNDREDTHS);
    Money penalty =
        unitDays.signum() == 0
            ? Money.zero(line.net().currency())
            : new Money(
                Rounding.average(exact, divisor, line.net().currency()), line.net().currency());
    return new LineDelay(line.key(), parts, penalty);
  }

  /** Fills what was due first with what was accepted first. */
  private static List<LatePart> lateParts(LineDeliveries line, LocalDate today) {
    Deque<DatedQuantity> accepted = new ArrayDeque<>(byDay(line.accepted()));
    List<LatePart> parts = new ArrayList<>();
    for (DatedQuantity due : byDay(line.due())) {
      BigDecimal open = due.quantity();
      while (open.signum() > 0 && !accepted.isEmpty()) {
        DatedQuantity next = accepted.removeFirst();
        BigDecimal taken = open.min(next.quantity());
        add(parts, taken, due.day(), next.day(), next.day());
        open = open.subtract(taken);
        if (taken.compareTo(next.quantity()) < 0) {
          accepted.addFirst(new DatedQuantity(next.day(), next.quantity().subtract(taken)));
        }
      }
      if (open.signum() > 0) {
        add(parts, open, due.day(), null, today);
      }
    }
    return parts;
  }

  private static void add(
      List<LatePart> parts,
      BigDecimal quantity,
      LocalDate due,
      @Nullable LocalDate acceptedOn,
      LocalDate until) {
    long days = ChronoUnit.DAYS.between(due, until);
    if (days > 0) {
      parts.add(new LatePart(quantity, due, acceptedOn, days));
    }
  }

  private static List<DatedQuantity> byDay(List<DatedQuantity> quantities) {
    return quantities.stream().sorted(Comparator.comparing(DatedQuantity::day)).toList();
  }
}
