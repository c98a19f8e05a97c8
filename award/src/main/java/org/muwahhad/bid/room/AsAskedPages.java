package org.muwahhad.bid.room;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** What answering all of a lot or an item as asked would set, and the button that does it. */
@Hidden
@Controller("/tenders/{tenderId}/bid/requirements/as-asked")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class AsAskedPages {
  private static final String SHOWN = "requirement";
  private final Pages pages;
  private final ViewBidRoom view;
  private final AnswerAsAsked answerAsAsked;

  AsAskedPages(Pages pages, ViewBidRoom view, AnswerAsAsked answerAsAsked) {
    this.pages = pages;
    this.view = view;
    this.answerAsAsked = answerAsAsked;
  }

  @Get
  HttpResponse<?> show(
      HttpRequest<?> request,
      Actor actor,
      long tenderId,
      @QueryValue(defaultValue = "0") long lot,
      @QueryValue(defaultValue = "0") long item) {
    BidRoomView room = view.get(actor, tenderId);
    AnswerRoomView answers = view.answers(room);
    List<Requirement> open = answers.unanswered(lot, item);
    if (open.isEmpty() || !room.open()) {
      return Pages.redirect(answersOf(tenderId, lot), Tone.INFO, "bid.as-asked.nothing");
    }
    Page page = pages.of(request);
    return HttpResponse.ok(
            new ModelAndView<>(
                "bid/room/as-asked",
                Map.of(
                    "page",
                    page.below(page.t().get("access.nav.bids"), "/bids")
                        .below(room.tender().number(), "/tenders/" + tenderId)
                        .below(page.t().get("bid.room.title"), "/tenders/" + tenderId + "/bid")
                        .below(page.t().get("bid.answers.title"), answersOf(tenderId, lot))
                        .titled("bid.as-asked.title"),
                    "room",
                    room,
                    "answers",
                    answers,
                    "requirements",
                    open,
                    "lotId",
                    lot)))
        .contentType(Pages.HTML);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> answer(
      HttpRequest<?> request,
      Actor actor,
      long tenderId,
      @QueryValue(defaultValue = "0") long lot,
      @Body String body) {
    view.get(actor, tenderId);
    Form form = Forms.readSheet(request, body);
    List<Long> shown =
        form.values(SHOWN).stream()
            .filter(v -> v.matches("[0-9]{1,18}"))
            .map(Long::parseLong)
            .toList();
    return pages.after(
        request,
        answersOf(tenderId, lot),
        () ->
            Pages.redirect(
                answersOf(tenderId, lot),
                Tone.GOOD,
                "bid.as-asked.answered",
                answerAsAsked.run(actor, tenderId, shown)));
  }

  private static String answersOf(long tenderId, long lot) {
    return "/tenders/" + tenderId + "/bid/requirements?lot=" + lot;
  }
}
