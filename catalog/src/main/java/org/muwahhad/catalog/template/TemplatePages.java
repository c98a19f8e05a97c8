package org.muwahhad.catalog.template;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** Category templates in the browser: what they are, what they were, and writing the next. */
@Hidden
@Controller("/catalog/templates")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record TemplatePages(
    Answers answers,
    ViewTemplates view,
    CategoryQueries categories,
    DraftTemplate draftTemplate,
    DiscardTemplateDraft discardDraft,
    PublishTemplate publishTemplate) {
  private static final String ROOT = "/catalog/templates";

  /** All templates; with a category in the query, on to the template of that one. */
  @Get
  HttpResponse<?> list(
      Actor actor,
      @QueryValue(defaultValue = "") String category,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(value = "page", defaultValue = "1") int number) {
    if (!category.isBlank() && !categories.listPath(category).isEmpty()) {
      return Pages.redirect(ROOT + "/" + category);
    }
    return answers.page(
        "catalog/template/templates",
        page ->
            Map.of(
                "page",
                belowCatalog(page).titled("catalog.templates"),
                "all",
                view.list(actor, new ListChoice(ROOT, q, filter, sort, number)),
                "categories",
                categories.listAll().stream().map(c -> c.option(page.t())).toList(),
                "mayEdit",
                actor.is(Role.CATALOG_MANAGER)));
  }

  @Get("/{category}/draft")
  HttpResponse<String> draft(Actor actor, String category) {
    actor.require(Role.CATALOG_MANAGER);
    TemplateDetail detail = view.get(actor, category);
    List<AttributeDraft> attributes =
        detail.draft() == null ? view.beginning(category) : detail.draft().attributes();
    return form(
        detail,
        TemplateForm.formOf(attributes)
            .with(
                "version", detail.draft() == null ? DraftTemplate.NONE : detail.draft().version()),
        attributes.size());
  }

  @Post("/{category}/draft")
  HttpResponse<?> save(Actor actor, String category) {
    actor.require(Role.CATALOG_MANAGER);
    Form form = answers.form(Form::empty);
    String act = form.value("act");
    List<AttributeDraft> attributes = TemplateForm.after(TemplateForm.read(form), act);
    return answers
        .act(() -> draftTemplate.run(actor, category, version(form), attributes))
        .then(saved -> afterDraft(category, act, attributes.size()))
        .orAgain(() -> again(actor, category))
        .done();
  }

  /** Goes on to what the button that saved the draft was for. */
  private static HttpResponse<?> afterDraft(String category, String act, int count) {
    if (act.equals("publish")) {
      return Pages.redirect(ROOT + "/" + category + "/publish");
    }
    String place = act.equals("add") ? "#attribute-" + (count - 1) : "";
    return Pages.redirect(
        ROOT + "/" + category + "/draft" + place, Tone.GOOD, "catalog.template-draft-saved");
  }

  @Post("/{category}/draft/discard")
  HttpResponse<?> discard(Actor actor, String category) {
    Form form = answers.form(Form::empty);
    String back = ROOT + "/" + category;
    return answers
        .act(() -> discardDraft.run(actor, category, version(form)))
        .then(back, "catalog.template-draft-discarded")
        .orBack(back)
        .done();
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
      return answers.page(
          "catalog/template/template-publish",
          page ->
              Map.of(
                  "page",
                  belowTemplate(page, detail).titled("catalog.template-publish"),
                  "detail",
                  detail,
                  "draft",
                  draft,
                  "differences",
                  differences));
    } catch (Refusal.InvalidInput invalid) {
      Form form = TemplateForm.formOf(draft.attributes()).with("version", draft.version());
      return form(
              detail,
              Refusals.mark(form, invalid, Pages.language(request)),
              draft.attributes().size())
          .toMutableResponse()
          .status(HttpStatus.UNPROCESSABLE_ENTITY);
    }
  }

  @Post("/{category}/publish")
  HttpResponse<?> publish(Actor actor, String category) {
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> publishTemplate.run(actor, category, version(form)))
        .then(
            number ->
                Pages.redirect(
                    ROOT + "/" + category, Tone.GOOD, "catalog.template-published", number))
        .orBack(ROOT + "/" + category + "/draft")
        .done();
  }

  /** The draft as it was typed. */
  private HttpResponse<String> again(Actor actor, String category) {
    Form form = answers.form(Form::empty);
    return form(view.get(actor, category), form, TemplateForm.read(form).size());
  }

  private HttpResponse<String> form(TemplateDetail detail, Form form, int count) {
    return answers.page(
        "catalog/template/template-draft",
        page ->
            Map.of(
                "page",
                belowTemplate(page, detail).titled("catalog.template-draft-title"),
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

  private static Page belowTemplate(Page page, TemplateDetail detail) {
    return belowCatalog(page)
        .below(page.t().get("catalog.templates"), ROOT)
        .below(page.t().of(detail.category().name()), ROOT + "/" + detail.category().code());
  }

  private static Page belowCatalog(Page page) {
    return page.below(page.t().get("catalog.title"), "/catalog");
  }
}
