package org.muwahhad.evaluation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Required;
import org.muwahhad.web.Tone;

/** How far an examination has come, and the declarations on conflicts of interest. */
@Tag(name = "evaluation")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record EvaluationController(
    Answers answers,
    EvaluationFrame frame,
    EvaluationAccess access,
    EvaluationQueries queries,
    ViewExamination viewExamination,
    BidderNames bidders,
    TenderQueries tenders,
    DeclareConflict declareConflict) {

  /** A declaration on conflicts of interest; the statement is needed when there is one. */
  record Declaration(@Nullable Boolean hasConflict, @Nullable String statement) {}

  @Get("/api/v1/tenders/{id}/evaluation")
  ViewExamination.ExaminationView examination(Actor actor, long id) {
    return viewExamination.get(actor, id);
  }

  /** Leads a member who has not declared, or is locked out, to the declaration. */
  @Hidden
  @Get("/tenders/{id}/evaluation")
  HttpResponse<?> overview(Actor actor, long id) {
    Optional<EvaluationQueries.Member> member = queries.findMember(id, actor.personId());
    if (member.isPresent() && !member.get().isFree()) {
      return Pages.redirect(address(id) + "/declaration");
    }
    ViewExamination.ExaminationView examination = viewExamination.get(actor, id);
    TenderQueries.Tender tender = tenders.getTender(id);
    NextStep next =
        tender.status() == TenderStatus.UNDER_EVALUATION
            ? member.map(m -> NextStep.of(examination.progress(), m)).orElse(NextStep.NOTHING)
            : NextStep.NOTHING;
    return answers.show(
        "evaluation/overview",
        examination,
        page ->
            Map.of(
                "page",
                frame.page(page, tender, "evaluation.title"),
                "tender",
                tender,
                "state",
                examination.progress(),
                "bidders",
                examination.bids(),
                "masked",
                bidders.areMasked(actor, id),
                "returned",
                examination.returned(),
                "next",
                next,
                "tabs",
                frame.tabs(page, tender, member.isPresent(), "overview")));
  }

  @Hidden
  @Get("/tenders/{id}/evaluation/declaration")
  HttpResponse<EvaluationQueries.Member> declaration(Actor actor, long id) {
    EvaluationQueries.Member member = access.requireMember(actor, id);
    TenderQueries.Tender tender = tenders.getTender(id);
    if (!tender.status().hasReached(TenderStatus.OPENED)) {
      throw new Refusal.RuleBroken("evaluation.not-opened", tender.number());
    }
    return answers.show(
        "evaluation/declaration",
        member,
        page ->
            Map.of(
                "page",
                frame.page(page, tender, "evaluation.declaration"),
                "tender",
                tender,
                "member",
                member,
                "bidders",
                byRegistration(queries.listBidders(id, 1))));
  }

  @Post(
      uris = {
        "/api/v1/tenders/{id}/evaluation/declaration",
        "/tenders/{id}/evaluation/declaration"
      })
  HttpResponse<EvaluationQueries.Member> declare(Actor actor, long id, @Body Declaration body) {
    return answers
        .act(
            () -> {
              boolean conflict = Required.of(body.hasConflict(), "hasConflict");
              String statement = body.statement();
              declareConflict.run(actor, id, conflict, statement == null ? "" : statement);
              return conflict;
            })
        .then(
            conflict ->
                conflict
                    ? Pages.redirect(
                        address(id) + "/declaration", Tone.INFO, "evaluation.conflict-recorded")
                    : Pages.redirect(address(id), Tone.GOOD, "evaluation.declaration-recorded"))
        .orAgain(() -> declaration(actor, id))
        .answering(done -> access.requireMember(actor, id));
  }

  /** In the order of their keys the names would tell which of the bids seen later is whose. */
  private static List<EvaluationQueries.Bidder> byRegistration(
      List<EvaluationQueries.Bidder> bidders) {
    return bidders.stream()
        .sorted(Comparator.comparing(EvaluationQueries.Bidder::registrationNumber))
        .toList();
  }

  private static String address(long id) {
    return "/tenders/" + id + "/evaluation";
  }
}
