package org.muwahhad.catalog.standard;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.ItemQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Texts;

/**
 * Items side by side in the browser. Any form may lead here: each {@code item} of the query is the
 * code of one, such as those ticked in a list.
 */
@Hidden
@Controller("/catalog/compare")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ComparePages(Answers answers, CompareItems compare, ItemQueries items) {
  @Get
  HttpResponse<?> show(
      HttpRequest<?> request, Actor actor, @QueryValue(defaultValue = "") String only) {
    List<String> codes =
        new ArrayList<>(
            request.getParameters().getAll("item").stream().filter(c -> !c.isBlank()).toList());
    Form form = Form.empty();
    HttpStatus status = HttpStatus.OK;
    while (true) {
      try {
        ItemComparison comparison = compare.run(actor, codes);
        return page(actor, comparison, form, only.equals("differences"))
            .toMutableResponse()
            .status(status);
      } catch (Refusal.RuleBroken | Refusal.NotFound refusal) {
        // What was added last is what cannot be shown; the rest stays.
        form =
            form.with("item", codes.remove(codes.size() - 1))
                .withError("item", Refusals.message(refusal, Pages.language(request)));
        status = HttpStatus.UNPROCESSABLE_ENTITY;
      }
    }
  }

  private HttpResponse<String> page(
      Actor actor, ItemComparison comparison, Form form, boolean onlyDifferences) {
    return answers.page(
        "catalog/standard/compare",
        page ->
            Map.of(
                "page",
                page.below(page.t().get("catalog.title"), "/catalog")
                    .titled("catalog.compare-title"),
                "comparison",
                comparison,
                "form",
                form,
                "onlyDifferences",
                onlyDifferences,
                "mayDemand",
                actor.is(Role.PROCUREMENT_OFFICER),
                "siblings",
                siblings(comparison, page.t())));
  }

  /** What may be put beside the first: items of its class that are not there yet. */
  private List<Option> siblings(ItemComparison comparison, Texts t) {
    List<String> shown = comparison.items().stream().map(ItemComparison.ItemColumn::code).toList();
    return shown.isEmpty()
        ? List.of()
        : items.listSiblings(shown.get(0)).stream()
            .filter(s -> !shown.contains(s.code()))
            .map(s -> s.option(t))
            .toList();
  }
}
