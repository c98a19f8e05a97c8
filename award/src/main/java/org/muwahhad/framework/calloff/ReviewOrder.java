package org.muwahhad.framework.calloff;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.OrderInstructions;
import org.muwahhad.framework.OrderStatus;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Review;

/**
 * What an officer reads before an order is placed or cancelled, and its supplier before it is
 * confirmed or declined: its lines and sum, with VAT, in the currency of the agreement and in that
 * of the state, how the performance guarantee stands, and what is left of the entity's part
 * afterwards.
 */
@Singleton
public class ReviewOrder {
  private static final List<String> LINES =
      List.of(
          "framework.item",
          "framework.quantity",
          "framework.unit-price",
          "framework.review-amount");

  private final ViewAgreements viewAgreements;
  private final ViewCallOff viewCallOff;

  ReviewOrder(ViewAgreements viewAgreements, ViewCallOff viewCallOff) {
    this.viewAgreements = viewAgreements;
    this.viewCallOff = viewCallOff;
  }

  /** The number of an order that was placed. */
  public String number(Actor actor, long callOffId) {
    return viewCallOff.get(actor, callOffId).order().number();
  }

  /** Whether an order went to its supplier; otherwise it waits for a second person. */
  public boolean isSent(Actor actor, long callOffId) {
    return viewCallOff.get(actor, callOffId).order().sentAt() != null;
  }

  /** Of an order as it was just placed. */
  public Review placing(Actor actor, long agreementId, long callOffId) {
    ViewAgreements.AgreementView view = viewAgreements.get(actor, agreementId);
    ViewCallOff.CallOffView order = viewCallOff.get(actor, callOffId);
    Review review = of(view, order, "framework.submit", "/agreements/" + agreementId);
    return withGuarantee(withInstruction(review, order.instruction()), view.guarantee())
        .fact("framework.review-left", left(view))
        .effect(effect(order), view.agreement().supplier())
        .lasting("framework.review-place-lasting")
        .ofForm();
  }

  /** Whether its supplier receives it at once, or once a second person has approved it. */
  private static String effect(ViewCallOff.CallOffView order) {
    return order.order().status() == OrderStatus.AWAITING_APPROVAL
        ? "order.review-held"
        : "framework.review-place";
  }

  /** Of an order as it was just cancelled. */
  Review cancelling(Actor actor, long callOffId, String reason) {
    ViewCallOff.CallOffView order = viewCallOff.get(actor, callOffId);
    ViewAgreements.AgreementView view = viewAgreements.get(actor, order.order().agreementId());
    String back = "/call-offs/" + callOffId;
    return of(view, order, "framework.cancel", back)
        .fact("framework.order-number", order.order().number())
        .fact("framework.review-left", left(view))
        .fact("framework.cancel-reason", reason.strip())
        .effect("framework.review-cancel", view.agreement().supplier())
        .lasting("framework.review-cancel-lasting")
        .ending()
        .ofForm();
  }

  /** Of an order as its supplier just confirmed it. */
  Review confirming(Actor actor, long callOffId, ConfirmOrder.Confirmation confirmation) {
    ViewCallOff.CallOffView order = viewCallOff.get(actor, callOffId);
    return ofSupplier(order, "framework.confirm")
        .fact("framework.promised-on", confirmation.promisedOn())
        .fact("framework.remark", confirmation.words())
        .effect("framework.review-confirm", order.order().entity())
        .lasting("framework.review-confirm-lasting")
        .ofForm();
  }

  /** Of an order as its supplier just declined it. */
  Review declining(Actor actor, long callOffId, String reason) {
    ViewCallOff.CallOffView order = viewCallOff.get(actor, callOffId);
    return ofSupplier(order, "framework.decline")
        .fact("framework.decline-reason", reason.strip())
        .effect("framework.review-decline", order.order().entity())
        .lasting("framework.review-decline-lasting")
        .ending()
        .ofForm();
  }

  private static Review ofSupplier(ViewCallOff.CallOffView order, String actKey) {
    return Review.of(actKey, "/call-offs/" + order.order().id())
        .fact("framework.order-number", order.order().number())
        .fact("framework.number", order.order().agreementNumber())
        .fact("framework.entity", order.order().entity())
        .fact("framework.review-sum", order.sums().net())
        .fact("framework.vat-rate", vatRate(order.sums()))
        .fact("framework.gross", order.sums().gross())
        .sheet("framework.lines", LINES, rows(order));
  }

  private static Review.Wording vatRate(OrderAmounts sums) {
    return Review.Wording.of("framework.percent", sums.plainPercent());
  }

  /** The review with where and until when the order is to be delivered, where that is said. */
  private static Review withInstruction(
      Review review, OrderInstructions.@Nullable DeliveryInstruction instruction) {
    return instruction == null
        ? review
        : review
            .fact("framework.site", instruction.siteCode() == null ? null : instruction.place())
            .fact("framework.wanted-on", instruction.wantedOn())
            .fact("framework.contact", instruction.contact())
            .fact("framework.budget-line", instruction.budgetLine())
            .fact("framework.reference", instruction.reference());
  }

  private static List<List<Object>> rows(ViewCallOff.CallOffView order) {
    return order.lines().stream()
        .map(l -> row(l.item(), l.quantity(), l.unit(), l.unitPrice(), l.net()))
        .toList();
  }

  /** What is left of the reader's own part. */
  private static @Nullable Money left(ViewAgreements.AgreementView view) {
    return view.spend().isEmpty() ? null : view.spend().get(0).left();
  }

  private static List<Object> row(
      Bilingual item, BigDecimal quantity, Bilingual unit, BigDecimal unitPrice, Money net) {
    return List.of(
        item,
        new Review.Amount(quantity.stripTrailingZeros(), unit),
        Money.price(unitPrice, net.currency()),
        net);
  }

  private static Review of(
      ViewAgreements.AgreementView view,
      ViewCallOff.CallOffView order,
      String actKey,
      String back) {
    OrderAmounts sums = order.sums();
    return Review.of(actKey, back)
        .fact("framework.number", view.agreement().number())
        .fact("framework.supplier", view.agreement().supplier())
        .fact("framework.entity", order.order().entity())
        .fact("framework.review-sum", sums.net())
        .fact("framework.vat-rate", vatRate(sums))
        .fact("framework.vat", sums.vat())
        .fact("framework.gross", sums.gross())
        .fact("framework.review-sum-own", sums.grossOwn())
        .sheet("framework.lines", LINES, rows(order));
  }

  /** The review with how the supplier's performance guarantee stands, where one is due. */
  private static Review withGuarantee(
      Review review, ViewAgreements.@Nullable GuaranteeView guarantee) {
    if (guarantee == null) {
      return review;
    }
    Review stated =
        review.fact(
            "framework.guarantee", Review.Wording.of("guarantee.state." + guarantee.state()));
    LocalDate validUntil = guarantee.validUntil();
    return validUntil == null
        ? stated.fact("framework.review-guarantee-due", guarantee.until())
        : stated.fact("framework.review-guarantee-until", validUntil);
  }
}
