package org.muwahhad.aggregation;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.standard.Factor;
import org.muwahhad.shared.Refusal;

/** Joining equivalents, and units of items, for programs. */
@Tag(name = "aggregation")
@Controller("/api/v1")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class JoinApi {
  private final SeeJoins seeJoins;
  private final AskJoin askJoin;
  private final AnswerJoin answerJoin;
  private final WithdrawJoin withdrawJoin;
  private final SetItemUnit setItemUnit;

  JoinApi(
      SeeJoins seeJoins,
      AskJoin askJoin,
      AnswerJoin answerJoin,
      WithdrawJoin withdrawJoin,
      SetItemUnit setItemUnit) {
    this.seeJoins = seeJoins;
    this.askJoin = askJoin;
    this.answerJoin = answerJoin;
    this.withdrawJoin = withdrawJoin;
    this.setItemUnit = setItemUnit;
  }

  /** What is asked; {@code answerUntil} is UTC. */
  @Serdeable
  record Asked(
      long revisionId,
      long intoRevisionId,
      @Nullable String reason,
      @Nullable Instant answerUntil) {}

  /** A state's answer; a refusal needs a reason. */
  @Serdeable
  record Answered(boolean accepted, @Nullable String reason) {}

  /** How many base units one unit is, as a number or a ratio such as {@code 5/2}. */
  @Serdeable
  record UnitFactor(@Nullable String factor) {}

  @Get("/rounds/{roundId}/joins")
  List<SeeJoins.Seen> list(Actor actor, long roundId) {
    return seeJoins.list(actor, roundId);
  }

  @Get("/rounds/{roundId}/joins/choices")
  List<SeeJoins.Choice> choices(Actor actor, long roundId) {
    return seeJoins.choices(actor, roundId);
  }

  @Post("/rounds/{roundId}/joins")
  List<SeeJoins.Seen> ask(Actor actor, long roundId, @Body Asked asked) {
    Instant until = asked.answerUntil();
    askJoin.run(
        actor,
        roundId,
        asked.revisionId(),
        asked.intoRevisionId(),
        text(asked.reason()),
        until == null ? Instant.EPOCH : until);
    return seeJoins.list(actor, roundId);
  }

  @Post("/rounds/{roundId}/joins/{request}/answer")
  List<SeeJoins.Seen> answer(Actor actor, long roundId, long request, @Body Answered answered) {
    answerJoin.run(actor, request, answered.accepted(), text(answered.reason()));
    return seeJoins.list(actor, roundId);
  }

  @Post("/rounds/{roundId}/joins/{request}/withdraw")
  List<SeeJoins.Seen> withdraw(Actor actor, long roundId, long request) {
    withdrawJoin.run(actor, request);
    return seeJoins.list(actor, roundId);
  }

  @Put("/items/{code}/units/{unit}/{base}")
  void setUnit(Actor actor, String code, String unit, String base, @Body UnitFactor typed) {
    Factor factor =
        Factor.parse(text(typed.factor()))
            .orElseThrow(() -> new Refusal.InvalidInput("factor", "aggregation.factor-unreadable"));
    setItemUnit.run(actor, code, unit, base, factor);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
