package org.muwahhad.framework.fulfilment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Rounding;

/**
 * An invoice held against the order and against what was accepted of it. Pure.
 *
 * <p>A line may be invoiced once it is accepted, at the price of the order. What it should come to
 * is the accepted part of the line's net amount by quantity, rounded once, less what was invoiced
 * of it before; so the invoices of a line sum to the line, however it came. VAT is that of each
 * line, rounded there, as in the order.
 *
 * @param lines one for each line of the invoice, in its order
 * @param statedVat VAT of the invoice as it states it
 * @param dueVat VAT of its lines as they should be
 */
public record InvoiceMatch(List<LineMatch> lines, Money statedVat, Money dueVat) {
  private static final int PERCENT_DECIMALS = 2;

  public InvoiceMatch {
    lines = List.copyOf(lines);
  }

  /** In what a line differs from the order, or from what was accepted. */
  public enum Difference {
    NOT_ORDERED,
    MORE_THAN_ORDERED,
    MORE_THAN_ACCEPTED,
    PRICE,
    AMOUNT
  }

  /**
   * A line of the order with what came of it.
   *
   * @param key by which order and invoice know it
   * @param ordered units in force
   * @param price of one unit without VAT
   * @param net what the line comes to
   * @param accepted units so far
   * @param invoiced units of invoices that count before this one
   * @param invoicedNet what these come to
   */
  public record OrderedLine(
      long key,
      BigDecimal ordered,
      Money price,
      Money net,
      BigDecimal accepted,
      BigDecimal invoiced,
      Money invoicedNet) {
    /** What the first units of the line come to. */
    private Money first(BigDecimal units) {
      return new Money(
          Rounding.average(net.amount().multiply(units), ordered, net.currency()), net.currency());
    }
  }

  /** A line of the invoice. */
  public record InvoicedLine(long key, BigDecimal quantity, Money price, Money net) {}

  /**
   * A line held against the order.
   *
   * @param due what it should come to without VAT; nothing where it was not ordered
   * @param mayInvoice units that were accepted and not invoiced before
   */
  public record LineMatch(
      InvoicedLine stated, Money due, BigDecimal mayInvoice, List<Difference> differences) {
    public LineMatch {
      differences = List.copyOf(differences);
    }
  }

  /**
   * Holds an invoice against its order.
   *
   * @param vatPercent rate of the order
   * @param statedVat in the currency of the order
   */
  public static InvoiceMatch of(
      List<OrderedLine> ordered,
      List<InvoicedLine> invoiced,
      BigDecimal vatPercent,
      Money statedVat) {
    List<LineMatch> lines =
        invoiced.stream().map(line -> match(find(ordered, line.key()), line)).toList();
    Money vat =
        lines.stream()
            .map(line -> vat(line.due(), vatPercent))
            .reduce(Money.zero(statedVat.currency()), Money::plus);
    return new InvoiceMatch(lines, statedVat, vat);
  }

  /** Whether everything is as ordered and accepted. */
  public boolean isSame() {
    return !isVatOff() && lines.stream().allMatch(line -> line.differences().isEmpty());
  }

  public boolean isVatOff() {
    return statedVat.amount().compareTo(dueVat.amount()) != 0;
  }

  /** What the invoice comes to without VAT as it states it. */
  public Money statedNet() {
    return lines.stream()
        .map(line -> line.stated().net())
        .reduce(Money.zero(statedVat.currency()), Money::plus);
  }

  /** What it should come to without VAT. */
  public Money dueNet() {
    return lines.stream().map(LineMatch::due).reduce(Money.zero(dueVat.currency()), Money::plus);
  }

  private static Optional<OrderedLine> find(List<OrderedLine> ordered, long key) {
    return ordered.stream().filter(line -> line.key() == key).findFirst();
  }

  private static LineMatch match(Optional<OrderedLine> found, InvoicedLine stated) {
    if (found.isEmpty()) {
      return new LineMatch(
          stated,
          Money.zero(stated.net().currency()),
          BigDecimal.ZERO,
          List.of(Difference.NOT_ORDERED));
    }
    OrderedLine line = found.get();
    BigDecimal mayInvoice = line.accepted().subtract(line.invoiced()).max(BigDecimal.ZERO);
    BigDecimal counted = stated.quantity().min(mayInvoice);
    Money due = line.first(line.invoiced().add(counted)).minus(line.invoicedNet());
    List<Difference> differences = new ArrayList<>();
    if (line.invoiced().add(stated.quantity()).compareTo(line.ordered()) > 0) {
      differences.add(Difference.MORE_THAN_ORDERED);
    } else if (stated.quantity().compareTo(mayInvoice) > 0) {
      differences.add(Difference.MORE_THAN_ACCEPTED);
    }
    if (stated.price().amount().compareTo(line.price().amount()) != 0) {
      differences.add(Difference.PRICE);
    }
    if (stated.net().amount().compareTo(due.amount()) != 0) {
      differences.add(Difference.AMOUNT);
    }
    return new LineMatch(stated, due, mayInvoice, differences);
  }

  private static Money vat(Money net, BigDecimal percent) {
    return Money.rounded(
        net.amount().multiply(percent).movePointLeft(PERCENT_DECIMALS), net.currency());
  }
}
