package org.muwahhad.catalog.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.FormChoiceQueries;
import org.muwahhad.catalog.item.ItemDetail;
import org.muwahhad.catalog.item.ItemDrafts;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.catalog.item.ItemQueries;
import org.muwahhad.catalog.item.PublishedRevision;
import org.muwahhad.catalog.item.RetireItem;
import org.muwahhad.catalog.item.ViewCatalog;
import org.muwahhad.catalog.standard.EquivalentQueries;
import org.muwahhad.catalog.template.CategoryQueries;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** The catalog manager's forms: adding, revising and retiring an item. */
@Hidden
@Controller("/catalog")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ItemPages {
  private final Pages pages;
  private final ViewCatalog view;
  private final CategoryQueries categories;
  private final FormChoiceQueries choices;
  private final ItemDrafts drafts;
  private final RetireItem retireItem;
  private final ItemQueries items;
  private final EquivalentQueries equivalents;

  ItemPages(
      Pages pages,
      ViewCatalog view,
      CategoryQueries categories,
      FormChoiceQueries choices,
      ItemDrafts drafts,
      RetireItem retireItem,
      ItemQueries items,
      EquivalentQueries equivalents) {
    this.pages = pages;
    this.view = view;
    this.categories = categories;
    this.choices = choices;
    this.drafts = drafts;
    this.retireItem = retireItem;
    this.items = items;
    this.equivalents = equivalents;
  }

  /** First step without a category, second step with one. */
  @Get("/new")
  @Produces(Pages.HTML)
  HttpResponse<?> add(
      HttpRequest<?> request, Actor actor, @QueryValue(defaultValue = "") String category) {
    actor.require(Role.CATALOG_MANAGER);
    Optional<Template> template = view.template(category);
    if (template.isPresent()) {
      return HttpResponse.ok(newForm(request, template.get(), Form.empty()));
    }
    Form form = Form.empty().with("category", category);
    Page page = belowCatalog(request).titled("catalog.add-title");
    boolean wrong = request.getParameters().contains("category");
    if (wrong) {
      form = form.withError("category", page.t().get("shared.refusal.not-a-choice"));
    }
    return HttpResponse.status(wrong ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK)
        .body(
            new ModelAndView<>(
                "catalog/page/choose-category",
                Map.of("page", page, "form", form, "categories", options(page.t()))));
  }

  @Post("/new")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> save(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Forms.read(request, body);
    actor.require(Role.CATALOG_MANAGER);
    Template template =
        view.template(form.value("category"))
            .orElseThrow(() -> new Refusal.NotFound("category " + form.value("category")));
    return Pages.orAgain(
        request,
        form,
        () -> {
          AddItem.ItemDraft draft = drafts.add(actor, form, template);
          return Pages.redirect(
              "/catalog/" + draft.code(), Tone.GOOD, "catalog.added", draft.code());
        },
        marked -> newForm(request, template, marked));
  }

  @Get("/{code}/revise")
  @Produces(Pages.HTML)
  ModelAndView<?> revise(HttpRequest<?> request, Actor actor, String code) {
    actor.require(Role.CATALOG_MANAGER);
    ItemDetail detail = view.newest(actor, code);
    return reviseForm(request, detail, drafts.formOf(detail));
  }

  @Post("/{code}/revise")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> saveRevision(
      HttpRequest<?> request, Actor actor, String code, @Body String body) {
    Form form = Forms.read(request, body);
    actor.require(Role.CATALOG_MANAGER);
    ItemDetail detail = view.newest(actor, code);
    return Pages.orAgain(
        request,
        form,
        () -> {
          PublishedRevision published = drafts.revise(actor, form, template(detail), code);
          return Pages.redirect(
              "/catalog/" + code, Tone.GOOD, "catalog.revised", code, published.number());
        },
        marked -> reviseForm(request, detail, marked));
  }

  @Get("/{code}/retire")
  @Produces(Pages.HTML)
  ModelAndView<?> retire(HttpRequest<?> request, Actor actor, String code) {
    actor.require(Role.CATALOG_MANAGER);
    return retireForm(request, view.newest(actor, code), Form.empty());
  }

  @Post("/{code}/retire")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> confirmRetire(
      HttpRequest<?> request, Actor actor, String code, @Body String body) {
    Form form = Forms.read(request, body);
    actor.require(Role.CATALOG_MANAGER);
    return Pages.orAgain(
        request,
        form,
        () -> {
          retireItem.run(actor, code, form.value("reason"), form.value("successor"));
          return Pages.redirect("/catalog/" + code, Tone.GOOD, "catalog.retired", code);
        },
        marked -> retireForm(request, view.newest(actor, code), marked));
  }

  private ModelAndView<?> newForm(HttpRequest<?> request, Template template, Form form) {
    Page page = belowCatalog(request).titled("catalog.add-title");
    Map<String, Object> model = model(page, template, form.with("category", template.category()));
    model.put("kinds", ItemKind.options(page.t()));
    return new ModelAndView<>("catalog/page/add", model);
  }

  private ModelAndView<?> reviseForm(HttpRequest<?> request, ItemDetail detail, Form form) {
    Page page = belowCatalog(request);
    String code = detail.item().code();
    Page below = page.below(page.t().of(detail.revision().name()), "/catalog/" + code);
    Map<String, Object> model =
        model(below.titled("catalog.revise-title", code), template(detail), form);
    model.put("code", code);
    return new ModelAndView<>("catalog/page/revise", model);
  }

  private ModelAndView<?> retireForm(HttpRequest<?> request, ItemDetail detail, Form form) {
    Page page = belowCatalog(request);
    String code = detail.item().code();
    return new ModelAndView<>(
        "catalog/page/retire",
        Map.of(
            "page",
            page.below(page.t().of(detail.revision().name()), "/catalog/" + code)
                .titled("catalog.retire"),
            "code",
            code,
            "siblings",
            siblings(code, page.t()),
            "form",
            form));
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

  private Page belowCatalog(HttpRequest<?> request) {
    Page page = pages.of(request);
    return page.below(page.t().get("catalog.title"), "/catalog");
  }

  private List<Option> options(Texts t) {
    return categories.listAll().stream().map(c -> c.option(t)).toList();
  }

  private static List<Option> options(List<FormChoiceQueries.CodeWithNames> named, Texts t) {
    return named.stream().map(n -> n.option(t)).toList();
  }
}
