package org.muwahhad.framework;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Money;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** Orders of all agreements, for those who may see them: as {@link ViewAgreements}. */
@Singleton
public class ViewOrders {
  private final AgreementAccess access;
  private final OrderQueries queries;

  ViewOrders(AgreementAccess access, OrderQueries queries) {
    this.access = access;
    this.queries = queries;
  }

  /**
   * An order in a list.
   *
   * @param net what its lines come to, without VAT, in the currency of the agreement; null for an
   *     order without lines
   */
  public record ListedOrder(OrderQueries.OrderRow order, @Nullable Money net) {}

  /** A page of them; empty past the end. */
  @Transactional
  public ListPage<ListedOrder> list(Actor actor, ListChoice choice) {
    AgreementReach reach = access.reach(actor);
    List<OrderQueries.OrderRow> rows = page(reach, choice);
    Map<Long, Money> sums = sums(rows);
    return new ListPage<>(
        rows.stream().map(r -> new ListedOrder(r, sums.get(r.id()))).toList(),
        queries.count(
            reach.state(), reach.entityId(), reach.supplierId(), choice.like(), choice.filter()),
        choice);
  }

  private List<OrderQueries.OrderRow> page(AgreementReach reach, ListChoice choice) {
    return choice.sort().isEmpty() || choice.sort().equals("-placed")
        ? queries.listNewest(
            reach.state(),
            reach.entityId(),
            reach.supplierId(),
            choice.like(),
            choice.filter(),
            ListChoice.SIZE,
            choice.offset())
        : queries.listSorted(
            reach.state(),
            reach.entityId(),
            reach.supplierId(),
            choice.like(),
            choice.filter(),
            choice.sort(),
            ListChoice.SIZE,
            choice.offset());
  }

  private Map<Long, Money> sums(List<OrderQueries.OrderRow> rows) {
    Map<Long, Money> sums = new HashMap<>();
    if (!rows.isEmpty()) {
      queries
          .listAmounts(rows.stream().map(OrderQueries.OrderRow::id).toList())
          .forEach(a -> sums.merge(a.callOffId(), a.net(), Money::plus));
    }
    return sums;
  }
}
