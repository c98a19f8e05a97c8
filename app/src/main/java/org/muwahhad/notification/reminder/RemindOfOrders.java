package org.muwahhad.notification.reminder;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.calloff.OrderSide;
import org.muwahhad.framework.order.OrderRuleQueries;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.StateCalendarQueries;
import org.muwahhad.shared.WorkingDays;
import org.muwahhad.work.JobTurn;
import org.muwahhad.work.JobTurns;
import org.muwahhad.work.ScheduledJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the supplier and the officers of the entity of an order that is not answered, once the
 * working days that the rule of the day gives have passed in the entity's state. Each is told once
 * (a unique key in the database guards it). Runs on every node.
 */
@Singleton
public class RemindOfOrders {
  private static final Logger LOG = LoggerFactory.getLogger(RemindOfOrders.class);

  /** Older ones are left alone: whoever placed them has long asked. */
  private static final Duration OLDEST = Duration.ofDays(120);

  private final OrderRuleQueries rules;
  private final CallOffQueries callOffs;
  private final StateCalendarQueries calendars;
  private final Notices notices;
  private final NotifyPeople tell;
  private final DatabaseClock clock;
  private final JobTurns turns;
  private final TransactionOperations<Connection> transactions;

  RemindOfOrders(
      OrderRuleQueries rules,
      CallOffQueries callOffs,
      StateCalendarQueries calendars,
      Notices notices,
      NotifyPeople tell,
      DatabaseClock clock,
      JobTurns turns,
      TransactionOperations<Connection> transactions) {
    this.rules = rules;
    this.callOffs = callOffs;
    this.calendars = calendars;
    this.notices = notices;
    this.tell = tell;
    this.clock = clock;
    this.turns = turns;
    this.transactions = transactions;
  }

  /**
   * Tells what is due by the database's clock; returns how many people were told. An order of which
   * nobody can be told holds up no other; its failure is thrown at the end.
   */
  public int run() {
    JobTurn turn = turns.begin(ScheduledJob.ORDER_REMINDERS);
    turn.takeAll(
        "Reminders of order",
        () -> transactions.executeRead(s -> listDue(clock.now())),
        OrderRuleQueries.UnansweredOrder::callOffId,
        order -> transactions.executeWrite(s -> remind(order.callOffId())));
    return turn.end();
  }

  private List<OrderRuleQueries.UnansweredOrder> listDue(Instant now) {
    int days = rules.get(OrderRuleQueries.ANSWER_DAYS).value();
    // A number of working days is at least that number of days.
    List<OrderRuleQueries.UnansweredOrder> open =
        rules.listUnanswered(now.minus(OLDEST), now.minus(Duration.ofDays(days)));
    if (open.isEmpty()) {
      return List.of();
    }
    Map<String, WorkingDays> calendar = calendars.all();
    return open.stream().filter(o -> isDue(o, calendar.get(o.stateCode()), days, now)).toList();
  }

  private static boolean isDue(
      OrderRuleQueries.UnansweredOrder order,
      @Nullable WorkingDays working,
      int days,
      Instant now) {
    return working != null && !working.after(order.sentAt(), days).isAfter(now);
  }

  private int remind(long callOffId) {
    int days = rules.get(OrderRuleQueries.ANSWER_DAYS).value();
    CallOffQueries.CallOff order = callOffs.find(callOffId, "", 0, 0).orElseThrow();
    return tell.run(
            notice(order, OrderSide.SUPPLIER, days).once("order-unanswered-supplier-" + callOffId),
            id -> notices.tellBidders(id, order.supplierId()))
        + tell.run(
            notice(order, OrderSide.ENTITY, days).once("order-unanswered-entity-" + callOffId),
            id -> notices.tellEntity(id, order.entityId()));
  }

  private static Notice notice(CallOffQueries.CallOff order, OrderSide to, int days) {
    return Notice.of(
        to == OrderSide.SUPPLIER ? "call-off-to-answer" : "call-off-unanswered",
        "/call-offs/" + order.id(),
        Argument.text(order.number()),
        Argument.name(to == OrderSide.SUPPLIER ? order.entity() : order.supplier()),
        Argument.text(order.agreementNumber()),
        Argument.number(days));
  }

  @Scheduled(fixedDelay = "${muwahhad.reminder-interval:5m}", initialDelay = "75s")
  void remindOnTime() {
    try {
      run();
    } catch (RuntimeException e) {
      // The next turn, or another node, tells what this one could not.
      LOG.warn("Nobody could be told of unanswered orders now", e);
    }
  }
}
