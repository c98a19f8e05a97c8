package org.muwahhad.catalog.page;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.item.FavouriteItems;
import org.muwahhad.catalog.item.MarkFavourite;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Favourites of a person. The catalog itself lists them, with {@code favourites=true}. */
@Tag(name = "catalog")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record FavouriteController(
    Answers answers, MarkFavourite markFavourite, FavouriteItems favourites) {
  private static final String CATALOG = "/catalog";

  /**
   * What is to change.
   *
   * @param add code of an item that becomes a favourite
   * @param remove code of an item that is one no longer
   * @param back the page of the catalog to return to
   */
  record FavouriteInput(@Nullable String add, @Nullable String remove, @Nullable String back) {
    String address() {
      String page = Pages.local(back);
      return page.startsWith(CATALOG) ? page : CATALOG;
    }
  }

  /** Codes of the person's favourites, the newest first. */
  @Get("/api/v1/catalog/favourites")
  List<String> list(Actor actor) {
    return favourites.listCodes(actor.personId());
  }

  @Post(uris = {"/api/v1/catalog/favourites", "/catalog/favourites"})
  HttpResponse<List<String>> mark(Actor actor, @Body FavouriteInput input) {
    return answers
        .act(
            () ->
                markFavourite.run(
                    actor, new MarkFavourite.FavouriteChange(input.add(), input.remove())))
        .then(
            done ->
                Pages.redirect(
                    input.address(),
                    Tone.GOOD,
                    input.add() == null ? "catalog.favourite-removed" : "catalog.favourite-added"))
        .orBack(input.address())
        .answering(done -> favourites.listCodes(actor.personId()));
  }
}
