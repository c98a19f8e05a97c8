package org.muwahhad.declaration;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;

/** Declarations of eligibility: a supplier's own, those for its bids, and those of a tender. */
@Tag(name = "bids")
@Controller
@PageAndApi(sheets = true)
@Secured(SecurityRule.IS_AUTHENTICATED)
record DeclarationController(
    Answers answers,
    ViewDeclarations view,
    SignDeclaration signDeclaration,
    ConfirmDeclaration confirmDeclaration) {
  private static final String OWN = "/declaration";

  /** The version that the bidder read. */
  record VersionToConfirm(int number) {}

  /** The supplier's own declaration, with the form on which it signs the next version. */
  @Get(uris = {"/api/v1/declaration", "/declaration"})
  HttpResponse<ViewDeclarations.OwnDeclarationView> own(Actor actor) {
    ViewDeclarations.OwnDeclarationView ownDeclaration = view.own(actor);
    Form form = answers.form(() -> current(ownDeclaration));
    return answers.show(
        "declaration/own",
        ownDeclaration,
        page ->
            Map.of("page", page.titled("declaration.title"), "view", ownDeclaration, "form", form));
  }

  private static Form current(ViewDeclarations.OwnDeclarationView ownDeclaration) {
    Form form = Form.empty().with("requestKey", UUID.randomUUID());
    List<ViewDeclarations.AnsweredQuestionView> questions = ownDeclaration.questions();
    for (int i = 0; i < questions.size(); i++) {
      ViewDeclarations.AnsweredQuestionView question = questions.get(i);
      form =
          form.with("answers[" + i + "].answer", question.answer() == null ? "" : question.answer())
              .with("answers[" + i + "].explanation", question.explanation());
    }
    return form;
  }

  /** Signs the next version; answers that are left out stay as they were. */
  @ReviewedFirst
  @FreshSignIn
  @Post(uris = {"/api/v1/declaration", "/declaration"})
  HttpResponse<ViewDeclarations.OwnDeclarationView> sign(
      Actor actor, @Body SignDeclaration.DeclarationToSign declaration) {
    return answers
        .act(() -> signDeclaration.run(actor, declaration))
        .then(OWN, "declaration.signed-now")
        .reviewed(
            signed ->
                Review.of("declaration.sign", OWN)
                    .fact("declaration.version", signed.number())
                    .fact("declaration.sha256", signed.sha256())
                    .effect("declaration.review-sign")
                    .lasting("declaration.review-lasting")
                    .ofForm())
        .orBack(OWN)
        .showing(() -> own(actor));
  }

  /** What a bidder declares for a tender: the questions about the items of its bid. */
  @Get(uris = {"/api/v1/tenders/{tenderId}/bid/declaration", "/tenders/{tenderId}/bid/declaration"})
  HttpResponse<ViewDeclarations.BidDeclarationView> ofBid(Actor actor, long tenderId) {
    return answers.show(
        "declaration/bid",
        "view",
        view.ofBid(actor, tenderId),
        page ->
            page.below(page.t().get("access.nav.bids"), "/bids")
                .below(page.t().get("bid.room.title"), "/tenders/" + tenderId + "/bid")
                .titled("declaration.of-bid"));
  }

  /** Confirms the version in force for the bid, once for all its lots. */
  @Post(
      uris = {"/api/v1/tenders/{tenderId}/bid/declaration", "/tenders/{tenderId}/bid/declaration"})
  HttpResponse<ViewDeclarations.BidDeclarationView> confirm(
      Actor actor, long tenderId, @Body VersionToConfirm version) {
    String back = "/tenders/" + tenderId + "/bid/declaration";
    return answers
        .act(() -> confirmDeclaration.run(actor, tenderId, version.number()))
        .then("/tenders/" + tenderId + "/bid", "declaration.confirmed-now")
        .orBack(back)
        .answering(done -> view.ofBid(actor, tenderId));
  }

  /** What the bidders of a tender confirmed, for those who read its examination. */
  @Get(uris = {"/api/v1/tenders/{tenderId}/declarations", "/tenders/{tenderId}/declarations"})
  HttpResponse<ViewDeclarations.TenderDeclarationsView> ofTender(Actor actor, long tenderId) {
    return answers.show(
        "declaration/tender",
        "view",
        view.ofTender(actor, tenderId),
        page -> page.titled("declaration.of-tender"));
  }
}
