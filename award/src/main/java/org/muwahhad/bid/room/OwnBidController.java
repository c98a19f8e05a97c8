package org.muwahhad.bid.room;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.UnreadBids;
import org.muwahhad.shared.CanonicalJson;
import org.muwahhad.web.Answers;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** A supplier's own bids, and the receipts of their versions and withdrawals. */
@Tag(name = "bids")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record OwnBidController(
    Answers answers,
    BidQueries queries,
    WithdrawalQueries withdrawals,
    UnreadBids unreadBids,
    BidGate gate,
    WithdrawBid withdrawBid,
    CanonicalJson canonical) {

  /** A page of 25 bids, those with the latest deadline first; empty past the end. */
  @Get(uris = {"/api/v1/bids", "/bids"})
  HttpResponse<List<BidQueries.OwnBid>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    long supplier = gate.supplierOf(actor);
    ListChoice choice = new ListChoice("/bids", q, filter, sort, page);
    ListPage<BidQueries.OwnBid> bids =
        new ListPage<>(
            queries.listOwnPage(
                supplier,
                choice.like(),
                choice.filter(),
                choice.sort(),
                ListChoice.SIZE,
                choice.offset()),
            queries.countOwn(supplier, choice.like(), choice.filter()),
            choice);
    return answers.showList(
        "bid/room/list",
        bids,
        frame -> Map.of("page", frame.titled("bid.list.title"), "all", bids));
  }

  @Get("/api/v1/bids/{bidId}/versions")
  List<BidQueries.Receipt> receipts(Actor actor, long bidId) {
    return queries.listReceipts(own(actor, bidId).id());
  }

  @Hidden
  @Get("/bids/{bidId}/versions/{number}")
  HttpResponse<BidQueries.Receipt> receipt(Actor actor, long bidId, int number) {
    BidQueries.Receipt receipt = queries.getReceipt(own(actor, bidId).id(), number);
    return answers.show(
        "bid/room/receipt",
        receipt,
        page ->
            Map.of(
                "page",
                below(page).titled("bid.receipt.title"),
                "receipt",
                receipt,
                "unread",
                receipt.isLast() && receipt.status().wasInOpening()
                    ? unreadBids.list(receipt.tenderId(), bidId)
                    : List.of()));
  }

  /** The receipt of the withdrawal of a version of the caller's own bid. */
  @Get(uris = {"/api/v1/bids/{bidId}/withdrawals/{version}", "/bids/{bidId}/withdrawals/{version}"})
  HttpResponse<WithdrawalQueries.WithdrawalReceipt> withdrawal(
      Actor actor, long bidId, int version) {
    WithdrawalQueries.WithdrawalReceipt receipt = withdrawals.get(own(actor, bidId).id(), version);
    return answers.show(
        "bid/room/withdrawal",
        receipt,
        page ->
            Map.of(
                "page",
                below(page).titled("bid.withdrawal.title"),
                "receipt",
                receipt,
                "statement",
                canonical.write(receipt.statement())));
  }

  @Hidden
  @Get("/bids/{bidId}/withdraw")
  HttpResponse<BidQueries.OwnBid> askToWithdraw(Actor actor, long bidId) {
    return answers.show(
        "bid/room/withdraw",
        "bid",
        own(actor, bidId),
        page -> below(page).titled("bid.withdraw.title"));
  }

  /**
   * Withdraws a bid.
   *
   * @param version that counts for the person who asks; another one, which somebody submitted
   *     meanwhile, is not withdrawn
   */
  @Post(uris = {"/api/v1/bids/{bidId}/withdraw", "/bids/{bidId}/withdraw"})
  HttpResponse<BidQueries.OwnBid> withdraw(
      Actor actor, long bidId, @Nullable @QueryValue Integer version) {
    return answers
        .act(() -> withdrawBid.run(actor, bidId, version))
        .then(
            receipt ->
                Pages.redirect(
                    "/bids/" + bidId + "/withdrawals/" + receipt.version(),
                    Tone.GOOD,
                    "bid.withdrawn"))
        .orBack("/bids")
        .answering(done -> own(actor, bidId));
  }

  private BidQueries.OwnBid own(Actor actor, long bidId) {
    return queries.getOwn(gate.supplierOf(actor), bidId);
  }

  private static Page below(Page page) {
    return page.below(page.t().get("access.nav.bids"), "/bids");
  }
}
