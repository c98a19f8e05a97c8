package org.muwahhad.framework.calloff;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.framework.AnswerToOrder;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.OrderInstructions;
import org.muwahhad.framework.OrderStatus;

/**
 * Orders as suppliers had them until another one took their place in the agreement: nothing of what
 * came later is in them, but for what came of the despatches that they had sent.
 */
@Singleton
public class FormerOrders {
  private final FormerSupplyQueries former;
  private final CallOffQueries queries;
  private final OrderChangeQueries changes;
  private final OrderInstructions instructions;

  FormerOrders(
      FormerSupplyQueries former,
      CallOffQueries queries,
      OrderChangeQueries changes,
      OrderInstructions instructions) {
    this.former = former;
    this.queries = queries;
    this.changes = changes;
    this.instructions = instructions;
  }

  /** An order that a supplier received before another one took its place; empty for any other. */
  Optional<OrderContents> find(long callOffId, long supplierId) {
    return former.find(callOffId, supplierId).map(this::contents);
  }

  /** Those of some orders, at least one, that it can read in no other way. */
  List<OrderContents> listOf(List<Long> callOffs, long supplierId) {
    return former.listOf(callOffs, supplierId).stream().map(this::contents).toList();
  }

  /**
   * How an order stood for the supplier that received it when another one took its place.
   *
   * @param lastDelivery the last day of what it delivered itself, in Riyadh; null without any
   * @param rejected of what it delivered itself
   * @param untilAt when the other one took its place, UTC
   */
  public record FormerStanding(
      long callOffId,
      OrderStatus status,
      @Nullable LocalDate lastDelivery,
      BigDecimal rejected,
      Instant untilAt) {}

  /** Those of some orders, at least one, that a supplier can read in no other way. */
  public List<FormerStanding> listStandings(List<Long> callOffs, long supplierId) {
    return listOf(callOffs, supplierId).stream().map(FormerOrders::standing).toList();
  }

  private static FormerStanding standing(OrderContents contents) {
    return new FormerStanding(
        contents.order().id(),
        contents.order().status(),
        contents.delivered().stream()
            .map(CallOffQueries.DeliveredItem::deliveredOn)
            .max(Comparator.naturalOrder())
            .orElse(null),
        contents.delivered().stream()
            .map(d -> d.deliveredQuantity().subtract(d.acceptedQuantity()))
            .reduce(BigDecimal.ZERO, BigDecimal::add),
        Objects.requireNonNull(contents.until()));
  }

  private OrderContents contents(FormerSupplyQueries.FormerSupply supply) {
    long id = supply.id();
    Instant until = supply.untilAt();
    List<FormerSupplyQueries.OwnDelivery> own = former.listDeliveries(id, supply.supplierId());
    Set<Long> keys =
        own.stream().map(FormerSupplyQueries.OwnDelivery::id).collect(Collectors.toSet());
    List<CallOffQueries.CallOffLine> lines = lines(id, until, own);
    List<CallOffQueries.AnsweredOrder> answers =
        queries.listAnswers(id).stream().filter(a -> a.answeredAt().isBefore(until)).toList();
    List<OrderChangeQueries.OrderChange> asked =
        changes.list(id).stream()
            .filter(c -> c.askedAt().isBefore(until))
            .map(c -> before(c, until))
            .toList();
    Set<Long> askedKeys =
        asked.stream().map(OrderChangeQueries.OrderChange::id).collect(Collectors.toSet());
    return new OrderContents(
        order(supply, lines, !own.isEmpty(), answers, asked),
        lines,
        queries.listDelivered(id).stream().filter(d -> keys.contains(d.id())).toList(),
        answers,
        asked,
        asked.isEmpty()
            ? List.of()
            : changes.listItems(id).stream().filter(i -> askedKeys.contains(i.changeId())).toList(),
        until);
  }

  /** A change as it stood: open, where it was answered later. */
  private static OrderChangeQueries.OrderChange before(
      OrderChangeQueries.OrderChange change, Instant until) {
    Instant answered = change.answeredAt();
    return answered == null || answered.isBefore(until)
        ? change
        : new OrderChangeQueries.OrderChange(
            change.id(),
            change.callOffId(),
            change.number(),
            change.kind(),
            change.side(),
            change.dueOn(),
            change.reason(),
            change.askedBy(),
            change.asker(),
            change.askedAt(),
            OrderChangeStatus.ASKED,
            null,
            null,
            "");
  }

