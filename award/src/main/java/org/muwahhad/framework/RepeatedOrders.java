package org.muwahhad.framework;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.muwahhad.framework.PlaceCallOff.OrderBatch;
import org.muwahhad.framework.PlaceCallOff.OrderLine;
import org.muwahhad.shared.Refusal;

/** Whether a request to order came before, and said the same. */
@Singleton
class RepeatedOrders {
  private final CallOffs callOffs;
  private final OrderBatches batches;
  private final InstructOrder instructions;

  RepeatedOrders(CallOffs callOffs, OrderBatches batches, InstructOrder instructions) {
    this.callOffs = callOffs;
    this.batches = batches;
    this.instructions = instructions;
  }

  /** The orders that the same request placed before, by agreement; all of them or none. */
  Map<Long, Long> earlier(long entityId, String requestKey, List<Long> ids, boolean alone) {
    Map<Long, Long> earlier = new LinkedHashMap<>();
    for (CallOffs.RequestedCallOff order : callOffs.listRequested(entityId, requestKey)) {
      if (alone && !ids.contains(order.agreementId())) {
        continue;
      }
      earlier.put(order.agreementId(), order.id());
    }
    if (!earlier.isEmpty() && !earlier.keySet().equals(new HashSet<>(ids))) {
      throw new Refusal.Conflict("shared.sent-otherwise");
    }
    return earlier;
  }

  /** A request that comes again and says something else was changed after it was placed. */
  void requireSame(long callOffId, PlaceOrders.AgreementOrder order) {
    boolean same =
        instructions.isSame(callOffId, order.instruction())
            && order.lines().size() == callOffs.countLines(callOffId)
            && order.lines().stream()
                .allMatch(
                    line ->
                        line.quantity() != null
                            && callOffs.countSame(callOffId, line.lotItemId(), line.quantity())
                                == 1)
            && isSameBatches(callOffId, order.lines());
    if (!same) {
      throw new Refusal.Conflict("shared.sent-otherwise");
    }
  }

  private boolean isSameBatches(long callOffId, List<OrderLine> asked) {
    Set<String> kept =
        batches.list(List.of(callOffId)).stream()
            .map(b -> b.lotItemId() + " " + b.wantedOn() + " " + OrderDraws.plain(b.quantity()))
            .collect(Collectors.toSet());
    Set<String> said = new HashSet<>();
    for (OrderLine line : asked) {
      for (OrderBatch batch : line.parts()) {
        BigDecimal quantity = batch.quantity();
        said.add(
            line.lotItemId()
                + " "
                + batch.wantedOn()
                + " "
                + (quantity == null ? "" : OrderDraws.plain(quantity)));
      }
    }
    return kept.equals(said);
  }
}
