package org.muwahhad.bid.room;

import io.micronaut.http.HttpRequest;
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
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** The requirements of a tender in the bid room, lot by lot, some items on a page. */
@Hidden
@Controller("/tenders/{tenderId}/bid/requirements")
@PageAndApi(sheets = true)
@Secured(SecurityRule.IS_AUTHENTICATED)
record AnswerPages(Answers answers, ViewBidRoom view, AnswerRequirements answerRequirements) {
  static final int ITEMS_ON_A_PAGE = 10;
  private static final String AS_ASKED = "as-asked";

  /** What one page shows of a lot. */
  private record AnswerPage(
      BidRoomView room,
      AnswerRoomView answers,
      long lotId,
      List<AnswerRoomView.ItemRequirements> items,
      PageNumbers numbers) {
    List<Requirement> requirements() {
      return items.stream().flatMap(i -> i.requirements().stream()).toList();
    }

    /** Tells whether its answers were changed since. */
    String mark() {
      return DraftMarks.ofAnswers(
          answers.answers(), requirements().stream().map(Requirement::id).toList());
    }

    String address() {
      return AnswerPages.address(room.tender().id())
          + "?lot="
          + lotId
          + "&page="
          + numbers.number();
    }
  }

  @Get
  HttpResponse<String> show(
      HttpRequest<?> request,
      Actor actor,
      long tenderId,
      @QueryValue(defaultValue = "0") long lot,
      @QueryValue(defaultValue = "1") int page) {
    return page(request, sheet(actor, tenderId, lot, page));
  }

  /** What was saved elsewhere stays until the bidder, who now knows, saves over it. */
  @Post
  HttpResponse<String> save(
      HttpRequest<?> request,
      Actor actor,
      long tenderId,
      @QueryValue(defaultValue = "0") long lot,
      @QueryValue(defaultValue = "1") int page) {
    Form form = answers.form(Form::empty);
    AnswerPage sheet = sheet(actor, tenderId, lot, page);
    return answers
        .act(
            () ->
                answerRequirements.keep(
                    actor,
                    tenderId,
                    AnswerForm.read(form, sheet.requirements()),
                    form.value("seen"),
                    true))
        .then(done -> next(form, sheet))
        .showing(() -> page(request, sheet(actor, tenderId, lot, page)));
  }

  /** Where a button leads once the answers are saved. */
  private static HttpResponse<?> next(Form form, AnswerPage sheet) {
    String here = address(sheet.room().tender().id());
    String act = form.value("act");
    if (act.startsWith(AS_ASKED)) {
      String item = act.substring(AS_ASKED.length()).replaceAll("[^0-9]", "");
      return Pages.redirect(
          here + "/as-asked?lot=" + sheet.lotId() + (item.isEmpty() ? "" : "&item=" + item));
    }
    if (form.chosen("act", "next") && sheet.numbers().number() < sheet.numbers().last()) {
      return Pages.redirect(
          here + "?lot=" + sheet.lotId() + "&page=" + (sheet.numbers().number() + 1),
          Tone.GOOD,
          "bid.answers-kept");
    }
    return Pages.redirect(sheet.address(), Tone.GOOD, "bid.answers-kept");
  }

  private AnswerPage sheet(Actor actor, long tenderId, long wantedLot, int wantedPage) {
    BidRoomView room = view.get(actor, tenderId);
    AnswerRoomView answerRoom = view.answers(room);
    List<AnswerRoomView.Progress> progress = answerRoom.progress();
    long lot =
        progress.stream()
            .map(p -> p.lot().id())
            .filter(id -> id == wantedLot)
            .findFirst()
            .orElse(progress.isEmpty() ? 0L : progress.get(0).lot().id());
    List<AnswerRoomView.ItemRequirements> all = answerRoom.itemsOf(lot);
    int last = Math.max(1, (all.size() + ITEMS_ON_A_PAGE - 1) / ITEMS_ON_A_PAGE);
    int number = Math.max(1, Math.min(wantedPage, last));
    int from = (number - 1) * ITEMS_ON_A_PAGE;
    return new AnswerPage(
        room,
        answerRoom,
        lot,
        all.subList(from, Math.min(all.size(), from + ITEMS_ON_A_PAGE)),
        new PageNumbers(
            number,
            ITEMS_ON_A_PAGE,
            all.size(),
            address(tenderId),
            Map.of("lot", Long.toString(lot))));
  }

  private HttpResponse<String> page(HttpRequest<?> request, AnswerPage sheet) {
    Form form = answers.form(() -> fresh(request, sheet)).with("seen", sheet.mark());
    long tenderId = sheet.room().tender().id();
    return answers.page(
        "bid/room/answers",
        page ->
            Map.of(
                "page",
                page.below(page.t().get("access.nav.bids"), "/bids")
                    .below(sheet.room().tender().number(), "/tenders/" + tenderId)
                    .below(page.t().get("bid.room.title"), "/tenders/" + tenderId + "/bid")
                    .titled("bid.answers.title"),
                "form",
                form,
                "room",
                sheet.room(),
                "answers",
                sheet.answers(),
                "lotId",
                sheet.lotId(),
                "items",
                sheet.items(),
                "numbers",
                sheet.numbers(),
                "address",
                sheet.address()));
  }

  /** The form as the draft has it, with what of it cannot be read. */
  private Form fresh(HttpRequest<?> request, AnswerPage sheet) {
    Form form = AnswerForm.of(sheet.answers(), sheet.requirements());
    return view.findUnread(sheet.room(), sheet.requirements())
        .map(faults -> Refusals.mark(form, faults, Pages.language(request)))
        .orElse(form);
  }

  private static String address(long tenderId) {
    return "/tenders/" + tenderId + "/bid/requirements";
  }
}
