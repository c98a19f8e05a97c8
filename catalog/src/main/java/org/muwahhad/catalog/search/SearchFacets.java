package org.muwahhad.catalog.search;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.item.Prices;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/** Gives names to what was counted, and chooses what of it is offered. */
@Singleton
class SearchFacets {
  /** Attributes offered besides those chosen. */
  private static final int MOST_ATTRIBUTES = 6;

  private static final int MOST_VALUES = 40;
  private final FacetNames names;

  SearchFacets(FacetNames names) {
    this.names = names;
  }

  /** A value before it is given a name. */
  record FacetCount(String value, long count, boolean chosen) {
    static final Comparator<FacetCount> MOST_FIRST =
        Comparator.comparing(FacetCount::count).reversed().thenComparing(FacetCount::value);
  }

  /** The facets of a search, as far as the person may see them. */
  List<SearchFacet> of(Actor actor, FacetCounts counted, Map<String, Set<String>> chosen) {
    FacetNames.NamesInForce known = names.known();
    List<SearchFacet> facets = new ArrayList<>();
    facets.add(byCount(FacetCounts.CATEGORY, counted, chosen, code -> known.category(code)));
    facets.add(byCount(FacetCounts.KIND, counted, chosen, k -> text("catalog.kind." + k)));
    attributes(known, counted, chosen).forEach(facets::add);
    if (!Prices.areHiddenFrom(actor)) {
      facets.add(byCount(FacetCounts.STATE, counted, chosen, known::state));
    }
    facets.removeIf(f -> f.values().isEmpty());
    return facets;
  }

  private static SearchFacet byCount(
      String dimension,
      FacetCounts counted,
      Map<String, Set<String>> chosen,
      Function<String, Bilingual> name) {
    return new SearchFacet(
        dimension,
        "",
        text("catalog.facet." + dimension),
        values(dimension, counted, chosen, name, FacetCount.MOST_FIRST));
  }

  private static List<SearchFacet> attributes(
      FacetNames.NamesInForce known, FacetCounts counted, Map<String, Set<String>> chosen) {
    List<SearchFacet> offered = new ArrayList<>();
    int free = MOST_ATTRIBUTES;
    for (FacetNames.MarkedAttribute attribute : known.byUse(counted)) {
      String dimension = FacetCounts.ATTRIBUTE + attribute.code();
      List<SearchFacet.Value> values =
          values(dimension, counted, chosen, attribute::valueName, attribute.order());
      boolean isChosen = chosen.containsKey(dimension);
      if (isChosen || (values.size() > 1 && free-- > 0)) {
        offered.add(new SearchFacet("attribute", attribute.code(), attribute.name(), values));
      }
    }
    return offered;
  }

  /** Values counted, and those chosen that nothing has; only those offered are given a name. */
  private static List<SearchFacet.Value> values(
      String dimension,
      FacetCounts counted,
      Map<String, Set<String>> chosen,
      Function<String, Bilingual> name,
      Comparator<FacetCount> order) {
    Set<String> wanted = chosen.getOrDefault(dimension, Set.of());
    Map<String, Integer> counts = counted.counts().getOrDefault(dimension, Map.of());
    List<FacetCount> values = new ArrayList<>();
    counts.forEach(
        (value, count) -> values.add(new FacetCount(value, count, wanted.contains(value))));
    wanted.stream()
        .filter(w -> !counts.containsKey(w))
        .forEach(w -> values.add(new FacetCount(w, below(w, dimension, counts), true)));
    return values.stream()
        .sorted(Comparator.comparing((FacetCount v) -> !v.chosen()).thenComparing(order))
        .limit(MOST_VALUES)
        .sorted(order)
        .map(v -> new SearchFacet.Value(v.value(), name.apply(v.value()), v.count(), v.chosen()))
        .toList();
  }

  /** A wide category is chosen with all below it. */
  private static long below(String wanted, String dimension, Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .filter(c -> SearchFilters.accepts(dimension, Set.of(wanted), c.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  static Bilingual text(String key) {
    return new Bilingual(Texts.in(Language.AR).get(key), Texts.in(Language.EN).get(key));
  }
}
