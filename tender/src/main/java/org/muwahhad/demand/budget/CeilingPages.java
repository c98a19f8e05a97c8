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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** Where a coordinator sets the budget ceilings of the state's entities in a round. */
@Hidden
@Controller("/rounds/{id}/ceilings")
@PageAndApi(sheets = true)
@Secured(SecurityRule.IS_AUTHENTICATED)
record CeilingPages(Answers answers, ViewCeilings viewCeilings, SetCeiling setCeiling) {

  @Get
  HttpResponse<String> show(Actor actor, long id) {
    ViewCeilings.CeilingsView view = viewCeilings.get(actor, id);
    return page(view, formOf(view.budgets()));
  }

  @Post
  HttpResponse<?> set(HttpRequest<?> request, Actor actor, long id) {
    Form marked = answers.form(Form::empty);
    ViewCeilings.CeilingsView view = viewCeilings.get(actor, id);
    for (Ceilings.EntityBudget budget : view.budgets()) {
      marked = set(request, actor, id, budget, marked);
    }
    return marked.hasErrors()
        ? page(viewCeilings.get(actor, id), marked)
            .toMutableResponse()
            .status(HttpStatus.UNPROCESSABLE_ENTITY)
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

  private HttpResponse<String> page(ViewCeilings.CeilingsView view, Form form) {
    return answers.page(
        "demand/budget/ceilings",
        page ->
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
