package org.muwahhad.catalog.proposal;

import io.micronaut.http.HttpRequest;
import io.micronaut.views.ModelAndView;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.item.FormChoiceQueries;
import org.muwahhad.catalog.item.ItemDetail;
import org.muwahhad.catalog.item.ItemForm;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.catalog.item.ViewCatalog;
import org.muwahhad.catalog.template.CategoryQueries;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;

/** The forms of proposals, for the controllers that show them first and again. */
@Singleton
class ProposalScreens {
  static final String LIST = "/catalog/proposals";
  private final Pages pages;
  private final ViewProposals viewProposals;
  private final ViewCatalog viewCatalog;
  private final CategoryQueries categories;
  private final FormChoiceQueries choices;

  ProposalScreens(
      Pages pages,
      ViewProposals viewProposals,
      ViewCatalog viewCatalog,
      CategoryQueries categories,
      FormChoiceQueries choices) {
    this.pages = pages;
    this.viewProposals = viewProposals;
    this.viewCatalog = viewCatalog;
    this.categories = categories;
    this.choices = choices;
  }

  static String path(long id) {
    return LIST + "/" + id;
  }

  /** First step: the name, what the catalog has like it, and the category. */
  ModelAndView<?> start(HttpRequest<?> request, Actor actor, Form form) {
    Page page = belowList(pages.of(request)).titled("catalog.propose");
    return new ModelAndView<>(
        "catalog/proposal/propose-start",
        Map.of(
            "page",
            page,
            "form",
            form,
            "similar",
            viewProposals.similar(actor, List.of(form.value("name"))),
            "categories",
            options(page.t())));
  }

  /** Second step, by the template of the category. */
  ModelAndView<?> form(HttpRequest<?> request, Actor actor, Template template, Form form) {
    Page page = belowList(pages.of(request)).titled("catalog.propose");
    Map<String, Object> model = model(page, actor, template, form);
    model.put("action", LIST + "/new");
    model.put("back", LIST + "/new");
    model.put("kinds", ItemKind.options(page.t()));
    return new ModelAndView<>("catalog/proposal/propose", model);
  }

  ModelAndView<?> change(HttpRequest<?> request, Actor actor, ItemDetail detail, Form form) {
    String code = detail.item().code();
    Page page = belowCatalog(pages.of(request));
    page = page.below(page.t().of(detail.revision().name()), "/catalog/" + code);
    Template template = template(detail.item().categoryCode());
    Map<String, Object> model =
        model(page.titled("catalog.propose-change", code), actor, template, form);
    model.put("action", LIST + "/change/" + code);
    model.put("back", "/catalog/" + code);
    model.put("kinds", List.of());
    return new ModelAndView<>("catalog/proposal/propose", model);
  }

  ModelAndView<?> accept(
      HttpRequest<?> request, Actor actor, ViewProposals.ProposalView proposed, Form form) {
    Page page = below(pages.of(request), proposed.row()).titled("catalog.proposal-accept");
    Map<String, Object> model = model(page, actor, template(proposed.row().categoryCode()), form);
    model.put("proposed", proposed);
    model.put("newest", newest(actor, proposed.row()));
    return new ModelAndView<>("catalog/proposal/proposal-accept", model);
  }

  /** The form of a waiting proposal filled with what it says, upon what the item says now. */
  Form formOf(Actor actor, ViewProposals.ProposalView proposed) {
    ProposalRow row = proposed.row();
    return ItemForm.formOf(proposed.content(), template(row.categoryCode()))
        .with("basedOn", newest(actor, row));
  }

  /** Number of the newest revision of the item to be changed; 0 for a new one. */
  private int newest(Actor actor, ProposalRow row) {
    String code = row.itemCode();
    return code == null ? 0 : viewCatalog.newest(actor, code).item().revisionCount();
  }

  Template template(String category) {
    return viewCatalog
        .template(category)
        .orElseThrow(() -> new Refusal.NotFound("category " + category));
  }

  private Map<String, Object> model(Page page, Actor actor, Template template, Form form) {
    Map<String, Object> model = new HashMap<>();
    model.put("page", page);
    model.put("form", form);
    model.put("template", template);
    model.put("path", categories.listPath(template.category()));
    model.put("units", choices.listUnits().stream().map(n -> n.option(page.t())).toList());
    model.put(
        "currencies", choices.listCurrencies().stream().map(n -> n.option(page.t())).toList());
    model.put(
        "similar",
        viewProposals.similar(
            actor, List.of(form.value("content.name.ar"), form.value("content.name.en"))));
    return model;
  }

  static Page below(Page page, ProposalRow row) {
    return belowList(page).below(page.t().of(row.name()), path(row.id()));
  }

  static Page belowList(Page page) {
    return belowCatalog(page).below(page.t().get("catalog.proposals"), LIST);
  }

  private static Page belowCatalog(Page page) {
    return page.below(page.t().get("catalog.title"), "/catalog");
  }

  private List<Option> options(Texts t) {
    return categories.listAll().stream().map(c -> c.option(t)).toList();
  }
}
