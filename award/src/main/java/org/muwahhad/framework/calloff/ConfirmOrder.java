package org.muwahhad.framework.calloff;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.AnswerToOrder;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.FrameworkEntry.OrderConfirmed;
import org.muwahhad.shared.Faults;

/**
 * The supplier confirms an order, with the day by which it delivers. From then on the entity cannot
 * cancel it. One that declined the order can still confirm it. A later day than the entity wants is
 * not confirmed but proposed, so that the entity answers it.
 *
 * <p>Refused as not found for an order that another supplier received, with {@code
 * framework.order-cancelled}, {@code framework.order-delivered} when a delivery of it is recorded,
 * {@code framework.order-confirmed} when it is confirmed already, and as invalid input at {@code
 * promisedOn} ({@code shared.missing}, {@code framework.promised-in-past}, {@code
 * framework.promised-after-wanted}, {@code shared.too-far-ahead}) or {@code remark}.
 */
@Singleton
public class ConfirmOrder {
  static final int LONGEST_REMARK = 1000;
  private final OpenOrders orders;
  private final OrderAnswers answers;
  private final AgreementDays days;
  private final AuditLog audit;

  ConfirmOrder(OpenOrders orders, OrderAnswers answers, AgreementDays days, AuditLog audit) {
    this.orders = orders;
    this.answers = answers;
    this.days = days;
    this.audit = audit;
  }

  /**
   * What the supplier says.
   *
   * @param promisedOn day by which it delivers, by the calendar of Riyadh
   * @param remark may be null or empty
   */
  public record Confirmation(@Nullable LocalDate promisedOn, @Nullable String remark) {
    /** The remark; empty when there is none. */
    String words() {
      return remark == null ? "" : remark.strip();
    }
  }

  @Transactional
  public void run(Actor actor, long callOffId, Confirmation confirmation) {
    CallOffQueries.CallOff order = orders.hold(actor, callOffId);
    LocalDate promised = confirmation.promisedOn();
    LocalDate wanted = order.wantedOn();
    String remark = confirmation.words();
    new Faults()
        .check(promised != null, "promisedOn", "shared.missing")
        .check(
            promised == null || !promised.isBefore(days.today()),
            "promisedOn",
            "framework.promised-in-past")
        .check(
            promised == null
                || wanted == null
                || !promised.isAfter(wanted)
                || !days.isNear(promised),
            "promisedOn",
            "framework.promised-after-wanted")
        .check(promised == null || days.isNear(promised), "promisedOn", "shared.too-far-ahead")
        .atMost("remark", remark, LONGEST_REMARK)
        .throwIfAny();
    LocalDate day = Objects.requireNonNull(promised);
    answers.add(callOffId, AnswerToOrder.CONFIRMED, day, remark, actor.personId());
    audit.record(actor, new OrderConfirmed(order.agreementId(), callOffId, day, remark));
  }
}
