package org.muwahhad.catalog.template;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.web.Answers;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.PageAndApi;

/** Category templates; their drafts for programs. */
@Tag(name = "catalog")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record TemplateController(
    Answers answers,
    ViewTemplates view,
    DraftTemplate draftTemplate,
    DiscardTemplateDraft discardDraft,
    PublishTemplate publishTemplate) {
  private static final String ONE = "/api/v1/catalog/templates/{category}";

  /**
   * The next template of a category.
   *
   * @param version version of the draft that was read, -1 when there was none
   */
  record TemplateDraftInput(int version, List<AttributeDraft> attributes) {}

  /** The version of the draft that was read. */
  record TemplateVersionSeen(int version) {}

  /** A page of 25 categories that have a template of their own; empty past the end. */
  @Get("/api/v1/catalog/templates")
  HttpResponse<List<TemplateDetail.CategoryWithTemplate>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<TemplateDetail.CategoryWithTemplate> all =
        view.list(actor, new ListChoice("/catalog/templates", q, filter, sort, page));
    return HttpResponse.ok(all.entries()).header("Total-Count", String.valueOf(all.total()));
  }

  /** A category's attributes, versions with their differences, and the draft of the next. */
  @Get(uris = {ONE, "/catalog/templates/{category}"})
  HttpResponse<TemplateDetail> get(Actor actor, String category) {
    TemplateDetail detail = view.get(actor, category);
    return answers.show(
        "catalog/template/template",
        detail,
        page ->
            Map.of(
                "page",
                page.below(page.t().get("catalog.title"), "/catalog")
                    .below(page.t().get("catalog.templates"), "/catalog/templates")
                    .titled("catalog.template-of", page.t().of(detail.category().name())),
                "detail",
                detail,
                "mayEdit",
                actor.is(Role.CATALOG_MANAGER)));
  }

  @Put(ONE + "/draft")
  TemplateDetail draft(Actor actor, String category, @Body TemplateDraftInput draft) {
    draftTemplate.run(actor, category, draft.version(), draft.attributes());
    return view.get(actor, category);
  }

  @Delete(ONE + "/draft")
  TemplateDetail discard(Actor actor, String category, @QueryValue int version) {
    discardDraft.run(actor, category, version);
    return view.get(actor, category);
  }

  @Post(ONE + "/versions")
  TemplateDetail publish(Actor actor, String category, @Body TemplateVersionSeen seen) {
    publishTemplate.run(actor, category, seen.version());
    return view.get(actor, category);
  }
}
