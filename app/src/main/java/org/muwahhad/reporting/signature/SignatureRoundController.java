package org.muwahhad.reporting.signature;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.organisation.RestDays;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;

/** The signature round on an edition of a report: who is asked, who has signed, until when. */
@Tag(name = "reports")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record SignatureRoundController(
    Answers answers,
    ViewSignatureRounds view,
    StartSignatureRound startRound,
    CloseSignatureRound closeRound,
    RestDays restDays) {
  private static final String UNTIL = "until";

  /**
   * What the chair says of a round.
   *
   * @param until last day to sign, in Riyadh
   */
  record RoundTerms(@Nullable LocalDate until) {}

  /** Why the chair closes it. */
  record RoundClosing(@Nullable String reason) {}

  @Get(uris = {"/api/v1/report-signatures/{id}/round", "/report-signatures/{id}/round"})
  HttpResponse<ViewSignatureRounds.SignatureRoundView> get(Actor actor, long id) {
    ViewSignatureRounds.SignatureRoundView shown = view.get(actor, id);
    return answers.show(
        "reporting/signature/round",
        shown,
        page ->
            Map.of(
                "page",
                page.titled("reporting.round.title")
                    .below(page.t().get("reporting.signature.title"), "/report-signatures/" + id),
                "view",
                shown,
                "rests",
                restDays.of(answers.form(Form::empty), UNTIL)));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/report-signatures/{id}/round", "/report-signatures/{id}/round"})
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewSignatureRounds.SignatureRoundView> start(
      Actor actor, long id, @Body RoundTerms terms) {
    return answers
        .act(
            () ->
                startRound.run(
                    actor, id, restDays.settled(answers.form(Form::empty), UNTIL, terms.until())))
        .then(address(id), "reporting.round.started-now")
        .reviewed(
            done ->
                review(actor, id, "reporting.round.start")
                    .effect("reporting.round.start-effect")
                    .lasting("reporting.round.start-lasting")
                    .ofForm())
        .orBack(address(id))
        .showing(() -> get(actor, id));
  }

  @ReviewedFirst
  @Post(
      uris = {"/api/v1/report-signatures/{id}/round/close", "/report-signatures/{id}/round/close"})
  HttpResponse<ViewSignatureRounds.SignatureRoundView> close(
      Actor actor, long id, @Body RoundClosing closing) {
    String reason = Objects.requireNonNullElse(closing.reason(), "");
    return answers
        .act(() -> closeRound.run(actor, id, reason))
        .then(address(id), "reporting.round.closed-now")
        .reviewed(
            done ->
                review(actor, id, "reporting.round.close")
                    .fact("reporting.round.reason", reason)
                    .effect("reporting.round.close-effect")
                    .lasting("reporting.round.close-lasting")
                    .ofForm())
        .orBack(address(id))
        .showing(() -> get(actor, id));
  }

  /** Of the round as it was just started or closed. */
  private Review review(Actor actor, long id, String actKey) {
    ViewSignatureRounds.SignatureRoundView shown = view.get(actor, id);
    ReportSignatures.SignableReport report = shown.report();
    SignatureRounds.SignatureRound round = Objects.requireNonNull(shown.round());
    return Review.of(actKey, address(id))
        .fact("reporting.round.report", Review.Wording.of("reporting.report." + report.report()))
        .fact("reporting.round.tender", round.tenderNumber())
        .fact("reporting.round.edition", Review.Wording.of("reporting.edition." + report.edition()))
        .fact("reporting.sha256", report.sha256())
        .fact("reporting.round.until", round.untilAt())
        .fact(
            "reporting.round.signatures",
            Review.Wording.of("reporting.round.progress", round.signed(), round.asked()))
        .sheet(
            "reporting.round.members",
            List.of("reporting.round.state", "reporting.round.member"),
            shown.members().stream().map(m -> List.<Object>of(m.state(), m.name())).toList());
  }

  private static String address(long id) {
    return "/report-signatures/" + id + "/round";
  }
}
