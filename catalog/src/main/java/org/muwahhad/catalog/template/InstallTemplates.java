package org.muwahhad.catalog.template;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.CatalogEntry.TemplatesInstalled;

/**
 * The system brings the templates of its reference data: the first version of each category, and a
 * further one when the reference data changed. From the moment a catalog manager has published a
 * version of a category, its template is theirs and the reference data leave it alone.
 */
@Singleton
public class InstallTemplates {
  private final TemplateVersions versions;
  private final TemplatePublication publication;
  private final AttributesText text;
  private final AuditLog audit;

  InstallTemplates(
      TemplateVersions versions,
      TemplatePublication publication,
      AttributesText text,
      AuditLog audit) {
    this.versions = versions;
    this.publication = publication;
    this.text = text;
    this.audit = audit;
  }

  /** Publishes what is new of the templates, by the code of their category. */
  @Transactional
  public void run(Map<String, List<Attribute>> templates) {
    int published = 0;
    for (Map.Entry<String, List<Attribute>> one : templates.entrySet()) {
      Optional<TemplateVersions.TemplateVersionRow> newest = versions.findNewest(one.getKey());
      if (newest.isEmpty() || isOutdated(newest.get(), one.getValue())) {
        int number = newest.map(TemplateVersions.TemplateVersionRow::number).orElse(0) + 1;
        publication.write(one.getKey(), number, one.getValue(), null);
        published++;
      }
    }
    if (published > 0) {
      audit.recordSystem(new TemplatesInstalled(published));
    }
  }

  private boolean isOutdated(
      TemplateVersions.TemplateVersionRow version, List<Attribute> attributes) {
    return version.publishedBy() == null
        && !TemplateDifferences.between(text.attributes(version.attributes()), attributes)
            .isEmpty();
  }
}
