package org.muwahhad.tender.terms;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.tender.PriceIndexQueries;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;

/** The index that prices may follow, in a draft. */
@Tag(name = "tenders")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record PriceIndexController(
    Answers answers,
    TenderFrame frames,
    VisibleTenders visible,
    PriceIndexQueries queries,
    SetPriceIndex setPriceIndex) {

  /**
   * The index of a tender.
   *
   * @param index null where prices follow none
   */
  record TenderIndex(PriceIndexQueries.@Nullable DossierIndex index) {}

  @Get(uris = {"/api/v1/tenders/{id}/price-index", "/tenders/{id}/price-index"})
  HttpResponse<TenderIndex> get(Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = visible.get(actor, id);
    TenderIndex view = new TenderIndex(queries.find(id).orElse(null));
    Form form = answers.form(() -> formOf(view.index()));
    return answers.show(
        "tender/terms/price-index",
        view,
        page -> frames.of(page, actor, tender, "/settings").model(Map.of("form", form)));
  }

  /** Takes the place of the index before; without anything filled in, prices follow none. */
  @Post(uris = {"/api/v1/tenders/{id}/price-index", "/tenders/{id}/price-index"})
  HttpResponse<TenderIndex> set(Actor actor, long id, @Body PriceIndexInput index) {
    return answers
        .act(() -> setPriceIndex.run(actor, id, index))
        .then("/tenders/" + id + "/price-index", "tender.index-saved")
        .showing(() -> get(actor, id));
  }

  private static Form formOf(PriceIndexQueries.@Nullable DossierIndex index) {
    return index == null
        ? Form.empty()
        : Form.empty()
            .with("name.ar", index.name().ar())
            .with("name.en", index.name().en())
            .with("source.ar", index.source().ar())
            .with("source.en", index.source().en())
            .with("baseOn", index.baseOn())
            .with("baseValue", index.baseValue().stripTrailingZeros());
  }
}
