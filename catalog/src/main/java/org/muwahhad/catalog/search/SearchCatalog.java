package org.muwahhad.catalog.search;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.item.FavouriteItems;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.catalog.item.ItemListQueries;
import org.muwahhad.catalog.item.ItemRow;
import org.muwahhad.catalog.item.ItemStatus;
import org.muwahhad.catalog.item.Prices;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Refusal;

/**
 * Finds items for anybody signed in, however their words are typed: in either language, with or
 * without article and marks, begun, mistyped, or in other words of the same meaning. First stands
 * the item of exactly that code, then that of exactly that name, then items that are what was
 * looked for, then those with the words in the name, then in the description.
 *
 * <p>Bidders see the catalog, but neither benchmark prices nor which states demanded what: both are
 * the buyers' knowledge.
 */
@Singleton
public class SearchCatalog {
  /** Items on one page, where no other size is asked for. */
  public static final int PAGE_SIZE = 25;

  /** Most items on one page. */
  public static final int LARGEST_PAGE = 100;

  /** More than any catalog holds. */
  private static final int MOST = 1_000_000;

  private static final Pattern CPV = Pattern.compile("[0-9]{2,8}");

  private final SearchFeed feed;
  private final SearchRun search;
  private final ItemListQueries queries;
  private final SearchFacets facets;
  private final RoundCategoryQueries rounds;
  private final FavouriteItems favourites;
  private final ExchangeRateQueries rates;

  SearchCatalog(
      SearchFeed feed,
      SearchRun search,
      ItemListQueries queries,
      SearchFacets facets,
      RoundCategoryQueries rounds,
      FavouriteItems favourites,
      ExchangeRateQueries rates) {
    this.rates = rates;
    this.favourites = favourites;
    this.feed = feed;
    this.search = search;
    this.queries = queries;
    this.facets = facets;
    this.rounds = rounds;
  }

  /**
   * What is looked for.
   *
   * @param text words in either language; empty for all
   * @param categories CPV codes, each meant with all below it; none for all
   * @param kinds none for all
   * @param attributes values accepted, by attribute code
   * @param states ISO 3166-1 codes of states that demanded the item in past rounds; none for all
   * @param status null for all
   * @param after the {@code next} of the page before; empty for the first page
   * @param before the {@code previous} of the page after; empty otherwise
   * @param favourites whether only the person's favourites are looked through
   * @param order in which items stand; by price only for people who may know prices
   * @param size items on one page, at most {@link #LARGEST_PAGE}
   */
  public record Query(
      String text,
      List<String> categories,
      List<ItemKind> kinds,
      Map<String, List<String>> attributes,
      List<String> states,
      @Nullable ItemStatus status,
      String after,
      String before,
      boolean favourites,
      ResultOrder order,
      int size) {

    /** Among all items, the best answers first. */
    public Query(
        String text,
        List<String> categories,
        List<ItemKind> kinds,
        Map<String, List<String>> attributes,
        List<String> states,
        @Nullable ItemStatus status,
        String after,
        String before) {
      this(
          text,
          categories,
          kinds,
          attributes,
          states,
          status,
          after,
          before,
          false,
          ResultOrder.RANK,
          PAGE_SIZE);
    }

    /** All active items that answer a text. */
    public static Query of(String text) {
      return new Query(text, List.of(), List.of(), Map.of(), List.of(), ItemStatus.ACTIVE, "", "");
    }
  }

  /**
   * One page of what was found.
   *
   * @param total items in all
   * @param match how well they answer
   * @param meant the query as it was understood, when words were mistyped
   * @param facets what the search can be narrowed by
   * @param next what the next page is asked for with, or null on the last
   * @param previous what the page before is asked for with, or null on the first
   */
  public record SearchPage(
      List<ItemRow> items,
      long total,
      SearchMatch match,
      @Nullable String meant,
      List<SearchFacet> facets,
      @Nullable String next,
      @Nullable String previous) {}

  /**
   * One page of the items that answer a query.
   *
   * @throws Refusal.InvalidInput for an invalid position
   * @throws Refusal.NotPermitted to bidders who ask which items states demanded
   */
  public SearchPage run(Actor actor, Query query) {
    requireSeen(actor, query);
    int size = Math.max(1, Math.min(LARGEST_PAGE, query.size()));
    if (isOrdered(actor, query)) {
      return ordered(actor, query, size);
    }
    @Nullable PagePosition after = PagePosition.read("after", query.after()).orElse(null);
    @Nullable PagePosition before = PagePosition.read("before", query.before()).orElse(null);
    feed.catchUp();
    SearchRun.HitBatch answer =
        search.page(query.text(), filters(actor, query), after, before, size);
    return found(actor, query, answer, after != null, after == null && before != null);
  }

  /** In another order than that of rank, pages have numbers. */
  private SearchPage ordered(Actor actor, Query query, int size) {
    int page =
        query.after().isBlank() ? page("before", query.before()) : page("after", query.after());
    feed.catchUp();
    SearchRun.HitBatch answer =
        search.page(
            query.text(),
            filters(actor, query),
            query.order(),
            rates.today(),
            (page - 1) * size,
            size);
    SearchPage found = found(actor, query, answer, page > 1, false);
    return new SearchPage(
        found.items(),
        found.total(),
        found.match(),
        found.meant(),
        found.facets(),
        answer.more() ? String.valueOf(page + 1) : null,
        page > 1 ? String.valueOf(page - 1) : null);
  }

