package org.muwahhad.framework.fulfilment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AgreementReach;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.calloff.HeldOrders;
import org.muwahhad.framework.calloff.RecordDelivery;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.DespatchReceived;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A procurement officer records what came of a despatch of their own entity's order, and how much
 * of it was accepted, as {@link RecordDelivery} does. What did not come, or was rejected, can be
 * sent again. The same request key records once.
 *
 * <p>Refused as not found for a despatch of another entity's order, with {@code
 * fulfilment.already-received}, {@code shared.sent-otherwise} when the request key was used for
 * another delivery, as invalid input with {@code fulfilment.not-sent} and {@code
 * fulfilment.more-than-sent}, and as {@link RecordDelivery} says.
 */
@Singleton
public class ReceiveDespatch {
  private static final String LINES = "lines[";
  private final HeldOrders orders;
  private final Despatches despatches;
  private final RecordDelivery recordDelivery;
  private final AuditLog audit;

  ReceiveDespatch(
      HeldOrders orders, Despatches despatches, RecordDelivery recordDelivery, AuditLog audit) {
    this.orders = orders;
    this.despatches = despatches;
    this.recordDelivery = recordDelivery;
    this.audit = audit;
  }

  /**
   * What came.
   *
   * @param deliveredOn day on which it came, by the calendar of Riyadh
   * @param lines items of the despatch; of those without a quantity nothing came
   */
  public record DespatchReceipt(
      @Nullable String requestKey,
      @Nullable LocalDate deliveredOn,
      @Nullable List<RecordDelivery.DeliveryLine> lines) {
    private List<RecordDelivery.DeliveryLine> all() {
      return lines == null ? List.of() : lines;
    }
  }

  @Transactional
  public void run(Actor actor, long callOffId, int number, DespatchReceipt receipt) {
    long entity = actor.require(Role.PROCUREMENT_OFFICER).entity();
    CallOffQueries.CallOff order = orders.hold(new AgreementReach("", entity, 0), callOffId);
    Despatches.StoredDespatch despatch =
        despatches
            .find(callOffId, number)
            .orElseThrow(() -> new Refusal.NotFound("despatch " + number));
    String key = Objects.requireNonNullElse(receipt.requestKey(), "");
    String before = despatch.receiptKey();
    if (before != null && !before.equals(key)) {
      throw new Refusal.RuleBroken("fulfilment.already-received");
    }
    new Faults().requestKey(key).present("lines", receipt.all()).throwIfAny();
    if (before == null && despatches.countDelivered(callOffId, key) > 0) {
      // Deliveries of another despatch are not what came of this one.
      throw new Refusal.Conflict("shared.sent-otherwise");
    }
    List<Integer> places = places(receipt);
    check(despatch, receipt, places);
    deliver(actor, callOffId, receipt, places);
    if (before == null) {
      despatches.receive(despatch.id(), key, actor.personId());
      audit.record(actor, new DespatchReceived(order.agreementId(), callOffId, despatch.id()));
    }
  }

  /** The places of the lines of which something came, or something was typed. */
  private static List<Integer> places(DespatchReceipt receipt) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < receipt.all().size(); i++) {
      RecordDelivery.DeliveryLine line = receipt.all().get(i);
      BigDecimal delivered = line.delivered();
      if ((delivered != null && delivered.signum() != 0) || line.accepted() != null) {
        places.add(i);
      }
    }
    return places;
  }

  private void check(
      Despatches.StoredDespatch despatch, DespatchReceipt receipt, List<Integer> places) {
    Map<Long, BigDecimal> sent =
        despatches.listItems(despatch.id()).stream()
            .collect(
                Collectors.toMap(
                    Despatches.SentQuantity::lotItemId, Despatches.SentQuantity::quantity));
    Faults faults = new Faults();
    for (int place : places) {
      RecordDelivery.DeliveryLine line = receipt.all().get(place);
      String field = LINES + place + "].delivered";
      BigDecimal delivered = line.delivered();
      BigDecimal most = sent.get(line.lotItemId());
      if (most == null) {
        faults.check(false, field, "fulfilment.not-sent");
      } else {
        faults.check(
            delivered == null || delivered.compareTo(most) <= 0,
            field,
            "fulfilment.more-than-sent",
            most.stripTrailingZeros());
      }
    }
    faults.throwIfAny();
  }

  /** The faults of the delivery, which counts what came, put to the lines of the receipt. */
  private void deliver(Actor actor, long callOffId, DespatchReceipt receipt, List<Integer> places) {
    try {
      recordDelivery.ofDespatch(
          actor,
          callOffId,
          new RecordDelivery.Delivery(
              receipt.requestKey(),
              receipt.deliveredOn(),
              places.stream().map(place -> receipt.all().get(place)).toList()));
    } catch (Refusal.InvalidInput refusal) {
      throw new Refusal.InvalidInput(
          refusal.faults().stream()
              .map(f -> new Refusal.Fault(named(f.field(), places), f.code(), f.arguments()))
              .toList());
    }
  }

  private static String named(String path, List<Integer> places) {
    if (!path.startsWith(LINES)) {
      return path;
    }
    int end = path.indexOf(']');
    int at = Integer.parseInt(path.substring(LINES.length(), end));
    return LINES + places.get(at) + path.substring(end);
  }
}
