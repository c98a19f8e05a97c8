package org.muwahhad.bid.room;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** What answering all of a lot or an item as asked would set, and the button that does it. */
@Hidden
@Controller("/tenders/{tenderId}/bid/requirements/as-asked")
@PageAndApi(sheets = true)
@Secured(SecurityRule.IS_AUTHENTICATED)
record AsAskedPages(Answers answers, ViewBidRoom view, AnswerAsAsked answerAsAsked) {
  private static final String SHOWN = "requirement";

  @Get
  HttpResponse<?> show(
      Actor actor,
      long tenderId,
      @QueryValue(defaultValue = "0") long lot,
      @QueryValue(defaultValue = "0") long item) {
    BidRoomView room = view.get(actor, tenderId);
    AnswerRoomView answerRoom = view.answers(room);
    List<Requirement> open = answerRoom.unanswered(lot, item);
    if (open.isEmpty() || !room.open()) {
      return Pages.redirect(answersOf(tenderId, lot), Tone.INFO, "bid.as-asked.nothing");
    }
    return answers.page(
        "bid/room/as-asked",
        page ->
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
                answerRoom,
                "requirements",
                open,
                "lotId",
                lot));
  }

  @Post
  HttpResponse<Void> answer(Actor actor, long tenderId, @QueryValue(defaultValue = "0") long lot) {
    view.get(actor, tenderId);
    List<Long> shown =
        answers.form(Form::empty).values(SHOWN).stream()
            .filter(v -> v.matches("[0-9]{1,18}"))
            .map(Long::parseLong)
            .toList();
    String here = answersOf(tenderId, lot);
    return answers
        .act(() -> answerAsAsked.run(actor, tenderId, shown))
        .then(count -> Pages.redirect(here, Tone.GOOD, "bid.as-asked.answered", count))
        .orBack(here)
        .done();
  }

  private static String answersOf(long tenderId, long lot) {
    return "/tenders/" + tenderId + "/bid/requirements?lot=" + lot;
  }
}
