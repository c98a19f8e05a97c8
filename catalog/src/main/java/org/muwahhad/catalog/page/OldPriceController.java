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
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PageNumbers;

/** The items whose benchmark prices the catalog manager has to observe again. */
@Tag(name = "catalog")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record OldPriceController(Answers answers, OldPriceQueries queries) {
  /** A benchmark price older than the given number of months is to be observed again. */
  private static final int MONTHS = 12;

  private static final int ON_A_PAGE = 50;

  /** Active items with a benchmark price more than a year old, the oldest first. */
  @Get(uris = {"/api/v1/catalog/old-prices", "/catalog/old-prices"})
  HttpResponse<List<OldPriceQueries.OldPrice>> list(
      Actor actor, @QueryValue(defaultValue = "1") int page) {
    actor.require(Role.CATALOG_MANAGER);
    PageNumbers numbers =
        PageNumbers.of(page, ON_A_PAGE, queries.count(MONTHS), "/catalog/old-prices");
    List<OldPriceQueries.OldPrice> prices =
        queries.list(MONTHS, ON_A_PAGE, (long) (numbers.number() - 1) * ON_A_PAGE);
    return answers.show(
        "catalog/page/oldPrices",
        prices,
        shown ->
            Map.of(
                "page",
                shown
                    .titled("catalog.old-prices")
                    .below(shown.t().get("catalog.title"), "/catalog"),
                "prices",
                prices,
                "numbers",
                numbers));
  }
}
