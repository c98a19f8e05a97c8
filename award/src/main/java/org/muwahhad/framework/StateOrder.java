package org.muwahhad.framework;

import jakarta.inject.Singleton;
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
    return lines.isEmpty()
        ? null
        : canonical.write(OrderStatement.of(order, lines, instruction));
  }

  /** The digest of an order that was just placed, with its lines and its instruction. */
  String digest(long callOffId) {
    CallOffQueries.CallOff order =
        queries.find(callOffId, "", 0, 0).orElseThrow(Refusal.Conflict::changedMeanwhile);
    return Sha256.of(
        canonical.write(
            OrderStatement.of(
                order,
                queries.listLines(callOffId),
                instructions.find(callOffId).orElse(null))));
  }
}
