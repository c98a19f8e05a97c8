package org.muwahhad.framework.calloff;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.Agreements;
import org.muwahhad.framework.FrameworkEntry.CallOffItem;
import org.muwahhad.framework.FrameworkEntry.DatedBatch;
import org.muwahhad.framework.FrameworkEntry.OrderHeld;
import org.muwahhad.framework.FrameworkEntry.OrderPlaced;
import org.muwahhad.framework.FrameworkEntry.PlacedInstruction;
import org.muwahhad.framework.OrderInstruction;
import org.muwahhad.framework.OrderInstructions;
import org.muwahhad.framework.calloff.PlaceCallOff.OrderBatch;
import org.muwahhad.framework.calloff.PlaceCallOff.OrderLine;
import org.muwahhad.guarantee.ViewGuarantees;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * Places orders of an entity under one agreement or several, all or nothing, as a part of an act.
 * All of them are checked before the first is placed, and what many rows say is written by one
 * statement.
 *
 * <p>An order above the threshold of the entity waits for a second person of it. What it takes is
 * drawn from the balance meanwhile, and its supplier is told once it is approved.
 *
 * <p>Refused with {@code framework.not-entitled}, {@code framework.not-in-period}, {@code
 * framework.agreement-ended}, {@code guarantee.needed-first}, {@code contract.over}, {@code
 * contract.not-signed}, {@code contract.suspended}, {@code contract.supplier-debarred}, {@code
 * contract.not-first}, {@code order.supplier-suspended}, {@code shared.sent-otherwise}, and as
 * invalid input with {@code framework.nothing-ordered}, {@code framework.not-in-agreement}, {@code
 * framework.item-twice}, {@code framework.quantity-decimals}, {@code framework.more-than-left},
 * {@code framework.whole-units}, {@code order.too-many-batches}, {@code order.day-twice}, {@code
 * order.batches-of-item-differ}, {@code framework.no-such-site} and {@code
 * framework.wanted-in-past}, as {@link PlaceCallOff} says.
 */
@Singleton
public class PlaceOrders {
  private static final int MOSTLY_PERCENT = 80;
  private final Agreements agreements;
  private final CallOffs callOffs;
  private final PlacedLines lines;
  private final OrderBatches batches;
  private final AgreementDays days;
  private final ViewGuarantees guarantees;
  private final SupplyCascade cascade;
  private final InstructOrder instructions;
  private final StateOrder stateOrder;
  private final AuditLog audit;
  private final ApplicationEventPublisher<BalanceMostlyUsed> events;
  private final OrderDraws drawing;
  private final RepeatedOrders repeated;

  PlaceOrders(
      Agreements agreements,
      CallOffs callOffs,
      PlacedLines lines,
      OrderBatches batches,
      AgreementDays days,
      ViewGuarantees guarantees,
      SupplyCascade cascade,
      InstructOrder instructions,
      StateOrder stateOrder,
      AuditLog audit,
      ApplicationEventPublisher<BalanceMostlyUsed> events,
      OrderDraws drawing,
      RepeatedOrders repeated) {
    this.repeated = repeated;
    this.drawing = drawing;
    this.agreements = agreements;
    this.callOffs = callOffs;
    this.lines = lines;
    this.batches = batches;
    this.days = days;
    this.guarantees = guarantees;
    this.cascade = cascade;
    this.instructions = instructions;
    this.stateOrder = stateOrder;
    this.audit = audit;
    this.events = events;
  }

  /**
   * What is ordered under one agreement.
   *
   * @param path of the order in the request, with a dot at its end; empty where it is the whole
   * @param instruction where and until when it is to be delivered; null to say nothing of it
   */
  public record AgreementOrder(
      long agreementId,
      String path,
      List<OrderLine> lines,
      @Nullable OrderInstruction instruction) {}

