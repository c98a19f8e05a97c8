package org.muwahhad.bid.opening;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.views.ModelAndView;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.key.ShareForm;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/**
 * How an opening panel gathers in the browser, for the bids and again for prices that were sealed
 * apart: {@link OpeningPages} and {@link PriceOpeningPages} have the addresses, and what each
 * meeting has of its own.
 */
@Singleton
class GatheringPages {
  private final Pages pages;
  private final EnterOpeningRoom enterRoom;
  private final GiveShare giveShare;

  GatheringPages(Pages pages, EnterOpeningRoom enterRoom, GiveShare giveShare) {
    this.pages = pages;
    this.enterRoom = enterRoom;
    this.giveShare = giveShare;
  }

  /**
   * The part of the page that changes while the panel gathers; nothing when it is still as the page
   * has it, so that a screen reader reads it out only when somebody came.
   */
  HttpResponse<?> seats(HttpRequest<?> request, OpeningRoomView room, String seen) {
    return room.progress().equals(seen)
        ? HttpResponse.noContent()
        : HttpResponse.ok(
            new ModelAndView<>(
                "bid/opening/seats", Map.of("page", pages.of(request), "room", room)));
  }

  HttpResponse<?> enter(
      HttpRequest<?> request, Actor actor, long tenderId, SealedPart part, String body) {
    Forms.read(request, body);
    String here = OpeningRoomView.href(tenderId, part);
    return pages.after(
        request,
        here,
        () -> {
          enterRoom.run(actor, tenderId, part);
          return Pages.redirect(here, Tone.GOOD, "bid.room-entered");
        });
  }

  /** The form with which a member gives a share, as it was sent. */
  record SentShare(
      @Nullable String passphrase,
      @Nullable CompletedFileUpload file,
      @Nullable String csrfToken) {}

  /**
   * Gives a share.
   *
   * @param again the page of the meeting, with what was wrong
   */
  HttpResponse<?> give(
      HttpRequest<?> request,
      Actor actor,
      long tenderId,
      SealedPart part,
      SentShare sent,
      Function<Form, ModelAndView<?>> again) {
    Forms.requireToken(request, orEmpty(sent.csrfToken()));
    String here = OpeningRoomView.href(tenderId, part);
    return pages.after(
        request,
        here,
        Form.empty(),
        () -> {
          giveShare.run(
              actor, tenderId, part, orEmpty(sent.passphrase()), ShareForm.file(sent.file()));
          return Pages.redirect(here, Tone.GOOD, "bid.share-given");
        },
        again);
  }

  private static String orEmpty(@Nullable String sent) {
    return sent == null ? "" : sent;
  }

  /** A page below its tender's. */
  Page page(HttpRequest<?> request, TenderQueries.Tender tender, String title) {
    Page page = pages.of(request);
    return page.below(page.t().get("access.nav.tenders"), "/tenders")
        .below(tender.number(), "/tenders/" + tender.id())
        .titled(title);
  }
}
