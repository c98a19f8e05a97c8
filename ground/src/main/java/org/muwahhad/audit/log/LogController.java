package org.muwahhad.audit.log;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;

/** Who witnesses the log, for administrators and auditors. */
@Tag(name = "log")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record LogController(
    Answers answers,
    ViewLog view,
    RegisterWitness registerWitness,
    EndWitness endWitness,
    SetLogPolicy setLogPolicy) {
  private static final String WITNESSES = "/log/witnesses";

  /** The witnesses, the rules of how many states co-sign, and what is wrong. */
  @Get(uris = {"/api/v1/log/witnesses", "/log/witnesses"})
  HttpResponse<ViewLog.WitnessesView> witnesses(Actor actor) {
    return answers.show(
        "audit/log/witnesses",
        "all",
        view.witnesses(actor),
        page -> page.titled("log.witnesses").below(page.t().get("log.title"), "/log"));
  }

  /** Registers the witness of a state. */
  @ReviewedFirst
  @Post(uris = {"/api/v1/log/witnesses", "/log/witnesses"})
  @FreshSignIn
  HttpResponse<ViewLog.WitnessesView> register(Actor actor, @Body RegisterWitness.NewWitness body) {
    return answers
        .act(() -> registerWitness.run(actor, body))
        .then(WITNESSES, "log.witness-registered-now")
        .reviewed(
            done ->
                Review.of("log.register", WITNESSES)
                    .fact("log.state", view.stateName(Objects.requireNonNullElse(body.state(), "")))
                    .fact("log.verifier-key", body.verifierKey())
                    .fact("log.address", body.address())
                    .effect("log.review-registered")
                    .ofForm())
        .showing(() -> witnesses(actor));
  }

  /** Ends a witness. */
  @ReviewedFirst
  @Post(uris = {"/api/v1/log/witnesses/{id}/end", "/log/witnesses/{id}/end"})
  @FreshSignIn
  HttpResponse<ViewLog.WitnessesView> end(Actor actor, long id) {
    return answers
        .act(() -> endWitness.run(actor, id))
        .then(WITNESSES, "log.witness-ended-now")
        .reviewed(
            ended ->
                Review.of("log.end", WITNESSES)
                    .fact("log.state", view.stateName(ended.stateCode()))
                    .fact("log.verifier-key", ended.verifierKey())
                    .effect("log.review-ended")
                    .lasting("log.review-lasting")
                    .ending())
        .orBack(WITNESSES)
        .showing(() -> witnesses(actor));
  }

  /** Sets of how many states witnesses co-sign, from a later day on. */
  @ReviewedFirst
  @Post(uris = {"/api/v1/log/policy", "/log/policy"})
  @FreshSignIn
  HttpResponse<ViewLog.WitnessesView> policy(Actor actor, @Body SetLogPolicy.NewPolicy body) {
    return answers
        .act(() -> setLogPolicy.run(actor, body))
        .then(WITNESSES, "log.policy-set-now")
        .reviewed(
            done ->
                Review.of("log.set-policy", WITNESSES)
                    .fact("log.states-needed", body.states())
                    .fact("log.valid-from", body.validFrom())
                    .effect("log.review-policy")
                    .ofForm())
        .showing(() -> witnesses(actor));
  }
}
