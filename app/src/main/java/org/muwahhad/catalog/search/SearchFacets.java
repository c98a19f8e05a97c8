package org.muwahhad.catalog.search;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
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

  /** The facets of a search, as far as the person may see them. */
  List<SearchFacet> of(Actor actor, FacetCounts.Result counted, Map<String, Set<String>> chosen) {
    FacetNames.Known known = names.known();
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
      FacetCounts.Result counted,
      Map<String, Set<String>> chosen,
      Function<String, Bilingual> name) {
    Comparator<SearchFacet.Value> order =
        Comparator.comparing(SearchFacet.Value::count)
            .reversed()
            .thenComparing(SearchFacet.Value::value);
    return new SearchFacet(
        dimension,
        "",
        text("catalog.facet." + dimension),
        values(dimension, counted, chosen, name, order));
  }

  private static List<SearchFacet> attributes(
      FacetNames.Known known, FacetCounts.Result counted, Map<String, Set<String>> chosen) {
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

  /** Values counted, and those chosen that nothing has. */
  private static List<SearchFacet.Value> values(
      String dimension,
      FacetCounts.Result counted,
      Map<String, Set<String>> chosen,
      Function<String, Bilingual> name,
      Comparator<SearchFacet.Value> order) {
    Set<String> wanted = chosen.getOrDefault(dimension, Set.of());
    Map<String, Integer> counts = counted.counts().getOrDefault(dimension, Map.of());
    List<SearchFacet.Value> values = new ArrayList<>();
    counts.forEach(
        (value, count) ->
            values.add(
                new SearchFacet.Value(value, name.apply(value), count, wanted.contains(value))));
    wanted.stream()
        .filter(w -> !counts.containsKey(w))
        .forEach(
            w ->
                values.add(
                    new SearchFacet.Value(w, name.apply(w), below(w, dimension, counts), true)));
    values.sort(Comparator.comparing((SearchFacet.Value v) -> !v.chosen()).thenComparing(order));
    List<SearchFacet.Value> most =
        new ArrayList<>(values.subList(0, Math.min(MOST_VALUES, values.size())));
    most.sort(order);
    return most;
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

  /** Numbers by size. */
  static int compareNumbers(SearchFacet.Value a, SearchFacet.Value b) {
    return new BigDecimal(a.value()).compareTo(new BigDecimal(b.value()));
  }
}
