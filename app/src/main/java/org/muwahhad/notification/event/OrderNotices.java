package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.FrameworkEntry.OrderHeld;
import org.muwahhad.framework.calloff.OrderChangeKind;
import org.muwahhad.framework.calloff.OrderChangeQueries;
import org.muwahhad.framework.calloff.OrderSide;
import org.muwahhad.framework.order.OrderEntry.ChangeAgreed;
import org.muwahhad.framework.order.OrderEntry.ChangeAsked;
import org.muwahhad.framework.order.OrderEntry.ChangeDeclined;
import org.muwahhad.framework.order.OrderEntry.ChangeWithdrawn;
import org.muwahhad.framework.order.OrderEntry.OrderApproved;
import org.muwahhad.framework.order.OrderEntry.OrderChanged;
import org.muwahhad.framework.order.OrderEntry.ThresholdSet;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.shared.Refusal;

/**
 * Informs the second persons of entities of orders that wait for them, suppliers once an order goes
 * out or is changed, and each side of what the other asks and answers.
 */
@Singleton
class OrderNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final CallOffQueries callOffs;
  private final OrderChangeQueries changes;

  OrderNotices(
      NotifyPeople tell, Notices notices, CallOffQueries callOffs, OrderChangeQueries changes) {
    this.tell = tell;
    this.notices = notices;
    this.callOffs = callOffs;
    this.changes = changes;
  }

  /** The officers of the entity except the person who placed it. */
  @EventListener
  void on(OrderHeld entry) {
    CallOffQueries.CallOff order = order(entry.callOffId());
    tell.run(
        notice("call-off-held", order, OrderSide.ENTITY, ""),
        id -> notices.tellOtherOfficers(id, order.entityId(), order.placedBy()));
  }

  /** The people of the supplier, who receive it now, and who placed it. */
  @EventListener
  void on(OrderApproved entry) {
    CallOffQueries.CallOff order = order(entry.callOffId());
    toSide("call-off-received", order, OrderSide.SUPPLIER, "");
    tell.run(
        notice("call-off-approved", order, OrderSide.ENTITY, entry.remark()),
        id -> notices.tellPerson(id, order.placedBy()));
  }

  /** The people of the supplier. */
  @EventListener
  void on(OrderChanged entry) {
    toSide("call-off-changed", order(entry.callOffId()), OrderSide.SUPPLIER, entry.reason());
  }

  /** The other side. */
  @EventListener
  void on(ChangeAsked entry) {
    toSide(
        entry.kind() == OrderChangeKind.CHANGE ? "call-off-change-asked" : "call-off-end-asked",
        order(entry.callOffId()),
        entry.side().other(),
        entry.reason());
  }

  /** The side that asked; both are told of an order that ended. */
  @EventListener
  void on(ChangeAgreed entry) {
    if (entry.officer() == null) {
      toSide("call-off-change-agreed", order(entry.callOffId()), change(entry.change()).side(), "");
    }
  }

  /** The side that asked. */
  @EventListener
  void on(ChangeDeclined entry) {
    toSide(
        "call-off-change-declined",
        order(entry.callOffId()),
        change(entry.change()).side(),
        entry.reason());
  }

  /** The side that was asked. */
  @EventListener
  void on(ChangeWithdrawn entry) {
    toSide(
        "call-off-change-withdrawn",
        order(entry.callOffId()),
        change(entry.change()).side().other(),
        "");
  }

  /** The officers of the entity. */
  @EventListener
  void on(ThresholdSet entry) {
    tell.run(
        Notice.of("order-threshold-set", "/order-thresholds", Argument.day(entry.validFrom())),
        id -> notices.tellEntity(id, entry.entityId()));
  }

  private void toSide(String kind, CallOffQueries.CallOff order, OrderSide side, String words) {
    tell.run(
        notice(kind, order, side, words),
        id ->
            side == OrderSide.SUPPLIER
                ? notices.tellBidders(id, order.supplierId())
                : notices.tellEntity(id, order.entityId()));
  }

  /** It names the other side. */
  static Notice notice(String kind, CallOffQueries.CallOff order, OrderSide to, String words) {
    return Notice.of(
        kind,
        "/call-offs/" + order.id(),
        Argument.text(order.number()),
        Argument.name(to == OrderSide.SUPPLIER ? order.entity() : order.supplier()),
        Argument.text(order.agreementNumber()),
        Argument.text(words));
  }

  private CallOffQueries.CallOff order(long id) {
    return callOffs.find(id, "", 0, 0).orElseThrow(() -> new Refusal.NotFound("call-off " + id));
  }

  private OrderChangeQueries.OrderChange change(long id) {
    return changes.find(id).orElseThrow(() -> new Refusal.NotFound("change " + id));
  }
}