  private static int page(String field, String number) {
    if (number.isBlank()) {
      return 1;
    }
    if (!number.matches("[1-9][0-9]{0,4}")) {
      throw new Refusal.InvalidInput(field, "catalog.position-unknown");
    }
    return Integer.parseInt(number);
  }

  /** The keys of all items that answer a query, as {@link #run} pages through them. */
  public List<Long> ids(Actor actor, Query query) {
    requireSeen(actor, query);
    feed.catchUp();
    SearchFilters filters = filters(actor, query);
    SearchRun.HitBatch all =
        isOrdered(actor, query)
            ? search.page(query.text(), filters, query.order(), rates.today(), 0, MOST)
            : search.page(query.text(), filters, null, null, MOST);
    return all.hits().stream().map(SearchRun.Hit::id).toList();
  }

  /** Whether another order than that of rank is asked for, and the person may know it. */
  private static boolean isOrdered(Actor actor, Query query) {
    return query.order() != ResultOrder.RANK
        && !(query.order().isOfPrices() && Prices.areHiddenFrom(actor));
  }

  private static void requireSeen(Actor actor, Query query) {
    if (!query.states().isEmpty() && Prices.areHiddenFrom(actor)) {
      throw new Refusal.NotPermitted();
    }
  }

  private SearchPage found(
      Actor actor, Query query, SearchRun.HitBatch answer, boolean forward, boolean backward) {
    List<SearchRun.Hit> hits = answer.hits();
    boolean hasNext = !hits.isEmpty() && (backward || answer.more());
    boolean hasPrevious = !hits.isEmpty() && (backward ? answer.more() : forward);
    List<ItemRow> items = queries.list(actor, hits.stream().map(SearchRun.Hit::id).toList());
    return new SearchPage(
        items,
        answer.counts().total(),
        answer.match(),
        answer.match() != SearchMatch.CORRECTED
            ? null
            : SpellingIndex.of(answer.words(), query.text(), items),
        facets.of(actor, answer.counts(), filters(actor, query).chosen()),
        hasNext ? hits.get(hits.size() - 1).position().token() : null,
        hasPrevious ? hits.get(0).position().token() : null);
  }

  /**
   * The best answers to a query among the items that take demand, as far as the person may see
   * them.
   *
   * @param roundId only items of the categories this demand round takes; null for all
   */
  public List<ItemRow> suggest(Actor actor, String text, @Nullable Long roundId, int most) {
    return queries.list(
        actor, best(text, roundId, most, null).stream().map(SearchRun.Hit::id).toList());
  }

  /**
   * Codes of the best answers to a query among the items that take demand, the best first; none for
   * no words.
   *
   * @param roundId only items of the categories this demand round takes; null for all
   */
  public List<String> codes(String text, @Nullable Long roundId, int most) {
    return text.isBlank() ? List.of() : codesOf(best(text, roundId, most, null));
  }

  /** As above, among the favourites of a person; all of them for no words. */
  public List<String> favourites(Actor actor, String text, long roundId, int most) {
    return codesOf(best(text, roundId, most, Set.copyOf(favourites.listIds(actor.personId()))));
  }

  private static List<String> codesOf(List<SearchRun.Hit> hits) {
    return hits.stream().map(h -> h.position().code()).toList();
  }

  private List<SearchRun.Hit> best(
      String text, @Nullable Long roundId, int most, @Nullable Set<Long> among) {
    feed.catchUp();
    List<String> within = roundId == null ? List.of() : rounds.listCategories(roundId);
    return roundId != null && within.isEmpty()
        ? List.of()
        : search.best(text, new SearchFilters(ItemStatus.ACTIVE, within, Map.of(), among), most);
  }

  private SearchFilters filters(Actor actor, Query query) {
    Map<String, Set<String>> chosen = new TreeMap<>();
    choose(chosen, FacetCounts.CATEGORY, codes(query.categories()));
    choose(chosen, FacetCounts.KIND, query.kinds().stream().map(Enum::name).toList());
    choose(chosen, FacetCounts.STATE, query.states());
    new HashMap<>(query.attributes())
        .forEach((code, values) -> choose(chosen, FacetCounts.ATTRIBUTE + code, values));
    return new SearchFilters(
        query.status(),
        List.of(),
        chosen,
        query.favourites() ? Set.copyOf(favourites.listIds(actor.personId())) : null);
  }

  // What is no CPV code limits nothing, as an unknown kind does.
  private static List<String> codes(List<String> categories) {
    return categories.stream().map(String::strip).filter(c -> CPV.matcher(c).matches()).toList();
  }

  private static void choose(
      Map<String, Set<String>> chosen, String dimension, List<String> values) {
    Set<String> wanted =
        values.stream().map(String::strip).filter(v -> !v.isEmpty()).collect(Collectors.toSet());
    if (!wanted.isEmpty()) {
      chosen.put(dimension, wanted);
    }
  }
}
