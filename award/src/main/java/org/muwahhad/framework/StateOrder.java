package org.muwahhad.framework;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
  private final CanonicalJson canonical;

  StateOrder(CallOffQueries queries, OrderInstructions instructions, CanonicalJson canonical) {
    this.queries = queries;
    this.instructions = instructions;
    this.canonical = canonical;
  }

  /** What an order says, in canonical JSON; null for an order without lines. */
  @Nullable String text(
      CallOffQueries.CallOff order,
      List<CallOffQueries.CallOffLine> lines,
      OrderInstructions.@Nullable GivenInstruction instruction) {
    return lines.isEmpty() ? null : canonical.write(OrderStatement.of(order, lines, instruction));
  }

  /**
   * What the entry of an order records beside its lines.
   *
   * @param sha256 digest of what it says
   */
  record RecordedOrder(String sha256, BigDecimal vatPercent) {}

  /** An order that was just placed, with its lines and its instruction. */
  RecordedOrder placed(long callOffId) {
    CallOffQueries.CallOff order =
        queries.find(callOffId, "", 0, 0).orElseThrow(Refusal.Conflict::changedMeanwhile);
    OrderStatement statement =
        OrderStatement.of(
            order, queries.listLines(callOffId), instructions.find(callOffId).orElse(null));
    return new RecordedOrder(Sha256.of(canonical.write(statement)), order.vatPercent());
  }
}
