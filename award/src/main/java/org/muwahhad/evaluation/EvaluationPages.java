package org.muwahhad.evaluation;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The overview of an examination and the declaration on conflicts of interest, in the browser. */
@Hidden
@Controller("/tenders/{id}/evaluation")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class EvaluationPages {
  private final EvaluationFrame frame;
  private final EvaluationAccess access;
  private final EvaluationQueries queries;
  private final BidderNames bidders;
  private final EvaluationProgress progress;
  private final ExaminationQueries examinations;
  private final TenderQueries tenders;
  private final DeclareConflict declareConflict;

  EvaluationPages(
      EvaluationFrame frame,
      EvaluationAccess access,
      EvaluationQueries queries,
      BidderNames bidders,
      EvaluationProgress progress,
      ExaminationQueries examinations,
      TenderQueries tenders,
      DeclareConflict declareConflict) {
    this.frame = frame;
    this.access = access;
    this.queries = queries;
    this.bidders = bidders;
    this.progress = progress;
    this.examinations = examinations;
    this.tenders = tenders;
    this.declareConflict = declareConflict;
  }

  @Get
  @Produces(Pages.HTML)
  HttpResponse<?> overview(HttpRequest<?> request, Actor actor, long id) {
    Optional<EvaluationQueries.Member> member = queries.findMember(id, actor.personId());
    if (member.isPresent() && !member.get().isFree()) {
      return Pages.redirect(declaration(id));
    }
    TenderQueries.Tender tender = access.requireMaskedReader(actor, id);
    EvaluationProgress.ExaminationState state = progress.of(id);
    Page page = frame.page(request, tender, "evaluation.title");
    NextStep next =
        tender.status() == TenderStatus.UNDER_EVALUATION
            ? member.map(m -> NextStep.of(state, m)).orElse(NextStep.NOTHING)
            : NextStep.NOTHING;
    return HttpResponse.ok(
        new ModelAndView<>(
            "evaluation/overview",
            Map.of(
                "page",
                page,
                "tender",
                tender,
                "state",
                state,
                "bidders",
                bidders.list(actor, id),
                "masked",
                bidders.areMasked(actor, id),
                "returned",
                examinations.listReturned(id),
                "next",
                next,
                "tabs",
                frame.tabs(page, tender, member.isPresent(), "overview"))));
  }

  @Get("/declaration")
  @Produces(Pages.HTML)
  ModelAndView<?> declaration(HttpRequest<?> request, Actor actor, long id) {
    return declarationPage(request, actor, id, Form.empty());
  }

  @Post("/declaration")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> declare(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return Pages.orAgain(
        request,
        form,
        () -> {
          boolean conflict = hasConflict(form);
          declareConflict.run(actor, id, conflict, form.value("statement"));
          return conflict
              ? Pages.redirect(declaration(id), Tone.INFO, "evaluation.conflict-recorded")
              : Pages.redirect(
                  "/tenders/" + id + "/evaluation", Tone.GOOD, "evaluation.declaration-recorded");
        },
        marked -> declarationPage(request, actor, id, marked));
  }

  private static boolean hasConflict(Form form) {
    return switch (form.value("conflict")) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new Refusal.InvalidInput("conflict", "evaluation.conflict-choose");
    };
  }

  private ModelAndView<?> declarationPage(HttpRequest<?> request, Actor actor, long id, Form form) {
    EvaluationQueries.Member member = access.requireMember(actor, id);
    TenderQueries.Tender tender = tenders.getTender(id);
    if (!tender.status().hasReached(TenderStatus.OPENED)) {
      throw new Refusal.RuleBroken("evaluation.not-opened", tender.number());
    }
    return new ModelAndView<>(
        "evaluation/declaration",
        Map.of(
            "page", frame.page(request, tender, "evaluation.declaration"),
            "form", form,
            "tender", tender,
            "member", member,
            "bidders", queries.listBidders(id, 1)));
  }

  private static String declaration(long id) {
    return "/tenders/" + id + "/evaluation/declaration";
  }
}