  /**
   * Places them.
   *
   * @param alone whether the request may have placed orders under other agreements before, as a
   *     program that gives each order of one agreement a key of its own
   * @return the keys of the orders, in the order in which they are given
   * @throws Refusal as {@link PlaceCallOff} says
   */
  public List<Long> run(
      Actor actor, long entityId, String requestKey, List<AgreementOrder> orders, boolean alone) {
    List<Long> ids = orders.stream().map(AgreementOrder::agreementId).sorted().toList();
    Map<Long, Agreements.Agreement> found = new HashMap<>();
    ids.forEach(id -> found.put(id, days.get(id)));
    lockAgreements(ids);
    Map<Long, List<Agreements.Balance>> balances =
        agreements.lockBalancesOf(ids, entityId).stream()
            .collect(Collectors.groupingBy(Agreements.Balance::agreementId));
    if (!balances.keySet().containsAll(ids)) {
      throw new Refusal.NotPermitted("framework.not-entitled");
    }
    new Faults().requestKey(requestKey).throwIfAny();
    Map<Long, Long> earlier = repeated.earlier(entityId, requestKey, ids, alone);
    if (!earlier.isEmpty()) {
      orders.forEach(order -> repeated.requireSame(entityId, requestKey, order));
      return orders.stream()
          .map(o -> Objects.requireNonNull(earlier.get(o.agreementId())))
          .toList();
    }
    ids.forEach(id -> days.requireOrders(Objects.requireNonNull(found.get(id))));
    ids.forEach(this::requireGuarantee);
    requireSuppliers(ids);
    List<OrderInstructions.OpenSite> sites = instructions.sites(entityId);
    List<OrderDraws.DrawnItem> draws = drawing.check(orders, sites, balances);

    if (agreements.drawAll(entityId, OrderDraws.drawn(draws)) != draws.size()) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    // What the same request draws of an earlier supplier is counted before the next is asked.
    ids.forEach(id -> requireFirst(id, entityId, draws));
    PlacedOrders placed = place(actor, entityId, requestKey, ids, draws);
    orders.forEach(order -> repeated.keep(entityId, requestKey, order));
    record(actor, entityId, orders, sites, draws, placed);
    tellWhenMostlyUsed(ids, entityId);
    return orders.stream().map(placed::of).toList();
  }

  /** Holds them before the first balance, with those that an order of theirs is compared with. */
  private void lockAgreements(List<Long> ids) {
    agreements.lockAll(
        Stream.concat(ids.stream(), agreements.listEarlier(ids).stream()).distinct().toList());
  }

  /** Where the rules of the tender make orders wait for the performance guarantee. */
  private void requireGuarantee(long agreementId) {
    guarantees
        .ofAgreement(agreementId)
        .filter(s -> s.due().beforeOrders() && s.state() != ViewGuarantees.GuaranteeStage.HELD)
        .ifPresent(
            s -> {
              throw new Refusal.RuleBroken("guarantee.needed-first");
            });
  }

  private void requireFirst(long agreementId, long entityId, List<OrderDraws.DrawnItem> draws) {
    cascade.requireFirst(
        agreementId,
        entityId,
        draws.stream()
            .filter(d -> d.agreementId() == agreementId)
            .map(OrderDraws.DrawnItem::lotItemId)
            .toList());
  }

  private void requireSuppliers(List<Long> ids) {
    if (!agreements.listSuspended(ids).isEmpty()) {
      throw new Refusal.RuleBroken("order.supplier-suspended");
    }
  }

  /**
   * Orders that were placed.
   *
   * @param ids their keys, by agreement
   * @param amounts what each item comes to, without VAT
   */
  private record PlacedOrders(Map<Long, Long> ids, Map<OrderDraws.DrawnItem, BigDecimal> amounts) {
    long of(AgreementOrder order) {
      return Objects.requireNonNull(ids.get(order.agreementId()));
    }
  }

  /** Makes an order of each agreement with its lines, of what was drawn. */
  private PlacedOrders place(
      Actor actor,
      long entityId,
      String requestKey,
      List<Long> ids,
      List<OrderDraws.DrawnItem> draws) {
    Map<String, Agreements.OrderedItem> items =
        agreements.listOrdered(entityId, OrderDraws.drawn(draws)).stream()
            .collect(Collectors.toMap(i -> key(i.agreementId(), i.lotItemId()), i -> i));
    callOffs.place(ids, entityId, requestKey, actor.personId());
    Map<Long, Long> placed = new HashMap<>();
    callOffs.listRequested(entityId, requestKey).stream()
        .filter(o -> ids.contains(o.agreementId()))
        .forEach(o -> placed.put(o.agreementId(), o.id()));
    Map<OrderDraws.DrawnItem, BigDecimal> amounts = new HashMap<>();
    List<PlacedLines.PlacedLine> added = new ArrayList<>();
    List<OrderBatches.Batch> parts = new ArrayList<>();
    for (OrderDraws.DrawnItem draw : draws) {
      Agreements.OrderedItem item = items.get(key(draw.agreementId(), draw.lotItemId()));
      Long id = placed.get(draw.agreementId());
      if (item == null || id == null) {
        throw Refusal.Conflict.changedMeanwhile();
      }
      BigDecimal net = item.added(item.unitPrice(), draw.quantity()).amount();
      amounts.put(draw, net);
      added.add(
          new PlacedLines.PlacedLine(
              id, draw.agreementId(), entityId, draw.lotItemId(), draw.quantity(), net));
      parts.addAll(batches(id, draw));
    }
    lines.add(added);
    if (!parts.isEmpty()) {
      batches.add(parts);
    }
    return new PlacedOrders(placed, amounts);
  }

