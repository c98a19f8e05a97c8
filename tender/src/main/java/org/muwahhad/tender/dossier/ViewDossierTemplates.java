package org.muwahhad.tender.dossier;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** The templates of the dossier, for central buyers, auditors and the administrator. */
@Singleton
public class ViewDossierTemplates {
  private final DossierTemplateQueries queries;

  ViewDossierTemplates(DossierTemplateQueries queries) {
    this.queries = queries;
  }

  /**
   * A version of a template with all its parts.
   *
   * @param rules all that a template may set, with the values of this version
   * @param versions of the template, the newest first
   */
  public record DossierTemplateView(
      DossierTemplateQueries.DossierTemplateVersion version,
      List<DossierTemplateQueries.Criterion> criteria,
      List<DossierTemplateQueries.Rule> rules,
      List<DossierTemplateQueries.DossierTemplateVersion> versions) {
    public DossierTemplateView {
      criteria = List.copyOf(criteria);
      rules = List.copyOf(rules);
      versions = List.copyOf(versions);
    }
  }

  /**
   * A page of the templates in their versions in force, those that are offered first.
   *
   * @param choice filter: OFFERED or RETIRED; sort: code, name or version
   */
  @Transactional
  public ListPage<DossierTemplateQueries.DossierTemplateVersion> list(
      Actor actor, ListChoice choice) {
    actor.require(Role.CENTRAL_BUYER, Role.AUDITOR, Role.ADMINISTRATOR);
    return ListPage.of(
        queries.list(),
        choice,
        v -> List.of(v.code(), v.name().ar(), v.name().en(), v.purpose().ar(), v.purpose().en()),
        v -> v.retiredAt() == null ? "OFFERED" : "RETIRED",
        Map.of(
            "code", Comparator.comparing(DossierTemplateQueries.DossierTemplateVersion::code),
            "name",
                Comparator.comparing(
                    (DossierTemplateQueries.DossierTemplateVersion v) -> v.name().en()),
            "version",
                Comparator.comparing(DossierTemplateQueries.DossierTemplateVersion::number)));
  }

  /** A version; 0 stands for the one in force. */
  @Transactional
  public DossierTemplateView get(Actor actor, long templateId, int number) {
    actor.require(Role.CENTRAL_BUYER, Role.AUDITOR, Role.ADMINISTRATOR);
    DossierTemplateQueries.DossierTemplateVersion version =
        number == 0
            ? queries.getCurrent(templateId)
            : queries
                .findVersion(templateId, number)
                .filter(v -> v.number() <= v.versionCount())
                .orElseThrow(
                    () -> new Refusal.NotFound("version " + number + " of template " + templateId));
    return new DossierTemplateView(
        version,
        queries.listCriteria(templateId, version.number()),
        queries.listRules(templateId, version.number()),
        queries.listVersions(templateId));
  }

  /** The rules that a new template may set. */
  @Transactional
  public List<DossierTemplateQueries.Rule> rules(Actor actor) {
    actor.require(Role.CENTRAL_BUYER);
    return queries.listRules(0, 0);
  }
}
