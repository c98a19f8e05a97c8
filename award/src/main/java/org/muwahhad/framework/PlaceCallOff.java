package org.muwahhad.framework;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.FrameworkEntry.CallOffItem;
import org.muwahhad.framework.FrameworkEntry.OrderPlaced;
import org.muwahhad.framework.FrameworkEntry.PlacedInstruction;
import org.muwahhad.guarantee.ViewGuarantees;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A procurement officer orders for the own entity under a framework agreement, within what the
 * entity was awarded. The same request key gives the same order again, so a form sent twice orders
 * once.
 *
 * <p>Refused with {@code framework.not-entitled} when the entity has no part in the agreement,
 * {@code framework.not-in-period}, {@code framework.agreement-ended} outside its days by Riyadh's
 * calendar, {@code guarantee.needed-first} where the rules of the tender make orders wait for the
 * performance guarantee, {@code shared.sent-otherwise} when the request key was used for another
 * order, and as invalid input with {@code framework.nothing-ordered}, {@code
 * framework.not-in-agreement}, {@code framework.item-twice}, {@code framework.quantity-decimals},
 * {@code framework.more-than-left} or, for a part of what is counted whole, {@code
 * framework.whole-units}. What it says of its delivery is refused at {@code instruction.site} with
 * {@code shared.missing} or {@code framework.no-such-site}, at {@code instruction.wantedOn} with
 * {@code shared.missing}, {@code framework.wanted-in-past} or {@code shared.too-far-ahead}, and
 * where a text is too long.
 *
 * <p>Also refused with {@code contract.over}, {@code contract.not-signed} and {@code
 * contract.suspended} while the agreement is not in force, with {@code contract.supplier-debarred},
 * and with {@code contract.not-first} where lots are supplied in cascade and another supplier is
 * ordered from before.
 */
@Singleton
public class PlaceCallOff {
  static final int QUANTITY_DECIMALS = 3;
  private static final int MOSTLY_PERCENT = 80;
  private final Agreements agreements;
  private final AgreementDays days;
  private final ViewGuarantees guarantees;
  private final SupplyCascade cascade;
  private final InstructOrder instructions;
  private final StateOrder stateOrder;
  private final AuditLog audit;
  private final ApplicationEventPublisher<BalanceMostlyUsed> events;

  PlaceCallOff(
      Agreements agreements,
      AgreementDays days,
      ViewGuarantees guarantees,
      SupplyCascade cascade,
      InstructOrder instructions,
      StateOrder stateOrder,
      AuditLog audit,
      ApplicationEventPublisher<BalanceMostlyUsed> events) {
    this.events = events;
    this.instructions = instructions;
    this.stateOrder = stateOrder;
    this.agreements = agreements;
    this.days = days;
    this.guarantees = guarantees;
    this.cascade = cascade;
    this.audit = audit;
  }

  /**
   * What is ordered.
   *
   * @param requestKey chosen by the sender, the same for every try of one order
   * @param instruction where and until when it is to be delivered; null to say nothing of it
   */
  public record Order(
      String requestKey, List<OrderLine> lines, @Nullable OrderInstruction instruction) {
    /** An order that says nothing of its delivery. */
    public Order(String requestKey, List<OrderLine> lines) {
      this(requestKey, lines, null);
    }
  }

  /** Units ordered of one item. */
  public record OrderLine(long lotItemId, @Nullable BigDecimal quantity) {}

  private record OrderedQuantity(String field, long lotItemId, BigDecimal quantity) {}

  /** Returns the number (key) of the order. */
  @Transactional
  public long run(Actor actor, long agreementId, Order order) {
    Grant grant = actor.require(Role.PROCUREMENT_OFFICER);
    long entityId = grant.entity();
    Agreements.Agreement agreement = days.get(agreementId);
    List<Agreements.Balance> balances = agreements.lockBalances(agreementId, entityId);
    if (balances.isEmpty()) {
      throw new Refusal.NotPermitted("framework.not-entitled");
    }
    new Faults().requestKey(order.requestKey()).throwIfAny();
    Optional<Long> earlier = agreements.findCallOff(agreementId, entityId, order.requestKey());
    if (earlier.isPresent()) {
      requireSame(earlier.get(), order);
      return earlier.get();
    }
    days.requireOrders(agreement);
    requireGuarantee(agreementId);
    List<OrderedQuantity> draws = check(order, entityId, balances);
    cascade.requireFirst(
        agreementId, entityId, draws.stream().map(OrderedQuantity::lotItemId).toList());

    agreements.lock(agreementId);
    long id = place(actor, agreementId, entityId, order.requestKey(), draws);
    List<CallOffItem> items =
        draws.stream().map(draw -> addLine(id, agreementId, entityId, draw)).toList();
    PlacedInstruction instruction =
        instructions.add(id, agreementId, entityId, order.instruction());
    StateOrder.RecordedOrder placed = stateOrder.placed(id);
    audit.record(
        actor,
        new OrderPlaced(
            agreementId, id, entityId, instruction, items, placed.sha256(), placed.vatPercent()));
    tellWhenMostlyUsed(agreementId, entityId);
    return id;
  }

