package org.muwahhad.catalog.page;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.FormChoiceQueries;
import org.muwahhad.catalog.item.RenewBenchmarks;
import org.muwahhad.catalog.template.CategoryQueries;
import org.muwahhad.shared.Rounding;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Tone;

/** The items whose benchmark prices the catalog manager has to observe again. */
@Tag(name = "catalog")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record OldPriceController(
    Answers answers,
    OldPriceQueries queries,
    CategoryQueries categories,
    FormChoiceQueries choices,
    RenewBenchmarks renewBenchmarks) {
  /** A benchmark price older than the given number of months is to be observed again. */
  private static final int MONTHS = 12;

  /** Digits of the code of a CPV division. */
  private static final int DIVISION = 2;

  /** Level of a CPV class; narrower categories are too many to choose from. */
  private static final int CLASS = 4;

  private static final String GRID = "/catalog/old-prices/renew";

  /**
   * Prices that were observed again.
   *
   * @param filter code of the category that the page goes on with; programs leave it out
   * @param observedOn day of the rows that change something and have none of their own
   */
  record NewPrices(
      @Nullable String filter,
      @Nullable LocalDate observedOn,
      @Nullable List<RenewBenchmarks.ObservedPrice> rows) {}

  /**
   * A page of 25 active items with a benchmark price more than a year old, the oldest first; empty
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
    ListPage<OldPriceQueries.OldPrice> all =
        find(new ListChoice("/catalog/old-prices", q, filter, sort, page));
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
                categoryOptions(shown)));
  }

  /** The same items as a grid to fill in. */
  @Hidden
  @Get("/catalog/old-prices/renew")
  HttpResponse<List<OldPriceQueries.OldPrice>> grid(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    actor.require(Role.CATALOG_MANAGER);
    return grid(find(new ListChoice(GRID, q, filter, sort, page)));
  }

  /** Renews the prices of many items, in one transaction. */
  @ReviewedFirst
  @Post(uris = {"/api/v1/catalog/old-prices/renew", "/catalog/old-prices/renew"})
  HttpResponse<List<RenewBenchmarks.RenewedPrice>> renew(Actor actor, @Body NewPrices body) {
    List<RenewBenchmarks.ObservedPrice> sent = body.rows();
    List<RenewBenchmarks.ObservedPrice> rows = sent == null ? List.of() : sent;
    String category = body.filter();
    String filter = category == null ? "" : category;
    return answers
        .act(() -> renewBenchmarks.run(actor, body.observedOn(), rows))
        .then(
            renewed ->
                Pages.redirect(
                    GRID + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8),
                    Tone.GOOD,
                    "catalog.old-prices.renewed",
                    renewed.size()))
        .reviewed(OldPriceController::review)
        .orAgain(() -> grid(again(rows, filter)))
        .answering(renewed -> renewed);
  }

  private HttpResponse<List<OldPriceQueries.OldPrice>> grid(
      ListPage<OldPriceQueries.OldPrice> all) {
    Form form = answers.form(() -> form(all));
    return answers.showList(
        "catalog/page/oldPriceGrid",
        all,
        shown ->
            Map.of(
                "page",
                shown
                    .titled("catalog.old-prices.grid-title")
                    .below(shown.t().get("catalog.title"), "/catalog")
                    .below(shown.t().get("catalog.old-prices"), "/catalog/old-prices"),
                "all",
                all,
                "categories",
                categoryOptions(shown),
                "currencies",
                choices.listCurrencies().stream()
                    .map(FormChoiceQueries.CodeWithNames::code)
                    .toList(),
                "form",
                form));
  }

  /** The rows that were sent, in their order. */
  private ListPage<OldPriceQueries.OldPrice> again(
      List<RenewBenchmarks.ObservedPrice> rows, String filter) {
    List<String> codes = rows.stream().map(RenewBenchmarks.ObservedPrice::code).toList();
    List<OldPriceQueries.OldPrice> sent =
        codes.isEmpty()
            ? List.of()
            : queries.listOf(codes).stream()
                .sorted(Comparator.comparingInt(p -> codes.indexOf(p.code())))
                .toList();
    return new ListPage<>(sent, sent.size(), new ListChoice(GRID, "", filter, "", 1));
  }

  /** What the newest revisions say, but for the day: that of the new observation is asked for. */
  private static Form form(ListPage<OldPriceQueries.OldPrice> all) {
    Form form = Form.empty();
    for (int i = 0; i < all.entries().size(); i++) {
      OldPriceQueries.OldPrice one = all.entries().get(i);
      String row = "rows[" + i + "].";
      form =
          form.with(row + "basedOn", one.revision())
              .with(row + "price", Rounding.unrounded(one.price(), one.currency()))
              .with(row + "currency", one.currency())
              .with(row + "source.ar", one.source().ar())
              .with(row + "source.en", one.source().en());
    }
    return form;
  }

  private static Review review(List<RenewBenchmarks.RenewedPrice> renewed) {
    return Review.of("catalog.old-prices.publish", GRID)
        .fact("catalog.old-prices.count", renewed.size())
        .sheet(
            "catalog.old-prices.new-prices",
            List.of(
                "catalog.item",
                "catalog.code",
                "catalog.old-prices.former",
                "catalog.old-prices.new-price",
                "catalog.benchmark-date",
                "catalog.benchmark-source"),
            renewed.stream()
                .map(
                    r ->
                        List.<Object>of(
                            r.name(), r.code(), r.former(), r.price(), r.observedOn(), r.source()))
                .toList())
        .effect("catalog.old-prices.review-effect")
        .lasting("catalog.old-prices.review-lasting")
        .ofForm();
  }

  private ListPage<OldPriceQueries.OldPrice> find(ListChoice choice) {
    String prefix = prefix(choice.filter());
    return new ListPage<>(
        queries.list(
            MONTHS, prefix, choice.like(), choice.sort(), ListChoice.SIZE, choice.offset()),
        queries.count(MONTHS, prefix, choice.like()),
        choice);
  }

  private List<Option> categoryOptions(Page page) {
    return categories.listAll().stream()
        .filter(c -> c.level() <= CLASS)
        .map(c -> c.option(page.t()))
        .toList();
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
