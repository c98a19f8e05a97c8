package org.muwahhad.framework.transfer;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.AgreementFrame;
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.framework.AgreementReaders;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** Transfers of balances: offering, consenting, ending. */
@Tag(name = "agreements")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record TransferController(
    Answers answers,
    ViewAgreements agreements,
    ViewTransfers view,
    OfferTransfer offerTransfer,
    ConsentToTransfer consentToTransfer,
    EndTransfer endTransfer) {

  /** The transfer offered. */
  record OfferedTransfer(long transferId) {}

  /** Why a transfer is refused; empty when its giver withdraws it. */
  record Ending(@Nullable String reason) {}

  /** A page of 25 transfers; empty past the end. */
  @Get(uris = {"/api/v1/transfers", "/transfers"})
  HttpResponse<List<TransferQueries.Transfer>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<TransferQueries.Transfer> all =
        view.list(actor, new ListChoice("/transfers", q, filter, sort, page));
    return answers.showList(
        "framework/transfers",
        all,
        shown -> Map.of("page", below(shown).titled("framework.transfers"), "all", all));
  }

  @Get(uris = {"/api/v1/transfers/{id}", "/transfers/{id}"})
  HttpResponse<ViewTransfers.TransferView> get(Actor actor, long id) {
    return answers.show(
        "framework/transfer",
        "view",
        view.get(actor, id),
        page ->
            below(page)
                .titled("framework.transfer")
                .below(page.t().get("framework.transfers"), "/transfers"));
  }

  @Hidden
  @Get("/agreements/{id}/transfers/new")
  HttpResponse<ViewAgreements.AgreementView> form(Actor actor, long id) {
    // A supplier reads the agreement, and offers nothing of it.
    AgreementReaders.scope(actor);
    ViewAgreements.AgreementView agreementView = agreements.get(actor, id);
    Form form = answers.form(() -> Form.empty().with("requestKey", UUID.randomUUID()));
    return answers.show(
        "framework/transfer-form",
        agreementView,
        page ->
            Map.of(
                "page",
                AgreementFrame.below(page, agreementView.agreement().number(), id)
                    .titled("framework.offer-transfer"),
                "agreement",
                agreementView.agreement(),
                "items",
                agreementView.entitlements().stream()
                    .filter(e -> e.left().signum() > 0)
                    .map(e -> new Option(String.valueOf(e.lotItemId()), item(page.t(), e)))
                    .toList(),
                "form",
                form));
  }

  @Post(uris = {"/api/v1/agreements/{id}/transfers", "/agreements/{id}/transfers"})
  @Status(HttpStatus.CREATED)
  HttpResponse<OfferedTransfer> offer(Actor actor, long id, @Body OfferTransfer.Offer offered) {
    return answers
        .act(() -> offerTransfer.run(actor, id, offered))
        .then(t -> Pages.redirect(address(t), Tone.GOOD, "framework.transfer-offered"))
        .orAgain(() -> form(actor, id))
        .answering(OfferedTransfer::new);
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/transfers/{id}/consent", "/transfers/{id}/consent"})
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<Void> consent(Actor actor, long id) {
    return answers
        .act(() -> consentToTransfer.run(actor, id))
        .then(address(id), "framework.consent-recorded")
        .reviewed(done -> consent(view.get(actor, id)))
        .orBack(address(id))
        .done();
  }

  @Post(uris = {"/api/v1/transfers/{id}/end", "/transfers/{id}/end"})
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<Void> end(Actor actor, long id, @Body Ending ending) {
    String reason = ending.reason();
    return answers
        .act(() -> endTransfer.run(actor, id, reason == null ? "" : reason))
        .then(address(id), "framework.transfer-ended-now")
        .orBack(address(id))
        .orAgain(() -> get(actor, id))
        .done();
  }

  private static Review consent(ViewTransfers.TransferView transferView) {
    TransferQueries.Transfer transfer = transferView.transfer();
    return Review.of("framework.consent", address(transfer.id()))
        .fact("framework.number", transfer.agreementNumber())
        .fact("framework.item", transfer.item())
        .fact(
            "framework.quantity",
            new Review.Amount(transfer.quantity().stripTrailingZeros(), transfer.unit()))
        .fact(
            "framework.review-sum",
            new Money(transfer.unitPrice(), transfer.currency()).times(transfer.quantity()))
        .fact("framework.giver", transfer.giver())
        .fact("framework.receiver", transfer.receiver())
        .effect("framework.review-consent")
        .lasting("framework.review-consent-lasting");
  }

  private static String item(Texts t, AgreementQueries.Entitlement e) {
    String unit = t.of(e.unit());
    return t.get("framework.item-left", e.item(), e.left().stripTrailingZeros(), unit);
  }

  private static Page below(Page page) {
    return page.below(page.t().get("framework.agreements"), "/agreements");
  }

  private static String address(long id) {
    return "/transfers/" + id;
  }
}
