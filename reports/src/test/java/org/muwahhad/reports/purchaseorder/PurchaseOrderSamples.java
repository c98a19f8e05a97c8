package org.muwahhad.reports.purchaseorder;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Nasty;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.Sample;

/** Purchase orders to print. */
public final class PurchaseOrderSamples {
  private static final Instant PLACED = Instant.parse("2026-05-23T21:30:59Z");
  private static final Bilingual ENTITY = new Bilingual("وزارة الصحة", "Ministry of Health");
  private static final Bilingual SUPPLIER =
      new Bilingual(
          "شركة الأفق المتقدم للحلول ذ.م.م – CR-1010", "Advanced Horizon Solutions LLC – CR-1010");

  private PurchaseOrderSamples() {}

  public static List<Sample<?>> all() {
    PurchaseOrderTemplate template = new PurchaseOrderTemplate();
    return List.of(
        new Sample<>("purchase-order-small", template, small()),
        new Sample<>("purchase-order-cancelled", template, cancelled()),
        new Sample<>("purchase-order-changed", template, changed()),
        new Sample<>("purchase-order-large", template, large()),
        new Sample<>("purchase-order-nasty", template, nasty()));
  }

  static PurchaseOrder small() {
    return order(ENTITY, SUPPLIER, delivery("PO-77"), 2, null);
  }

  static PurchaseOrder cancelled() {
    return order(ENTITY, SUPPLIER, null, 1, PLACED.plusSeconds(86_400));
  }

  private static PurchaseOrder large() {
    return order(ENTITY, SUPPLIER, delivery(""), 60, null);
  }

  private static PurchaseOrder nasty() {
    Bilingual site = Nasty.longest("المستودع المركزي", "Central store");
    return order(
        Nasty.longest("وزارة الصحة", "Ministry of Health"),
        Nasty.longest("شركة الأفق المتقدم", "Advanced Horizon"),
        new PurchaseOrder.OrderDelivery(
            site, LocalDate.of(2026, 7, 1), Nasty.unbroken("contact").en(), "R/7"),
        3,
        null);
  }

  private static PurchaseOrder.OrderDelivery delivery(String reference) {
    return new PurchaseOrder.OrderDelivery(
        new Bilingual("المخزن الرئيسي – الرياض", "Main store – Riyadh"),
        LocalDate.of(2026, 7, 1),
        "أحمد، 555 0100",
        reference);
  }

  private static PurchaseOrder order(
      Bilingual entity,
      Bilingual supplier,
      PurchaseOrder.@Nullable OrderDelivery delivery,
      int lines,
      @Nullable Instant cancelledAt) {
    List<PurchaseOrder.OrderedItem> items =
        IntStream.range(0, lines).mapToObj(PurchaseOrderSamples::line).toList();
    Money net =
        new Money(
            items.stream().map(i -> i.net().amount()).reduce(BigDecimal.ZERO, BigDecimal::add),
            "KWD");
    Money vat = Money.of("30.038", "KWD");
    return new PurchaseOrder(
        "CO-2026-4-1-SA-MOH-3",
        entity,
        supplier,
        "FA-2026-4-1",
        new Bilingual("حواسيب محمولة", "Portable computers"),
        PLACED,
        delivery,
        items,
        List.of(),
        new PurchaseOrder.OrderSums(
            net,
            new BigDecimal("15"),
            vat,
            new Money(net.amount().add(vat.amount()), "KWD"),
            Money.of("2812.98", "SAR")),
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        null,
        cancelledAt);
  }

  /** In two batches, of which a unit less was agreed on afterwards. */
  static PurchaseOrder changed() {
    PurchaseOrder order = small();
    PurchaseOrder.OrderedItem item = order.lines().get(1);
    return new PurchaseOrder(
        order.number(),
        order.issuer(),
        order.supplier(),
        order.agreement(),
        order.lot(),
        order.placedAt(),
        order.delivery(),
        order.lines(),
        List.of(
            new PurchaseOrder.OrderedBatch(
                item.code(), item.item(), item.unit(), BigDecimal.ONE, LocalDate.of(2026, 7, 1)),
            new PurchaseOrder.OrderedBatch(
                item.code(), item.item(), item.unit(), BigDecimal.ONE, LocalDate.of(2026, 8, 1))),
        order.sums(),
        order.sha256(),
        new PurchaseOrder.AgreedChange(
            LocalDate.of(2026, 9, 1),
            List.of(
                new PurchaseOrder.LeftItem(item.code(), item.item(), item.unit(), BigDecimal.ONE)),
            Money.of("200.250", "KWD"),
            Money.of("30.038", "KWD"),
            Money.of("230.288", "KWD")),
        null);
  }

  private static PurchaseOrder.OrderedItem line(int number) {
    Price price = Price.of("100.125", "KWD");
    BigDecimal quantity = BigDecimal.valueOf(number + 1L);
    return new PurchaseOrder.OrderedItem(
        "HW-LAP-%03d".formatted(number),
        Nasty.item(number),
        new Bilingual("وحدة", "one"),
        quantity,
        price,
        price.times(quantity));
  }
}
