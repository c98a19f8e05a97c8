package org.muwahhad.evaluation.price;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationFrame;
import org.muwahhad.evaluation.LotRankingQueries;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Required;
import org.muwahhad.web.Tone;

/** The alternative of a bid to a lot, and what the panel makes of it. */
@Tag(name = "evaluation")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record AlternativeController(
    Answers answers,
    EvaluationFrame frame,
    EvaluationAccess access,
    ViewPrices viewPrices,
    DecideAlternative decideAlternative) {

  /** Whether the alternative of the bid takes its place in the lot, and why. */
  record AlternativeChoice(@Nullable Boolean accepted, @Nullable String reason) {}

  @Hidden
  @Get("/tenders/{id}/prices/lots/{lotId}/bids/{bidId}/alternative")
  HttpResponse<PriceWorking> page(Actor actor, long id, long lotId, long bidId) {
    TenderQueries.Tender tender = access.requireReader(actor, id);
    PriceWorking working = viewPrices.working(actor, id, lotId, bidId);
    return answers.show(
        "evaluation/price/alternative",
        working,
        page -> {
          Map<String, Object> model = new HashMap<>();
          model.put(
              "page",
              below(frame.page(page, tender, "evaluation.alternative.title"), id, working.bid()));
          model.put("chair", access.mayChair(actor, tender));
          model.put("tender", tender);
          model.put("bid", working.bid());
          OfferedAlternative alternative = working.alternative();
          if (alternative != null) {
            model.put("alternative", alternative);
          }
          return model;
        });
  }

  /**
   * Accepts the alternative of the bid that ranks first in the lot in place of its bid, or refuses
   * it; of one that is accepted, refusing takes the acceptance back.
   */
  @Post(
      uris = {
        "/api/v1/tenders/{id}/prices/lots/{lotId}/bids/{bidId}/alternative",
        "/tenders/{id}/prices/lots/{lotId}/bids/{bidId}/alternative"
      })
  HttpResponse<PriceWorking> choose(
      Actor actor, long id, long lotId, long bidId, @Body AlternativeChoice body) {
    String reason = body.reason();
    return answers
        .act(
            () -> {
              boolean accepted = Required.of(body.accepted(), "accepted");
              decideAlternative.run(
                  actor, id, lotId, bidId, accepted, reason == null ? "" : reason);
              return accepted;
            })
        .then(
            accepted ->
                Pages.redirect(
                    "/tenders/" + id + "/prices/lots/" + lotId + "/bids/" + bidId + "/alternative",
                    Tone.GOOD,
                    accepted
                        ? "evaluation.alternative.saved-accepted"
                        : "evaluation.alternative.saved"))
        .orAgain(() -> page(actor, id, lotId, bidId))
        .answering(done -> viewPrices.working(actor, id, lotId, bidId));
  }

  private static Page below(Page page, long id, LotRankingQueries.LotRankingRow bid) {
    String prices = "/tenders/" + id + "/prices";
    String lot = prices + "/lots/" + bid.lotId();
    return page.below(page.t().get("evaluation.price.title"), prices)
        .below(page.t().get("evaluation.lot", bid.lotNumber(), page.t().of(bid.lotTitle())), lot)
        .below(page.t().get("evaluation.price.working"), lot + "/bids/" + bid.bidId());
  }
}
