package org.muwahhad.catalog.template;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.muwahhad.shared.Faults;

/** What a draft would make of a category's template. */
@Singleton
class TemplateCheck {
  private final TemplateVersions versions;
  private final NewestAttributeQueries queries;
  private final AttributesText text;

  TemplateCheck(TemplateVersions versions, NewestAttributeQueries queries, AttributesText text) {
    this.versions = versions;
    this.queries = queries;
    this.text = text;
  }

  /** The attributes that would be published, and in what they differ from those that are. */
  record CheckedTemplate(
      List<Attribute> attributes, List<TemplateDifferences.Difference> differences) {}

  /**
   * Checks a draft.
   *
   * @throws org.muwahhad.shared.Refusal.InvalidInput with every fault of it
   */
  CheckedTemplate of(TemplateVersions.TemplateDraftRow draft) {
    String category = draft.categoryCode();
    TemplateRules rules =
        new TemplateRules(
            Set.copyOf(queries.listCodesAround(category)),
            queries.listKnown(category).stream()
                .collect(
                    Collectors.toMap(
                        NewestAttributeQueries.AttributeKey::code,
                        NewestAttributeQueries.AttributeKey::type)));
    Faults faults = new Faults();
    List<Attribute> attributes = rules.check(faults, text.drafts(draft.attributes()));
    faults.throwIfAny();
    return new CheckedTemplate(
        attributes, TemplateDifferences.between(newest(category), attributes));
  }

  /** The category's own attributes in its newest version. */
  List<Attribute> newest(String category) {
    return versions
        .findNewest(category)
        .map(v -> text.attributes(v.attributes()))
        .orElse(List.of());
  }
}
