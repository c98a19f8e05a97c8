package org.muwahhad.catalog.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.FormChoiceQueries;
import org.muwahhad.catalog.item.ItemDetail;
import org.muwahhad.catalog.item.ItemDrafts;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.catalog.item.ItemQueries;
import org.muwahhad.catalog.item.RetireItem;
import org.muwahhad.catalog.item.ViewCatalog;
import org.muwahhad.catalog.standard.EquivalentQueries;
import org.muwahhad.catalog.template.CategoryQueries;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** The catalog manager's forms: adding, revising and retiring an item. */
@Hidden
@Controller("/catalog")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ItemPages(
    Answers answers,
    ViewCatalog view,
    CategoryQueries categories,
    FormChoiceQueries choices,
    ItemDrafts drafts,
    RetireItem retireItem,
    ItemQueries items,
    EquivalentQueries equivalents) {

  /** First step without a category, second step with one. */
  @Get("/new")
  HttpResponse<?> add(
      HttpRequest<?> request, Actor actor, @QueryValue(defaultValue = "") String category) {
    actor.require(Role.CATALOG_MANAGER);
    Optional<Template> template = view.template(category);
    if (template.isPresent()) {
      return newForm(template.get());
    }
    return request.getParameters().contains("category")
        ? chooseCategory(category, true).toMutableResponse().status(HttpStatus.UNPROCESSABLE_ENTITY)
        : chooseCategory(category, false);
  }

  @Post("/new")
  HttpResponse<?> save(Actor actor) {
    actor.require(Role.CATALOG_MANAGER);
    Form form = answers.form(Form::empty);
    Template template =
        view.template(form.value("category"))
            .orElseThrow(() -> new Refusal.NotFound("category " + form.value("category")));
    return answers
        .act(() -> drafts.add(actor, form, template))
        .then(
            draft ->
                Pages.redirect(
                    "/catalog/" + draft.code(), Tone.GOOD, "catalog.added", draft.code()))
        .orAgain(() -> newForm(template))
        .done();
  }

  @Get("/{code}/revise")
  HttpResponse<String> revise(Actor actor, String code) {
    actor.require(Role.CATALOG_MANAGER);
    return reviseForm(view.newest(actor, code));
  }

  @Post("/{code}/revise")
  HttpResponse<?> saveRevision(Actor actor, String code) {
    actor.require(Role.CATALOG_MANAGER);
    Form form = answers.form(Form::empty);
    ItemDetail detail = view.newest(actor, code);
    return answers
        .act(() -> drafts.revise(actor, form, template(detail), code))
        .then(
            published ->
                Pages.redirect(
                    "/catalog/" + code, Tone.GOOD, "catalog.revised", code, published.number()))
        .orAgain(() -> reviseForm(detail))
        .done();
  }

  @Get("/{code}/retire")
  HttpResponse<String> retire(Actor actor, String code) {
    actor.require(Role.CATALOG_MANAGER);
    return retireForm(view.newest(actor, code));
  }

  @Post("/{code}/retire")
  HttpResponse<?> confirmRetire(Actor actor, String code) {
    actor.require(Role.CATALOG_MANAGER);
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> retireItem.run(actor, code, form.value("reason"), form.value("successor")))
        .then("/catalog/" + code, "catalog.retired", code)
        .orAgain(() -> retire(actor, code))
        .done();
  }

  /**
   * Asks for the category of a new item.
   *
   * @param wrong whether the category that was asked for is none
   */
  private HttpResponse<String> chooseCategory(String category, boolean wrong) {
    Form form = Form.empty().with("category", category);
    return answers.page(
        "catalog/page/choose-category",
        page ->
            Map.of(
                "page",
                belowCatalog(page).titled("catalog.add-title"),
                "form",
                wrong
                    ? form.withError("category", page.t().get("shared.refusal.not-a-choice"))
                    : form,
                "categories",
                options(page.t())));
  }

  private HttpResponse<String> newForm(Template template) {
    Form form = answers.form(Form::empty).with("category", template.category());
    return answers.page(
        "catalog/page/add",
        page -> {
          Map<String, Object> model =
              model(belowCatalog(page).titled("catalog.add-title"), template, form);
          model.put("kinds", ItemKind.options(page.t()));
          return model;
        });
  }

  private HttpResponse<String> reviseForm(ItemDetail detail) {
    String code = detail.item().code();
    Form form = answers.form(() -> drafts.formOf(detail));
    return answers.page(
        "catalog/page/revise",
        page -> {
          Map<String, Object> model =
              model(
                  belowItem(page, detail).titled("catalog.revise-title", code),
                  template(detail),
                  form);
          model.put("code", code);
          return model;
        });
  }

  private HttpResponse<String> retireForm(ItemDetail detail) {
    String code = detail.item().code();
    return answers.page(
        "catalog/page/retire",
        page ->
            Map.of(
                "page",
                belowItem(page, detail).titled("catalog.retire"),
                "code",
                code,
                "siblings",
                siblings(code, page.t())));
  }

  /** What may take the item's place: its equivalents first, then the others of its class. */
  private List<Option> siblings(String code, Texts t) {
    List<String> equivalent =
        equivalents.listGroup(code).stream().map(EquivalentQueries.Equivalent::itemCode).toList();
    return items.listSiblings(code).stream()
        .sorted(Comparator.comparing(s -> !equivalent.contains(s.code())))
        .map(s -> s.option(t))
        .toList();
  }

  private Map<String, Object> model(Page page, Template template, Form form) {
    Map<String, Object> model = new HashMap<>();
    model.put("page", page);
    model.put("form", form);
    model.put("template", template);
    model.put("path", categories.listPath(template.category()));
    model.put("units", options(choices.listUnits(), page.t()));
    model.put("currencies", options(choices.listCurrencies(), page.t()));
    return model;
  }

  private Template template(ItemDetail detail) {
    return view.template(detail.item().categoryCode())
        .orElseThrow(() -> new IllegalStateException("No category of " + detail.item().code()));
  }

  private static Page belowCatalog(Page page) {
    return page.below(page.t().get("catalog.title"), "/catalog");
  }

  private static Page belowItem(Page page, ItemDetail detail) {
    return belowCatalog(page)
        .below(page.t().of(detail.revision().name()), "/catalog/" + detail.item().code());
  }

  private List<Option> options(Texts t) {
    return categories.listAll().stream().map(c -> c.option(t)).toList();
  }

  private static List<Option> options(List<FormChoiceQueries.CodeWithNames> named, Texts t) {
    return named.stream().map(n -> n.option(t)).toList();
  }
}
