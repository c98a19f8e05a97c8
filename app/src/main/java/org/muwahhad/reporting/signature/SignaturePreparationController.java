package org.muwahhad.reporting.signature;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reports.signature.CertificateChain;
import org.muwahhad.web.Answers;
import org.muwahhad.web.FieldError;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;

/**
 * Signing with a key that stays with the member. The script of the page of signing reads the review
 * of what is prepared, signs the bytes it gets once that is confirmed, and sends the signature. A
 * program does the same without the review.
 */
@Tag(name = "reports")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record SignaturePreparationController(
    Answers answers,
    PrepareSignature prepareSignature,
    CompleteSignature completeSignature,
    SigningPage signingPage,
    ViewSignatureRounds view,
    ViewSignatureTerms viewTerms) {
  private static final String CERTIFICATES = "certificates";
  private static final String KEY = "key";

  /**
   * With what a member signs.
   *
   * @param certificates the member's own first, then those above it; DER in Base64
   * @param reason why, as the signer says
   */
  record SignatureTerms(@Nullable List<String> certificates, @Nullable String reason) {}

  /**
   * A signature.
   *
   * @param value in Base64: of RSA (PKCS #1 v1.5), or of ECDSA as DER or as two numbers
   */
  record SignatureValue(@Nullable String value) {}

  @ReviewedFirst
  @FreshSignIn
  @Post(
      uris = {
        "/api/v1/report-signatures/{id}/preparations",
        "/report-signatures/{id}/preparations"
      })
  @Status(HttpStatus.CREATED)
  HttpResponse<PrepareSignature.BytesToSign> prepare(
      Actor actor, long id, @Body SignatureTerms terms) {
    List<String> certificates = Objects.requireNonNullElse(terms.certificates(), List.of());
    String reason = Objects.requireNonNullElse(terms.reason(), "");
    return answers
        .act(() -> prepareSignature.run(actor, id, certificates, reason))
        .then(bytes -> HttpResponse.ok(bytes).contentType(MediaType.APPLICATION_JSON_TYPE))
        .reviewed(bytes -> review(actor, id, certificates, reason))
        .orAgain(() -> signingPage(actor, id))
        .answering(bytes -> bytes);
  }

  @FreshSignIn
  @Post(
      uris = {
        "/api/v1/report-signatures/{id}/preparations/{preparation}",
        "/report-signatures/{id}/preparations/{preparation}"
      })
  HttpResponse<ViewSignatureRounds.SignatureRoundView> complete(
      Actor actor, long id, long preparation, @Body SignatureValue signature) {
    String value = Objects.requireNonNullElse(signature.value(), "");
    return answers
        .act(() -> completeSignature.run(actor, id, preparation, value))
        .then(SigningPage.address(id), "reporting.signature.done")
        .orBack(SigningPage.address(id))
        .answering(done -> view.get(actor, id));
  }

  /** What is wrong with the certificates is told at the key file that they came from. */
  private HttpResponse<?> signingPage(Actor actor, long id) {
    Form typed = answers.form(Form::empty);
    String wrong = typed.error(CERTIFICATES);
    Form shown = Form.empty().with("reason", typed.value("reason"));
    for (FieldError error : typed.errors()) {
      if (!error.field().equals(CERTIFICATES)) {
        shown = shown.withError(error.field(), error.message());
      }
    }
    Form form = wrong == null ? shown : shown.withError(KEY, wrong);
    return answers.show(
        SigningPage.TEMPLATE,
        "",
        page -> {
          Map<String, Object> model = new HashMap<>(signingPage.model(page, actor, id));
          model.put("form", form);
          return model;
        });
  }

  private Review review(Actor actor, long id, List<String> certificates, String reason) {
    ViewSignatureRounds.SignatureRoundView shown = view.get(actor, id);
    ReportSignatures.SignableReport report = shown.report();
    ViewSignatureTerms.SignatureTermsView terms = viewTerms.get(actor, report);
    X509Certificate certificate = own(certificates);
    Review review =
        Review.of("reporting.signature.sign", SigningPage.address(id))
            .fact(
                "reporting.round.report", Review.Wording.of("reporting.report." + report.report()))
            .fact("reporting.round.tender", terms.number())
            .fact("reporting.signature.tender-title", terms.title())
            .fact("reporting.signature.sum", terms.sum())
            .fact(
                "reporting.round.edition",
                Review.Wording.of("reporting.edition." + report.edition()))
            .fact("reporting.sha256", report.sha256())
            .fact(
                "reporting.signature.certificate", certificate.getSubjectX500Principal().getName())
            .fact("reporting.signature.certificate-until", certificate.getNotAfter().toInstant())
            .fact("reporting.signature.reason", reason)
            .effect("reporting.signature.effect", report.signatures())
            .lasting("reporting.signature.lasting")
            .lasting("reporting.signature.lasting-edition")
            .lasting("reporting.signature.lasting-name")
            .ofForm();
    if (terms.hasChanged()) {
      review = review.effect("reporting.signature.figures-changed");
    }
    SignatureRounds.SignatureRound round = shown.round();
    if (shown.isOpen() && round != null) {
      return review.notified("reporting.signature.notified-round", round.asked());
    }
    return report.report() == ReportKind.AGREEMENT
        ? review.notified("reporting.signature.notified-agreement")
        : review.notified("reporting.signature.notified-nobody");
  }

  /** Was read when it was prepared. */
  private static X509Certificate own(List<String> certificates) {
    try {
      return CertificateChain.read(certificates.subList(0, 1)).get(0);
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }
}
