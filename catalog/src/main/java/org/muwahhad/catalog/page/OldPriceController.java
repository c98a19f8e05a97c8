package org.muwahhad.catalog.page;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.template.CategoryQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.PageAndApi;

/** The items whose benchmark prices the catalog manager has to observe again. */
@Tag(name = "catalog")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record OldPriceController(Answers answers, OldPriceQueries queries, CategoryQueries categories) {
  /** A benchmark price older than the given number of months is to be observed again. */
  private static final int MONTHS = 12;

  /** Digits of the code of a CPV division. */
  private static final int DIVISION = 2;

  /** Level of a CPV class; narrower categories are too many to choose from. */
  private static final int CLASS = 4;

  /**
   * A page of 25 active items with a benchmark price more than a year old, the oldest first; none
   * past the end.
   *
   * @param filter code of a category, for the items in it and below it
   */
  @Get(uris = {"/api/v1/catalog/old-prices", "/catalog/old-prices"})
  HttpResponse<List<OldPriceQueries.OldPrice>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    actor.require(Role.CATALOG_MANAGER);
    ListChoice choice = new ListChoice("/catalog/old-prices", q, filter, sort, page);
    String prefix = prefix(choice.filter());
    ListPage<OldPriceQueries.OldPrice> all =
        new ListPage<>(
            queries.list(
                MONTHS, prefix, choice.like(), choice.sort(), ListChoice.SIZE, choice.offset()),
            queries.count(MONTHS, prefix, choice.like()),
            choice);
    return answers.showList(
        "catalog/page/oldPrices",
        all,
        shown ->
            Map.of(
                "page",
                shown
                    .titled("catalog.old-prices")
                    .below(shown.t().get("catalog.title"), "/catalog"),
                "all",
                all,
                "categories",
                categories.listAll().stream()
                    .filter(c -> c.level() <= CLASS)
                    .map(c -> c.option(shown.t()))
                    .toList()));
  }

  /** The digits of the code of a category that all below it share. */
  private static String prefix(String category) {
    int end = category.length();
    while (end > DIVISION && category.charAt(end - 1) == '0') {
      end--;
    }
    return category.substring(0, end);
  }
}
