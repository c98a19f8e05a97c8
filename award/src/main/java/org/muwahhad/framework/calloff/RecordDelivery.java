package org.muwahhad.framework.calloff;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.FrameworkEntry.DeliveredItem;
import org.muwahhad.framework.FrameworkEntry.DeliveryRecorded;
import org.muwahhad.framework.OrderStatus;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.KeyedRequest;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RequestContents;
import org.muwahhad.shared.RiyadhDay;

/**
 * A procurement officer records what was delivered of their own entity's order, and how much of it
 * was accepted. What is rejected has a reason and may be delivered again. The same request key
 * records once.
 *
 * <p>Refused as not found for another entity's order, with {@code shared.sent-otherwise} when the
 * request key was used for another delivery, {@code framework.order-cancelled} when the order was
 * cancelled, {@code order.not-approved} while it waits for a second person, and as invalid input
 * with {@code framework.nothing-delivered}, {@code framework.not-in-order}, {@code
 * framework.item-twice}, {@code framework.delivered-before-order}, {@code
 * framework.delivered-in-future}, {@code framework.quantity-decimals}, {@code
 * framework.accepted-more-than-delivered}, {@code framework.more-than-ordered}, {@code
 * framework.whole-units} for a part of what is counted whole, unless it is all that is open, {@code
 * shared.missing} and {@code shared.not-positive}.
 */
@Singleton
public class RecordDelivery {
  private static final int LONGEST_REASON = 1000;
  private final CallOffQueries queries;
  private final HeldOrders orders;
  private final Deliveries deliveries;
  private final AgreementDays days;
  private final RequestContents requests;
  private final AuditLog audit;
  private final ApplicationEventPublisher<UnannouncedDelivery> unannounced;

  RecordDelivery(
      CallOffQueries queries,
      HeldOrders orders,
      Deliveries deliveries,
      AgreementDays days,
      RequestContents requests,
      AuditLog audit,
      ApplicationEventPublisher<UnannouncedDelivery> unannounced) {
    this.queries = queries;
    this.orders = orders;
    this.deliveries = deliveries;
    this.days = days;
    this.requests = requests;
    this.audit = audit;
    this.unannounced = unannounced;
  }

  /**
   * A delivery.
   *
   * @param requestKey chosen by the sender, the same for every try of one record
   * @param deliveredOn day of the delivery, by the calendar of Riyadh
   */
  public record Delivery(
      @Nullable String requestKey,
      @Nullable LocalDate deliveredOn,
      @Nullable List<DeliveryLine> lines) {}

  /**
   * What was delivered of one item.
   *
   * @param accepted of these; all of them when null
   * @param reason why the others were rejected
   */
  public record DeliveryLine(
      long lotItemId,
      @Nullable BigDecimal delivered,
      @Nullable BigDecimal accepted,
      @Nullable String reason) {
    BigDecimal taken() {
      return accepted == null ? Objects.requireNonNull(delivered) : accepted;
    }

    String words() {
      return reason == null ? "" : reason.strip();
    }
  }

  /** A delivery that no despatch advice announced, of which its supplier is informed. */
  @Transactional
  public void run(Actor actor, long callOffId, Delivery delivery) {
    if (record(actor, callOffId, delivery)) {
      unannounced.publishEvent(new UnannouncedDelivery(callOffId));
    }
  }

  /** What came of a despatch; the caller records that it is received. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void ofDespatch(Actor actor, long callOffId, Delivery delivery) {
    record(actor, callOffId, delivery);
  }

  /** Returns whether it is recorded now, and was not before. */
  private boolean record(Actor actor, long callOffId, Delivery delivery) {
    long entity = actor.require(Role.PROCUREMENT_OFFICER).entity();
    if (!orders.lock(callOffId)) {
      throw missing(callOffId);
    }
    CallOffQueries.CallOff order =
        queries.find(callOffId, "", entity, 0).orElseThrow(() -> missing(callOffId));
    String key = Optional.ofNullable(delivery.requestKey()).orElse("");
    new Faults().requestKey(key).throwIfAny();
    KeyedRequest request = KeyedRequest.of("delivery:" + callOffId, key, delivery);
    if (deliveries.countOfRequest(callOffId, key) > 0) {
      requests.requireSame(request);
      return false;
    }
    if (order.isCancelled()) {
      throw new Refusal.RuleBroken("framework.order-cancelled");
    }
    if (order.status() == OrderStatus.AWAITING_APPROVAL) {
      throw new Refusal.RuleBroken("order.not-approved");
    }
    LocalDate day = check(order, delivery);
    for (DeliveryLine line : lines(delivery)) {
      deliveries.add(
          callOffId,
          line.lotItemId(),
          key,
          day,
          Objects.requireNonNull(line.delivered()),
          line.taken(),
          line.words(),
          actor.personId());
    }
    requests.keep(request);
    audit.record(
        actor, new DeliveryRecorded(order.agreementId(), callOffId, day, items(lines(delivery))));
    return true;
  }

