package org.muwahhad.reporting.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.balance.BalanceReport;
import org.muwahhad.reports.balance.BalanceReport.Alert;
import org.muwahhad.reports.balance.BalanceReport.AlertKind;
import org.muwahhad.reports.balance.BalanceReport.Balance;

/**
 * What calls for attention in a statement of balances: entities that have ordered most or all of
 * what they may, agreements that end within three months or have ended with something left, what
 * was delivered and not accepted, and transfers that wait.
 */
public final class BalanceAlerts {
  /** Of the value of its balance, ordered: from here an entity and its coordinator are told. */
  public static final BigDecimal MOSTLY = BigDecimal.valueOf(80);

  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  /** Months before its last day from which an agreement ends soon. */
  public static final int MONTHS_BEFORE_THE_END = 3;

  private BalanceAlerts() {}

  static List<Alert> of(
      BalanceReport.Agreement agreement,
      List<BalanceReport.Transfer> transfers,
      boolean ofAllStates,
      LocalDate today) {
    List<Alert> alerts = new ArrayList<>();
    for (Map.Entry<BalanceReport.Entity, List<Balance>> own : byEntity(agreement).entrySet()) {
      Bilingual entity = ofAllStates ? own.getKey().inState() : own.getKey().name();
      used(agreement, entity, own.getValue(), alerts);
      rest(agreement, entity, own.getValue(), today, alerts);
    }
    for (BalanceReport.Order order : agreement.orders()) {
      BigDecimal refused = order.delivered().subtract(order.accepted());
      BigDecimal open = order.quantity().subtract(order.accepted());
      if (refused.signum() > 0 && open.signum() > 0) {
        alerts.add(
            new Alert(
                AlertKind.NOT_ACCEPTED,
                agreement.number(),
                about(order),
                null,
                refused.min(open),
                null,
                null));
      }
    }
    for (BalanceReport.Transfer transfer : transfers) {
      if (transfer.standing() == BalanceReport.TransferStage.OFFERED) {
        alerts.add(
            new Alert(
                AlertKind.TRANSFER_WAITS,
                agreement.number(),
                transfer.item(),
                null,
                transfer.quantity(),
                null,
                null));
      }
    }
    return alerts;
  }

  private static Bilingual about(BalanceReport.Order order) {
    return new Bilingual(
        order.number() + "، " + order.item().ar(), order.number() + ", " + order.item().en());
  }

  private static Map<BalanceReport.Entity, List<Balance>> byEntity(
      BalanceReport.Agreement agreement) {
    Map<BalanceReport.Entity, List<Balance>> byEntity = new LinkedHashMap<>();
    agreement
        .balances()
        .forEach(b -> byEntity.computeIfAbsent(b.entity(), e -> new ArrayList<>()).add(b));
    return byEntity;
  }

  private static void used(
      BalanceReport.Agreement agreement, Bilingual entity, List<Balance> own, List<Alert> alerts) {
    BigDecimal entitled = worth(own, Balance::entitledWorth);
    if (entitled.signum() == 0) {
      return;
    }
    BigDecimal ordered = worth(own, Balance::orderedWorth).movePointRight(2);
    if (ordered.compareTo(entitled.multiply(MOSTLY)) >= 0) {
      AlertKind kind =
          ordered.compareTo(entitled.multiply(ALL)) >= 0
              ? AlertKind.USED_UP
              : AlertKind.MOSTLY_USED;
      BigDecimal percent = ordered.divide(entitled, 1, RoundingMode.HALF_UP);
      alerts.add(new Alert(kind, agreement.number(), entity, percent, null, null, null));
    }
  }

  private static void rest(
      BalanceReport.Agreement agreement,
      Bilingual entity,
      List<Balance> own,
      LocalDate today,
      List<Alert> alerts) {
    Money left = new Money(worth(own, Balance::leftWorth), agreement.currency());
    AlertKind kind = standing(agreement, today);
    if (kind != null && left.amount().signum() > 0) {
      alerts.add(new Alert(kind, agreement.number(), entity, null, null, left, agreement.endsOn()));
    }
  }

  private static @Nullable AlertKind standing(BalanceReport.Agreement agreement, LocalDate today) {
    if (today.isAfter(agreement.endsOn())) {
      return AlertKind.ENDED_WITH_REST;
    }
    boolean soon = today.plusMonths(MONTHS_BEFORE_THE_END).isAfter(agreement.endsOn());
    return soon ? AlertKind.ENDS_SOON : null;
  }

  private static BigDecimal worth(List<Balance> own, Function<Balance, Money> worth) {
    return own.stream().map(b -> worth.apply(b).amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
