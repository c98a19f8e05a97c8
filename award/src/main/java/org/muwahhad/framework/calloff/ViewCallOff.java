package org.muwahhad.framework.calloff;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.AgreementAccess;
import org.muwahhad.framework.AgreementReach;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.OrderInstructions;
import org.muwahhad.framework.OrderStatus;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * One call-off with the demand that it serves and its deliveries, for those who may see it: as
 * {@link ViewAgreements}. The people of a supplier read the orders it received, and not which
 * demand they serve. Once another supplier has taken its place in the agreement, they read these
 * orders as they stood until then, and can no longer act on them.
 */
@Singleton
public class ViewCallOff {
  private final AgreementAccess access;
  private final CallOffQueries queries;
  private final OrderInstructions instructions;
  private final ComputeOrderAmounts amounts;
  private final StateOrder stateOrder;
  private final OrderBatches batches;
  private final OrderChangeQueries changes;
  private final FormerOrders formerOrders;

  ViewCallOff(
      AgreementAccess access,
      CallOffQueries queries,
      OrderInstructions instructions,
      ComputeOrderAmounts amounts,
      StateOrder stateOrder,
      OrderBatches batches,
      OrderChangeQueries changes,
      FormerOrders formerOrders) {
    this.formerOrders = formerOrders;
    this.stateOrder = stateOrder;
    this.batches = batches;
    this.changes = changes;
    this.instructions = instructions;
    this.amounts = amounts;
    this.access = access;
    this.queries = queries;
  }

  /**
   * A call-off.
   *
   * @param served the lines of demand that its lines serve; each has its thread. Empty for the
   *     supplier
   * @param instruction where and until when it is to be delivered, without the budget line for the
   *     supplier; null when nothing was said of it
   * @param batches how much of its items is to come by which day, as it was placed
   * @param amounts what it comes to; null for an order without lines
   * @param placedAmounts what it came to when it was placed; null for an order without lines
   * @param statement what the order says, in canonical JSON; null for an order without lines
   * @param sha256 digest of the statement, as the record of the order has it
   * @param answers what the supplier answered, the last first
   * @param approval null for an order that needed none, and for the supplier
   * @param changes what one side asked the other for, the last first
   * @param changedItems what these leave of items
   * @param may what the reader may do with its changes
   * @param mayRecord whether the reader may record deliveries and some are to come
   * @param mayCancel whether the reader may cancel it
   * @param mayConfirm whether the reader may confirm it for the supplier
   * @param mayDecline whether the reader may decline it for the supplier
   * @param supplierUntil when another supplier took the place of the reader's, UTC, so that the
   *     order is shown as it stood then; null for all others
   */
  public record CallOffView(
      CallOffQueries.CallOff order,
      List<CallOffQueries.CallOffLine> lines,
      List<CallOffQueries.ServedDemandLine> served,
      List<CallOffQueries.DeliveredItem> delivered,
      OrderInstructions.@Nullable DeliveryInstruction instruction,
      List<OrderBatches.Batch> batches,
      @Nullable OrderAmounts amounts,
      @Nullable OrderAmounts placedAmounts,
      @Nullable String statement,
      @Nullable String sha256,
      List<CallOffQueries.AnsweredOrder> answers,
      OrderChangeQueries.@Nullable Approval approval,
      List<OrderChangeQueries.OrderChange> changes,
      List<OrderChangeQueries.ChangedItem> changedItems,
      ChangeRights may,
      boolean mayRecord,
      boolean mayCancel,
      boolean mayConfirm,
      boolean mayDecline,
      @Nullable Instant supplierUntil) {
    /** What the order comes to, without VAT, in the currency of the agreement. */
    public Money total() {
      return sums().net();
    }

    /** What the order comes to, which has lines. */
    public OrderAmounts sums() {
      return Objects.requireNonNull(amounts);
    }

    /** The batches of an item, by day. */
    public List<OrderBatches.Batch> batchesOf(long lotItemId) {
      return batches.stream().filter(b -> b.lotItemId() == lotItemId).toList();
    }

    /**
     * The batches of an item as they hold now, by day: none once both sides agreed to a day by
     * which all is to come; what is no longer ordered is left off the last ones.
     */
    public List<OrderBatches.Batch> batchesNow(CallOffQueries.CallOffLine line) {
      if (changes.stream().anyMatch(OrderChangeQueries.OrderChange::movesDay)) {
        return List.of();
      }
      List<OrderBatches.Batch> now = new ArrayList<>();
      BigDecimal left = line.quantity();
      for (OrderBatches.Batch batch : batchesOf(line.lotItemId())) {
        BigDecimal quantity = batch.quantity().min(left);
        if (quantity.signum() > 0) {
          now.add(
              new OrderBatches.Batch(
                  batch.callOffId(),
                  batch.lotItemId(),
                  batch.position(),
                  quantity,
                  batch.wantedOn()));
          left = left.subtract(quantity);
        }
      }
      return now;
    }

    /** What a change leaves of items. */
    public List<OrderChangeQueries.ChangedItem> itemsOf(long changeId) {
      return changedItems.stream().filter(i -> i.changeId() == changeId).toList();
    }

    /** The change that waits for an answer; null when none does. */
    public OrderChangeQueries.@Nullable OrderChange openChange() {
      return changes.stream()
          .filter(OrderChangeQueries.OrderChange::isOpen)
          .findFirst()
          .orElse(null);
    }

    /** The lines of demand that the order of an item serves. */
    public List<CallOffQueries.ServedDemandLine> servedOf(long lotItemId) {
      return served.stream().filter(s -> s.lotItemId() == lotItemId).toList();
    }
  }

