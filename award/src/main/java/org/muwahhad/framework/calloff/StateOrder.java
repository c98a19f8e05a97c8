package org.muwahhad.framework.calloff;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.OrderInstructions;
import org.muwahhad.shared.CanonicalJson;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * Writes what an order says ({@link OrderStatement}) and its digest. The entry of the order records
 * the digest, and the purchase order prints it: so the paper can be held against the record.
 */
@Singleton
class StateOrder {
  private final CallOffQueries queries;
  private final OrderInstructions instructions;
  private final OrderBatches batches;
  private final CanonicalJson canonical;

  StateOrder(
      CallOffQueries queries,
      OrderInstructions instructions,
      OrderBatches batches,
      CanonicalJson canonical) {
    this.queries = queries;
    this.instructions = instructions;
    this.batches = batches;
    this.canonical = canonical;
  }

  /** What an order says, in canonical JSON; null for an order without lines. */
  @Nullable String text(
      CallOffQueries.CallOff order,
      List<CallOffQueries.CallOffLine> lines,
      List<OrderBatches.Batch> parts,
      OrderInstructions.@Nullable DeliveryInstruction instruction) {
    return lines.isEmpty()
        ? null
        : canonical.write(OrderStatement.of(order, lines, parts, instruction));
  }

  /**
   * What the entry of an order records beside its lines.
   *
   * @param sha256 digest of what it says
   */
  record RecordedOrder(String sha256, BigDecimal vatPercent) {}

  /** An order that was just placed, with its lines and its instruction. */
  RecordedOrder placed(long callOffId) {
    return Objects.requireNonNull(placed(List.of(callOffId)).get(callOffId));
  }

  /** Orders that were just placed, at least one, by their keys. */
  Map<Long, RecordedOrder> placed(List<Long> callOffs) {
    List<CallOffQueries.CallOffLine> lines = queries.listLinesOf(callOffs);
    List<OrderBatches.Batch> parts = batches.list(callOffs);
    List<OrderInstructions.DeliveryInstruction> given = instructions.listOf(callOffs);
    Map<Long, RecordedOrder> recorded = new HashMap<>();
    for (CallOffQueries.CallOff order : queries.listOf(callOffs)) {
      OrderStatement statement =
          OrderStatement.of(
              order,
              lines.stream().filter(l -> l.callOffId() == order.id()).toList(),
              parts.stream().filter(b -> b.callOffId() == order.id()).toList(),
              given.stream().filter(i -> i.callOffId() == order.id()).findFirst().orElse(null));
      recorded.put(
          order.id(), new RecordedOrder(Sha256.of(canonical.write(statement)), order.vatPercent()));
    }
    if (recorded.size() != callOffs.size()) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    return recorded;
  }
}
