package org.muwahhad.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.catalog.item.ItemStatus;
import org.muwahhad.shared.Bilingual;

/** The counts beside a search, held against a count of every item by hand. */
class FacetCountsTest {
  private static final List<String> CATEGORIES = List.of("30213100", "30231300", "48000000");
  private static final List<String> STATES = List.of("KW", "SA", "OM");
  private static final List<String> CODES = List.of("warranty", "memory", "colour");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void a_dimension_is_counted_as_if_nothing_were_chosen_in_it_and_all_else_were(long seed) {
    Random random = new Random(seed);
    SearchIndex index = new SearchIndex();
    Map<Long, SearchDocument> items = new TreeMap<>();
    SearchRun search = new SearchRun(index);
    assertThat(count(search, new SearchFilters(null, List.of(), Map.of())))
        .isEqualTo(new FacetCounts(0, Map.of()));

    for (int i = 0; i < 20; i++) {
      change(index, items, random);
      SearchFilters filters = filters(random);
      assertThat(count(search, filters)).as("%s", filters).isEqualTo(byHand(items, filters));
      assertThat(onTheSecondPage(search, filters)).isEqualTo(count(search, filters));
    }
  }

  /** Items come, change and go, so that the index has several segments with gaps. */
  private static void change(SearchIndex index, Map<Long, SearchDocument> items, Random random) {
    List<SearchDocument> put = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      put.add(item(random.nextInt(100), random));
    }
    List<Long> gone = List.of((long) random.nextInt(100), (long) random.nextInt(100));
    index.put(put);
    put.forEach(d -> items.put(d.id(), d));
    index.remove(gone);
    gone.forEach(items::remove);
    index.refresh();
  }

  private static SearchDocument item(long id, Random random) {
    Map<String, List<String>> attributes = new HashMap<>();
    CODES.forEach(c -> attributes.put(c, some(List.of("1", "2", "أحمر", "a/b\u001fc"), random)));
    Bilingual words = new Bilingual("حاسوب", "Laptop");
    return new SearchDocument(
        id,
        "LAP-%04d".formatted(id),
        one(CATEGORIES, random),
        one(List.of(ItemKind.values()), random),
        one(List.of(ItemStatus.values()), random),
        1,
        words,
        words,
        words,
        attributes,
        new HashSet<>(some(STATES, random)),
        BigDecimal.TEN,
        "USD");
  }

  private static SearchFilters filters(Random random) {
    Map<String, Set<String>> chosen = new HashMap<>();
    if (random.nextBoolean()) {
      chosen.put(FacetCounts.CATEGORY, Set.of(one(List.of("30000000", "30213100"), random)));
    }
    if (random.nextBoolean()) {
      chosen.put(FacetCounts.STATE, new HashSet<>(List.of("KW", one(STATES, random))));
    }
    if (random.nextBoolean()) {
      chosen.put(FacetCounts.ATTRIBUTE + "memory", Set.of("2", "a/b\u001fc", "none has this"));
    }
    if (random.nextInt(5) == 0) {
      chosen.put(FacetCounts.ATTRIBUTE + "unheard", Set.of("of"));
    }
    return new SearchFilters(
        random.nextBoolean() ? ItemStatus.ACTIVE : null,
        random.nextInt(4) == 0 ? List.of("30200000") : List.of(),
        chosen);
  }

  private static FacetCounts count(SearchRun search, SearchFilters filters) {
    return search.page("laptop", filters, null, null, 5).counts();
  }

  private static FacetCounts onTheSecondPage(SearchRun search, SearchFilters filters) {
    SearchRun.HitBatch first = search.page("laptop", filters, null, null, 5);
    return first.hits().isEmpty()
        ? first.counts()
        : search
            .page("laptop", filters, first.hits().get(first.hits().size() - 1).position(), null, 5)
            .counts();
  }

  private static FacetCounts byHand(Map<Long, SearchDocument> items, SearchFilters filters) {
    Map<String, Map<String, Integer>> counts = new HashMap<>();
    long total = 0;
    for (SearchDocument item : items.values()) {
      if ((filters.status() != null && item.status() != filters.status())
          || !(filters.within().isEmpty() || item.category().startsWith("302"))) {
        continue;
      }
      Map<String, Set<String>> values = values(item);
      Set<String> missed = new HashSet<>();
      filters
          .chosen()
          .forEach(
              (dimension, wanted) -> {
                if (values.getOrDefault(dimension, Set.of()).stream()
                    .noneMatch(v -> SearchFilters.accepts(dimension, wanted, v))) {
                  missed.add(dimension);
                }
              });
      total += missed.isEmpty() ? 1 : 0;
      values.forEach(
          (dimension, all) -> {
            if (missed.isEmpty() || missed.equals(Set.of(dimension))) {
              Map<String, Integer> of = counts.computeIfAbsent(dimension, d -> new HashMap<>());
              all.forEach(v -> of.merge(v, 1, Integer::sum));
            }
          });
    }
    counts.values().removeIf(Map::isEmpty);
    return new FacetCounts(total, counts);
  }

  private static Map<String, Set<String>> values(SearchDocument item) {
    Map<String, Set<String>> values = new HashMap<>();
    values.put(FacetCounts.CATEGORY, Set.of(item.category()));
    values.put(FacetCounts.KIND, Set.of(item.kind().name()));
    values.put(FacetCounts.STATUS, Set.of(item.status().name()));
    values.put(FacetCounts.STATE, item.states());
    item.attributes()
        .forEach((code, all) -> values.put(FacetCounts.ATTRIBUTE + code, Set.copyOf(all)));
    return values;
  }

  private static <T> T one(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  private static List<String> some(List<String> of, Random random) {
    return of.stream().filter(v -> random.nextInt(3) == 0).toList();
  }
}
