package org.muwahhad.framework.amendment;

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
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Tone;

/** Amendments of agreements: offers, signatures and what became of them. */
@Tag(name = "agreements")
@Controller
@PageAndApi(sheets = true)
@Secured(SecurityRule.IS_AUTHENTICATED)
record AgreementAmendmentController(
    Answers answers,
    ViewAgreementAmendments view,
    OfferAmendment offerAmendment,
    SignAmendment signAmendment,
    ConsentToSuccession consentToSuccession,
    DeclineAmendment declineAmendment,
    WithdrawOffer withdrawOffer) {

  /** The amendment offered, by its number within the agreement. */
  record OfferedAmendment(int number) {}

  /** Why an amendment is declined; may be empty when it is withdrawn. */
  record AmendmentReason(@Nullable String reason) {
    String words() {
      return reason == null ? "" : reason;
    }
  }

  /**
   * The amendments, and what the agreement says on a day.
   *
   * @param on ISO 8601; today where it is left out or is no day
   */
  @Get(uris = {"/api/v1/agreements/{id}/amendments", "/agreements/{id}/amendments"})
  HttpResponse<ViewAgreementAmendments.AgreementAmendmentsView> list(
      Actor actor, long id, @QueryValue(defaultValue = "") String on) {
    return answers.show(
        "amendment/amendments",
        "view",
        view.list(actor, id, Form.empty().with("on", on).date("on").orElse(null)),
        page -> below(page, actor, id).titled("amendment.title"));
  }

  @Get(
      uris = {
        "/api/v1/agreements/{id}/amendments/{number}",
        "/agreements/{id}/amendments/{number}"
      })
  HttpResponse<ViewAgreementAmendments.AgreementAmendmentView> get(
      Actor actor, long id, int number) {
    return answers.show(
        "amendment/amendment",
        "view",
        view.get(actor, id, number),
        page ->
            below(page, actor, id)
                .titled("amendment.number-of", number)
                .below(page.t().get("amendment.title"), address(id)));
  }

  /** The form for an amendment of a kind. */
  @Hidden
  @Get("/agreements/{id}/amend/{change}")
  HttpResponse<ViewAgreementAmendments.AmendmentFormView> form(
      Actor actor, long id, AgreementChange change) {
    ViewAgreementAmendments.AmendmentFormView amendmentForm = view.form(actor, id, change);
    Form form =
        answers.form(
            () -> Form.empty().with("requestKey", UUID.randomUUID()).with("change", change.name()));
    return answers.show(
        "amendment/form",
        amendmentForm,
        page ->
            Map.of(
                "page",
                below(page, actor, id)
                    .titled("amendment.offer." + change)
                    .below(page.t().get("amendment.title"), address(id)),
                "view",
                amendmentForm,
                "form",
                form));
  }

  @Post("/api/v1/agreements/{id}/amendments")
  @Status(HttpStatus.CREATED)
  OfferedAmendment offer(Actor actor, long id, @Body AmendmentProposal proposal) {
    return new OfferedAmendment(view.number(offerAmendment.run(actor, id, proposal)));
  }

  /** The first press shows what the amendment says, the second offers it. */
  @Hidden
  @ReviewedFirst
  @Post("/agreements/{id}/amend/{change}")
  HttpResponse<ViewAgreementAmendments.AmendmentFormView> offerByForm(
      Actor actor, long id, String change, @Body AmendmentProposal proposal) {
    AgreementChange offered = view.change(actor, change);
    String back = "/agreements/" + id + "/amend/" + offered;
    return answers
        .act(() -> view.number(offerAmendment.run(actor, id, proposal)))
        .then(
            number ->
                Pages.redirect(address(id) + "/" + number, Tone.GOOD, "amendment.offered-now"))
        .reviewed(
            number ->
                facts("amendment.offer", view.get(actor, id, number), back)
                    .effect("amendment.review-offer")
                    .lasting("amendment.review-offer-lasting")
                    .ofForm())
        .orBack(back)
        .showing(() -> form(actor, id, offered));
  }

  @ReviewedFirst
  @FreshSignIn
  @Post(
      uris = {
        "/api/v1/agreements/{id}/amendments/{number}/sign",
        "/agreements/{id}/amendments/{number}/sign"
      })
  HttpResponse<ViewAgreementAmendments.AgreementAmendmentView> sign(
      Actor actor, long id, int number) {
    String back = address(id) + "/" + number;
    return answers
        .act(() -> signAmendment.run(actor, view.id(actor, id, number)))
        .then(back, "amendment.signed-now")
        .reviewed(
            done -> {
              ViewAgreementAmendments.AgreementAmendmentView agreementAmendment =
                  view.get(actor, id, number);
              boolean inForce =
                  agreementAmendment.amendment().status() == AmendmentStanding.IN_FORCE;
              return facts("amendment.sign", agreementAmendment, back)
                  .fact("amendment.sha256", agreementAmendment.amendment().sha256())
                  .effect(inForce ? "amendment.review-in-force" : "amendment.review-first")
                  .lasting("amendment.review-sign-lasting");
            })
        .orBack(back)
        .answering(done -> view.get(actor, id, number));
  }

  @ReviewedFirst
  @FreshSignIn
  @Post(
      uris = {
        "/api/v1/agreements/{id}/amendments/{number}/consent",
        "/agreements/{id}/amendments/{number}/consent"
      })
  HttpResponse<ViewAgreementAmendments.AgreementAmendmentView> consent(
      Actor actor, long id, int number) {
    String back = address(id) + "/" + number;
    return answers
        .act(() -> consentToSuccession.run(actor, view.id(actor, id, number)))
        .then(back, "amendment.consented-now")
        .reviewed(
            done ->
                facts("amendment.consent", view.get(actor, id, number), back)
                    .effect("amendment.review-consent")
                    .lasting("amendment.review-consent-lasting"))
        .orBack(back)
        .answering(done -> view.get(actor, id, number));
  }

  /** Nothing changes of the agreement. */
  @Post(
      uris = {
        "/api/v1/agreements/{id}/amendments/{number}/decline",
        "/agreements/{id}/amendments/{number}/decline"
      })
  HttpResponse<ViewAgreementAmendments.AgreementAmendmentView> decline(
      Actor actor, long id, int number, @Body AmendmentReason reason) {
    String back = address(id) + "/" + number;
    return answers
        .act(() -> declineAmendment.run(actor, view.id(actor, id, number), reason.words()))
        .then(back, "amendment.declined-now")
        .orBack(back)
        .orAgain(() -> get(actor, id, number))
        .answering(done -> view.get(actor, id, number));
  }

  /** Nothing changes of the agreement. */
  @Post(
      uris = {
        "/api/v1/agreements/{id}/amendments/{number}/withdraw",
        "/agreements/{id}/amendments/{number}/withdraw"
      })
  HttpResponse<ViewAgreementAmendments.AgreementAmendmentView> withdraw(
      Actor actor, long id, int number, @Body AmendmentReason reason) {
    String back = address(id) + "/" + number;
    return answers
        .act(() -> withdrawOffer.run(actor, view.id(actor, id, number), reason.words()))
        .then(back, "amendment.withdrawn-now")
        .orBack(back)
        .orAgain(() -> get(actor, id, number))
        .answering(done -> view.get(actor, id, number));
  }

  /** What an amendment says, as it is read before it is offered or signed. */
  private static Review facts(
      String act, ViewAgreementAmendments.AgreementAmendmentView agreementAmendment, String back) {
    AgreementAmendmentQueries.AgreementAmendment amendment = agreementAmendment.amendment();
    Review review =
        Review.of(act, back)
            .fact("framework.number", amendment.agreementNumber())
            .fact("framework.lot", amendment.lotTitle())
            .fact("framework.supplier", amendment.supplier())
            .fact("amendment.change", Review.Wording.of("amendment.change." + amendment.kind()))
            .fact("amendment.effective", amendment.effectiveOn())
            .fact("amendment.ends", amendment.endsOn())
            .fact("amendment.reason", amendment.reason())
            .fact("amendment.document", amendment.document());
    AgreementAmendmentQueries.PriceIndex index = agreementAmendment.index();
    if (index != null) {
      review =
          review
              .fact("amendment.index", index.name())
              .fact("amendment.index-source", index.source())
              .fact("amendment.index-base", index.baseValue().stripTrailingZeros())
              .fact("amendment.index-current", index.currentValue().stripTrailingZeros())
              .fact("amendment.index-percent", percent(index.indexPercent()))
              .fact("amendment.rise-percent", percent(index.risePercent()));
    }
    AgreementAmendmentQueries.VatChange vat = agreementAmendment.vat();
    if (vat != null) {
      review =
          review
              .fact("amendment.state", vat.state())
              .fact("amendment.vat-before", percent(vat.percentBefore()))
              .fact("amendment.vat-after", percent(vat.percent()))
              .fact("amendment.vat-source", vat.source());
    }
    AgreementAmendmentQueries.ItemChange item = agreementAmendment.item();
    if (item != null) {
      review =
          review
              .fact("amendment.item-before", item.itemBefore())
              .fact("amendment.item-after", item.item());
    }
    AgreementAmendmentQueries.PartyChange party = agreementAmendment.party();
    if (party != null) {
      review =
          review
              .fact("amendment.party-before", party.before())
              .fact("amendment.party-after", party.successor())
              .fact("amendment.ground", Review.Wording.of("amendment.ground." + party.ground()));
    }
    return review
        .sheet(
            "amendment.prices",
            List.of("framework.item", "amendment.price-before", "amendment.price-after"),
            agreementAmendment.prices().stream()
                .map(p -> List.<Object>of(p.item(), p.before(), p.after()))
                .toList())
        .sheet(
            "amendment.quantities",
            List.of("framework.entity", "framework.item", "amendment.quantity"),
            agreementAmendment.quantities().stream()
                .map(
                    q ->
                        List.<Object>of(
                            q.entity(),
                            q.item(),
                            new Review.Amount(q.quantity().stripTrailingZeros(), q.unit())))
                .toList());
  }

  private static Review.Wording percent(BigDecimal percent) {
    return Review.Wording.of(
        "framework.percent", percent.signum() == 0 ? percent : percent.stripTrailingZeros());
  }

  private Page below(Page page, Actor actor, long id) {
    Page above = page.below(page.t().get("framework.agreements"), "/agreements");
    return view.opens(actor, id)
        ? above.below(page.t().get("amendment.agreement"), "/agreements/" + id)
        : above;
  }

  private static String address(long id) {
    return "/agreements/" + id + "/amendments";
  }
}
