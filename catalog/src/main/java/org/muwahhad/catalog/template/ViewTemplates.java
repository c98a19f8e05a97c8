package org.muwahhad.catalog.template;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** Category templates for anybody signed in; drafts for catalog managers alone. */
@Singleton
public class ViewTemplates {
  private final CategoryQueries categories;
  private final Templates templates;
  private final NewestAttributeQueries newestAttributeQueries;
  private final TemplateVersions versions;
  private final TemplateQueries templateQueries;
  private final TemplateCheck check;
  private final AttributesText text;

  ViewTemplates(
      CategoryQueries categories,
      Templates templates,
      NewestAttributeQueries newestAttributeQueries,
      TemplateVersions versions,
      TemplateQueries templateQueries,
      TemplateCheck check,
      AttributesText text) {
    this.categories = categories;
    this.templates = templates;
    this.newestAttributeQueries = newestAttributeQueries;
    this.versions = versions;
    this.templateQueries = templateQueries;
    this.check = check;
    this.text = text;
  }

  /**
   * A page of the categories that have a template of their own, by code.
   *
   * @param choice filter: DRAFT for those whose next template is being drafted, NONE for the
   *     others; only catalog managers may filter. sort: code, attributes, items or published
   */
  @Transactional
  public ListPage<TemplateDetail.CategoryWithTemplate> list(Actor actor, ListChoice choice) {
    boolean drafts = actor.is(Role.CATALOG_MANAGER);
    return ListPage.of(
        templateQueries.listTemplates(),
        choice,
        c -> List.of(c.code(), c.name().ar(), c.name().en()),
        c -> !drafts ? "" : c.drafts() > 0 ? "DRAFT" : "NONE",
        Map.of(
            "code", Comparator.comparing(TemplateDetail.CategoryWithTemplate::code),
            "attributes", Comparator.comparing(TemplateDetail.CategoryWithTemplate::attributes),
            "items", Comparator.comparing(TemplateDetail.CategoryWithTemplate::items),
            "published", Comparator.comparing(TemplateDetail.CategoryWithTemplate::publishedAt)));
  }

  /**
   * The template of a category with its history.
   *
   * @throws Refusal.NotFound when there is no such category
   */
  @Transactional
  public TemplateDetail get(Actor actor, String category) {
    List<CategoryQueries.CategoryRow> path = categories.listPath(category);
    if (path.isEmpty()) {
      throw new Refusal.NotFound("category " + category);
    }
    return new TemplateDetail(
        path.get(path.size() - 1),
        path,
        sourced(category, path),
        history(category),
        templateQueries.listBehind(category),
        actor.is(Role.CATALOG_MANAGER) ? draft(category) : null);
  }

  /**
   * What publishing the draft of a category would change.
   *
   * @throws Refusal.InvalidInput with every fault of the draft
   * @throws Refusal.NotFound when there is no draft
   */
  @Transactional
  public List<TemplateDifferences.Difference> review(Actor actor, String category) {
    actor.require(Role.CATALOG_MANAGER);
    return check
        .of(
            versions
                .findDraft(category)
                .orElseThrow(() -> new Refusal.NotFound("draft of " + category)))
        .differences();
  }

  /** The attributes with which a draft begins: those of the newest version. */
  @Transactional
  public List<AttributeDraft> beginning(String category) {
    return check.newest(category).stream().map(AttributeDraft::of).toList();
  }

  private List<TemplateDetail.AttributeOrigin> sourced(
      String category, List<CategoryQueries.CategoryRow> path) {
    Map<String, CategoryQueries.CategoryRow> byCode = new HashMap<>();
    path.forEach(c -> byCode.put(c.code(), c));
    Map<Long, String> sources = new HashMap<>();
    for (NewestAttributeQueries.AttributeRow row : newestAttributeQueries.listAlong(category)) {
      if (row.id() != null) {
        sources.put(row.id(), row.categoryCode());
      }
    }
    List<TemplateDetail.AttributeOrigin> sourced = new ArrayList<>();
    for (Attribute attribute : templates.find(category).orElseThrow().attributes()) {
      CategoryQueries.CategoryRow from = byCode.get(sources.getOrDefault(attribute.id(), category));
      sourced.add(
          new TemplateDetail.AttributeOrigin(
              attribute, from == null ? path.get(path.size() - 1) : from));
    }
    return sourced;
  }

  private List<TemplateDetail.TemplateVersionDetail> history(String category) {
    List<TemplateVersions.PublishedTemplateVersion> signed = versions.listSigned(category);
    List<TemplateDetail.TemplateVersionDetail> history = new ArrayList<>();
    for (int i = 0; i < signed.size(); i++) {
      List<Attribute> former =
          i + 1 < signed.size() ? text.attributes(signed.get(i + 1).attributes()) : List.of();
      TemplateVersions.PublishedTemplateVersion version = signed.get(i);
      history.add(
          new TemplateDetail.TemplateVersionDetail(
              version.edition(),
              version.number(),
              version.publishedAt(),
              version.publisherName(),
              TemplateDifferences.between(former, text.attributes(version.attributes()))));
    }
    return history;
  }

  private TemplateDetail.@Nullable TemplateDraft draft(String category) {
    return versions
        .findDraft(category)
        .map(
            d ->
                new TemplateDetail.TemplateDraft(
                    d.version(), d.basedOn(), d.updatedAt(), text.drafts(d.attributes())))
        .orElse(null);
  }
}
