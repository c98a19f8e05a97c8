package org.muwahhad.framework.calloff;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.ReviewedFirst;

/** Call-offs, what their suppliers answer, their end and their deliveries. */
@Tag(name = "agreements")
@Controller
@PageAndApi(sheets = true)
@Secured(SecurityRule.IS_AUTHENTICATED)
record CallOffController(
    Answers answers,
    CallOffPage callOffPage,
    ViewCallOff view,
    ViewOrders viewOrders,
    RecordDelivery recordDelivery,
    CancelCallOff cancelCallOff,
    ConfirmOrder confirmOrder,
    DeclineOrder declineOrder,
    ReviewOrder reviewOrder) {
  private static final List<String> PARTS = List.of("delivered", "accepted", "reason");
  private static final String REQUEST_KEY = "requestKey";

  /** Why an order is cancelled. */
  record Cancellation(@Nullable String reason) {}

  /** A page of 25 orders, the last placed first; empty past the end. */
  @Get(uris = {"/api/v1/call-offs", "/call-offs"})
  HttpResponse<List<ViewOrders.ListedOrder>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<ViewOrders.ListedOrder> all =
        viewOrders.list(actor, new ListChoice("/call-offs", q, filter, sort, page));
    return answers.showList(
        "framework/call-offs",
        all,
        shown ->
            Map.of(
                "page",
                shown.titled("framework.call-offs"),
                "all",
                all,
                "officer",
                actor.is(Role.PROCUREMENT_OFFICER)));
  }

  /** Why an order is declined. */
  record Declination(@Nullable String reason) {}

  @Get(uris = {"/api/v1/call-offs/{id}", "/call-offs/{id}"})
  HttpResponse<ViewCallOff.CallOffView> get(Actor actor, long id) {
    return callOffPage.show(actor, id);
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/call-offs/{id}/cancel", "/call-offs/{id}/cancel"})
  HttpResponse<ViewCallOff.CallOffView> cancel(
      Actor actor, long id, @Body Cancellation cancellation) {
    String typed = cancellation.reason();
    String reason = typed == null ? "" : typed;
    return answers
        .act(() -> cancelCallOff.run(actor, id, reason))
        .then("/call-offs/" + id, "framework.cancelled-now")
        .reviewed(done -> reviewOrder.cancelling(actor, id, reason))
        .orBack("/call-offs/" + id)
        .orAgain(() -> get(actor, id))
        .answering(done -> view.get(actor, id));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/call-offs/{id}/confirm", "/call-offs/{id}/confirm"})
  HttpResponse<ViewCallOff.CallOffView> confirm(
      Actor actor, long id, @Body ConfirmOrder.Confirmation confirmation) {
    return answers
        .act(() -> confirmOrder.run(actor, id, confirmation))
        .then("/call-offs/" + id, "framework.confirmed-now")
        .reviewed(done -> reviewOrder.confirming(actor, id, confirmation))
        .orBack("/call-offs/" + id)
        .orAgain(() -> get(actor, id))
        .answering(done -> view.get(actor, id));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/call-offs/{id}/decline", "/call-offs/{id}/decline"})
  HttpResponse<ViewCallOff.CallOffView> decline(
      Actor actor, long id, @Body Declination declination) {
    String typed = declination.reason();
    String reason = typed == null ? "" : typed;
    return answers
        .act(() -> declineOrder.run(actor, id, reason))
        .then("/call-offs/" + id, "framework.declined-now")
        .reviewed(done -> reviewOrder.declining(actor, id, reason))
        .orBack("/call-offs/" + id)
        .orAgain(() -> get(actor, id))
        .answering(done -> view.get(actor, id));
  }

  @Post("/api/v1/call-offs/{id}/deliveries")
  @Status(HttpStatus.CREATED)
  ViewCallOff.CallOffView deliver(Actor actor, long id, @Body RecordDelivery.Delivery delivery) {
    recordDelivery.run(actor, id, delivery);
    return view.get(actor, id);
  }

  /** The form has boxes for every item, of which those filled in are recorded. */
  @Hidden
  @Post("/call-offs/{id}/deliveries")
  HttpResponse<ViewCallOff.CallOffView> deliverByForm(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    List<Long> items =
        view.get(actor, id).lines().stream()
            .map(CallOffQueries.CallOffLine::lotItemId)
            .filter(i -> PARTS.stream().anyMatch(p -> form.text(field(i, p)).isPresent()))
            .toList();
    return answers
        .act(() -> deliver(actor, id, form, items))
        .then("/call-offs/" + id, "framework.delivery-recorded")
        .showing(() -> get(actor, id));
  }

  private void deliver(Actor actor, long id, Form form, List<Long> items) {
    try {
      requireNumbers(form, items);
      recordDelivery.run(actor, id, typed(form, items));
    } catch (Refusal.InvalidInput refusal) {
      throw named(refusal, items);
    }
  }

  /** What was typed where a number belongs is not taken for nothing. */
  private static void requireNumbers(Form form, List<Long> items) {
    Faults faults = new Faults();
    for (int i = 0; i < items.size(); i++) {
      for (String part : List.of("delivered", "accepted")) {
        String field = field(items.get(i), part);
        boolean readable = form.text(field).isEmpty() || form.decimal(field).isPresent();
        faults.check(readable, "lines[" + i + "]." + part, "shared.not-a-number");
      }
    }
    faults.throwIfAny();
  }

  private static RecordDelivery.Delivery typed(Form form, List<Long> items) {
    return new RecordDelivery.Delivery(
        form.value(REQUEST_KEY),
        form.date("deliveredOn").orElse(null),
        items.stream()
            .map(
                i ->
                    new RecordDelivery.DeliveryLine(
                        i,
                        form.decimal(field(i, "delivered")).orElse(null),
                        form.decimal(field(i, "accepted")).orElse(null),
                        form.value(field(i, "reason"))))
            .toList());
  }

  /** The faults of the act, which counts lines, put to the fields of the page. */
  private static Refusal.InvalidInput named(Refusal.InvalidInput refusal, List<Long> items) {
    return new Refusal.InvalidInput(
        refusal.faults().stream()
            .map(f -> new Refusal.Fault(named(f.field(), items), f.code(), f.arguments()))
            .toList());
  }

  private static String named(String path, List<Long> items) {
    if (!path.startsWith("lines[")) {
      return path.equals("deliveredOn") ? path : "";
    }
    int line = Integer.parseInt(path.substring("lines[".length(), path.indexOf(']')));
    return field(items.get(line), path.substring(path.indexOf('.') + 1));
  }

  private static String field(long lotItemId, String part) {
    return part + "-" + lotItemId;
  }
}
