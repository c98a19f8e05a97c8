package org.muwahhad.catalog.template;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The attribute templates of all categories, as they are and as they were in an edition. */
@Singleton
public class Templates {
  private final CategoryQueries categories;
  private final NewestAttributeQueries queries;
  private final TemplateVersions versions;
  private final AttributesText text;

  Templates(
      CategoryQueries categories,
      NewestAttributeQueries queries,
      TemplateVersions versions,
      AttributesText text) {
    this.categories = categories;
    this.queries = queries;
    this.versions = versions;
    this.text = text;
  }

  /** The newest template of a category; none when there is no such category. */
  public Optional<Template> find(String category) {
    List<NewestAttributeQueries.AttributeRow> found = queries.listAlong(category);
    return found.isEmpty() ? Optional.empty() : Optional.of(template(category, found));
  }

  /** The template of a category as it was in an edition. */
  public Template at(String category, int edition) {
    return new Template(
        category,
        edition,
        versions.listAt(category, edition).stream()
            .flatMap(v -> text.attributes(v.attributes()).stream())
            .toList());
  }

  /** The newest templates of all categories, by code; for acts on many items. */
  public Map<String, Template> all() {
    Map<String, List<NewestAttributeQueries.AttributeRow>> own = new HashMap<>();
    queries
        .listAll()
        .forEach(r -> own.computeIfAbsent(r.categoryCode(), c -> new ArrayList<>()).add(r));
    Map<String, CategoryQueries.CategoryRow> byCode = new HashMap<>();
    categories.listAll().forEach(c -> byCode.put(c.code(), c));
    Map<String, Template> all = new HashMap<>();
    byCode.keySet().forEach(code -> all.put(code, template(code, inherited(code, byCode, own))));
    return all;
  }

  private static List<NewestAttributeQueries.AttributeRow> inherited(
      String code,
      Map<String, CategoryQueries.CategoryRow> byCode,
      Map<String, List<NewestAttributeQueries.AttributeRow>> own) {
    List<NewestAttributeQueries.AttributeRow> rows = new ArrayList<>();
    for (CategoryQueries.CategoryRow step = byCode.get(code);
        step != null;
        step = step.parentCode() == null ? null : byCode.get(step.parentCode())) {
      rows.addAll(0, own.getOrDefault(step.code(), List.of()));
    }
    return rows;
  }

  private Template template(String category, List<NewestAttributeQueries.AttributeRow> rows) {
    int edition =
        rows.stream()
            .map(NewestAttributeQueries.AttributeRow::edition)
            .filter(Objects::nonNull)
            .mapToInt(Integer::intValue)
            .max()
            .orElse(0);
    return new Template(
        category, edition, rows.stream().flatMap(r -> attribute(r).stream()).toList());
  }

  private Optional<Attribute> attribute(NewestAttributeQueries.AttributeRow row) {
    if (row.id() == null || row.code() == null || row.name() == null || row.type() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Attribute(
            row.id(),
            row.code(),
            row.name(),
            row.type(),
            row.unit(),
            Boolean.TRUE.equals(row.isRequired()),
            Boolean.TRUE.equals(row.isFacet()),
            row.minimum(),
            row.maximum(),
            row.choices() == null ? List.of() : text.choices(row.choices())));
  }
}