  /**
   * What a reader may do about the approval and the changes of an order.
   *
   * @param decide whether to approve or refuse it, as a second person of its entity
   * @param change whether to change it alone, for its entity
   * @param propose whether to propose another day or quantities before it is confirmed
   * @param ask whether to ask the other side for a change
   * @param askToCancel whether to ask the other side that it ends
   * @param answer whether to answer what the other side asked for
   * @param withdraw whether to withdraw what their own side asked for
   */
  public record ChangeRights(
      boolean decide,
      boolean change,
      boolean propose,
      boolean ask,
      boolean askToCancel,
      boolean answer,
      boolean withdraw) {
    /** Those of a supplier whose place another one took. */
    static final ChangeRights NONE =
        new ChangeRights(false, false, false, false, false, false, false);
  }

  /**
   * One call-off.
   *
   * @throws Refusal.NotFound when there is none, or it is not the reader's to see
   */
  @Transactional
  public CallOffView get(Actor actor, long id) {
    AgreementReach reach = access.reach(actor);
    OrderContents contents =
        queries
            .find(id, reach.state(), reach.entityId(), reach.supplierId())
            .map(this::current)
            .or(() -> formerOrders.find(id, reach.supplierId()))
            .orElseThrow(() -> new Refusal.NotFound("call-off " + id));
    return view(actor, reach, contents);
  }

  private OrderContents current(CallOffQueries.CallOff order) {
    List<OrderChangeQueries.OrderChange> asked = changes.list(order.id());
    return new OrderContents(
        order,
        queries.listLines(order.id()),
        queries.listDelivered(order.id()),
        queries.listAnswers(order.id()),
        asked,
        asked.isEmpty() ? List.of() : changes.listItems(order.id()),
        null);
  }

  private CallOffView view(Actor actor, AgreementReach reach, OrderContents contents) {
    CallOffQueries.CallOff order = contents.order();
    long id = order.id();
    List<CallOffQueries.CallOffLine> lines = contents.lines();
    List<CallOffQueries.DeliveredItem> delivered = contents.delivered();
    boolean acting = contents.until() == null;
    boolean own = reach.entityId() == order.entityId() && !order.isCancelled();
    boolean open =
        acting
            && delivered.isEmpty()
            && (order.status() == OrderStatus.PLACED || order.status() == OrderStatus.DECLINED);
    OrderInstructions.DeliveryInstruction instruction = instructions.find(id).orElse(null);
    List<OrderBatches.Batch> parts = batches.list(List.of(id));
    String statement = stateOrder.text(order, lines, parts, instruction);
    return new CallOffView(
        order,
        lines,
        reach.isOfSupplier() ? List.of() : queries.listServed(id),
        delivered,
        instruction == null || !reach.isOfSupplier() ? instruction : instruction.withoutBudget(),
        parts,
        amounts.run(order, lines.stream().map(CallOffQueries.CallOffLine::net).toList()),
        amounts.run(order, lines.stream().map(CallOffQueries.CallOffLine::placedNet).toList()),
        statement,
        statement == null ? null : Sha256.of(statement),
        contents.answers(),
        reach.isOfSupplier() ? null : changes.findApproval(id).orElse(null),
        contents.changes(),
        contents.changedItems(),
        acting
            ? rights(actor, reach, order, contents.changes(), !delivered.isEmpty())
            : ChangeRights.NONE,
        own
            && order.status() != OrderStatus.AWAITING_APPROVAL
            && lines.stream().anyMatch(l -> l.open().signum() > 0),
        own
            && (open || order.status() == OrderStatus.AWAITING_APPROVAL)
            && order.competitionId() == null,
        reach.isOfSupplier() && open,
        reach.isOfSupplier()
            && open
            && order.status() == OrderStatus.PLACED
            && order.competitionId() == null,
        contents.until());
  }

  private static ChangeRights rights(
      Actor actor,
      AgreementReach reach,
      CallOffQueries.CallOff order,
      List<OrderChangeQueries.OrderChange> asked,
      boolean delivered) {
    boolean officer = reach.entityId() == order.entityId();
    OrderSide side = officer ? OrderSide.ENTITY : OrderSide.SUPPLIER;
    boolean party = officer || reach.isOfSupplier();
    boolean awaiting = order.status() == OrderStatus.AWAITING_APPROVAL;
    boolean over = order.isCancelled() || awaiting || order.status() == OrderStatus.DELIVERED;
    Optional<OrderChangeQueries.OrderChange> open =
        asked.stream().filter(OrderChangeQueries.OrderChange::isOpen).findFirst();
    boolean free = party && !over && order.competitionId() == null && open.isEmpty();
    boolean confirmed = order.promisedOn() != null;
    return new ChangeRights(
        officer && awaiting && order.placedBy() != actor.personId(),
        free && officer && !confirmed,
        free && reach.isOfSupplier() && !confirmed && !delivered,
        free && confirmed,
        free && confirmed && !delivered,
        party && !over && open.filter(c -> c.side() != side).isPresent(),
        party && open.filter(c -> c.side() == side).isPresent());
  }
}