  private LocalDate check(CallOffQueries.CallOff order, Delivery delivery) {
    Faults faults = new Faults();
    LocalDate day = Optional.ofNullable(delivery.deliveredOn()).orElse(LocalDate.MIN);
    LocalDate ordered = RiyadhDay.of(order.placedAt());
    if (delivery.deliveredOn() == null) {
      faults.check(false, "deliveredOn", "shared.missing");
    } else {
      faults
          .check(!day.isBefore(ordered), "deliveredOn", "framework.delivered-before-order")
          .check(!day.isAfter(days.today()), "deliveredOn", "framework.delivered-in-future");
    }
    List<DeliveryLine> lines = lines(delivery);
    faults.check(!lines.isEmpty(), "lines", "framework.nothing-delivered");
    List<CallOffQueries.CallOffLine> open = queries.listLines(order.id());
    List<Long> whole = deliveries.listWhole(order.id());
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      DeliveryLine line = lines.get(i);
      String at = "lines[" + i + "].";
      faults.check(seen.add(line.lotItemId()), at + "delivered", "framework.item-twice");
      check(faults, at, line, open, whole.contains(line.lotItemId()));
    }
    faults.throwIfAny();
    return day;
  }

  private static void check(
      Faults faults,
      String at,
      DeliveryLine line,
      List<CallOffQueries.CallOffLine> open,
      boolean whole) {
    Optional<CallOffQueries.CallOffLine> ordered =
        open.stream().filter(o -> o.lotItemId() == line.lotItemId()).findFirst();
    BigDecimal delivered = line.delivered();
    faults.check(ordered.isPresent(), at + "delivered", "framework.not-in-order");
    if (delivered == null) {
      faults.check(false, at + "delivered", "shared.missing");
      return;
    }
    BigDecimal accepted = line.taken();
    quantity(faults, at + "delivered", delivered);
    quantity(faults, at + "accepted", accepted);
    faults
        .check(delivered.signum() > 0, at + "delivered", "shared.not-positive")
        .check(
            accepted.signum() >= 0 && accepted.compareTo(delivered) <= 0,
            at + "accepted",
            "framework.accepted-more-than-delivered")
        .check(
            accepted.compareTo(delivered) >= 0 || !line.words().isEmpty(),
            at + "reason",
            "shared.missing")
        .atMost(at + "reason", line.words(), LONGEST_REASON);
    ordered.ifPresent(
        o ->
            faults
                .check(
                    accepted.compareTo(o.open()) <= 0,
                    at + "accepted",
                    "framework.more-than-ordered")
                .check(
                    !whole || isWholeOrRest(delivered, o),
                    at + "delivered",
                    "framework.whole-units")
                .check(
                    !whole || isWholeOrRest(accepted, o),
                    at + "accepted",
                    "framework.whole-units"));
  }

  /** A part is delivered only where the order was such that it is all that is still open. */
  private static boolean isWholeOrRest(BigDecimal quantity, CallOffQueries.CallOffLine ordered) {
    return quantity.stripTrailingZeros().scale() <= 0 || quantity.compareTo(ordered.open()) == 0;
  }

  private static void quantity(Faults faults, String field, BigDecimal quantity) {
    faults.check(
        quantity.stripTrailingZeros().scale() <= PlaceCallOff.QUANTITY_DECIMALS,
        field,
        "framework.quantity-decimals");
  }

  private static List<DeliveryLine> lines(Delivery delivery) {
    return Optional.ofNullable(delivery.lines()).orElse(List.of());
  }

  private static List<DeliveredItem> items(List<DeliveryLine> lines) {
    return lines.stream()
        .map(
            l ->
                new DeliveredItem(
                    l.lotItemId(), String.valueOf(l.delivered()), l.taken(), l.words()))
        .toList();
  }

  private static Refusal missing(long callOffId) {
    return new Refusal.NotFound("call-off " + callOffId);
  }
}
