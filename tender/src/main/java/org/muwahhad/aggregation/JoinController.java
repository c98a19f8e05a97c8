package org.muwahhad.aggregation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.round.RoundQueries;
import org.muwahhad.organisation.RestDays;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;

/** Joining equivalents: a buyer asks, the coordinators answer. */
@Tag(name = "aggregation")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record JoinController(
    Answers answers,
    RoundQueries rounds,
    ViewJoins viewJoins,
    AskJoin askJoin,
    AnswerJoin answerJoin,
    WithdrawJoin withdrawJoin,
    RestDays restDays) {
  private static final String ANSWER_UNTIL = "answerUntil";

  /** What is asked; {@code answerUntil} is UTC. */
  record JoinRequest(
      long revisionId,
      long intoRevisionId,
      @Nullable String reason,
      @Nullable Instant answerUntil) {}

  /** A state's answer; a refusal needs a reason. */
  record JoinReply(boolean accepted, @Nullable String reason) {}

  @Get(uris = {"/api/v1/rounds/{roundId}/joins", "/rounds/{roundId}/joins"})
  HttpResponse<List<ViewJoins.JoinView>> list(Actor actor, long roundId) {
    List<ViewJoins.JoinView> joins = viewJoins.list(actor, roundId);
    return answers.show(
        "aggregation/joins",
        joins,
        page -> {
          boolean buyer = actor.is(Role.CENTRAL_BUYER);
          return Map.of(
              "page",
              page.titled("aggregation.joins").below(page.t().get("demand.rounds"), "/rounds"),
              "round",
              rounds.findRow(roundId).orElseThrow(() -> new Refusal.NotFound("round " + roundId)),
              "joins",
              joins,
              "choices",
              buyer ? options(page, choices(actor, roundId)) : List.of(),
              "mayAsk",
              buyer,
              "state",
              actor.find(Role.NATIONAL_COORDINATOR).map(g -> g.state()).orElse(""),
              "rests",
              restDays.of(answers.form(Form::empty), ANSWER_UNTIL));
        });
  }

  @Get("/api/v1/rounds/{roundId}/joins/choices")
  List<ViewJoins.JoinChoice> choices(Actor actor, long roundId) {
    return viewJoins.choices(actor, roundId);
  }

  @Post("/api/v1/rounds/{roundId}/joins")
  HttpResponse<List<ViewJoins.JoinView>> ask(Actor actor, long roundId, @Body JoinRequest asked) {
    return answers
        .act(
            () -> {
              Instant until =
                  restDays.settled(answers.form(Form::empty), ANSWER_UNTIL, asked.answerUntil());
              return askJoin.run(
                  actor,
                  roundId,
                  asked.revisionId(),
                  asked.intoRevisionId(),
                  text(asked.reason()),
                  until == null ? Instant.EPOCH : until);
            })
        .then(address(roundId), "aggregation.join-was-asked")
        .showing(() -> list(actor, roundId));
  }

  /** The form chooses both items at once. */
  @Hidden
  @Post("/rounds/{roundId}/joins")
  HttpResponse<List<ViewJoins.JoinView>> askByForm(Actor actor, long roundId) {
    Form form = answers.form(Form::empty);
    String[] chosen = form.value("join").split("-", -1);
    return ask(
        actor,
        roundId,
        new JoinRequest(
            number(chosen[0]),
            number(chosen[chosen.length - 1]),
            form.value("reason"),
            form.dateTime(ANSWER_UNTIL)
                .map(at -> at.atZone(Page.RIYADH).toInstant())
                .orElse(null)));
  }

  @Post(
      uris = {
        "/api/v1/rounds/{roundId}/joins/{request}/answer",
        "/rounds/{roundId}/joins/{request}/answer"
      })
  HttpResponse<List<ViewJoins.JoinView>> answer(
      Actor actor, long roundId, long request, @Body JoinReply answered) {
    return answers
        .act(() -> answerJoin.run(actor, request, answered.accepted(), text(answered.reason())))
        .then(address(roundId), "aggregation.join-was-answered")
        .orBack(address(roundId))
        .orAgain(() -> list(actor, roundId))
        .answering(done -> viewJoins.list(actor, roundId));
  }

  @Post(
      uris = {
        "/api/v1/rounds/{roundId}/joins/{request}/withdraw",
        "/rounds/{roundId}/joins/{request}/withdraw"
      })
  HttpResponse<List<ViewJoins.JoinView>> withdraw(Actor actor, long roundId, long request) {
    return answers
        .act(() -> withdrawJoin.run(actor, request))
        .then(address(roundId), "aggregation.join-was-withdrawn")
        .orBack(address(roundId))
        .answering(done -> viewJoins.list(actor, roundId));
  }

  private static List<Option> options(Page page, List<ViewJoins.JoinChoice> choices) {
    return choices.stream()
        .map(
            c ->
                new Option(
                    c.revisionId() + "-" + c.intoRevisionId(),
                    page.t()
                        .get(
                            "aggregation.join-choice",
                            c.name(),
                            c.itemCode(),
                            c.into(),
                            c.intoCode())))
        .toList();
  }

  /** The number typed, or 0, which no revision has. */
  private static long number(String typed) {
    return typed.matches("\\d{1,18}") ? Long.parseLong(typed) : 0;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String address(long roundId) {
    return "/rounds/" + roundId + "/joins";
  }
}
