package org.muwahhad.demand.budget;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
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
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** Where a coordinator enters the budget of the state by category. */
@Hidden
@Controller("/rounds/{id}/desk/budgets")
@PageAndApi(sheets = true)
@Secured(SecurityRule.IS_AUTHENTICATED)
record BudgetPages(Answers answers, ViewDemandDesk viewDemandDesk, SetStateBudget setStateBudget) {

  @Get
  HttpResponse<String> show(Actor actor, long id) {
    ViewDemandDesk.DemandDeskView desk = viewDemandDesk.get(actor, id);
    Form form = Form.empty();
    for (CategorySums.Sum sum : desk.categories()) {
      form = form.with(field(sum, "version"), sum.version());
      Money budget = sum.budget();
      if (budget != null) {
        form = form.with(field(sum, "amount"), budget.amount().toPlainString());
      }
    }
    return page(desk, form);
  }

  @Post
  HttpResponse<?> save(HttpRequest<?> request, Actor actor, long id) {
    Form form = answers.form(Form::empty);
    ViewDemandDesk.DemandDeskView desk = viewDemandDesk.get(actor, id);
    for (CategorySums.Sum sum : desk.categories()) {
      form = set(request, actor, id, sum, form);
    }
    return form.hasErrors()
        ? page(desk, form).toMutableResponse().status(HttpStatus.UNPROCESSABLE_ENTITY)
        : Pages.redirect("/rounds/" + id + "/desk", Tone.GOOD, "demand.budgets-saved");
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

  private HttpResponse<String> page(ViewDemandDesk.DemandDeskView desk, Form form) {
    return answers.page(
        "demand/budget/budgets",
        page ->
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
