package org.muwahhad.bid.room;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.function.Supplier;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.offer.AnswerRules;
import org.muwahhad.bid.offer.DiscountForm;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Texts;

/** What the script of the bid room sends while prices, conditions and answers are typed. */
@Hidden
@Controller("/tenders/{tenderId}/bid")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.APPLICATION_JSON)
class BidAutosavePages {
  private final SaveBidDraft saveBidDraft;
  private final AnswerRequirements answerRequirements;
  private final ViewBidRoom view;
  private final DatabaseClock clock;

  BidAutosavePages(
      SaveBidDraft saveBidDraft,
      AnswerRequirements answerRequirements,
      ViewBidRoom view,
      DatabaseClock clock) {
    this.saveBidDraft = saveBidDraft;
    this.answerRequirements = answerRequirements;
    this.view = view;
    this.clock = clock;
  }

  /**
   * What became of it.
   *
   * @param seen the mark of what is kept now, for the next time; empty where nothing was
   * @param text what to tell the bidder
   */
  record AutosaveAnswer(String seen, String text) {}

  /** Keeps prices and conditions as typed; answers 409 when another window saved meanwhile. */
  @Post("/autosave")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<AutosaveAnswer> offer(
      HttpRequest<?> request, Actor actor, long tenderId, @Body String body) {
    Form form = DiscountForm.pack(Forms.readSheet(request, body));
    return kept(
        request,
        actor,
        () -> {
          SaveBidDraft.AutosavedDraft kept = saveBidDraft.autosave(actor, tenderId, form);
          return new AutosaveAnswer(
              kept.mark(),
              kept.faults().isEmpty()
                  ? ""
                  : texts(request).get("bid.kept-faults", kept.faults().size()));
        });
  }

  /** Keeps the answers of a page as typed; answers 409 when another window saved others. */
  @Post("/requirements/autosave")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<AutosaveAnswer> answers(
      HttpRequest<?> request, Actor actor, long tenderId, @Body String body) {
    Form form = Forms.readSheet(request, body);
    List<Requirement> shown =
        view.answers(view.get(actor, tenderId)).requirements().stream()
            .filter(r -> form.values().containsKey(AnswerRules.field(r.id()) + ".remark"))
            .toList();
    return kept(
        request,
        actor,
        () ->
            new AutosaveAnswer(
                answerRequirements.keep(
                    actor, tenderId, AnswerForm.read(form, shown), form.value("seen"), false),
                ""));
  }

  private HttpResponse<AutosaveAnswer> kept(
      HttpRequest<?> request, Actor actor, Supplier<AutosaveAnswer> act) {
    try {
      AutosaveAnswer kept = act.get();
      String at =
          texts(request)
              .get("bid.kept-at", texts(request).formats().time(clock.now(), actor.zone()));
      return HttpResponse.ok(new AutosaveAnswer(kept.seen(), (at + " " + kept.text()).strip()));
    } catch (Refusal.Conflict refusal) {
      return answer(request, HttpStatus.CONFLICT, refusal);
    } catch (Refusal.RuleBroken | Refusal.InvalidInput refusal) {
      return answer(request, HttpStatus.UNPROCESSABLE_ENTITY, refusal);
    }
  }

  private static HttpResponse<AutosaveAnswer> answer(
      HttpRequest<?> request, HttpStatus status, Refusal refusal) {
    return HttpResponse.<AutosaveAnswer>status(status)
        .body(new AutosaveAnswer("", Refusals.message(refusal, Pages.language(request))));
  }

  private static Texts texts(HttpRequest<?> request) {
    return Texts.in(Pages.language(request));
  }
}
