package org.muwahhad.framework.order;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.OrderInstructions;
import org.muwahhad.framework.calloff.OrderAmounts;
import org.muwahhad.framework.calloff.OrderChangeQueries;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Review;

/**
 * What is read before orders are placed from a basket, before one is approved or refused by a
 * second person, and before it is changed: agreements, quantities, sums with VAT, delivery, and
 * what follows.
 */
@Singleton
class ReviewChange {
  private static final String NONE = "–";
  private static final List<String> ORDERED =
      List.of(
          "framework.number",
          "framework.item",
          "framework.quantity",
          "framework.unit-price",
          "framework.review-amount");
  private static final List<String> SUMS =
      List.of(
          "framework.number",
          "framework.supplier",
          "framework.review-sum",
          "framework.vat",
          "framework.gross",
          "order.goes-out");
  private static final List<String> LINES =
      List.of(
          "framework.item",
          "framework.quantity",
          "framework.unit-price",
          "framework.review-amount");
  private static final List<String> BATCHES =
      List.of("framework.item", "framework.quantity", "framework.wanted-on");
  private static final List<String> DELIVERIES =
      List.of(
          "framework.number",
          "framework.site",
          "framework.wanted-on",
          "framework.contact",
          "framework.budget-line",
          "framework.reference");
  private static final List<String> LEFT =
      List.of("framework.item", "order.placed-quantity", "order.left-quantity");

  private final ViewCallOff view;

  ReviewChange(ViewCallOff view) {
    this.view = view;
  }

  /** Of the orders of a basket as they were just placed. */
  Review placing(Actor actor, List<Long> placed) {
    List<ViewCallOff.CallOffView> sheets = placed.stream().map(id -> view.get(actor, id)).toList();
    List<List<Object>> ordered = new ArrayList<>();
    List<List<Object>> sums = new ArrayList<>();
    List<List<Object>> batches = new ArrayList<>();
    boolean held = false;
    boolean sent = false;
    for (ViewCallOff.CallOffView callOff : sheets) {
      OrderAmounts amounts = callOff.sums();
      callOff
          .lines()
          .forEach(
              l ->
                  ordered.add(
                      List.of(
                          callOff.order().agreementNumber(),
                          l.item(),
                          amount(l.quantity(), l.unit()),
                          l.price(),
                          l.net())));
      batches.addAll(batches(callOff));
      boolean waits = callOff.order().sentAt() == null;
      held |= waits;
      sent |= !waits;
      sums.add(
          List.of(
              callOff.order().agreementNumber(),
              callOff.order().supplier(),
              amounts.net(),
              amounts.vat(),
              amounts.gross(),
              Review.Wording.of(waits ? "order.goes-out-later" : "order.goes-out-now")));
    }
    Review review =
        Review.of("order.place-basket", "/basket")
            .fact("framework.entity", sheets.get(0).order().entity())
            .fact("order.total-own", totalOwn(sheets))
            .sheet("order.orders", SUMS, sums)
            .sheet("framework.lines", ORDERED, ordered)
            .sheet("order.deliveries", DELIVERIES, deliveries(sheets))
            .sheet("order.batches", BATCHES, batches);
    if (sent) {
      review = review.effect("order.review-place");
    }
    if (held) {
      review = review.effect("order.review-hold");
    }
    return review.lasting("framework.review-place-lasting").ofForm();
  }

  /** What all come to with VAT in one currency, where they have one; null otherwise. */
  private static @Nullable Money totalOwn(List<ViewCallOff.CallOffView> sheets) {
    Money sum = null;
    for (ViewCallOff.CallOffView callOff : sheets) {
      Money own = callOff.sums().grossOwn();
      Money gross = own == null ? callOff.sums().gross() : own;
      if (sum != null && !sum.currency().equals(gross.currency())) {
        return null;
      }
      sum = sum == null ? gross : sum.plus(gross);
    }
    return sum;
  }

  /** Where and until when the orders that say so are to be delivered. */
  private static List<List<Object>> deliveries(List<ViewCallOff.CallOffView> sheets) {
    List<List<Object>> rows = new ArrayList<>();
    for (ViewCallOff.CallOffView callOff : sheets) {
      OrderInstructions.DeliveryInstruction given = callOff.instruction();
      if (given != null) {
        rows.add(
            List.of(
                callOff.order().agreementNumber(),
                given.siteCode() == null ? NONE : given.place(),
                given.wantedOn(),
                orNone(given.contact()),
                orNone(given.budgetLine()),
                orNone(given.reference())));
      }
    }
    return rows;
  }

  private static String orNone(String text) {
    return text.isEmpty() ? NONE : text;
  }

