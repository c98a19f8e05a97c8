package org.muwahhad.committee;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.ConflictPages;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** Decisions in the browser. */
@Hidden
@Controller("/decisions")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class DecisionPages {
  private final Pages pages;
  private final ViewDecisions read;
  private final CastVote castVote;
  private final CloseDecision closeDecision;
  private final DeclareMemberConflict declareConflict;
  private final ConflictPages conflictPages;
  private final TenderQueries tenders;

  DecisionPages(
      Pages pages,
      ViewDecisions read,
      CastVote castVote,
      CloseDecision closeDecision,
      DeclareMemberConflict declareConflict,
      ConflictPages conflictPages,
      TenderQueries tenders) {
    this.pages = pages;
    this.read = read;
    this.castVote = castVote;
    this.closeDecision = closeDecision;
    this.declareConflict = declareConflict;
    this.conflictPages = conflictPages;
    this.tenders = tenders;
  }

  @Get
  ModelAndView<?> list(HttpRequest<?> request, Actor actor) {
    return new ModelAndView<>(
        "committee/decisions",
        Map.of("page", pages.of(request).titled("committee.decisions"), "all", read.list(actor)));
  }

  @Get("/{id}")
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    return page(request, actor, id, Form.empty());
  }

  @Post("/{id}/vote")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> vote(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    try {
      castVote.run(
          actor,
          id,
          new CastVote.Ballot(
              choice(VoteChoice.values(), form.value("choice")),
              form.value("reason"),
              form.value("documentSha256"),
              form.text("packSha256").orElse(null)));
    } catch (Refusal.InvalidInput refusal) {
      Form marked = Refusals.mark(form, refusal, Pages.language(request));
      return HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY)
          .body(page(request, actor, id, marked));
    } catch (Refusal.RuleBroken | Refusal.Conflict refusal) {
      return Pages.redirect("/decisions/" + id, Tone.BAD, refusal.messageKey());
    }
    return Pages.redirect("/decisions/" + id, Tone.GOOD, "committee.vote-recorded");
  }

  @Post("/{id}/close")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> close(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    String address = "/decisions/" + id;
    try {
      closeDecision.run(
          actor,
          id,
          new CloseDecision.Return(
              choice(ReturnTo.values(), form.value("returnTo")), form.value("returnReason")));
    } catch (Refusal.InvalidInput refusal) {
      Form marked = Refusals.mark(form, refusal, Pages.language(request));
      return HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY)
          .body(page(request, actor, id, marked));
    } catch (Refusal.RuleBroken | Refusal.Conflict refusal) {
      return Pages.redirect(address, Tone.BAD, refusal.messageKey(), refusal.arguments().toArray());
    }
    return Pages.redirect(address, Tone.GOOD, "committee.now." + now(read.get(actor, id)));
  }

  @Get("/{id}/conflict")
  ModelAndView<?> conflict(HttpRequest<?> request, Actor actor, long id) {
    return conflictPages.form(request, conflictOf(request, actor, id));
  }

  @Post("/{id}/conflict")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> declare(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    return conflictPages.send(
        request,
        body,
        conflictOf(request, actor, id),
        statement -> declareConflict.run(actor, id, statement));
  }

  private ConflictPages.DeclarationPlace conflictOf(HttpRequest<?> request, Actor actor, long id) {
    DeclareMemberConflict.Effects effects = declareConflict.see(actor, id);
    String here = "/decisions/" + id;
    return new ConflictPages.DeclarationPlace(
        effects.tender(),
        here + "/conflict",
        here,
        "/decisions",
        Stream.of(
                "committee.conflict-effect",
                effects.voted()
                    ? "committee.conflict-effect-vote"
                    : "committee.conflict-effect-state",
                effects.chair() ? "committee.conflict-effect-chair" : "")
            .filter(key -> !key.isEmpty())
            .toList(),
        effects.enough()
            ? List.of()
            : List.of(pages.of(request).t().get("committee.conflict-no-quorum")));
  }

  /** Where the question stands, and once it is decided whether the states confirm first. */
  private String now(ViewDecisions.Dossier dossier) {
    boolean confirming =
        dossier.standing() == ViewDecisions.QuestionStage.DECIDED
            && tenders.getTender(dossier.decision().tenderId()).status() == TenderStatus.DECIDED;
    return confirming ? "CONFIRMING" : dossier.standing().name();
  }

  private ModelAndView<?> page(HttpRequest<?> request, Actor actor, long id, Form form) {
    ViewDecisions.Dossier dossier = read.get(actor, id);
    Page page = pages.of(request);
    return new ModelAndView<>(
        "committee/decision",
        Map.of(
            "page",
            page.titled("committee.award-of", dossier.decision().tenderNumber())
                .below(page.t().get("committee.decisions"), "/decisions"),
            "dossier",
            dossier,
            "form",
            form));
  }

  private static <E extends Enum<E>> @Nullable E choice(E[] all, String typed) {
    return Arrays.stream(all).filter(c -> c.name().equals(typed)).findFirst().orElse(null);
  }
}