  /** A request that comes again and says something else was changed after it was placed. */
  private void requireSame(long callOffId, Order order) {
    List<OrderLine> lines = order.lines();
    boolean same =
        instructions.isSame(callOffId, order.instruction())
            && lines.size() == agreements.countLines(callOffId)
            && lines.stream()
                .allMatch(
                    line ->
                        line.quantity() != null
                            && agreements.countSame(callOffId, line.lotItemId(), line.quantity())
                                == 1);
    if (!same) {
      throw new Refusal.Conflict("shared.sent-otherwise");
    }
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

  private long place(
      Actor actor,
      long agreementId,
      long entityId,
      String requestKey,
      List<OrderedQuantity> draws) {
    for (OrderedQuantity draw : draws) {
      if (agreements.draw(agreementId, entityId, draw.lotItemId(), draw.quantity()) != 1) {
        throw Refusal.Conflict.changedMeanwhile();
      }
    }
    agreements.place(agreementId, entityId, requestKey, actor.personId());
    return agreements.findCallOff(agreementId, entityId, requestKey).orElseThrow();
  }

  /** Adds a line for what it comes to, which no later act changes. */
  private CallOffItem addLine(long id, long agreementId, long entityId, OrderedQuantity draw) {
    Agreements.OrderedItem item = agreements.getOrdered(agreementId, entityId, draw.lotItemId());
    BigDecimal net = item.added(item.unitPrice(), draw.quantity()).amount();
    agreements.addLine(id, agreementId, entityId, draw.lotItemId(), draw.quantity(), net);
    return new CallOffItem(net, draw.lotItemId(), draw.quantity());
  }

  /** Told when four fifths of the value are ordered; anyone who listens tells it once. */
  private void tellWhenMostlyUsed(long agreementId, long entityId) {
    int percent = agreements.percentOrdered(agreementId, entityId);
    if (percent >= MOSTLY_PERCENT) {
      events.publishEvent(new BalanceMostlyUsed(agreementId, entityId, percent));
    }
  }

  private List<OrderedQuantity> check(
      Order order, long entityId, List<Agreements.Balance> balances) {
    Faults faults = new Faults();
    faults.check(!order.lines().isEmpty(), "lines", "framework.nothing-ordered");
    Set<Long> seen = new HashSet<>();
    List<OrderedQuantity> draws = new java.util.ArrayList<>();
    for (int i = 0; i < order.lines().size(); i++) {
      OrderLine line = order.lines().get(i);
      String field = "lines[" + i + "].quantity";
      BigDecimal quantity = line.quantity();
      if (quantity == null) {
        faults.check(false, field, "shared.missing");
      } else {
        check(new OrderedQuantity(field, line.lotItemId(), quantity), balances, faults);
        faults.check(seen.add(line.lotItemId()), field, "framework.item-twice");
        draws.add(new OrderedQuantity(field, line.lotItemId(), quantity));
      }
    }
    instructions.check(entityId, order.instruction(), faults);
    faults.throwIfAny();
    draws.sort(Comparator.comparingLong(OrderedQuantity::lotItemId));
    return draws;
  }

  private static void check(
      OrderedQuantity draw, List<Agreements.Balance> balances, Faults faults) {
    Optional<Agreements.Balance> balance =
        balances.stream().filter(b -> b.lotItemId() == draw.lotItemId()).findFirst();
    faults
        .check(balance.isPresent(), draw.field(), "framework.not-in-agreement")
        .check(draw.quantity().signum() > 0, draw.field(), "shared.not-positive")
        .check(
            draw.quantity().stripTrailingZeros().scale() <= QUANTITY_DECIMALS,
            draw.field(),
            "framework.quantity-decimals");
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
}
