package org.muwahhad.catalog.proposal;

import io.micronaut.http.HttpResponse;
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
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.Texts;

/** The forms of proposals, for the controllers that show them first and again. */
@Singleton
class ProposalScreens {
  static final String LIST = "/catalog/proposals";
  private final Answers answers;
  private final ViewProposals viewProposals;
  private final ViewCatalog viewCatalog;
  private final CategoryQueries categories;
  private final FormChoiceQueries choices;

  ProposalScreens(
      Answers answers,
      ViewProposals viewProposals,
      ViewCatalog viewCatalog,
      CategoryQueries categories,
      FormChoiceQueries choices) {
    this.answers = answers;
    this.viewProposals = viewProposals;
    this.viewCatalog = viewCatalog;
    this.categories = categories;
    this.choices = choices;
  }

  static String path(long id) {
    return LIST + "/" + id;
  }

  /**
   * What is lacking, why, and an example, with what the catalog has like it.
   *
   * @param name of what is lacking, before anything was typed
   */
  HttpResponse<String> need(Actor actor, String name) {
    Form form = answers.form(() -> Form.empty().with("what", name));
    return answers.page(
        "catalog/proposal/propose-need",
        page ->
            Map.of(
                "page",
                belowList(page).titled("catalog.propose"),
                "form",
                form,
                "similar",
                viewProposals.similar(actor, List.of(form.value("what")))));
  }

  HttpResponse<String> change(Actor actor, ItemDetail detail) {
    String code = detail.item().code();
    Form form = answers.form(() -> ItemForm.formOf(detail));
    Template template = template(detail.item().categoryCode());
    return answers.page(
        "catalog/proposal/propose",
        page -> {
          Page below =
              belowCatalog(page)
                  .below(page.t().of(detail.revision().name()), "/catalog/" + code)
                  .titled("catalog.propose-change", code);
          Map<String, Object> model = model(below, actor, template, form);
          model.put("action", LIST + "/change/" + code);
          model.put("back", "/catalog/" + code);
          return model;
        });
  }

  /** Asks for the category of what becomes of a need. */
  HttpResponse<String> complete(ViewProposals.ProposalView proposed, String category) {
    return answers.page(
        "catalog/proposal/proposal-complete",
        page ->
            Map.of(
                "page",
                below(page, proposed.row()).titled("catalog.proposal-accept"),
                "proposed",
                proposed,
                "form",
                Form.empty().with("category", category),
                "categories",
                options(page.t())));
  }

  /** The form of a waiting proposal filled with what it says, upon what the item says now. */
  HttpResponse<String> accept(Actor actor, ViewProposals.ProposalView proposed, Template template) {
    Form form = answers.form(() -> formOf(actor, proposed, template));
    return answers.page(
        "catalog/proposal/proposal-accept",
        page -> {
          Page below = below(page, proposed.row()).titled("catalog.proposal-accept");
          Map<String, Object> model = model(below, actor, template, form);
          model.put("proposed", proposed);
          model.put("newest", newest(actor, proposed.row()));
          model.put("kinds", proposed.row().isNeed() ? ItemKind.options(page.t()) : List.of());
          return model;
        });
  }

  private Form formOf(Actor actor, ViewProposals.ProposalView proposed, Template template) {
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
