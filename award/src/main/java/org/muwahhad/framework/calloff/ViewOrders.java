package org.muwahhad.framework.calloff;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.AgreementAccess;
import org.muwahhad.framework.AgreementReach;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * Orders of all agreements, for those who may see them: as {@link ViewCallOff}. A supplier whose
 * place another one took sees its orders as they stood until then.
 */
@Singleton
public class ViewOrders {
  private final AgreementAccess access;
  private final OrderQueries queries;
  private final FormerOrders formerOrders;

  ViewOrders(AgreementAccess access, OrderQueries queries, FormerOrders formerOrders) {
    this.access = access;
    this.queries = queries;
    this.formerOrders = formerOrders;
  }

  /**
   * An order in a list.
   *
   * @param net what its lines come to, without VAT, in the currency of the agreement; null for an
   *     order without lines
   * @param former whether another supplier took the place of the reader's since, so that it is
   *     listed as it stood until then
   */
  public record ListedOrder(OrderQueries.OrderRow order, @Nullable Money net, boolean former) {}

  /** A page of them; empty past the end. */
  @Transactional
  public ListPage<ListedOrder> list(Actor actor, ListChoice choice) {
    AgreementReach reach = access.reach(actor);
    List<OrderQueries.OrderRow> rows = page(reach, choice);
    Map<Long, Money> sums = sums(rows);
    Map<Long, ListedOrder> former = former(reach, rows);
    return new ListPage<>(
        rows.stream()
            .map(r -> former.getOrDefault(r.id(), new ListedOrder(r, sums.get(r.id()), false)))
            .toList(),
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

  /** Those of a page whose supplier was the reader's until another one took its place. */
  private Map<Long, ListedOrder> former(AgreementReach reach, List<OrderQueries.OrderRow> rows) {
    Map<Long, ListedOrder> former = new HashMap<>();
    if (reach.isOfSupplier() && !rows.isEmpty()) {
      formerOrders
          .listOf(rows.stream().map(OrderQueries.OrderRow::id).toList(), reach.supplierId())
          .forEach(contents -> former.put(contents.order().id(), listed(contents)));
    }
    return former;
  }

  private static ListedOrder listed(OrderContents contents) {
    CallOffQueries.CallOff order = contents.order();
    return new ListedOrder(
        new OrderQueries.OrderRow(
            order.id(),
            order.number(),
            order.agreementId(),
            order.agreementNumber(),
            order.lotTitle(),
            order.entity(),
            order.supplier(),
            order.placedAt(),
            order.status(),
            order.wantedOn(),
            order.promisedOn()),
        contents.lines().stream()
            .map(CallOffQueries.CallOffLine::net)
            .reduce(Money::plus)
            .orElse(null),
        true);
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
