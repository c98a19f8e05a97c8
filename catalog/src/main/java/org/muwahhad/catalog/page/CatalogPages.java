package org.muwahhad.catalog.page;

import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.FavouriteItems;
import org.muwahhad.catalog.item.ItemRow;
import org.muwahhad.catalog.item.ItemStatus;
import org.muwahhad.catalog.proposal.ViewProposals;
import org.muwahhad.catalog.search.SearchCatalog;
import org.muwahhad.catalog.search.SearchChoices;
import org.muwahhad.catalog.standard.ReaderPrices;
import org.muwahhad.catalog.standard.ViewOrderable;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;

/** Browsing the catalog in the browser. */
@Hidden
@Controller("/catalog")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record CatalogPages(
    Answers answers,
    SearchCatalog search,
    ReaderPrices readerPrices,
    ViewOrderable viewOrderable,
    FavouriteItems favourites) {
  private static final int SUGGESTIONS = 10;
  private static final List<String> CHOICES = List.of("category", "kind", "attribute", "state");

  @Get
  HttpResponse<String> list(
      HttpRequest<?> request, Actor actor, @QueryValue(defaultValue = "") String q) {
    HttpParameters sent = request.getParameters();
    String status = SearchChoices.statusIn(sent);
    SearchCatalog.Query query = SearchChoices.query(sent);
    SearchCatalog.SearchPage found = search.run(actor, query);
    BrowseAddress address =
        new BrowseAddress(List.of())
            .with("q", q)
            .with("status", status.equals(ItemStatus.ACTIVE.name()) ? "" : status)
            .with("favourites", query.favourites() ? "true" : "")
            .with("sort", query.order().parameter())
            .with(
                "size",
                query.size() == SearchCatalog.PAGE_SIZE ? "" : String.valueOf(query.size()));
    for (String name : CHOICES) {
      address = address.with(name, sent.getAll(name));
    }
    BrowseView view = BrowseView.of(q, status, query, found, address);
    return answers.page(
        "catalog/page/browse",
        page ->
            Map.of(
                "page",
                page.titled("catalog.title"),
                "view",
                view,
                "starred",
                Set.copyOf(favourites.listCodes(actor.personId())),
                "converted",
                readerPrices.of(actor, found.items()),
                "orderable",
                viewOrderable.byCode(actor, found.items().stream().map(ItemRow::code).toList()),
                "mayEdit",
                actor.is(Role.CATALOG_MANAGER),
                "maySeeSynonyms",
                actor.isAnyOf(Role.CATALOG_MANAGER, Role.AUDITOR),
                "mayPropose",
                ViewProposals.mayPropose(actor),
                "mayDemand",
                actor.is(Role.PROCUREMENT_OFFICER),
                "maySeeProposals",
                ViewProposals.mayList(actor)));
  }

  /** Links to matching items, shown below the search while it is typed. */
  @Get("/suggest")
  HttpResponse<String> suggest(Actor actor, @QueryValue(defaultValue = "") String q) {
    List<ItemRow> items = q.isBlank() ? List.of() : search.suggest(actor, q, null, SUGGESTIONS);
    return answers.page(
        "catalog/page/suggestions",
        page -> Map.of("page", page, "items", items, "asked", !q.isBlank()));
  }
}
