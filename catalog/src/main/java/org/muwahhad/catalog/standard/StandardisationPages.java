package org.muwahhad.catalog.standard;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.FormChoiceQueries;
import org.muwahhad.catalog.item.ItemDetail;
import org.muwahhad.catalog.item.ViewCatalog;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;

/** The catalog manager's forms of equivalents and of prices by quantity. */
@Hidden
@Controller("/catalog")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record StandardisationPages(
    Answers answers,
    ViewCatalog view,
    EquivalentQueries equivalents,
    ViewPriceBreaks priceBreaks,
    FormChoiceQueries choices,
    MarkEquivalent markEquivalent,
    ChooseStandard chooseStandard,
    RemoveEquivalent removeEquivalent,
    SetPriceBreaks setPriceBreaks) {

  @Get("/{code}/equivalents")
  HttpResponse<String> equivalents(Actor actor, String code) {
    actor.require(Role.CATALOG_MANAGER);
    ItemDetail detail = view.newest(actor, code);
    List<EquivalentQueries.Equivalent> group = equivalents.listGroup(code);
    return answers.page(
        "catalog/standard/equivalents",
        page ->
            Map.of(
                "page",
                belowItem(page, detail).titled("catalog.equivalents-of", code),
                "detail",
                detail,
                "group",
                group));
  }

  @Post("/{code}/equivalents")
  HttpResponse<?> mark(Actor actor, String code) {
    actor.require(Role.CATALOG_MANAGER);
    Form form = answers.form(Form::empty);
    return answers
        .act(
            () ->
                markEquivalent.run(
                    actor,
                    code,
                    new MarkEquivalent.Mark(
                        form.value("other"), form.value("factor"), standard(form, code))))
        .then(back(code), "catalog.equivalent-marked", code)
        .orAgain(() -> equivalents(actor, code))
        .done();
  }

  @Post("/{code}/equivalents/standard")
  HttpResponse<?> choose(Actor actor, String code) {
    String back = from(code);
    return answers
        .act(() -> chooseStandard.run(actor, code))
        .then(back, "catalog.standard-chosen", code)
        .orBack(back)
        .done();
  }

  @Post("/{code}/equivalents/remove")
  HttpResponse<?> remove(Actor actor, String code) {
    String back = from(code);
    return answers
        .act(() -> removeEquivalent.run(actor, code))
        .then(back, "catalog.equivalent-removed", code)
        .orBack(back)
        .done();
  }

  @Get("/{code}/price-breaks")
  HttpResponse<String> priceBreaks(Actor actor, String code) {
    actor.require(Role.CATALOG_MANAGER);
    ItemDetail detail = view.newest(actor, code);
    Form form = answers.form(() -> PriceBreakForm.formOf(priceBreaks.run(actor, code), detail));
    return answers.page(
        "catalog/standard/price-breaks",
        page ->
            Map.of(
                "page",
                belowItem(page, detail).titled("catalog.price-breaks-of", detail.item().code()),
                "detail",
                detail,
                "form",
                form,
                "currencies",
                choices.listCurrencies().stream().map(c -> c.option(page.t())).toList(),
                "rows",
                PriceBreakForm.ROWS));
  }

  @Post("/{code}/price-breaks")
  HttpResponse<?> set(Actor actor, String code) {
    actor.require(Role.CATALOG_MANAGER);
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> setPriceBreaks.run(actor, code, PriceBreakForm.read(form)))
        .then("/catalog/" + code, "catalog.price-breaks-set", code)
        .orAgain(() -> priceBreaks(actor, code))
        .done();
  }

  /** The form says which of the two it is; its code is only known once the other is typed. */
  private static String standard(Form form, String code) {
    return switch (form.value("standard")) {
      case "this" -> code;
      case "other" -> form.value("other").strip().toUpperCase(Locale.ROOT);
      default -> "";
    };
  }

  /** The page of the item from which a button of its group was pressed. */
  private String from(String code) {
    return back(answers.form(Form::empty).text("from").orElse(code));
  }

  private static String back(String code) {
    return Pages.local("/catalog/" + code.replaceAll("[^A-Za-z0-9.-]", "") + "/equivalents");
  }

  private static Page belowItem(Page page, ItemDetail detail) {
    return page.below(page.t().get("catalog.title"), "/catalog")
        .below(page.t().of(detail.revision().name()), "/catalog/" + detail.item().code());
  }
}
