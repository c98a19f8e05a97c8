package org.muwahhad.framework.calloff;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.framework.OrderInstruction;
import org.muwahhad.framework.calloff.PlaceCallOff.OrderLine;
import org.muwahhad.shared.KeyedRequest;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RequestContents;

/** Whether a request to order came before, and said the same. */
@Singleton
class RepeatedOrders {
  private final CallOffs callOffs;
  private final RequestContents requests;

  RepeatedOrders(CallOffs callOffs, RequestContents requests) {
    this.callOffs = callOffs;
    this.requests = requests;
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

  /** Lets pass a request that comes again and orders the same under an agreement. */
  void requireSame(long entityId, String requestKey, PlaceOrders.AgreementOrder order) {
    requests.requireSame(keyed(entityId, requestKey, order));
  }

  /** Keeps what a request orders under an agreement. */
  void keep(long entityId, String requestKey, PlaceOrders.AgreementOrder order) {
    requests.keep(keyed(entityId, requestKey, order));
  }

  /** What is ordered under an agreement, wherever it stands in its request. */
  private record OrderContent(List<OrderLine> lines, @Nullable OrderInstruction instruction) {}

  private static KeyedRequest keyed(
      long entityId, String requestKey, PlaceOrders.AgreementOrder order) {
    return KeyedRequest.of(
        "order:" + order.agreementId() + ":" + entityId,
        requestKey,
        new OrderContent(order.lines(), order.instruction()));
  }
}
