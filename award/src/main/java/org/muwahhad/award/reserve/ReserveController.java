package org.muwahhad.award.reserve;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.award.PricedItem;
import org.muwahhad.organisation.RestDays;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;

/** The reserve lists of a tender: asking bidders, their answers, and calling the next. */
@Tag(name = "awards")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ReserveController(
    Answers answers,
    ViewReserve view,
    InviteReserve inviteReserve,
    AnswerReserve answerReserve,
    CallReserve callReserve,
    RestDays restDays) {
  private static final String ANSWER_UNTIL = "answerUntil";

  /** Until when the bidders may answer; a day in Riyadh. */
  record ReserveInvitation(@Nullable LocalDate answerUntil) {}

  /** Why the next of the reserve is called. */
  record ReserveCallReason(@Nullable String reason) {
    String words() {
      return reason == null ? "" : reason;
    }
  }

  @Get(uris = {"/api/v1/tenders/{tenderId}/reserve", "/tenders/{tenderId}/reserve"})
  HttpResponse<ViewReserve.ReserveView> list(Actor actor, long tenderId) {
    ViewReserve.ReserveView reserve = view.list(actor, tenderId);
    return answers.show(
        "award/reserve/reserve",
        reserve,
        page -> Map.of("page", below(page, reserve).titled("award.reserve"), "view", reserve));
  }

  /** What can be done about the reserve of a lot. */
  @Hidden
  @Get("/tenders/{tenderId}/lots/{lotId}/reserve")
  HttpResponse<ViewReserve.ReserveView> lot(Actor actor, long tenderId, long lotId) {
    ViewReserve.ReserveView reserve = view.list(actor, tenderId);
    ReserveQueries.ReserveLot lot =
        reserve.lots().stream()
            .filter(l -> l.lotId() == lotId)
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("reserve of lot " + lotId));
    Form form = answers.form(Form::empty);
    return answers.show(
        "award/reserve/lot",
        reserve,
        page ->
            Map.of(
                "page",
                below(page, reserve)
                    .titled("award.reserve-of", lot.number())
                    .below(page.t().get("award.reserve"), address(tenderId)),
                "view",
                reserve,
                "lot",
                lot,
                "form",
                form,
                "rests",
                restDays.of(form, ANSWER_UNTIL)));
  }

  @ReviewedFirst
  @Post(
      uris = {
        "/api/v1/tenders/{tenderId}/lots/{lotId}/reserve",
        "/tenders/{tenderId}/lots/{lotId}/reserve"
      })
  HttpResponse<ViewReserve.ReserveView> invite(
      Actor actor, long tenderId, long lotId, @Body ReserveInvitation invitation) {
    return answers
        .act(
            () ->
                inviteReserve.run(
                    actor,
                    tenderId,
                    lotId,
                    restDays.settled(
                        answers.form(Form::empty), ANSWER_UNTIL, invitation.answerUntil())))
        .then(address(tenderId), "award.reserve-invited-now")
        .reviewed(done -> inviting(view.list(actor, tenderId), lotId))
        .orBack(address(tenderId))
        .orAgain(() -> lot(actor, tenderId, lotId))
        .answering(done -> view.list(actor, tenderId));
  }

  @ReviewedFirst
  @Post(
      uris = {
        "/api/v1/tenders/{tenderId}/lots/{lotId}/reserve/call",
        "/tenders/{tenderId}/lots/{lotId}/reserve/call"
      })
  HttpResponse<ViewReserve.ReserveView> call(
      Actor actor, long tenderId, long lotId, @Body ReserveCallReason reason) {
    return answers
        .act(() -> callReserve.run(actor, tenderId, lotId, reason.words()))
        .then(address(tenderId), "award.reserve-called-now")
        .reviewed(done -> calling(view.list(actor, tenderId), lotId))
        .orBack(address(tenderId))
        .orAgain(() -> lot(actor, tenderId, lotId))
        .answering(done -> view.list(actor, tenderId));
  }

  @Get(uris = {"/api/v1/reserve-places/{id}", "/reserve-places/{id}"})
  HttpResponse<ViewReserve.ReservePlaceView> get(Actor actor, long id) {
    return answers.show(
        "award/reserve/place",
        "view",
        view.get(actor, id),
        page -> page.titled("award.reserve-place"));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/reserve-places/{id}/accept", "/reserve-places/{id}/accept"})
  HttpResponse<ViewReserve.ReservePlaceView> accept(Actor actor, long id) {
    return answers
        .act(() -> answerReserve.run(actor, id, ReserveAnswer.ACCEPTED))
        .then(place(id), "award.reserve-accepted-now")
        .reviewed(
            done ->
                answering("award.reserve-accept", view.get(actor, id))
                    .effect("award.review-reserve-accept")
                    .lasting("award.review-reserve-accept-lasting"))
        .orBack(place(id))
        .answering(done -> view.get(actor, id));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/reserve-places/{id}/decline", "/reserve-places/{id}/decline"})
  HttpResponse<ViewReserve.ReservePlaceView> decline(Actor actor, long id) {
    return answers
        .act(() -> answerReserve.run(actor, id, ReserveAnswer.DECLINED))
        .then(place(id), "award.reserve-declined-now")
        .reviewed(
            done ->
                answering("award.reserve-decline", view.get(actor, id))
                    .effect("award.review-reserve-decline")
                    .lasting("award.review-reserve-decline-lasting")
                    .ending())
        .orBack(place(id))
        .answering(done -> view.get(actor, id));
  }

  private static Page below(Page page, ViewReserve.ReserveView reserve) {
    return TenderFrame.below(page, reserve.tender())
        .below(page.t().get("award.awards"), "/tenders/" + reserve.tender().id() + "/award");
  }

  private static Review inviting(ViewReserve.ReserveView reserve, long lotId) {
    List<ReserveQueries.ReservePlace> asked =
        reserve.places().stream().filter(p -> p.lotId() == lotId && p.answer() == null).toList();
    return of("award.reserve-invite", reserve, lotId)
        .fact("award.reserve-until", asked.get(0).answerUntil())
        .sheet(
            "award.reserve",
            List.of("award.reserve-order", "award.reserve-bidder"),
            asked.stream().<List<Object>>map(p -> List.of(p.place(), p.supplier())).toList())
        .effect("award.review-reserve-invite")
        .lasting("award.review-reserve-invite-lasting");
  }

  private static Review calling(ViewReserve.ReserveView reserve, long lotId) {
    ReserveQueries.ReservePlace called =
        reserve.places().stream()
            .filter(p -> p.lotId() == lotId && p.calledAt() != null)
            .max(Comparator.comparing(p -> Objects.requireNonNull(p.calledAt())))
            .orElseThrow();
    return of("award.reserve-call", reserve, lotId)
        .fact("award.reserve-bidder", called.supplier())
        .fact("award.reserve-order", called.place())
        .fact("award.reserve-reason", called.callReason())
        .effect("award.review-reserve-call", called.supplier())
        .lasting("award.review-reserve-call-lasting");
  }

  private static Review of(String title, ViewReserve.ReserveView reserve, long lotId) {
    ReserveQueries.ReservePlace any =
        reserve.places().stream().filter(p -> p.lotId() == lotId).findFirst().orElseThrow();
    return Review.of(title, address(reserve.tender().id()))
        .fact("award.reserve-tender", reserve.tender().number())
        .fact("award.lot", any.lotTitle())
        .fact("award.reserve-winner", any.winner());
  }

  private static Review answering(String title, ViewReserve.ReservePlaceView reservePlace) {
    return Review.of(title, place(reservePlace.place().id()))
        .fact("award.reserve-tender", reservePlace.place().tenderNumber())
        .fact("award.lot", reservePlace.place().lotTitle())
        .fact("award.reserve-winner", reservePlace.place().winner())
        .fact("award.reserve-value", reservePlace.value())
        .sheet(
            "award.reserve-items",
            List.of(
                "award.reserve-item",
                "award.reserve-quantity",
                "award.reserve-price",
                "award.reserve-amount"),
            reservePlace.items().stream().map(ReserveController::cells).toList());
  }

  private static List<Object> cells(PricedItem item) {
    return List.of(
        item.item(),
        new Review.Amount(item.quantity().stripTrailingZeros(), item.unit()),
        item.price(),
        item.value());
  }

  private static String address(long tenderId) {
    return "/tenders/" + tenderId + "/reserve";
  }

  private static String place(long id) {
    return "/reserve-places/" + id;
  }
}
