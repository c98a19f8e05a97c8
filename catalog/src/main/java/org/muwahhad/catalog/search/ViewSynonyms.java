package org.muwahhad.catalog.search;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;

/** The synonyms, for those who keep them and for auditors. */
@Singleton
public class ViewSynonyms {
  private final SynonymGroups groups;

  ViewSynonyms(SynonymGroups groups) {
    this.groups = groups;
  }

  /** A group with its words. */
  public record SynonymGroupView(long id, int version, SynonymWords words) {}

  /** All groups. */
  @Transactional
  public List<SynonymGroupView> list(Actor actor) {
    actor.require(Role.CATALOG_MANAGER, Role.AUDITOR);
    return groups(groups.listTerms());
  }

  /**
   * One group.
   *
   * @throws Refusal.NotFound when there is no such group
   */
  @Transactional
  public SynonymGroupView get(Actor actor, long id) {
    actor.require(Role.CATALOG_MANAGER, Role.AUDITOR);
    return groups(groups.listTermsOf(id)).stream()
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("synonyms " + id));
  }

  private static List<SynonymGroupView> groups(List<SynonymGroups.TermRow> rows) {
    Map<Long, List<SynonymGroups.TermRow>> byGroup = new LinkedHashMap<>();
    rows.forEach(r -> byGroup.computeIfAbsent(r.groupId(), id -> new ArrayList<>()).add(r));
    return byGroup.entrySet().stream()
        .map(
            g ->
                new SynonymGroupView(
                    g.getKey(),
                    g.getValue().get(0).version(),
                    new SynonymWords(in("ar", g.getValue()), in("en", g.getValue()))))
        .toList();
  }

  private static List<String> in(String language, List<SynonymGroups.TermRow> rows) {
    return rows.stream()
        .filter(r -> r.language().equals(language))
        .map(SynonymGroups.TermRow::term)
        .toList();
  }
}
