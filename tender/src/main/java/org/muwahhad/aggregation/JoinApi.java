package org.muwahhad.aggregation;

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

/** Joining equivalents for programs. */
@Tag(name = "aggregation")
@Controller("/api/v1")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class JoinApi {
  private final ViewJoins viewJoins;
  private final AskJoin askJoin;
  private final AnswerJoin answerJoin;
  private final WithdrawJoin withdrawJoin;

  JoinApi(ViewJoins viewJoins, AskJoin askJoin, AnswerJoin answerJoin, WithdrawJoin withdrawJoin) {
    this.viewJoins = viewJoins;
    this.askJoin = askJoin;
    this.answerJoin = answerJoin;
    this.withdrawJoin = withdrawJoin;
  }

  /** What is asked; {@code answerUntil} is UTC. */
  record JoinRequest(
      long revisionId,
      long intoRevisionId,
      @Nullable String reason,
      @Nullable Instant answerUntil) {}

  /** A state's answer; a refusal needs a reason. */
  record JoinReply(boolean accepted, @Nullable String reason) {}

  @Get("/rounds/{roundId}/joins")
  List<ViewJoins.JoinView> list(Actor actor, long roundId) {
    return viewJoins.list(actor, roundId);
  }

  @Get("/rounds/{roundId}/joins/choices")
  List<ViewJoins.JoinChoice> choices(Actor actor, long roundId) {
    return viewJoins.choices(actor, roundId);
  }

  @Post("/rounds/{roundId}/joins")
  List<ViewJoins.JoinView> ask(Actor actor, long roundId, @Body JoinRequest asked) {
    Instant until = asked.answerUntil();
    askJoin.run(
        actor,
        roundId,
        asked.revisionId(),
        asked.intoRevisionId(),
        text(asked.reason()),
        until == null ? Instant.EPOCH : until);
    return viewJoins.list(actor, roundId);
  }

  @Post("/rounds/{roundId}/joins/{request}/answer")
  List<ViewJoins.JoinView> answer(
      Actor actor, long roundId, long request, @Body JoinReply answered) {
    answerJoin.run(actor, request, answered.accepted(), text(answered.reason()));
    return viewJoins.list(actor, roundId);
  }

  @Post("/rounds/{roundId}/joins/{request}/withdraw")
  List<ViewJoins.JoinView> withdraw(Actor actor, long roundId, long request) {
    withdrawJoin.run(actor, request);
    return viewJoins.list(actor, roundId);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
