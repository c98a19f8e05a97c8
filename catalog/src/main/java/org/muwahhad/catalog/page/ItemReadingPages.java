package org.muwahhad.catalog.page;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.FavouriteItems;
import org.muwahhad.catalog.item.ItemDetail;
import org.muwahhad.catalog.item.ItemFiles;
import org.muwahhad.catalog.item.ViewCatalog;
import org.muwahhad.catalog.proposal.ViewProposals;
import org.muwahhad.catalog.standard.EquivalentQueries;
import org.muwahhad.catalog.standard.PriceHistory;
import org.muwahhad.catalog.standard.ViewItemHistory;
import org.muwahhad.catalog.standard.ViewOrderable;
import org.muwahhad.catalog.standard.ViewPriceBreaks;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;

/** An item's page: what it is, what it was, what it cost and who wanted it. */
@Hidden
@Controller("/catalog")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ItemReadingPages(
    Answers answers,
    ViewCatalog view,
    ViewItemHistory history,
    EquivalentQueries equivalents,
    ViewPriceBreaks priceBreaks,
    ItemFiles files,
    FavouriteItems favourites,
    ViewOrderable orderable) {

  @Get("/{code}")
  HttpResponse<String> item(Actor actor, String code) {
    ItemDetail detail = view.newest(actor, code);
    return answers.page(
        "catalog/page/item",
        page -> {
          Map<String, Object> model = model(page, actor, detail);
          model.put("group", equivalents.listGroup(code));
          model.put("files", files.list(code));
          model.put("orderable", orderable.list(actor, code));
          if (ViewItemHistory.showsPrices(actor)) {
            PriceHistory prices = history.prices(actor, code);
            model.put("prices", prices);
            model.put("chart", PriceChart.of(prices, page.t()));
            model.put("breaks", priceBreaks.run(actor, code));
          }
          if (ViewItemHistory.showsDemand(actor)) {
            model.put("demand", history.demand(actor, code));
          }
          return model;
        });
  }

  /** An earlier revision stands alone: the item's past is on the page of the newest. */
  @Get("/{code}/revisions/{number}")
  HttpResponse<String> revision(Actor actor, String code, int number) {
    ItemDetail detail = view.revision(actor, code, number);
    return answers.page("catalog/page/item", page -> model(page, actor, detail));
  }

  private Map<String, Object> model(Page page, Actor actor, ItemDetail detail) {
    Map<String, Object> model = new HashMap<>();
    model.put(
        "page",
        page.titledAs(page.t().of(detail.revision().name()))
            .below(page.t().get("catalog.title"), "/catalog"));
    model.put("detail", detail);
    model.put("mayEdit", actor.is(Role.CATALOG_MANAGER));
    model.put("mayPropose", ViewProposals.mayPropose(actor));
    model.put("mayDemand", actor.is(Role.PROCUREMENT_OFFICER));
    model.put("group", List.of());
    model.put("favourite", favourites.listCodes(actor.personId()).contains(detail.item().code()));
    return model;
  }
}
