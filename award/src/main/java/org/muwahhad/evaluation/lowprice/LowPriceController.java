package org.muwahhad.evaluation.lowprice;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationFrame;
import org.muwahhad.evaluation.LotRankingQueries;
import org.muwahhad.organisation.RestDays;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Required;
import org.muwahhad.web.Tone;

/** The panel's side of the dialogue on an abnormally low price. */
@Tag(name = "evaluation")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record LowPriceController(
    Answers answers,
    EvaluationFrame frame,
    EvaluationAccess access,
    TenderQueries tenders,
    LotRankingQueries rankings,
    ViewLowPrice viewLowPrice,
    AskLowPrice askLowPrice,
    DecideLowPrice decideLowPrice,
    RestDays restDays) {
  private static final String DUE = "due";
  private static final String API = "/api/v1";
  private static final String CASE = "/tenders/{id}/ranking/lots/{lotId}/bids/{bidId}/low-price";

  /** A question to the bidder, and until when it may answer (UTC; forms: of Riyadh). */
  record LowPriceQuestion(@Nullable String question, @Nullable Instant due) {}

  /** Whether the explanation of an abnormally low price is accepted, and why. */
  record LowPriceRuling(@Nullable Boolean accepted, @Nullable String reason) {}

  @Get(uris = {API + CASE, CASE})
  HttpResponse<LowPriceCase> get(Actor actor, long id, long lotId, long bidId) {
    LowPriceCase price = viewLowPrice.get(actor, id, lotId, bidId);
    return answers.show(
        "evaluation/lowprice/dialogue",
        price,
        page -> {
          TenderQueries.Tender tender = access.requireReader(actor, id);
          return Map.of(
              "page",
              frame
                  .page(page, tender, "evaluation.low-price")
                  .below(page.t().get("evaluation.ranking"), ranking(id)),
              "tender",
              tender,
              "price",
              price,
              "chair",
              access.mayChair(actor, tender),
              "path",
              path(id, lotId, bidId),
              "belowMean",
              rule(id, TenderRule.ABNORMAL_MEAN_PERCENT),
              "belowNext",
              rule(id, TenderRule.ABNORMAL_NEXT_PERCENT),
              "rests",
              restDays.of(answers.form(Form::empty), DUE));
        });
  }

  @Post(uris = {API + CASE + "/questions", CASE + "/questions"})
  HttpResponse<LowPriceCase> ask(
      Actor actor, long id, long lotId, long bidId, @Body LowPriceQuestion body) {
    String question = text(body.question());
    return answers
        .act(
            () -> {
              Faults faults = new Faults().text("question", question, AskLowPrice.LONGEST_QUESTION);
              Instant due =
                  Required.of(
                      restDays.settled(answers.form(Form::empty), DUE, body.due()), DUE, faults);
              askLowPrice.run(actor, id, lotId, bidId, question, due);
            })
        .then(path(id, lotId, bidId), "evaluation.low.asked")
        .showing(() -> get(actor, id, lotId, bidId));
  }

  /** Returns the ranking of the lot as it is computed again. */
  @Post(uris = {API + CASE, CASE})
  HttpResponse<List<LotRankingQueries.LotRankingRow>> decide(
      Actor actor, long id, long lotId, long bidId, @Body LowPriceRuling body) {
    String reason = text(body.reason());
    return answers
        .act(
            () -> {
              Faults faults = new Faults().text("reason", reason, DecideLowPrice.LONGEST_REASON);
              boolean accepted = Required.of(body.accepted(), "accepted", faults);
              decideLowPrice.run(actor, id, lotId, bidId, accepted, reason);
              return accepted;
            })
        .then(
            accepted ->
                Pages.redirect(
                    ranking(id),
                    Tone.GOOD,
                    accepted ? "evaluation.low-price-accepted" : "evaluation.low-price-rejected"))
        .orAgain(() -> get(actor, id, lotId, bidId))
        .answering(done -> rankings.listLotRanking(id, lotId));
  }

  private BigDecimal rule(long id, TenderRule rule) {
    return tenders.rule(id, rule).stripTrailingZeros();
  }

  private static String ranking(long id) {
    return "/tenders/" + id + "/ranking";
  }

  private static String path(long id, long lotId, long bidId) {
    return ranking(id) + "/lots/" + lotId + "/bids/" + bidId + "/low-price";
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
