package org.muwahhad.catalog.proposal;

import io.micronaut.http.HttpRequest;
import io.micronaut.views.ModelAndView;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.item.FormChoiceQueries;
import org.muwahhad.catalog.item.ItemContent;
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

  /** What is lacking, why, and an example, with what the catalog has like it. */
  ModelAndView<?> need(HttpRequest<?> request, Actor actor, Form form) {
    return new ModelAndView<>(
        "catalog/proposal/propose-need",
        Map.of(
            "page",
            belowList(pages.of(request)).titled("catalog.propose"),
            "form",
            form,
            "similar",
            viewProposals.similar(actor, List.of(form.value("what")))));
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
    return new ModelAndView<>("catalog/proposal/propose", model);
  }

  /** Asks for the category of what becomes of a need. */
  ModelAndView<?> complete(HttpRequest<?> request, ViewProposals.ProposalView proposed, Form form) {
    Page page = below(pages.of(request), proposed.row()).titled("catalog.proposal-accept");
    return new ModelAndView<>(
        "catalog/proposal/proposal-complete",
        Map.of("page", page, "proposed", proposed, "form", form, "categories", options(page.t())));
  }

  ModelAndView<?> accept(
      HttpRequest<?> request,
      Actor actor,
      ViewProposals.ProposalView proposed,
      Template template,
      Form form) {
    Page page = below(pages.of(request), proposed.row()).titled("catalog.proposal-accept");
    Map<String, Object> model = model(page, actor, template, form);
    model.put("proposed", proposed);
    model.put("newest", newest(actor, proposed.row()));
    model.put("kinds", proposed.row().isNeed() ? ItemKind.options(page.t()) : List.of());
    return new ModelAndView<>("catalog/proposal/proposal-accept", model);
  }

  /** The form of a waiting proposal filled with what it says, upon what the item says now. */
  Form formOf(Actor actor, ViewProposals.ProposalView proposed, Template template) {
    ItemContent content = proposed.content();
    Form form =
        content == null ? named(proposed.row().name().ar()) : ItemForm.formOf(content, template);
    return form.with("basedOn", newest(actor, proposed.row()));
  }

  /** What is needed, as typed, goes into the language it is written in. */
  private static Form named(String name) {
    boolean arabic =
        name.codePoints()
            .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC);
    return Form.empty().with(arabic ? "content.name.ar" : "content.name.en", name);
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
