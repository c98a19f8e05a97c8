package org.muwahhad.framework.order;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.framework.agreement.AgreementPage;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.ReviewedFirst;

/** Orders of several agreements at once: what can be ordered, the basket, and placing it. */
@Tag(name = "agreements")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record BasketController(
    Answers answers,
    ViewBasket view,
    ViewAgreements agreements,
    AgreementPage agreementPage,
    PutInBasket putInBasket,
    PlaceBasket placeBasket,
    ReviewChange reviewChange) {
  private static final String BASKET = "/basket";

  /** The orders placed, in the order of the agreements given. */
  record PlacedOrders(List<Long> callOffIds) {}

  /** What the basket is to hold of some items; the others stay. */
  record BasketChange(@Nullable List<PutInBasket.WantedItem> items) {
    List<PutInBasket.WantedItem> all() {
      return Objects.requireNonNullElse(items, List.of());
    }
  }

  /** What is in the basket of the reader. */
  @Get(uris = {"/api/v1/basket", "/basket"})
  HttpResponse<ViewBasket.BasketView> get(Actor actor) {
    ViewBasket.BasketView basket = view.get(actor);
    return show(basket, answers.form(() -> inBasket(basket)), false);
  }

  /**
   * The page of a basket; its sums are of the quantities that the form shows.
   *
   * @param kept whether they were just kept
   */
  private HttpResponse<ViewBasket.BasketView> show(
      ViewBasket.BasketView basket, Form form, boolean kept) {
    return answers.show(
        "order/basket",
        basket,
        page ->
            Map.of(
                "page",
                page.titled("order.basket")
                    .below(page.t().get("framework.agreements"), "/agreements"),
                "basket",
                BasketForm.typed(basket, form),
                "kept",
                kept,
                "form",
                form));
  }

  /** The quantities of the basket, and the site where there is one alone. */
  private static Form inBasket(ViewBasket.BasketView basket) {
    Form form = Form.empty().with("requestKey", UUID.randomUUID());
    for (ViewBasket.BasketAgreement agreement : basket.agreements()) {
      for (BasketItems.OrderableItem item : agreement.items()) {
        form = form.with("quantity-" + item.field(), item.quantity().stripTrailingZeros());
      }
    }
    return basket.sites().size() == 1 ? form.with("site", basket.sites().get(0).code()) : form;
  }

  /** A page of 25 items that the entity of the reader can order now; empty past the end. */
  @Get(uris = {"/api/v1/orderable-items", "/orderable-items"})
  HttpResponse<List<BasketItems.OrderableItem>> listOrderable(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<BasketItems.OrderableItem> all =
        view.listOrderable(actor, new ListChoice("/orderable-items", q, "", "", page));
    Form form = answers.form(() -> quantities(all.entries()));
    return answers.showList(
        "order/orderable",
        all,
        shown ->
            Map.of(
                "page",
                shown.titled("order.orderable").below(shown.t().get("order.basket"), BASKET),
                "all",
                all,
                "own",
                view.ownPrices(actor, all.entries()),
                "form",
                form));
  }

  private static Form quantities(List<BasketItems.OrderableItem> items) {
    Form form = Form.empty();
    for (BasketItems.OrderableItem item : items) {
      if (item.quantity().signum() > 0) {
        form = form.with("quantity-" + item.field(), item.quantity().stripTrailingZeros());
      }
    }
    return form;
  }

  @Put("/api/v1/basket")
  ViewBasket.BasketView put(Actor actor, @Body BasketChange change) {
    putInBasket.run(actor, change.all());
    return view.get(actor);
  }

  /** The form has a box for every item of the page, of which those changed are taken over. */
  @Hidden
  @Post("/orderable-items")
  HttpResponse<List<BasketItems.OrderableItem>> putByForm(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "1") int page) {
    Form form = answers.form(Form::empty);
    List<BasketItems.OrderableItem> items =
        view.listOrderable(actor, new ListChoice("/orderable-items", q, "", "", page)).entries();
    return answers
        .act(() -> put(actor, items, form))
        .then(BASKET, "order.put-now")
        .showing(() -> listOrderable(actor, q, page));
  }

  /** What was typed in the form of an agreement, to be ordered later together with others. */
  @Hidden
  @Post("/agreements/{id}/basket")
  HttpResponse<ViewBasket.BasketView> putOfAgreement(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    List<Long> typed =
        agreements.get(actor, id).entitlements().stream()
            .map(AgreementQueries.Entitlement::lotItemId)
            .filter(i -> form.text("quantity-" + i).isPresent())
            .toList();
    return answers
        .act(() -> putTyped(actor, id, typed, form))
        .then(BASKET, "order.put-now")
        .orBack("/agreements/" + id)
        .orAgain(() -> agreementPage.show(actor, id))
        .answering(done -> view.get(actor));
  }

  /** The form is that of an order under the agreement, which names its fields by the items. */
  private void putTyped(Actor actor, long agreementId, List<Long> typed, Form form) {
    if (typed.isEmpty()) {
      throw new Refusal.RuleBroken("order.basket-empty");
    }
    Faults unread = new Faults();
    List<PutInBasket.WantedItem> wanted = new ArrayList<>();
    for (long item : typed) {
      BigDecimal quantity = form.decimal("quantity-" + item).orElse(null);
      unread.check(quantity != null, "quantity-" + item, "shared.not-a-number");
      wanted.add(new PutInBasket.WantedItem(agreementId, item, quantity));
    }
    unread.throwIfAny();
    putFrom(actor, wanted, item -> "quantity-" + item.lotItemId());
  }

  /**
   * Keeps the quantities that were typed in the basket, without ordering them, and shows the form
   * as it was typed with the sums of these.
   */
  @Hidden
  @Post("/basket")
  HttpResponse<ViewBasket.BasketView> keepByForm(Actor actor) {
    Form form = answers.form(Form::empty);
    List<BasketItems.OrderableItem> items =
        view.get(actor).agreements().stream().flatMap(a -> a.items().stream()).toList();
    return answers
        .act(() -> put(actor, items, form))
        .then(done -> show(view.get(actor), form, true))
        .showing(() -> get(actor));
  }

  private void put(Actor actor, List<BasketItems.OrderableItem> items, Form form) {
    BasketForm.requireNumbers(items, form);
    putFrom(
        actor,
        BasketForm.wanted(items, form),
        item -> "quantity-" + item.agreementId() + "-" + item.lotItemId());
  }

  /** Tells what is wrong at the fields that the page has for the items. */
  private void putFrom(
      Actor actor,
      List<PutInBasket.WantedItem> wanted,
      Function<PutInBasket.WantedItem, String> field) {
    try {
      putInBasket.run(actor, wanted);
    } catch (Refusal.InvalidInput refusal) {
      throw new Refusal.InvalidInput(
          refusal.faults().stream()
              .map(
                  f ->
                      new Refusal.Fault(
                          f.field().startsWith("items[")
                              ? field.apply(wanted.get(index(f.field())))
                              : "",
                          f.code(),
                          f.arguments()))
              .toList());
    }
  }

  /** The place in a path such as {@code items[2].quantity}. */
  private static int index(String path) {
    return Integer.parseInt(path.substring("items[".length(), path.indexOf(']')));
  }

  @Post("/api/v1/basket/orders")
  @Status(HttpStatus.CREATED)
  PlacedOrders place(Actor actor, @Body PlaceBasket.Basket basket) {
    return new PlacedOrders(placeBasket.run(actor, basket));
  }

  /** The form has a box for every item, of which those filled in are ordered. */
  @Hidden
  @ReviewedFirst
  @Post("/basket/orders")
  HttpResponse<ViewBasket.BasketView> placeByForm(Actor actor) {
    Form form = answers.form(Form::empty);
    ViewBasket.BasketView basket = view.get(actor);
    return answers
        .act(() -> place(actor, basket, form))
        .then("/call-offs", "order.placed-now")
        .reviewed(placed -> reviewChange.placing(actor, placed))
        .orBack(BASKET)
        .showing(() -> get(actor));
  }

  private List<Long> place(Actor actor, ViewBasket.BasketView basket, Form form) {
    BasketForm typed = new BasketForm(basket, form);
    try {
      return placeBasket.run(actor, typed.read());
    } catch (Refusal.InvalidInput refusal) {
      throw typed.named(refusal);
    }
  }
}
