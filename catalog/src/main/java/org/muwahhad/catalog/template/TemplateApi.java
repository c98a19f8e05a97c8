package org.muwahhad.catalog.template;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.muwahhad.access.Actor;

/** Category templates for programs. */
@Tag(name = "catalog")
@Controller("/api/v1/catalog/templates")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class TemplateApi {
  private final ViewTemplates view;
  private final DraftTemplate draftTemplate;
  private final DiscardTemplateDraft discardDraft;
  private final PublishTemplate publishTemplate;

  TemplateApi(
      ViewTemplates view,
      DraftTemplate draftTemplate,
      DiscardTemplateDraft discardDraft,
      PublishTemplate publishTemplate) {
    this.view = view;
    this.draftTemplate = draftTemplate;
    this.discardDraft = discardDraft;
    this.publishTemplate = publishTemplate;
  }

  /**
   * The next template of a category.
   *
   * @param version version of the draft that was read, -1 when there was none
   */
  record TemplateDraftInput(int version, List<AttributeDraft> attributes) {}

  /** The version of the draft that was read. */
  record TemplateVersionSeen(int version) {}

  /** Categories that have a template of their own. */
  @Get
  List<TemplateDetail.CategoryWithTemplate> list() {
    return view.list();
  }

  /** A category's attributes, versions with their differences, and the draft of the next. */
  @Get("/{category}")
  TemplateDetail get(Actor actor, String category) {
    return view.get(actor, category);
  }

  @Put("/{category}/draft")
  TemplateDetail draft(Actor actor, String category, @Body TemplateDraftInput draft) {
    draftTemplate.run(actor, category, draft.version(), draft.attributes());
    return view.get(actor, category);
  }

  @Delete("/{category}/draft")
  TemplateDetail discard(Actor actor, String category, @QueryValue int version) {
    discardDraft.run(actor, category, version);
    return view.get(actor, category);
  }

  @Post("/{category}/versions")
  TemplateDetail publish(Actor actor, String category, @Body TemplateVersionSeen seen) {
    publishTemplate.run(actor, category, seen.version());
    return view.get(actor, category);
  }
}
