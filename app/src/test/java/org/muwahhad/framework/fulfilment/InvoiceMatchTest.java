package org.muwahhad.framework.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.framework.fulfilment.InvoiceMatch.Difference;
import org.muwahhad.framework.fulfilment.InvoiceMatch.InvoicedLine;
import org.muwahhad.framework.fulfilment.InvoiceMatch.OrderedLine;
import org.muwahhad.shared.Money;

/** Invoices held against order and acceptance. */
class InvoiceMatchTest {
  private static final BigDecimal VAT = new BigDecimal("15");

  @Test
  void an_invoice_of_what_was_accepted_at_the_price_of_the_order_is_the_same() {
    InvoiceMatch match = match(line(10, 10, 0, "0.00"), invoiced(10, "3.33", "33.33"), "5.00");

    assertThat(match.isSame()).isTrue();
    assertThat(match.dueNet()).isEqualTo(match.statedNet()).isEqualTo(sar("33.33"));
  }

  @Test
  void invoices_of_parts_sum_to_the_line() {
    InvoiceMatch first = match(line(10, 3, 0, "0.00"), invoiced(3, "3.33", "10.00"), "1.50");
    InvoiceMatch second = match(line(10, 7, 3, "10.00"), invoiced(4, "3.33", "13.33"), "2.00");
    InvoiceMatch third = match(line(10, 10, 7, "23.33"), invoiced(3, "3.33", "10.00"), "1.50");

    assertThat(List.of(first, second, third)).allMatch(InvoiceMatch::isSame);
    assertThat(first.dueNet().plus(second.dueNet()).plus(third.dueNet())).isEqualTo(sar("33.33"));
  }

  @Test
  void what_was_not_accepted_yet_is_too_much_and_comes_to_the_accepted_part() {
    InvoiceMatch match = match(line(10, 6, 2, "6.67"), invoiced(8, "3.33", "26.66"), "4.00");

    assertThat(match.lines().get(0).differences())
        .containsExactly(Difference.MORE_THAN_ACCEPTED, Difference.AMOUNT);
    assertThat(match.lines().get(0).mayInvoice()).isEqualByComparingTo("4");
    assertThat(match.dueNet()).isEqualTo(sar("13.33"));
  }

  @Test
  void more_than_was_ordered_is_told_as_such() {
    InvoiceMatch match = match(line(10, 10, 10, "33.33"), invoiced(1, "3.33", "3.33"), "0.50");

    assertThat(match.lines().get(0).differences())
        .containsExactly(Difference.MORE_THAN_ORDERED, Difference.AMOUNT);
    assertThat(match.dueNet()).isEqualTo(sar("0.00"));
  }

  @Test
  void another_price_is_told_even_where_the_amount_is_right() {
    assertThat(
            match(line(10, 10, 0, "0.00"), invoiced(10, "3.34", "33.33"), "5.00")
                .lines()
                .get(0)
                .differences())
        .containsExactly(Difference.PRICE);
  }

  @Test
  void an_item_that_was_not_ordered_is_due_nothing() {
    InvoiceMatch match =
        InvoiceMatch.of(List.of(), List.of(invoiced(1, "3.33", "3.33")), VAT, sar("0.50"));

    assertThat(match.lines().get(0).differences()).containsExactly(Difference.NOT_ORDERED);
    assertThat(match.dueNet()).isEqualTo(sar("0.00"));
    assertThat(match.isVatOff()).isTrue();
  }

  @Test
  void vat_is_rounded_on_each_line() {
    List<OrderedLine> ordered = List.of(ordered(1, "0.10"), ordered(2, "0.10"));
    List<InvoicedLine> invoiced =
        List.of(
            new InvoicedLine(1, BigDecimal.ONE, sar("0.10"), sar("0.10")),
            new InvoicedLine(2, BigDecimal.ONE, sar("0.10"), sar("0.10")));

    assertThat(InvoiceMatch.of(ordered, invoiced, VAT, sar("0.04")).isSame()).isTrue();
    assertThat(InvoiceMatch.of(ordered, invoiced, VAT, sar("0.03")).isVatOff()).isTrue();
  }

  private static OrderedLine ordered(long key, String net) {
    return new OrderedLine(
        key, BigDecimal.ONE, sar(net), sar(net), BigDecimal.ONE, BigDecimal.ZERO, sar("0.00"));
  }

  private static InvoiceMatch match(OrderedLine line, InvoicedLine invoiced, String vat) {
    return InvoiceMatch.of(List.of(line), List.of(invoiced), VAT, sar(vat));
  }

  /** Units at 3.33, the whole line at 33.33. */
  private static OrderedLine line(int ordered, int accepted, int before, String beforeNet) {
    return new OrderedLine(
        1,
        BigDecimal.valueOf(ordered),
        sar("3.33"),
        sar("33.33"),
        BigDecimal.valueOf(accepted),
        BigDecimal.valueOf(before),
        sar(beforeNet));
  }

  private static InvoicedLine invoiced(int quantity, String price, String net) {
    return new InvoicedLine(1, BigDecimal.valueOf(quantity), sar(price), sar(net));
  }

  private static Money sar(String amount) {
    return new Money(new BigDecimal(amount), "SAR");
  }
}
