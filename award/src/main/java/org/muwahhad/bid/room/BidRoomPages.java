package org.muwahhad.bid.room;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.SignedIn;
import org.muwahhad.bid.AmendmentNumberQueries;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.BidderStanding;
import org.muwahhad.bid.LateBidQueries;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.UnreadBids;
import org.muwahhad.bid.offer.DiscountForm;
import org.muwahhad.bid.offer.OfferForm;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** The bid room in the browser: prices, check, submission. */
@Hidden
@Controller("/tenders/{tenderId}/bid")
@PageAndApi(sheets = true)
@Secured(SecurityRule.IS_AUTHENTICATED)
record BidRoomPages(
    Answers answers,
    ViewBidRoom view,
    SaveBidDraft saveBidDraft,
    BidReception reception,
    LateBidQueries lateBids,
    BidderStanding standing,
    ViewBidConfirmation confirmations,
    DraftMarks marks,
    ViewDraftEdits viewEdits,
    AmendmentNumberQueries amendments,
    UnreadBids unreadBids) {

  @Get
  HttpResponse<String> room(
      HttpRequest<?> request,
      Actor actor,
      long tenderId,
      @QueryValue(defaultValue = "1") int page,
      @QueryValue(defaultValue = "") String find,
      @QueryValue(defaultValue = "false") boolean wrong,
      @QueryValue(defaultValue = "0") long lot) {
    BidRoomView room = view.get(actor, tenderId);
    return roomPage(
        request,
        room,
        view.findTyped(room)
            .map(t -> marked(request, t.form(), t.refusal()))
            .orElseGet(() -> firstForm(actor, room)),
        new ShownLots.LotPlace(page, find.strip(), wrong, lot));
  }

  /** The form of a draft that was not typed here, or an empty form when there is no draft. */
  private Form firstForm(Actor actor, BidRoomView room) {
    Offer draft = room.draft();
    return draft == null
        ? Form.empty()
            .with("currency", firstCurrency(room))
            .with("validityDays", room.leastValidity())
            .with("gccOrigin", view.startsAsGccOrigin(actor))
        : OfferForm.of(draft);
  }

  private static Form marked(
      HttpRequest<?> request, Form form, Optional<Refusal.InvalidInput> found) {
    return found.map(r -> Refusals.mark(form, r, Pages.language(request))).orElse(form);
  }

  @Post
  HttpResponse<?> save(HttpRequest<?> request, Actor actor, long tenderId) {
    Form form = DiscountForm.pack(answers.form(Form::empty));
    ShownLots.LotPlace place = ShownLots.LotPlace.of(form);
    BidRoomView room = view.get(actor, tenderId);
    if (form.chosen("act", "add-discount")) {
      return roomPage(request, room, DiscountForm.withOneMore(form), place);
    }
    List<Refusal.Fault> wrong;
    try {
      wrong = saveBidDraft.keep(actor, tenderId, form).faults();
    } catch (Refusal.Conflict refusal) {
      return changedElsewhere(request, view.get(actor, tenderId), form, refusal, place);
    } catch (Refusal.RuleBroken refusal) {
      return refused(request, room, refusal);
    }
    String next = address(tenderId) + next(form, place).query();
    if (!wrong.isEmpty()) {
      return Pages.redirect(next, Tone.WARNING, "bid.draft-saved-as-typed", wrong.size());
    }
    return form.chosen("act", "check")
        ? Pages.redirect(address(tenderId) + "/check")
        : Pages.redirect(next, Tone.GOOD, "bid.draft-saved");
  }

  /** Where a button leads once the draft is saved. */
  private static ShownLots.LotPlace next(Form form, ShownLots.LotPlace place) {
    String find = form.value("find").strip();
    return switch (form.value("act")) {
      case "next" -> place.at(place.page() + 1);
      case "previous" -> place.at(place.page() - 1);
      case "all" -> ShownLots.LotPlace.FIRST;
      case "wrong" -> new ShownLots.LotPlace(1, "", true, 0);
      default ->
          find.equals(place.find()) ? place : new ShownLots.LotPlace(1, find, place.wrong(), 0);
    };
  }

  /** What was saved in another window stays until the bidder, who now knows, saves over it. */
  private HttpResponse<?> changedElsewhere(
      HttpRequest<?> request,
      BidRoomView room,
      Form form,
      Refusal refusal,
      ShownLots.LotPlace place) {
    Form marked = Refusals.mark(form, refusal, Pages.language(request));
    return roomPage(request, room, marked, place).toMutableResponse().status(HttpStatus.CONFLICT);
  }

  @Get("/check")
  HttpResponse<?> check(HttpRequest<?> request, Actor actor, long tenderId) {
    BidRoomView room = view.get(actor, tenderId);
    if (room.draft() == null || !room.open()) {
      return Pages.redirect(address(tenderId));
    }
    Form form =
        Form.empty()
            .with("requestKey", UUID.randomUUID().toString())
            .with("keepDraft", true)
            .with("amendment", amendments.newest(tenderId));
    if (view.findFaults(room).isEmpty()) {
      form = form.with("sha256", Sha256.of(view.content(actor, tenderId)));
    }
    return checkPage(room, marked(request, form, view.findFaults(room)));
  }

  @Post("/submit")
  HttpResponse<?> submit(HttpRequest<?> request, Actor actor, long tenderId) {
    Form form = answers.form(Form::empty);
    BidRoomView room = view.get(actor, tenderId);
    Optional<BidQueries.Receipt> earlier =
        view.findReceipt(actor, tenderId, form.value("requestKey"));
    if (earlier.isPresent()) {
      return Pages.redirect(receiptAddress(earlier.get()));
    }
    if (room.draft() == null) {
      return Pages.redirect(address(tenderId), Tone.BAD, "bid.refusal.no-draft");
    }
    try {
      BidQueries.Receipt receipt =
          reception.ofDraft(
              actor,
              tenderId,
              form.value("requestKey"),
              form.chosen("keepDraft", "true"),
              form.value("sha256"),
              form.decimal("amendment").map(BigDecimal::intValue).orElse(null));
      return Pages.redirect(receiptAddress(receipt), Tone.GOOD, "bid.submitted");
    } catch (Refusal.InvalidInput refusal) {
      return Pages.redirect(address(tenderId) + "/check");
    } catch (Refusal.Conflict refusal) {
      return Pages.redirect(address(tenderId) + "/check", Tone.WARNING, refusal.messageKey());
    } catch (Refusal.RuleBroken refusal) {
      return refused(request, room, refusal);
    }
  }

  /** The bytes whose digest the receipt will tell, for the bidder to keep. */
  @Get("/content")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> content(Actor actor, long tenderId) {
    return HttpResponse.ok(view.content(actor, tenderId))
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header("Content-Disposition", "attachment; filename=\"bid.json\"");
  }

  /** The prices that are sealed apart; their digest stands in the content. */
  @Get("/content/prices")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> prices(Actor actor, long tenderId) {
    return HttpResponse.ok(view.prices(actor, tenderId))
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header("Content-Disposition", "attachment; filename=\"bid-prices.json\"");
  }

  /** In a mini-competition the currency of the agreement. */
  private static String firstCurrency(BidRoomView room) {
    return room.ceilings().isEmpty() ? room.tender().currency() : room.ceilings().get(0).currency();
  }

  private HttpResponse<?> refused(HttpRequest<?> request, BidRoomView room, Refusal refusal) {
    Form form = Refusals.mark(Form.empty(), refusal, Pages.language(request));
    return roomPage(request, room.closed(), form, ShownLots.LotPlace.FIRST)
        .toMutableResponse()
        .status(HttpStatus.UNPROCESSABLE_ENTITY);
  }

  private HttpResponse<String> roomPage(
      HttpRequest<?> request, BidRoomView room, Form form, ShownLots.LotPlace place) {
    Map<String, Object> model = model(request, room, form, place);
    String title = room.open() ? "bid.room.title" : "bid.room.title-closed";
    return answers.page(
        "bid/room/room",
        page -> {
          model.put("page", below(page, room).titled(title));
          return model;
        });
  }

  private Map<String, Object> model(
      HttpRequest<?> request, BidRoomView room, Form form, ShownLots.LotPlace place) {
    BidQueries.OwnBid bid = room.bid();
    int unconfirmed =
        room.open() && bid != null
            ? confirmations.due(bid.tenderId(), bid.supplierId()).orElse(0)
            : 0;
    Map<String, Object> model = new HashMap<>();
    model.put("room", room);
    model.put("unconfirmed", unconfirmed);
    model.put(
        "unread",
        bid != null && bid.status().wasInOpening()
            ? unreadBids.list(bid.tenderId(), bid.id())
            : List.of());
    ShownLots shown = ShownLots.of(room, form, place);
    model.put("shown", shown);
    model.put(
        "form",
        shown
            .onlyOwn(form, room.items())
            .with("seen", marks.of(room.typed(), room.draft()))
            .with("find", place.find()));
    model.put("discountRows", DiscountForm.rows(form));
    AnswerRoomView answerRoom = view.answers(room);
    model.put("requirements", answerRoom.requirements().size());
    model.put("progress", BidProgress.of(room, answerRoom));
    model.put(
        "edits",
        SignedIn.find(request)
            .map(signedIn -> viewEdits.get(signedIn.actor(), room))
            .orElseGet(List::of));
    model.put(
        "late",
        SignedIn.find(request)
            .map(s -> s.actor().require(Role.BIDDER).supplier())
            .map(supplier -> lateBids.count(room.tender().id(), supplier))
            .orElse(0));
    model.put("warnings", standing.listWarnings(request));
    model.put("sealedByBidder", view.isSealedByBidder(room));
    view.findComputedDeadline(room).ifPresent(c -> model.put("computed", c));
    return model;
  }

  private HttpResponse<String> checkPage(BidRoomView room, Form form) {
    return answers.page(
        "bid/room/check",
        page ->
            Map.of(
                "page",
                below(page, room)
                    .below(page.t().get("bid.room.title"), address(room.tender().id()))
                    .titled("bid.check.title"),
                "room",
                room,
                "answers",
                view.answers(room),
                "shortfalls",
                room.securityShortfalls().stream().map(Enum::name).toList(),
                "form",
                form));
  }

  private static Page below(Page page, BidRoomView room) {
    return page.below(page.t().get("access.nav.bids"), "/bids")
        .below(room.tender().number(), "/tenders/" + room.tender().id());
  }

  private static String address(long tenderId) {
    return "/tenders/" + tenderId + "/bid";
  }

  private static String receiptAddress(BidQueries.Receipt receipt) {
    return "/bids/" + receipt.bidId() + "/versions/" + receipt.number();
  }
}
