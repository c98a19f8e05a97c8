package org.muwahhad.catalog;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;

/** Browsing the catalog in the browser. */
@Hidden
@Controller("/catalog")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class CatalogPages {
  private static final int SUGGESTIONS = 10;
  private final Pages pages;
  private final SearchCatalog search;
  private final CategoryViews categories;

  CatalogPages(Pages pages, SearchCatalog search, CategoryViews categories) {
    this.pages = pages;
    this.search = search;
    this.categories = categories;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> list(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String category,
      @QueryValue(defaultValue = "") String kind,
      @QueryValue(defaultValue = "ACTIVE") String status,
      @QueryValue(defaultValue = "1") int page) {
    SearchCatalog.Found found =
        search.run(
            actor,
            new SearchCatalog.Query(
                q,
                category,
                named(ItemKind.values(), kind),
                named(ItemStatus.values(), status),
                page));
    Map<String, String> kept = new LinkedHashMap<>();
    keep(kept, "q", q);
    keep(kept, "category", category);
    keep(kept, "kind", kind);
    kept.put("status", status);
    Page shown = pages.of(request).titled("catalog.title");
    Form filters = Form.empty();
    for (Map.Entry<String, String> one : kept.entrySet()) {
      filters = filters.with(one.getKey(), one.getValue());
    }
    return new ModelAndView<>(
        "catalog/browse",
        Map.of(
            "page",
            shown,
            "items",
            found.items(),
            "filters",
            filters,
            "categories",
            options(shown.t()),
            "numbers",
            new PageNumbers(found.page(), found.pageSize(), found.total(), "/catalog", kept),
            "mayEdit",
            actor.is(Role.CATALOG_MANAGER)));
  }

  /** Buttons of matching items, for a form in which one is chosen while typing. */
  @Get("/suggest")
  @Produces(Pages.HTML)
  ModelAndView<?> suggest(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @Nullable @QueryValue Long round) {
    List<ItemRow> items = q.isBlank() ? List.of() : search.suggest(actor, q, round, SUGGESTIONS);
    return new ModelAndView<>(
        "catalog/suggestions",
        Map.of("page", pages.of(request), "items", items, "asked", !q.isBlank()));
  }

  private List<Option> options(Texts t) {
    return categories.listInUse().stream()
        .map(c -> new Option(c.code(), "\u2003".repeat(c.level() - 2) + t.of(c.name())))
        .toList();
  }

  private static void keep(Map<String, String> kept, String name, String value) {
    if (!value.isBlank()) {
      kept.put(name, value);
    }
  }

  private static <E extends Enum<E>> @Nullable E named(E[] values, String name) {
    Optional<E> found = Stream.of(values).filter(v -> v.name().equals(name)).findFirst();
    return found.orElse(null);
  }
}
