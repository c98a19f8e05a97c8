package org.muwahhad.catalog.search;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** The synonyms, for those who keep them and for auditors. */
@Singleton
public class ViewSynonyms {
  private final SynonymGroups groups;

  ViewSynonyms(SynonymGroups groups) {
    this.groups = groups;
  }

  /** A group with its words. */
  public record SynonymGroupView(long id, int version, SynonymWords words) {}

  /**
   * A page of the groups, the newest first.
   *
   * @param choice filter: BOTH for those with words in both languages, AR or EN for those in one;
   *     sort: ar or en, by the first word
   */
  @Transactional
  public ListPage<SynonymGroupView> list(Actor actor, ListChoice choice) {
    actor.require(Role.CATALOG_MANAGER, Role.AUDITOR);
    return ListPage.of(
        groups(groups.listTerms()).stream()
            .sorted(Comparator.comparing(SynonymGroupView::id).reversed())
            .toList(),
        choice,
        g -> Stream.concat(g.words().ar().stream(), g.words().en().stream()).toList(),
        g -> g.words().ar().isEmpty() ? "EN" : g.words().en().isEmpty() ? "AR" : "BOTH",
        Map.of(
            "ar", Comparator.comparing((SynonymGroupView g) -> String.join(" ", g.words().ar())),
            "en", Comparator.comparing((SynonymGroupView g) -> String.join(" ", g.words().en()))));
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
