package org.muwahhad.framework;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import org.muwahhad.access.ReportScope;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** Framework agreements and the thread of a demand line in the browser. */
@Hidden
@Controller
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class AgreementPages {
  private final Pages pages;
  private final ViewAgreements read;
  private final ViewDemandThread viewDemandThread;
  private final PlaceCallOff placeCallOff;

  AgreementPages(
      Pages pages,
      ViewAgreements read,
      ViewDemandThread viewDemandThread,
      PlaceCallOff placeCallOff) {
    this.pages = pages;
    this.read = read;
    this.viewDemandThread = viewDemandThread;
    this.placeCallOff = placeCallOff;
  }

  @Get("/agreements")
  ModelAndView<?> list(HttpRequest<?> request, Actor actor) {
    return new ModelAndView<>(
        "framework/agreements",
        Map.of("page", pages.of(request).titled("framework.agreements"), "all", read.list(actor)));
  }

  @Get("/agreements/{id}")
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    return page(request, actor, id, Form.empty().with("requestKey", UUID.randomUUID().toString()));
  }

  @Post("/agreements/{id}/call-offs")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> order(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    List<Long> items = typed(form, read.get(actor, id).entitlements());
    try {
      placeCallOff.run(actor, id, order(form, items));
    } catch (Refusal.InvalidInput refusal) {
      Form marked = Refusals.mark(form, named(refusal, items), Pages.language(request));
      return HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY)
          .body(page(request, actor, id, marked));
    } catch (Refusal.RuleBroken | Refusal.Conflict refusal) {
      return Pages.redirect(
          "/agreements/" + id, Tone.BAD, refusal.messageKey(), refusal.arguments().toArray());
    }
    return Pages.redirect("/agreements/" + id, Tone.GOOD, "framework.ordered-now");
  }

  @Get("/demand-lines/{id}/thread")
  ModelAndView<?> thread(HttpRequest<?> request, Actor actor, long id) {
    return new ModelAndView<>(
        "framework/thread",
        Map.of(
            "page",
            pages.of(request).titled("framework.thread"),
            "thread",
            viewDemandThread.get(actor, id)));
  }

  private ModelAndView<?> page(HttpRequest<?> request, Actor actor, long id, Form form) {
    ViewAgreements.AgreementView sheet = read.get(actor, id);
    Page page = pages.of(request);
    return new ModelAndView<>(
        "framework/agreement",
        Map.of(
            "page",
            page.titled("framework.agreement", sheet.agreement().number())
                .below(page.t().get("framework.agreements"), "/agreements"),
            "sheet",
            sheet,
            "own",
            ReportScope.of(actor, Role.CENTRAL_BUYER, Role.AUDITOR, Role.COMMITTEE_MEMBER),
            "form",
            form));
  }

  /** The items for which something was typed. */
  private static List<Long> typed(Form form, List<AgreementQueries.Entitlement> entitlements) {
    return entitlements.stream()
        .map(AgreementQueries.Entitlement::lotItemId)
        .filter(i -> form.text(field(i)).isPresent())
        .toList();
  }

  private static PlaceCallOff.Order order(Form form, List<Long> items) {
    return new PlaceCallOff.Order(
        form.value("requestKey"),
        items.stream()
            .map(i -> new PlaceCallOff.OrderLine(i, form.decimal(field(i)).orElse(null)))
            .toList());
  }

  /** The faults of the act, which counts lines, put to the fields of the page. */
  private static Refusal.InvalidInput named(Refusal.InvalidInput refusal, List<Long> items) {
    return new Refusal.InvalidInput(refusal.faults().stream().map(f -> named(f, items)).toList());
  }

  private static Refusal.Fault named(Refusal.Fault fault, List<Long> items) {
    String line = fault.field().replaceAll("[^0-9]", "");
    if (line.isEmpty()) {
      return new Refusal.Fault("", fault.code(), fault.arguments());
    }
    String code = fault.code().equals("shared.missing") ? "shared.not-a-number" : fault.code();
    return new Refusal.Fault(field(items.get(Integer.parseInt(line))), code, fault.arguments());
  }

  /** The field of an item's quantity. */
  private static String field(long lotItemId) {
    return "quantity-" + lotItemId;
  }
}
