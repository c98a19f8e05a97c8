package org.muwahhad.evaluation.price;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationFrame;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Required;
import org.muwahhad.web.Tab;
import org.muwahhad.web.Tone;

/**
 * The prices of a tender as evaluated, step by step and line by line. Nothing stands here before
 * the ranking.
 */
@Tag(name = "evaluation")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record PriceController(
    Answers answers,
    EvaluationFrame frame,
    EvaluationAccess access,
    TenderQueries tenders,
    ViewPrices viewPrices,
    CompareBids compareBids,
    DecideArithmetic decideArithmetic) {

  /** Whether the bid is out of the lot for its arithmetic, and why. */
  record ArithmeticRuling(@Nullable Boolean excluded, @Nullable String reason) {}

  /** What each lot comes to, and all together beside the estimate. */
  @Get(uris = {"/api/v1/tenders/{id}/prices", "/tenders/{id}/prices"})
  HttpResponse<TenderPrices> tender(Actor actor, long id) {
    TenderPrices prices = viewPrices.tender(actor, id);
    return answers.show(
        "evaluation/price/lots",
        prices,
        page -> {
          TenderQueries.Tender tender = access.requireReader(actor, id);
          return Map.of(
              "page",
              frame.page(page, tender, "evaluation.price.title"),
              "tender",
              tender,
              "whole",
              prices,
              "tabs",
              frame.tabs(page, tender, frame.isMember(actor, id), "prices"));
        });
  }

  /** Every step of the price of every bid for one lot. */
  @Get(uris = {"/api/v1/tenders/{id}/prices/lots/{lotId}", "/tenders/{id}/prices/lots/{lotId}"})
  HttpResponse<List<BidPrice>> lot(Actor actor, long id, long lotId) {
    List<BidPrice> bids = viewPrices.lot(actor, id, lotId);
    return answers.show(
        "evaluation/price/steps",
        bids,
        page -> {
          Map<String, Object> model = model(page, actor, id, lotId, "steps");
          model.put("bids", bids);
          model.put("percent", rule(id, TenderRule.PREFERENCE_GCC_PERCENT));
          model.put("tolerance", rule(id, TenderRule.ARITHMETIC_TOLERANCE_PERCENT));
          return model;
        });
  }

  /** The lines of all bids for one lot side by side. */
  @Get(
      uris = {
        "/api/v1/tenders/{id}/prices/lots/{lotId}/lines",
        "/tenders/{id}/prices/lots/{lotId}/lines"
      })
  HttpResponse<LotComparison> lines(Actor actor, long id, long lotId) {
    LotComparison comparison = compareBids.lot(actor, id, lotId);
    return answers.show(
        "evaluation/price/lines",
        comparison,
        page -> {
          Map<String, Object> model = model(page, actor, id, lotId, "lines");
          model.put("comparison", comparison);
          return model;
        });
  }

  /** How one bid's price for one lot was worked out. */
  @Get(
      uris = {
        "/api/v1/tenders/{id}/prices/lots/{lotId}/bids/{bidId}",
        "/tenders/{id}/prices/lots/{lotId}/bids/{bidId}"
      })
  HttpResponse<PriceWorking> working(Actor actor, long id, long lotId, long bidId) {
    PriceWorking working = viewPrices.working(actor, id, lotId, bidId);
    return answers.show(
        "evaluation/price/working",
        working,
        page -> {
          TenderQueries.Tender tender = access.requireReader(actor, id);
          TenderQueries.TenderLot lot = lot(id, lotId);
          return Map.of(
              "chair",
              access.mayChair(actor, tender),
              "page",
              frame
                  .page(page, tender, "evaluation.price.working")
                  .below(page.t().get("evaluation.price.title"), address(id))
                  .below(name(page, lot), address(id, lotId)),
              "tender",
              tender,
              "lot",
              lot,
              "working",
              working);
        });
  }

  /**
   * Excludes a bid whose correction is above the tender's rule from the lot, or lets it in again.
   */
  @Post(
      uris = {
        "/api/v1/tenders/{id}/prices/lots/{lotId}/bids/{bidId}/arithmetic",
        "/tenders/{id}/prices/lots/{lotId}/bids/{bidId}/arithmetic"
      })
  HttpResponse<PriceWorking> decide(
      Actor actor, long id, long lotId, long bidId, @Body ArithmeticRuling body) {
    String reason = body.reason();
    return answers
        .act(
            () -> {
              boolean excluded = Required.of(body.excluded(), "excluded");
              decideArithmetic.run(actor, id, lotId, bidId, excluded, reason == null ? "" : reason);
              return excluded;
            })
        .then(
            excluded ->
                Pages.redirect(
                    address(id, lotId) + "/bids/" + bidId,
                    Tone.GOOD,
                    excluded
                        ? "evaluation.price.arithmetic-excluded"
                        : "evaluation.price.arithmetic-readmitted"))
        .showing(() -> working(actor, id, lotId, bidId));
  }

  private Map<String, Object> model(Page page, Actor actor, long id, long lotId, String view) {
    TenderQueries.Tender tender = access.requireReader(actor, id);
    TenderQueries.TenderLot lot = lot(id, lotId);
    Map<String, Object> model = new HashMap<>();
    model.put(
        "page",
        frame
            .page(page, tender, "evaluation.price.title")
            .below(page.t().get("evaluation.price.title"), address(id))
            .titledAs(name(page, lot)));
    model.put("tender", tender);
    model.put("lot", lot);
    model.put("lots", tenders.listLots(id));
    model.put("views", views(page, address(id, lotId), view));
    return model;
  }

  private static List<Tab> views(Page page, String path, String current) {
    return List.of(
        new Tab(page.t().get("evaluation.price.view-steps"), path, current.equals("steps")),
        new Tab(
            page.t().get("evaluation.price.view-lines"), path + "/lines", current.equals("lines")));
  }

  private TenderQueries.TenderLot lot(long id, long lotId) {
    return tenders.listLots(id).stream()
        .filter(l -> l.id() == lotId)
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("lot " + lotId));
  }

  private BigDecimal rule(long id, TenderRule rule) {
    return tenders.findRule(id, rule).orElse(BigDecimal.ZERO).stripTrailingZeros();
  }

  private static String name(Page page, TenderQueries.TenderLot lot) {
    return page.t().get("evaluation.lot", lot.number(), page.t().of(lot.title()));
  }

  private static String address(long id) {
    return "/tenders/" + id + "/prices";
  }

  private static String address(long id, long lotId) {
    return address(id) + "/lots/" + lotId;
  }
}
