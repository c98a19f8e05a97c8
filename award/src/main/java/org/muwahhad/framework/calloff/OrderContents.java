package org.muwahhad.framework.calloff;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.framework.CallOffQueries;

/**
 * An order with what its sides wrote and delivered of it.
 *
 * @param until when another supplier took the place of the reader's, so that nothing later is in
 *     it; null for a reader of it as it stands
 */
record OrderContents(
    CallOffQueries.CallOff order,
    List<CallOffQueries.CallOffLine> lines,
    List<CallOffQueries.DeliveredItem> delivered,
    List<CallOffQueries.AnsweredOrder> answers,
    List<OrderChangeQueries.OrderChange> changes,
    List<OrderChangeQueries.ChangedItem> changedItems,
    @Nullable Instant until) {}
