package org.muwahhad.demand.budget;

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
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** Where a coordinator sets the budget ceilings of the state's entities in a round. */
@Hidden
@Controller("/rounds/{id}/ceilings")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class CeilingPages {
  private final Pages pages;
  private final ViewCeilings viewCeilings;
  private final SetCeiling setCeiling;

  CeilingPages(Pages pages, ViewCeilings viewCeilings, SetCeiling setCeiling) {
    this.pages = pages;
    this.viewCeilings = viewCeilings;
    this.setCeiling = setCeiling;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    ViewCeilings.CeilingsView view = viewCeilings.get(actor, id);
    return page(request, view, formOf(view.budgets()));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> set(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.readSheet(request, body);
    ViewCeilings.CeilingsView view = viewCeilings.get(actor, id);
    Form marked = form;
    for (Ceilings.EntityBudget budget : view.budgets()) {
      marked = set(request, actor, id, budget, marked);
    }
    return marked.hasErrors()
        ? HttpResponse.unprocessableEntity()
            .contentType(Pages.HTML)
            .body(page(request, viewCeilings.get(actor, id), marked))
        : Pages.redirect("/rounds/" + id + "/ceilings", Tone.GOOD, "demand.ceilings-saved");
  }

  /** Sets the ceiling of one entity if it was changed; the form with what was wrong. */
  private Form set(
      HttpRequest<?> request, Actor actor, long id, Ceilings.EntityBudget budget, Form form) {
    String field = field(budget, "amount");
    Optional<BigDecimal> amount = form.decimal(field);
    if (amount.isEmpty() && form.text(field).isPresent()) {
      return Refusals.mark(
          form, new Refusal.InvalidInput(field, "shared.not-a-number"), Pages.language(request));
    }
    boolean hard = form.chosen(field(budget, "hard"), "true");
    int version = form.decimal(field(budget, "version")).map(BigDecimal::intValue).orElse(0);
    if (isAsBefore(budget, amount, hard)) {
      return form;
    }
    try {
      setCeiling.run(
          actor, id, budget.entityId(), new SetCeiling.Ceiling(amount.orElse(null), hard, version));
      return form.with(field(budget, "version"), version + 1);
    } catch (Refusal.InvalidInput | Refusal.RuleBroken | Refusal.Conflict refusal) {
      return form.withError(field, message(refusal, request));
    }
  }

  private static String message(Refusal refusal, HttpRequest<?> request) {
    Form refused = Refusals.mark(Form.empty(), refusal, Pages.language(request));
    return refused.errors().get(0).message();
  }

  private static boolean isAsBefore(
      Ceilings.EntityBudget budget, Optional<BigDecimal> amount, boolean hard) {
    BigDecimal standing = budget.amount();
    return standing == null
        ? amount.isEmpty()
        : amount.filter(a -> a.compareTo(standing) == 0).isPresent() && hard == budget.hard();
  }

  private static Form formOf(List<Ceilings.EntityBudget> budgets) {
    Form form = Form.empty();
    for (Ceilings.EntityBudget budget : budgets) {
      form = form.with(field(budget, "version"), budget.version());
      if (budget.ceiling() != null) {
        form = form.with(field(budget, "amount"), budget.ceiling().amount());
      }
      if (budget.hard()) {
        form = form.with(field(budget, "hard"), "true");
      }
    }
    return form;
  }

  private static String field(Ceilings.EntityBudget budget, String part) {
    return "ceilings[" + budget.entityId() + "]." + part;
  }

  private ModelAndView<?> page(HttpRequest<?> request, ViewCeilings.CeilingsView view, Form form) {
    Page page = pages.of(request);
    return new ModelAndView<>(
        "demand/budget/ceilings",
        Map.of(
            "page",
            page.titled("demand.ceilings")
                .below(page.t().get("demand.rounds"), "/rounds")
                .below(page.t().of(view.round().name()), "/rounds/" + view.round().id()),
            "view",
            view,
            "form",
            form));
  }
}
