package org.muwahhad.framework.fulfilment;

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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.PageAndApi;

/** Addresses of entities and suppliers in the Peppol network. */
@Tag(name = "agreements")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record TradeEndpointController(
    Answers answers, ViewTradeEndpoints view, SetTradeEndpoint setTradeEndpoint) {
  private static final String ENDPOINTS = "/trade-endpoints";

  /** A page of 25 entities and suppliers with their addresses; empty past the end. */
  @Get(uris = {"/api/v1/trade-endpoints", "/trade-endpoints"})
  HttpResponse<List<TradeEndpoints.TradeAddress>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<TradeEndpoints.TradeAddress> all =
        view.list(actor, new ListChoice(ENDPOINTS, q, filter, sort, page));
    return answers.showList(
        "fulfilment/endpoints",
        all,
        shown -> Map.of("page", shown.titled("fulfilment.endpoints"), "all", all));
  }

  /** The form of one of them. */
  @Hidden
  @Get("/trade-endpoints/{side}/{partyId}")
  HttpResponse<TradeEndpoints.TradeAddress> form(Actor actor, TradeSide side, long partyId) {
    TradeEndpoints.TradeAddress address = view.get(actor, side, partyId);
    Form form =
        answers.form(
            () ->
                Form.empty()
                    .with("endpoint", Objects.requireNonNullElse(address.endpoint(), ""))
                    .with("taxNumber", Objects.requireNonNullElse(address.taxNumber(), "")));
    return answers.show(
        "fulfilment/endpoint",
        address,
        page ->
            Map.of(
                "page",
                page.titled("fulfilment.set-endpoint")
                    .below(page.t().get("fulfilment.endpoints"), ENDPOINTS),
                "address",
                address,
                "form",
                form));
  }

  @Post(uris = {"/api/v1/trade-endpoints/{side}/{partyId}", "/trade-endpoints/{side}/{partyId}"})
  HttpResponse<TradeEndpoints.TradeAddress> set(
      Actor actor, TradeSide side, long partyId, @Body SetTradeEndpoint.TradeEndpoint endpoint) {
    return answers
        .act(() -> setTradeEndpoint.run(actor, side, partyId, endpoint))
        .then(ENDPOINTS, "fulfilment.endpoint-now")
        .orBack(ENDPOINTS)
        .orAgain(() -> form(actor, side, partyId))
        .answering(done -> view.get(actor, side, partyId));
  }
}
