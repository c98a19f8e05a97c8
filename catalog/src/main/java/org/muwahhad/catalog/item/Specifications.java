package org.muwahhad.catalog.item;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.catalog.template.Templates;
import org.muwahhad.shared.Bilingual;

/**
 * What revisions of items say of them: the description and the values of their attributes in words.
 * Prices are not in it, so that it can be shown to everybody.
 */
@Singleton
public class Specifications {
  private final Revisions revisions;
  private final Templates templates;

  Specifications(Revisions revisions, Templates templates) {
    this.revisions = revisions;
    this.templates = templates;
  }

  /** The description of an item and what it states, in the order of its template. */
  public record Specification(Bilingual description, List<SpecificationLine> lines) {
    public Specification {
      lines = List.copyOf(lines);
    }

    /** For what nothing is known of. */
    public static Specification none() {
      return new Specification(new Bilingual("", ""), List.of());
    }
  }

  /** An attribute with its value, a number with its unit. */
  public record SpecificationLine(Bilingual name, Bilingual value) {}

  /** The specifications of some revisions, by the number of the revision. */
  @Transactional
  public Map<Long, Specification> of(List<Long> revisionIds) {
    Map<Long, Map<String, String>> values = new HashMap<>();
    revisions
        .listValuesOf(revisionIds)
        .forEach(
            v ->
                values
                    .computeIfAbsent(v.revisionId(), id -> new HashMap<>())
                    .put(v.code(), v.value()));
    Map<String, List<Attribute>> known = new HashMap<>();
    return revisions.listBrief(revisionIds).stream()
        .collect(
            Collectors.toMap(
                Revisions.Brief::id,
                brief -> specification(brief, values.getOrDefault(brief.id(), Map.of()), known)));
  }

  private Specification specification(
      Revisions.Brief brief, Map<String, String> values, Map<String, List<Attribute>> known) {
    List<Attribute> attributes =
        known.computeIfAbsent(
            brief.categoryCode() + "@" + brief.templateEdition() + "@" + values.keySet(),
            key -> attributes(brief.categoryCode(), brief.templateEdition(), values));
    return new Specification(
        brief.description(),
        attributes.stream()
            .map(a -> new ItemDetail.AttributeStatement(a, values.getOrDefault(a.code(), "")))
            .map(s -> new SpecificationLine(s.attribute().name(), s.words()))
            .toList());
  }

  /**
   * The attributes that values are stated for, by the template they were stated against; what that
   * lacks, by the newest.
   */
  List<Attribute> attributes(
      String category, @Nullable Integer edition, Map<String, String> values) {
    List<Attribute> attributes = new ArrayList<>();
    if (edition != null) {
      attributes.addAll(templates.at(category, edition).attributes());
    }
    if (attributes.stream().filter(a -> values.containsKey(a.code())).count() < values.size()) {
      templates
          .find(category)
          .map(Template::attributes)
          .orElse(List.of())
          .forEach(a -> addMissing(attributes, a));
    }
    return attributes.stream().filter(a -> values.containsKey(a.code())).toList();
  }

  private static void addMissing(List<Attribute> attributes, Attribute one) {
    if (attributes.stream().noneMatch(a -> a.code().equals(one.code()))) {
      attributes.add(one);
    }
  }
}
