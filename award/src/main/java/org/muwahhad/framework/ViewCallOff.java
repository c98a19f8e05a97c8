package org.muwahhad.framework;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * One call-off with the demand that it serves and its deliveries, for those who may see it: as
 * {@link ViewAgreements}. The people of a supplier read the orders it received, and not which
 * demand they serve.
 */
@Singleton
public class ViewCallOff {
  private final AgreementAccess access;
  private final CallOffQueries queries;
  private final OrderInstructions instructions;
  private final ComputeOrderAmounts amounts;
  private final StateOrder stateOrder;

  ViewCallOff(
      AgreementAccess access,
      CallOffQueries queries,
      OrderInstructions instructions,
      ComputeOrderAmounts amounts,
      StateOrder stateOrder) {
    this.stateOrder = stateOrder;
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
   * @param amounts what it comes to; null for an order without lines
   * @param statement what the order says, in canonical JSON; null for an order without lines
   * @param sha256 digest of the statement, as the record of the order has it
   * @param answers what the supplier answered, the last first
   * @param mayRecord whether the reader may record deliveries and some are to come
   * @param mayCancel whether the reader may cancel it
   * @param mayConfirm whether the reader may confirm it for the supplier
   * @param mayDecline whether the reader may decline it for the supplier
   */
  public record CallOffView(
      CallOffQueries.CallOff order,
      List<CallOffQueries.CallOffLine> lines,
      List<CallOffQueries.ServedDemandLine> served,
      List<CallOffQueries.DeliveredItem> delivered,
      OrderInstructions.@Nullable GivenInstruction instruction,
      @Nullable OrderAmounts amounts,
      @Nullable String statement,
      @Nullable String sha256,
      List<CallOffQueries.AnsweredOrder> answers,
      boolean mayRecord,
      boolean mayCancel,
      boolean mayConfirm,
      boolean mayDecline) {
    /** What the order comes to, without VAT, in the currency of the agreement. */
    public Money total() {
      return sums().net();
    }

    /** What the order comes to, which has lines. */
    public OrderAmounts sums() {
      return Objects.requireNonNull(amounts);
    }

    /** The lines of demand that the order of an item serves. */
    public List<CallOffQueries.ServedDemandLine> servedOf(long lotItemId) {
      return served.stream().filter(s -> s.lotItemId() == lotItemId).toList();
    }
  }

  /**
   * One call-off.
   *
   * @throws Refusal.NotFound when there is none, or it is not the reader's to see
   */
  @Transactional
  public CallOffView get(Actor actor, long id) {
    AgreementReach reach = access.reach(actor);
    CallOffQueries.CallOff order =
        queries
            .find(id, reach.state(), reach.entityId(), reach.supplierId())
            .orElseThrow(() -> new Refusal.NotFound("call-off " + id));
    List<CallOffQueries.CallOffLine> lines = queries.listLines(id);
    List<CallOffQueries.DeliveredItem> delivered = queries.listDelivered(id);
    boolean own = reach.entityId() == order.entityId() && !order.isCancelled();
    boolean open =
        delivered.isEmpty()
            && (order.status() == OrderStatus.PLACED || order.status() == OrderStatus.DECLINED);
    OrderInstructions.GivenInstruction instruction = instructions.find(id).orElse(null);
    String statement = stateOrder.text(order, lines, instruction);
    return new CallOffView(
        order,
        lines,
        reach.isOfSupplier() ? List.of() : queries.listServed(id),
        delivered,
        instruction == null || !reach.isOfSupplier() ? instruction : instruction.withoutBudget(),
        amounts.run(order, lines),
        statement,
        statement == null ? null : Sha256.of(statement),
        queries.listAnswers(id),
        own && lines.stream().anyMatch(l -> l.open().signum() > 0),
        own && open && order.competitionId() == null,
        reach.isOfSupplier() && open,
        reach.isOfSupplier()
            && open
            && order.status() == OrderStatus.PLACED
            && order.competitionId() == null);
  }
}
