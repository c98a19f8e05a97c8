package org.muwahhad.catalog.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.item.ItemStatus;
import org.muwahhad.catalog.search.ResultOrder;
import org.muwahhad.catalog.search.SearchCatalog;
import org.muwahhad.catalog.search.SearchFacet;
import org.muwahhad.shared.Bilingual;

/**
 * What the page of results shows.
 *
 * @param typed the query as typed
 * @param status name of the status the search is limited to, or ALL
 * @param favourites whether only the reader's favourites are looked through
 * @param order in which items stand
 * @param size items on a page
 * @param chosen what the search was narrowed by, each with the address without it
 * @param clear the address with no facet chosen, in the same order
 * @param query the parameters of the search, for other addresses that take them
 * @param category code of the only category chosen, or null
 * @param next address of the next page, or null
 * @param previous address of the page before, or null
 */
public record BrowseView(
    String typed,
    String status,
    boolean favourites,
    ResultOrder order,
    int size,
    SearchCatalog.SearchPage found,
    List<FacetSelection> chosen,
    String clear,
    String query,
    @Nullable String category,
    @Nullable String next,
    @Nullable String previous) {

  /** A value that was chosen. */
  public record FacetSelection(Bilingual facet, Bilingual value, String withoutIt) {}

  /** What the query parameter of a facet is given for one of its values. */
  public static String value(SearchFacet facet, SearchFacet.Value value) {
    return facet.parameter().equals("attribute")
        ? facet.code() + ":" + value.value()
        : value.value();
  }

  static BrowseView of(
      String typed,
      String status,
      SearchCatalog.Query asked,
      SearchCatalog.SearchPage found,
      BrowseAddress address) {
    BrowseAddress plain =
        new BrowseAddress(List.of())
            .with("q", typed)
            .with("status", status.equals(ItemStatus.ACTIVE.name()) ? "" : status)
            .with("favourites", asked.favourites() ? "true" : "")
            .with("sort", asked.order().parameter())
            .with(
                "size",
                asked.size() == SearchCatalog.PAGE_SIZE ? "" : String.valueOf(asked.size()));
    return new BrowseView(
        typed,
        status,
        asked.favourites(),
        asked.order(),
        asked.size(),
        found,
        found.facets().stream()
            .flatMap(
                f ->
                    f.values().stream()
                        .filter(SearchFacet.Value::chosen)
                        .map(v -> chosen(f, v, address)))
            .toList(),
        plain.href(),
        address.query(),
        onlyCategory(found),
        found.next() == null ? null : address.with("after", found.next()).href(),
        found.previous() == null ? null : address.with("before", found.previous()).href());
  }

  /** The page itself, to return to. */
  public String address() {
    return "/catalog" + query;
  }

  private static @Nullable String onlyCategory(SearchCatalog.SearchPage found) {
    List<String> chosen =
        found.facets().stream()
            .filter(f -> f.parameter().equals("category"))
            .flatMap(f -> f.values().stream())
            .filter(SearchFacet.Value::chosen)
            .map(SearchFacet.Value::value)
            .toList();
    return chosen.size() == 1 ? chosen.get(0) : null;
  }

  private static FacetSelection chosen(
      SearchFacet facet, SearchFacet.Value value, BrowseAddress address) {
    return new FacetSelection(
        facet.name(), value.name(), address.without(facet.parameter(), value(facet, value)).href());
  }
}
