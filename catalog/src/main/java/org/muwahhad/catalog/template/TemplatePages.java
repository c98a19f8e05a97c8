package org.muwahhad.catalog.template;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** Category templates in the browser: what they are, what they were, and writing the next. */
@Hidden
@Controller("/catalog/templates")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class TemplatePages {
  private static final String ROOT = "/catalog/templates";
  private final Pages pages;
  private final ViewTemplates view;
  private final CategoryQueries categories;
  private final DraftTemplate draftTemplate;
  private final DiscardTemplateDraft discardDraft;
  private final PublishTemplate publishTemplate;

  TemplatePages(
      Pages pages,
      ViewTemplates view,
      CategoryQueries categories,
      DraftTemplate draftTemplate,
      DiscardTemplateDraft discardDraft,
      PublishTemplate publishTemplate) {
    this.pages = pages;
    this.view = view;
    this.categories = categories;
    this.draftTemplate = draftTemplate;
    this.discardDraft = discardDraft;
    this.publishTemplate = publishTemplate;
  }

  /** All templates; with a category in the query, on to the template of that one. */
  @Get
  HttpResponse<?> list(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "") String category,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(value = "page", defaultValue = "1") int number) {
    if (!category.isBlank() && !categories.listPath(category).isEmpty()) {
      return Pages.redirect(ROOT + "/" + category);
    }
    Page page = belowCatalog(request).titled("catalog.templates");
    return HttpResponse.ok(
        new ModelAndView<>(
            "catalog/template/templates",
            Map.of(
                "page",
                page,
                "all",
                view.list(actor, new ListChoice(ROOT, q, filter, sort, number)),
                "categories",
                categories.listAll().stream().map(c -> c.option(page.t())).toList(),
                "mayEdit",
                actor.is(Role.CATALOG_MANAGER))));
  }

  @Get("/{category}/draft")
  ModelAndView<?> draft(HttpRequest<?> request, Actor actor, String category) {
    actor.require(Role.CATALOG_MANAGER);
    TemplateDetail detail = view.get(actor, category);
    List<AttributeDraft> attributes =
        detail.draft() == null ? view.beginning(category) : detail.draft().attributes();
    return form(
        request,
        detail,
        TemplateForm.formOf(attributes)
            .with(
                "version", detail.draft() == null ? DraftTemplate.NONE : detail.draft().version()),
        attributes.size());
  }

  @Post("/{category}/draft")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> save(HttpRequest<?> request, Actor actor, String category, @Body String body) {
    Form form = Forms.read(request, body);
    actor.require(Role.CATALOG_MANAGER);
    String act = form.value("act");
    List<AttributeDraft> attributes = TemplateForm.after(TemplateForm.read(form), act);
    try {
      draftTemplate.run(actor, category, version(form), attributes);
    } catch (Refusal.Conflict | Refusal.RuleBroken refusal) {
      return refused(request, actor, category, form, refusal);
    }
    if (act.equals("publish")) {
      return Pages.redirect(ROOT + "/" + category + "/publish");
    }
    String place = act.equals("add") ? "#attribute-" + (attributes.size() - 1) : "";
    return Pages.redirect(
        ROOT + "/" + category + "/draft" + place, Tone.GOOD, "catalog.template-draft-saved");
  }

  @Post("/{category}/draft/discard")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> discard(HttpRequest<?> request, Actor actor, String category, @Body String body) {
    Form form = Forms.read(request, body);
    return pages.after(
        request,
        ROOT + "/" + category,
        () -> {
          discardDraft.run(actor, category, version(form));
          return Pages.redirect(
              ROOT + "/" + category, Tone.GOOD, "catalog.template-draft-discarded");
        });
  }

  /** What publishing would change; a draft with mistakes is shown with them instead. */
  @Get("/{category}/publish")
  HttpResponse<?> review(HttpRequest<?> request, Actor actor, String category) {
    actor.require(Role.CATALOG_MANAGER);
    TemplateDetail detail = view.get(actor, category);
    TemplateDetail.TemplateDraft draft = detail.draft();
    if (draft == null) {
      throw new Refusal.NotFound("draft of " + category);
    }
    try {
      List<TemplateDifferences.Difference> differences = view.review(actor, category);
      Page page = belowTemplate(request, detail).titled("catalog.template-publish");
      return HttpResponse.ok(
          new ModelAndView<>(
              "catalog/template/template-publish",
              Map.of("page", page, "detail", detail, "draft", draft, "differences", differences)));
    } catch (Refusal.InvalidInput invalid) {
      Form form = TemplateForm.formOf(draft.attributes()).with("version", draft.version());
      return HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY)
          .body(
              form(
                  request,
                  detail,
                  Refusals.mark(form, invalid, Pages.language(request)),
                  draft.attributes().size()));
    }
  }

  @Post("/{category}/publish")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> publish(HttpRequest<?> request, Actor actor, String category, @Body String body) {
    Form form = Forms.read(request, body);
    return pages.after(
        request,
        ROOT + "/" + category + "/draft",
        () -> {
          int number = publishTemplate.run(actor, category, version(form));
          return Pages.redirect(
              ROOT + "/" + category, Tone.GOOD, "catalog.template-published", number);
        });
  }

  private HttpResponse<?> refused(
      HttpRequest<?> request, Actor actor, String category, Form form, Refusal refusal) {
    Form marked = Refusals.mark(form, refusal, Pages.language(request));
    return HttpResponse.status(
            refusal.kind() == Refusal.RefusalKind.CONFLICT
                ? HttpStatus.CONFLICT
                : HttpStatus.UNPROCESSABLE_ENTITY)
        .body(form(request, view.get(actor, category), marked, TemplateForm.read(form).size()));
  }

  private ModelAndView<?> form(
      HttpRequest<?> request, TemplateDetail detail, Form form, int count) {
    Page page = belowTemplate(request, detail).titled("catalog.template-draft-title");
    return new ModelAndView<>(
        "catalog/template/template-draft",
        Map.of(
            "page",
            page,
            "detail",
            detail,
            "form",
            form,
            "count",
            count,
            "types",
            Arrays.stream(Attribute.Type.values())
                .map(t -> new Option(t.name(), page.t().get("catalog.type." + t)))
                .toList()));
  }

  private static int version(Form form) {
    return form.decimal("version").map(n -> n.intValue()).orElse(Integer.MIN_VALUE);
  }

  private Page belowTemplate(HttpRequest<?> request, TemplateDetail detail) {
    Page page = belowTemplates(request);
    return page.below(page.t().of(detail.category().name()), ROOT + "/" + detail.category().code());
  }

  private Page belowTemplates(HttpRequest<?> request) {
    Page page = belowCatalog(request);
    return page.below(page.t().get("catalog.templates"), ROOT);
  }

  private Page belowCatalog(HttpRequest<?> request) {
    Page page = pages.of(request);
    return page.below(page.t().get("catalog.title"), "/catalog");
  }
}