  private static List<List<Object>> batches(ViewCallOff.CallOffView callOff) {
    List<List<Object>> rows = new ArrayList<>();
    for (CallOffQueries.CallOffLine line : callOff.lines()) {
      callOff
          .batchesOf(line.lotItemId())
          .forEach(
              b -> rows.add(List.of(line.item(), amount(b.quantity(), line.unit()), b.wantedOn())));
    }
    return rows;
  }

  /** Of an order as it was just approved. */
  Review approving(Actor actor, long callOffId, String remark) {
    return ofOrder(actor, callOffId, "order.approve")
        .fact("order.remark", remark.strip())
        .effect("order.review-approve", view.get(actor, callOffId).order().supplier())
        .lasting("order.review-approve-lasting")
        .ofForm();
  }

  /** Of an order as it was just refused. */
  Review refusing(Actor actor, long callOffId, String reason) {
    return ofOrder(actor, callOffId, "order.refuse")
        .fact("order.refuse-reason", reason.strip())
        .effect("order.review-refuse")
        .lasting("order.review-refuse-lasting")
        .ending()
        .ofForm();
  }

  private Review ofOrder(Actor actor, long callOffId, String actKey) {
    ViewCallOff.CallOffView callOff = view.get(actor, callOffId);
    OrderAmounts sums = callOff.sums();
    OrderChangeQueries.Approval approval = callOff.approval();
    return Review.of(actKey, address(callOffId))
        .fact("framework.order-number", callOff.order().number())
        .fact("framework.number", callOff.order().agreementNumber())
        .fact("framework.supplier", callOff.order().supplier())
        .fact("order.placed-by", callOff.order().placer())
        .fact("framework.review-sum", sums.net())
        .fact("framework.vat", sums.vat())
        .fact("framework.gross", sums.gross())
        .fact("framework.review-sum-own", sums.grossOwn())
        .fact("order.threshold", approval == null ? null : approval.limit())
        .sheet("framework.lines", LINES, lines(callOff))
        .sheet("order.deliveries", DELIVERIES, deliveries(List.of(callOff)))
        .sheet("order.batches", BATCHES, batches(callOff));
  }

  private static List<List<Object>> lines(ViewCallOff.CallOffView callOff) {
    return callOff.lines().stream()
        .<List<Object>>map(
            l -> List.of(l.item(), amount(l.quantity(), l.unit()), l.price(), l.net()))
        .toList();
  }

  /** Of an order as its officer just changed it alone. */
  Review changing(Actor actor, long callOffId) {
    ViewCallOff.CallOffView callOff = view.get(actor, callOffId);
    return ofChange(callOff, "order.change", callOff.changes().get(0))
        .effect("order.review-change", callOff.order().supplier())
        .lasting("order.review-change-lasting")
        .ofForm();
  }

  /** Of a change as the other side just agreed to it. */
  Review agreeing(Actor actor, long callOffId, long changeId) {
    ViewCallOff.CallOffView callOff = view.get(actor, callOffId);
    OrderChangeQueries.OrderChange change =
        callOff.changes().stream().filter(c -> c.id() == changeId).findFirst().orElseThrow();
    Review review =
        ofChange(callOff, "order.agree", change)
            .effect("order.review-agree-" + change.kind())
            .lasting("order.review-agree-lasting");
    return callOff.order().isCancelled() ? review.ending() : review;
  }

  private static Review ofChange(
      ViewCallOff.CallOffView callOff, String actKey, OrderChangeQueries.OrderChange change) {
    return Review.of(actKey, address(callOff.order().id()))
        .fact("framework.order-number", callOff.order().number())
        .fact("framework.entity", callOff.order().entity())
        .fact("framework.supplier", callOff.order().supplier())
        .fact("order.change-kind", Review.Wording.of("order.change-kind." + change.kind()))
        .fact("order.due-on", change.dueOn())
        .fact("order.change-reason", change.reason())
        .fact("order.sum-before", placedNet(callOff))
        .fact("order.sum-after", callOff.order().isCancelled() ? null : callOff.sums().net())
        .sheet("order.left", LEFT, left(callOff, change));
  }

  private static @Nullable Money placedNet(ViewCallOff.CallOffView callOff) {
    OrderAmounts placed = callOff.placedAmounts();
    return placed == null ? null : placed.net();
  }

  private static List<List<Object>> left(
      ViewCallOff.CallOffView callOff, OrderChangeQueries.OrderChange change) {
    return callOff.itemsOf(change.id()).stream()
        .<List<Object>>map(
            i ->
                List.of(
                    i.item(), amount(i.placedQuantity(), i.unit()), amount(i.quantity(), i.unit())))
        .toList();
  }

  private static Review.Amount amount(BigDecimal quantity, Bilingual unit) {
    return new Review.Amount(quantity.stripTrailingZeros(), unit);
  }

  private static String address(long callOffId) {
    return "/call-offs/" + callOffId;
  }
}
