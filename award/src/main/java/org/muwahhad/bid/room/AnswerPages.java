package org.muwahhad.bid.room;

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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** The requirements of a tender in the bid room, lot by lot, some items on a page. */
@Hidden
@Controller("/tenders/{tenderId}/bid/requirements")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class AnswerPages {
  static final int ITEMS_ON_A_PAGE = 10;
  private static final String AS_ASKED = "as-asked";
  private final Pages pages;
  private final ViewBidRoom view;
  private final AnswerRequirements answerRequirements;

  AnswerPages(Pages pages, ViewBidRoom view, AnswerRequirements answerRequirements) {
    this.pages = pages;
    this.view = view;
    this.answerRequirements = answerRequirements;
  }

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
  @Produces(Pages.HTML)
  ModelAndView<?> show(
      HttpRequest<?> request,
      Actor actor,
      long tenderId,
      @QueryValue(defaultValue = "0") long lot,
      @QueryValue(defaultValue = "1") int page) {
    AnswerPage sheet = sheet(actor, tenderId, lot, page);
    Form form = AnswerForm.of(sheet.answers(), sheet.requirements());
    return page(
        request,
        sheet,
        view.findUnread(sheet.room(), sheet.requirements())
            .map(faults -> Refusals.mark(form, faults, Pages.language(request)))
            .orElse(form));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> save(
      HttpRequest<?> request,
      Actor actor,
      long tenderId,
      @QueryValue(defaultValue = "0") long lot,
      @QueryValue(defaultValue = "1") int page,
      @Body String body) {
    Form form = Forms.readSheet(request, body);
    AnswerPage sheet = sheet(actor, tenderId, lot, page);
    try {
      answerRequirements.keep(
          actor, tenderId, AnswerForm.read(form, sheet.requirements()), form.value("seen"), true);
    } catch (Refusal.Conflict refusal) {
      // What was saved elsewhere stays until the bidder, who now knows, saves over it.
      return HttpResponse.status(HttpStatus.CONFLICT)
          .contentType(Pages.HTML)
          .body(
              page(
                  request,
                  sheet(actor, tenderId, lot, page),
                  Refusals.mark(form, refusal, Pages.language(request))));
    } catch (Refusal.InvalidInput | Refusal.RuleBroken refusal) {
      return HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY)
          .contentType(Pages.HTML)
          .body(page(request, sheet, Refusals.mark(form, refusal, Pages.language(request))));
    }
    String act = form.value("act");
    if (act.startsWith(AS_ASKED)) {
      String item = act.substring(AS_ASKED.length()).replaceAll("[^0-9]", "");
      return Pages.redirect(
          address(tenderId)
              + "/as-asked?lot="
              + sheet.lotId()
              + (item.isEmpty() ? "" : "&item=" + item));
    }
    if (form.chosen("act", "next") && sheet.numbers().number() < sheet.numbers().last()) {
      return Pages.redirect(
          address(tenderId) + "?lot=" + sheet.lotId() + "&page=" + (sheet.numbers().number() + 1),
          Tone.GOOD,
          "bid.answers-kept");
    }
    return Pages.redirect(sheet.address(), Tone.GOOD, "bid.answers-kept");
  }

  private AnswerPage sheet(Actor actor, long tenderId, long wantedLot, int wantedPage) {
    BidRoomView room = view.get(actor, tenderId);
    AnswerRoomView answers = view.answers(room);
    List<AnswerRoomView.Progress> progress = answers.progress();
    long lot =
        progress.stream()
            .map(p -> p.lot().id())
            .filter(id -> id == wantedLot)
            .findFirst()
            .orElse(progress.isEmpty() ? 0L : progress.get(0).lot().id());
    List<AnswerRoomView.ItemRequirements> all = answers.itemsOf(lot);
    int last = Math.max(1, (all.size() + ITEMS_ON_A_PAGE - 1) / ITEMS_ON_A_PAGE);
    int number = Math.max(1, Math.min(wantedPage, last));
    int from = (number - 1) * ITEMS_ON_A_PAGE;
    return new AnswerPage(
        room,
        answers,
        lot,
        all.subList(from, Math.min(all.size(), from + ITEMS_ON_A_PAGE)),
        new PageNumbers(
            number,
            ITEMS_ON_A_PAGE,
            all.size(),
            address(tenderId),
            Map.of("lot", Long.toString(lot))));
  }

  private ModelAndView<?> page(HttpRequest<?> request, AnswerPage sheet, Form form) {
    Page page = pages.of(request);
    Map<String, Object> model = new HashMap<>();
    model.put(
        "page",
        page.below(page.t().get("access.nav.bids"), "/bids")
            .below(sheet.room().tender().number(), "/tenders/" + sheet.room().tender().id())
            .below(
                page.t().get("bid.room.title"), "/tenders/" + sheet.room().tender().id() + "/bid")
            .titled("bid.answers.title"));
    model.put("form", form.with("seen", sheet.mark()));
    model.put("room", sheet.room());
    model.put("answers", sheet.answers());
    model.put("lotId", sheet.lotId());
    model.put("items", sheet.items());
    model.put("numbers", sheet.numbers());
    model.put("address", sheet.address());
    return new ModelAndView<>("bid/room/answers", model);
  }

  private static String address(long tenderId) {
    return "/tenders/" + tenderId + "/bid/requirements";
  }
}