  private static List<OrderBatches.Batch> batches(long callOffId, OrderDraws.DrawnItem draw) {
    List<OrderBatch> sorted =
        draw.batches().stream()
            .sorted(Comparator.comparing((OrderBatch b) -> Objects.requireNonNull(b.wantedOn())))
            .toList();
    List<OrderBatches.Batch> parts = new ArrayList<>();
    for (OrderBatch batch : sorted) {
      parts.add(
          new OrderBatches.Batch(
              callOffId,
              draw.lotItemId(),
              parts.size() + 1,
              Objects.requireNonNull(batch.quantity()),
              Objects.requireNonNull(batch.wantedOn())));
    }
    return parts;
  }

  private static String key(long agreementId, long lotItemId) {
    return agreementId + "/" + lotItemId;
  }

  /** The instructions, what waits to be approved, and the entry of each order. */
  private void record(
      Actor actor,
      long entityId,
      List<AgreementOrder> orders,
      List<OrderInstructions.OpenSite> sites,
      List<OrderDraws.DrawnItem> draws,
      PlacedOrders placed) {
    List<Long> keys = placed.ids().values().stream().sorted().toList();
    Map<Long, PlacedInstruction> instructed = new HashMap<>();
    for (AgreementOrder order : orders) {
      long id = placed.of(order);
      PlacedInstruction instruction =
          instructions.add(id, order.agreementId(), entityId, sites, order.instruction());
      if (instruction != null) {
        instructed.put(id, instruction);
      }
    }
    Map<Long, CallOffs.HeldOrder> held = new HashMap<>();
    if (callOffs.hold(keys) > 0) {
      callOffs.listHeld(keys).forEach(h -> held.put(h.callOffId(), h));
    }
    Map<Long, StateOrder.RecordedOrder> stated = stateOrder.placed(keys);
    for (AgreementOrder order : orders) {
      long id = placed.of(order);
      StateOrder.RecordedOrder statement = Objects.requireNonNull(stated.get(id));
      CallOffs.HeldOrder waiting = held.get(id);
      audit.record(
          actor,
          new OrderPlaced(
              order.agreementId(),
              id,
              entityId,
              instructed.get(id),
              draws.stream()
                  .filter(d -> d.agreementId() == order.agreementId())
                  .map(d -> item(id, d, Objects.requireNonNull(placed.amounts().get(d))))
                  .toList(),
              statement.sha256(),
              statement.vatPercent()));
      if (waiting != null) {
        audit.record(
            actor, new OrderHeld(order.agreementId(), id, waiting.threshold(), waiting.currency()));
      }
    }
  }

  private static CallOffItem item(long callOffId, OrderDraws.DrawnItem draw, BigDecimal amount) {
    List<DatedBatch> dated =
        batches(callOffId, draw).stream()
            .map(b -> new DatedBatch(b.quantity(), b.wantedOn()))
            .toList();
    return new CallOffItem(
        amount, dated.isEmpty() ? null : dated, draw.lotItemId(), draw.quantity());
  }

  /** Told when four fifths of the value are ordered; anyone who listens tells it once. */
  private void tellWhenMostlyUsed(List<Long> ids, long entityId) {
    for (Agreements.OrderedShare share : agreements.listOrderedShares(ids, entityId)) {
      if (share.percent() >= MOSTLY_PERCENT) {
        events.publishEvent(new BalanceMostlyUsed(share.agreementId(), entityId, share.percent()));
      }
    }
  }
}
