package org.muwahhad.reporting.signature;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;

/** The document of an agreement that its two sides sign. */
@Tag(name = "agreements")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
record AgreementDocumentController(
    Answers answers,
    OpenAgreementDocument openAgreementDocument,
    UploadSignedAgreement uploadSignedAgreement) {

  /** The document to sign: an issued report, by its number (key). */
  record AgreementDocument(long reportId) {}

  @Post(uris = {"/api/v1/agreements/{id}/document", "/agreements/{id}/document"})
  HttpResponse<AgreementDocument> open(Actor actor, long id) {
    return answers
        .act(() -> openAgreementDocument.run(actor, id))
        .then(report -> Pages.redirect(SigningPage.address(report)))
        .orBack("/agreements/" + id + "/contract")
        .answering(AgreementDocument::new);
  }

  /** The document as it was signed elsewhere, with one signature more. */
  @Post("/api/v1/agreements/{id}/signed-document")
  @Secured({"BIDDER", "CENTRAL_BUYER"})
  @Consumes("application/pdf")
  @Status(HttpStatus.NO_CONTENT)
  void upload(Actor actor, long id, @Body byte[] file) {
    openAgreementDocument.requireReader(actor, id);
    UploadSignedAgreement.requirePdf(file);
    uploadSignedAgreement.run(actor, openAgreementDocument.run(actor, id), file);
  }
}
