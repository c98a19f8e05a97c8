package org.muwahhad.evaluation.lowprice;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.LotRankingQueries;
import org.muwahhad.shared.Faults;
import org.muwahhad.web.Required;

/** The dialogue on an abnormally low price for programs, of the panel and of the bidder. */
@Tag(name = "evaluation")
@Controller("/api/v1")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class LowPriceApi {
  private static final String CASE = "/tenders/{id}/ranking/lots/{lotId}/bids/{bidId}/low-price";
  private final ViewLowPrice viewLowPrice;
  private final AskLowPrice askLowPrice;
  private final AnswerLowPrice answerLowPrice;
  private final DecideLowPrice decideLowPrice;
  private final LotRankingQueries rankings;

  LowPriceApi(
      ViewLowPrice viewLowPrice,
      AskLowPrice askLowPrice,
      AnswerLowPrice answerLowPrice,
      DecideLowPrice decideLowPrice,
      LotRankingQueries rankings) {
    this.viewLowPrice = viewLowPrice;
    this.askLowPrice = askLowPrice;
    this.answerLowPrice = answerLowPrice;
    this.decideLowPrice = decideLowPrice;
    this.rankings = rankings;
  }

  /** A question to the bidder, and until when it may answer (UTC). */
  record LowPriceQuestion(@Nullable String question, @Nullable Instant due) {}

  /** Whether the explanation of an abnormally low price is accepted, and why. */
  record LowPriceRuling(@Nullable Boolean accepted, @Nullable String reason) {}

  /** What the bidder explains. */
  record LowPriceExplanation(@Nullable String answer) {}

  @Get(CASE)
  LowPriceCase get(Actor actor, long id, long lotId, long bidId) {
    return viewLowPrice.get(actor, id, lotId, bidId);
  }

  @Post(CASE + "/questions")
  LowPriceCase ask(Actor actor, long id, long lotId, long bidId, @Body LowPriceQuestion body) {
    String question = text(body.question());
    Faults faults = new Faults().text("question", question, AskLowPrice.LONGEST_QUESTION);
    askLowPrice.run(actor, id, lotId, bidId, question, Required.of(body.due(), "due", faults));
    return viewLowPrice.get(actor, id, lotId, bidId);
  }

  /** Returns the ranking of the lot as it is computed again. */
  @Post(CASE)
  List<LotRankingQueries.LotRankingRow> decide(
      Actor actor, long id, long lotId, long bidId, @Body LowPriceRuling body) {
    String reason = text(body.reason());
    Faults faults = new Faults().text("reason", reason, DecideLowPrice.LONGEST_REASON);
    boolean accepted = Required.of(body.accepted(), "accepted", faults);
    decideLowPrice.run(actor, id, lotId, bidId, accepted, reason);
    return rankings.listLotRanking(id, lotId);
  }

  /** The questions put to the caller's supplier, the latest first. */
  @Get("/price-questions")
  List<LowPriceInvestigations.LowPriceQuestionView> own(Actor actor) {
    return viewLowPrice.own(actor);
  }

  @Get("/price-questions/{questionId}")
  LowPriceInvestigations.LowPriceQuestionView own(Actor actor, long questionId) {
    return viewLowPrice.own(actor, questionId);
  }

  @Post("/price-questions/{questionId}")
  LowPriceInvestigations.LowPriceQuestionView answer(
      Actor actor, long questionId, @Body LowPriceExplanation body) {
    answerLowPrice.run(actor, questionId, text(body.answer()));
    return viewLowPrice.own(actor, questionId);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