  private List<CallOffQueries.CallOffLine> lines(
      long id, Instant until, List<FormerSupplyQueries.OwnDelivery> own) {
    Map<Long, FormerSupplyQueries.LeftQuantity> left = new HashMap<>();
    former.listLeft(id, until).forEach(l -> left.putIfAbsent(l.lotItemId(), l));
    Map<Long, BigDecimal> accepted =
        own.stream()
            .collect(
                Collectors.toMap(
                    FormerSupplyQueries.OwnDelivery::lotItemId,
                    FormerSupplyQueries.OwnDelivery::acceptedQuantity,
                    BigDecimal::add));
    return queries.listLines(id).stream()
        .map(
            line ->
                line(
                    line,
                    left.get(line.lotItemId()),
                    accepted.getOrDefault(line.lotItemId(), BigDecimal.ZERO)))
        .toList();
  }

  private static CallOffQueries.CallOffLine line(
      CallOffQueries.CallOffLine line,
      FormerSupplyQueries.@Nullable LeftQuantity left,
      BigDecimal accepted) {
    return new CallOffQueries.CallOffLine(
        line.lotItemId(),
        line.callOffId(),
        line.itemCode(),
        line.item(),
        line.unit(),
        left == null ? line.placedQuantity() : left.quantity(),
        accepted,
        line.unitPrice(),
        line.currency(),
        left == null ? line.placedAmount() : left.netAmount(),
        line.placedQuantity(),
        line.placedAmount(),
        line.whole());
  }

  private CallOffQueries.CallOff order(
      FormerSupplyQueries.FormerSupply supply,
      List<CallOffQueries.CallOffLine> lines,
      boolean begun,
      List<CallOffQueries.AnsweredOrder> answers,
      List<OrderChangeQueries.OrderChange> asked) {
    CallOffQueries.CallOff now = queries.listOf(List.of(supply.id())).get(0);
    Instant cancelledAt = now.cancelledAt();
    boolean cancelled = cancelledAt != null && cancelledAt.isBefore(supply.untilAt());
    CallOffQueries.@Nullable AnsweredOrder confirmed =
        answers.stream()
            .filter(a -> a.answer() == AnswerToOrder.CONFIRMED)
            .findFirst()
            .orElse(null);
    OrderChangeQueries.@Nullable OrderChange moved =
        asked.stream()
            .filter(OrderChangeQueries.OrderChange::movesDay)
            .max(Comparator.comparingInt(OrderChangeQueries.OrderChange::number))
            .orElse(null);
    return new CallOffQueries.CallOff(
        now.id(),
        now.number(),
        now.agreementId(),
        now.agreementNumber(),
        now.lotTitle(),
        now.entityId(),
        now.stateCode(),
        now.entity(),
        supply.supplierId(),
        supply.supplier(),
        cancelled ? OrderStatus.CANCELLED : status(lines, begun, confirmed != null, answers),
        now.placedAt(),
        now.placedBy(),
        now.placer(),
        moved == null ? wantedOn(supply.id()) : moved.dueOn(),
        promisedOn(confirmed, moved),
        now.sentAt(),
        now.vatPercent(),
        now.competitionId(),
        now.competitionNumber(),
        cancelled ? cancelledAt : null,
        cancelled ? now.canceller() : null,
        cancelled ? now.cancelReason() : null);
  }

  private @Nullable LocalDate wantedOn(long callOffId) {
    return instructions
        .find(callOffId)
        .map(OrderInstructions.DeliveryInstruction::wantedOn)
        .orElse(null);
  }

  private static @Nullable LocalDate promisedOn(
      CallOffQueries.@Nullable AnsweredOrder confirmed,
      OrderChangeQueries.@Nullable OrderChange moved) {
    if (confirmed == null || moved == null) {
      return confirmed == null ? null : confirmed.promisedOn();
    }
    Instant agreed = Objects.requireNonNull(moved.answeredAt());
    return agreed.isBefore(confirmed.answeredAt()) ? confirmed.promisedOn() : moved.dueOn();
  }

  /** How far it had come, as the standing of orders is worked out. */
  private static OrderStatus status(
      List<CallOffQueries.CallOffLine> lines,
      boolean begun,
      boolean confirmed,
      List<CallOffQueries.AnsweredOrder> answers) {
    BigDecimal accepted = BigDecimal.ZERO;
    BigDecimal ordered = BigDecimal.ZERO;
    for (CallOffQueries.CallOffLine line : lines) {
      accepted = accepted.add(line.acceptedQuantity());
      ordered = ordered.add(line.quantity());
    }
    if (begun && accepted.compareTo(ordered) >= 0) {
      return OrderStatus.DELIVERED;
    }
    if (accepted.signum() > 0) {
      return OrderStatus.PARTLY_DELIVERED;
    }
    if (confirmed) {
      return OrderStatus.CONFIRMED;
    }
    return answers.isEmpty() ? OrderStatus.PLACED : OrderStatus.DECLINED;
  }
}
