package org.muwahhad.framework;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** A call-off in the browser, and the form on which its deliveries are recorded. */
@Hidden
@Controller("/call-offs/{id}")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class CallOffPages {
  private static final List<String> PARTS = List.of("delivered", "accepted", "reason");
  private final Pages pages;
  private final ViewCallOff read;
  private final RecordDelivery recordDelivery;

  CallOffPages(Pages pages, ViewCallOff read, RecordDelivery recordDelivery) {
    this.pages = pages;
    this.read = read;
    this.recordDelivery = recordDelivery;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    return page(request, actor, id, Form.empty().with("requestKey", UUID.randomUUID().toString()));
  }

  @Post("/deliveries")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> record(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.readSheet(request, body);
    List<Long> items =
        read.get(actor, id).lines().stream()
            .map(CallOffQueries.CallOffLine::lotItemId)
            .filter(i -> PARTS.stream().anyMatch(p -> form.text(field(i, p)).isPresent()))
            .toList();
    return Pages.orAgain(
        request,
        form,
        () -> {
          try {
            requireNumbers(form, items);
            recordDelivery.run(actor, id, typed(form, items));
          } catch (Refusal.InvalidInput refusal) {
            throw named(refusal, items);
          }
          return Pages.redirect("/call-offs/" + id, Tone.GOOD, "framework.delivery-recorded");
        },
        again -> page(request, actor, id, again));
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
        form.value("requestKey"),
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

  private ModelAndView<?> page(HttpRequest<?> request, Actor actor, long id, Form form) {
    ViewCallOff.CallOffView sheet = read.get(actor, id);
    Page page = pages.of(request);
    return new ModelAndView<>(
        "framework/call-off",
        Map.of(
            "page",
            page.titled("framework.call-off", sheet.order().number())
                .below(page.t().get("framework.agreements"), "/agreements")
                .below(
                    page.t().get("framework.agreement", sheet.order().agreementNumber()),
                    "/agreements/" + sheet.order().agreementId()),
            "sheet",
            sheet,
            "form",
            form));
  }
}
