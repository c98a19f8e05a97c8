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
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.desk.CategorySums;
import org.muwahhad.demand.desk.ViewDemandDesk;
import org.muwahhad.demand.round.RoundBreadcrumbs;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** Where a coordinator enters the budget of the state by category. */
@Hidden
@Controller("/rounds/{id}/desk/budgets")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class BudgetPages {
  private final Pages pages;
  private final ViewDemandDesk viewDemandDesk;
  private final SetStateBudget setStateBudget;

  BudgetPages(Pages pages, ViewDemandDesk viewDemandDesk, SetStateBudget setStateBudget) {
    this.pages = pages;
    this.viewDemandDesk = viewDemandDesk;
    this.setStateBudget = setStateBudget;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    ViewDemandDesk.DemandDeskView desk = viewDemandDesk.get(actor, id);
    Form form = Form.empty();
    for (CategorySums.Sum sum : desk.categories()) {
      form = form.with(field(sum, "version"), sum.version());
      Money budget = sum.budget();
      if (budget != null) {
        form = form.with(field(sum, "amount"), budget.amount().toPlainString());
      }
    }
    return page(request, desk, form);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> save(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.readSheet(request, body);
    ViewDemandDesk.DemandDeskView desk = viewDemandDesk.get(actor, id);
    for (CategorySums.Sum sum : desk.categories()) {
      form = set(request, actor, id, sum, form);
    }
    if (form.hasErrors()) {
      return HttpResponse.unprocessableEntity()
          .contentType(Pages.HTML)
          .body(page(request, desk, form));
    }
    return Pages.redirect("/rounds/" + id + "/desk", Tone.GOOD, "demand.budgets-saved");
  }

  /** Sets one budget when it was changed; the form with what was wrong. */
  private Form set(HttpRequest<?> request, Actor actor, long id, CategorySums.Sum sum, Form form) {
    String field = field(sum, "amount");
    Optional<BigDecimal> amount = form.decimal(field);
    if (amount.isEmpty() && form.text(field).isPresent()) {
      return Refusals.mark(
          form, new Refusal.InvalidInput(field, "shared.not-a-number"), Pages.language(request));
    }
    int version = form.decimal(field(sum, "version")).map(BigDecimal::intValue).orElse(0);
    if (isAsBefore(sum, amount)) {
      return form;
    }
    try {
      setStateBudget.run(
          actor, id, sum.code(), new SetStateBudget.Budget(amount.orElse(null), version));
      return form.with(field(sum, "version"), version + 1);
    } catch (Refusal.InvalidInput | Refusal.RuleBroken | Refusal.Conflict refusal) {
      Form marked = Refusals.mark(Form.empty(), refusal, Pages.language(request));
      return form.withError(field, marked.errors().get(0).message());
    }
  }

  private static boolean isAsBefore(CategorySums.Sum sum, Optional<BigDecimal> amount) {
    Money standing = sum.budget();
    return standing == null
        ? amount.isEmpty()
        : amount.filter(a -> a.compareTo(standing.amount()) == 0).isPresent();
  }

  private static String field(CategorySums.Sum sum, String part) {
    return "budgets[" + sum.code() + "]." + part;
  }

  private ModelAndView<?> page(
      HttpRequest<?> request, ViewDemandDesk.DemandDeskView desk, Form form) {
    Page page = pages.of(request);
    return new ModelAndView<>(
        "demand/budget/budgets",
        Map.of(
            "page",
            RoundBreadcrumbs.of(page, desk.round().name(), desk.round().id())
                .below(page.t().get("demand.desk"), "/rounds/" + desk.round().id() + "/desk")
                .titled("demand.budgets"),
            "desk",
            desk,
            "form",
            form));
  }
}
