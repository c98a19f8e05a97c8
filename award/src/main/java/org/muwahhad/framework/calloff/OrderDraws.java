package org.muwahhad.framework.calloff;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.Agreements;
import org.muwahhad.framework.OrderInstructions;
import org.muwahhad.framework.calloff.PlaceCallOff.OrderBatch;
import org.muwahhad.framework.calloff.PlaceCallOff.OrderLine;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.NumberText;

/** What orders draw of the balances of an entity, once every line of them is checked. */
@Singleton
class OrderDraws {
  private static final int MOST_BATCHES = 60;
  private final AgreementDays days;
  private final InstructOrder instructions;

  OrderDraws(AgreementDays days, InstructOrder instructions) {
    this.days = days;
    this.instructions = instructions;
  }

  /** What is drawn of an item, with the field that asks for it. */
  record DrawnItem(
      String field,
      long agreementId,
      long lotItemId,
      BigDecimal quantity,
      List<OrderBatch> batches) {}

  private static String plain(BigDecimal quantity) {
    return NumberText.plain(quantity.stripTrailingZeros());
  }

  List<DrawnItem> check(
      List<PlaceOrders.AgreementOrder> orders,
      List<OrderInstructions.OpenSite> sites,
      Map<Long, List<Agreements.Balance>> balances) {
    Faults faults = new Faults();
    List<DrawnItem> draws = new ArrayList<>();
    for (PlaceOrders.AgreementOrder order : orders) {
      faults.check(!order.lines().isEmpty(), order.path() + "lines", "framework.nothing-ordered");
      Set<Long> seen = new HashSet<>();
      for (int i = 0; i < order.lines().size(); i++) {
        OrderLine line = order.lines().get(i);
        String at = order.path() + "lines[" + i + "].";
        String field = at + "quantity";
        BigDecimal quantity = line.quantity();
        if (quantity == null) {
          faults.check(false, field, "shared.missing");
        } else {
          DrawnItem draw =
              new DrawnItem(field, order.agreementId(), line.lotItemId(), quantity, line.parts());
          check(draw, Objects.requireNonNull(balances.get(order.agreementId())), faults);
          faults.check(seen.add(line.lotItemId()), field, "framework.item-twice");
          checkBatches(at + "batches", draw, faults);
          draws.add(draw);
        }
      }
      instructions.check(sites, order.instruction(), order.path(), faults);
    }
    faults.throwIfAny();
    draws.sort(
        Comparator.comparingLong(DrawnItem::agreementId).thenComparingLong(DrawnItem::lotItemId));
    return draws;
  }

  static void check(DrawnItem draw, List<Agreements.Balance> balances, Faults faults) {
    Optional<Agreements.Balance> balance =
        balances.stream().filter(b -> b.lotItemId() == draw.lotItemId()).findFirst();
    faults
        .check(balance.isPresent(), draw.field(), "framework.not-in-agreement")
        .check(draw.quantity().signum() > 0, draw.field(), "shared.not-positive")
        .check(isInThousandths(draw.quantity()), draw.field(), "framework.quantity-decimals");
    balance.ifPresent(
        b ->
            faults
                .check(
                    draw.quantity().compareTo(b.left()) <= 0,
                    draw.field(),
                    "framework.more-than-left",
                    b.left().stripTrailingZeros())
                .check(b.isGivenIn(draw.quantity()), draw.field(), "framework.whole-units"));
  }

  private static boolean isInThousandths(BigDecimal quantity) {
    return quantity.stripTrailingZeros().scale() <= PlaceCallOff.QUANTITY_DECIMALS;
  }

  /** Batches have a day each, not over and not twice, and come to what is ordered. */
  private void checkBatches(String path, DrawnItem draw, Faults faults) {
    List<OrderBatch> parts = draw.batches();
    if (parts.isEmpty()) {
      return;
    }
    faults.check(parts.size() <= MOST_BATCHES, path, "order.too-many-batches", MOST_BATCHES);
    Set<LocalDate> seen = new HashSet<>();
    BigDecimal sum = BigDecimal.ZERO;
    boolean whole = draw.quantity().stripTrailingZeros().scale() <= 0;
    for (int i = 0; i < parts.size(); i++) {
      OrderBatch batch = parts.get(i);
      String at = path + "[" + i + "].";
      BigDecimal quantity = batch.quantity();
      LocalDate wanted = batch.wantedOn();
      if (quantity == null) {
        faults.check(false, at + "quantity", "shared.missing");
      } else {
        sum = sum.add(quantity);
        faults
            .check(quantity.signum() > 0, at + "quantity", "shared.not-positive")
            .check(isInThousandths(quantity), at + "quantity", "framework.quantity-decimals")
            .check(
                !whole || quantity.stripTrailingZeros().scale() <= 0,
                at + "quantity",
                "framework.whole-units");
      }
      if (wanted == null) {
        faults.check(false, at + "wantedOn", "shared.missing");
      } else {
        faults
            .check(!wanted.isBefore(days.today()), at + "wantedOn", "framework.wanted-in-past")
            .check(days.isNear(wanted), at + "wantedOn", "shared.too-far-ahead")
            .check(seen.add(wanted), at + "wantedOn", "order.day-twice");
      }
    }
    faults.check(
        sum.compareTo(draw.quantity()) == 0,
        path,
        "order.batches-of-item-differ",
        draw.quantity().stripTrailingZeros());
  }

  /** What is drawn, as the statements read it; there are only numbers in it. */
  static String drawn(List<DrawnItem> draws) {
    return draws.stream()
        .map(
            d ->
                "{\"agreement\":%s,\"item\":%s,\"quantity\":\"%s\"}"
                    .formatted(
                        Long.toString(d.agreementId()),
                        Long.toString(d.lotItemId()),
                        plain(d.quantity())))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
