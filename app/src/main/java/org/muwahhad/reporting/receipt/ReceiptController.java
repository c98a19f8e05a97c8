package org.muwahhad.reporting.receipt;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.log.LogProofs.LogProof;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;

/** The receipts of submissions and of bids, and orders, as files. */
@Tag(name = "reports")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ReceiptController(
    Answers answers,
    PrintReceipt printReceipt,
    PrintBidReceipt printBidReceipt,
    PrintOrder printOrder,
    ViewCallOff viewCallOff,
    ReceiptProofs proofs,
    ProvedActs provedActs) {
  private static final String PDF = "application/pdf";

  /** The receipt of a submission as PDF/A-3a, both languages on it. */
  @Get(
      uris = {
        "/api/v1/submissions/{id}/receipts/{number}/pdf",
        "/submissions/{id}/receipts/{number}/pdf"
      })
  @Produces(PDF)
  HttpResponse<byte[]> receipt(Actor actor, long id, int number) {
    return file(printReceipt.run(actor, id, number));
  }

  /** The receipt of the withdrawal of the caller's own bid as PDF/A-3a, both languages on it. */
  @Get(
      uris = {
        "/api/v1/bids/{bidId}/withdrawals/{version}/pdf",
        "/bids/{bidId}/withdrawals/{version}/pdf"
      })
  @Produces(PDF)
  HttpResponse<byte[]> withdrawalReceipt(Actor actor, long bidId, int version) {
    return file(printBidReceipt.ofWithdrawal(actor, bidId, version));
  }

  /** The receipt of a version of the caller's own bid as PDF/A-3a, both languages on it. */
  @Get(uris = {"/api/v1/bids/{bidId}/versions/{number}/pdf", "/bids/{bidId}/versions/{number}/pdf"})
  @Produces(PDF)
  HttpResponse<byte[]> bidReceipt(Actor actor, long bidId, int number) {
    return file(printBidReceipt.run(actor, bidId, number));
  }

  /** The statement that the caller's own bid came too late as PDF/A-3a, both languages on it. */
  @Get(uris = {"/api/v1/late-bids/{number}/pdf", "/late-bids/{number}/pdf"})
  @Produces(PDF)
  HttpResponse<byte[]> lateBid(Actor actor, String number) {
    return file(printBidReceipt.ofLateBid(actor, number));
  }

  /** The purchase order as PDF/A-3a, both languages on it, for the entity and the supplier. */
  @Get(uris = {"/api/v1/call-offs/{id}/pdf", "/call-offs/{id}/pdf"})
  @Produces(PDF)
  HttpResponse<byte[]> order(Actor actor, long id) {
    return file(printOrder.run(actor, id));
  }

  /** The proof that an order is in the log, for all who may read the order. */
  @Get(uris = {"/api/v1/call-offs/{id}/proof", "/call-offs/{id}/proof"})
  HttpResponse<LogProof> orderProof(Actor actor, long id) {
    return ReceiptProofController.show(
        answers,
        findOrderProof(actor, id),
        provedActs.findOrder(id),
        "/call-offs/" + id + "/proof/file",
        page -> page.below(page.t().get("framework.call-offs"), "/call-offs/" + id));
  }

  @Hidden
  @Get("/call-offs/{id}/proof/file")
  @Produces(ReceiptProofController.TEXT)
  HttpResponse<String> orderProofFile(Actor actor, long id) {
    return ReceiptProofController.file("order-" + id, findOrderProof(actor, id));
  }

  /** The proof that the caller's own vote on a question is in the log. */
  @Get(uris = {"/api/v1/decisions/{id}/vote/proof", "/decisions/{id}/vote/proof"})
  HttpResponse<LogProof> voteProof(Actor actor, long id) {
    return ReceiptProofController.show(
        answers,
        proofs.ofVote(actor, id),
        provedActs.findVote(actor, id),
        "/decisions/" + id + "/vote/proof/file",
        page -> page.below(page.t().get("committee.decisions"), "/decisions/" + id));
  }

  @Hidden
  @Get("/decisions/{id}/vote/proof/file")
  @Produces(ReceiptProofController.TEXT)
  HttpResponse<String> voteProofFile(Actor actor, long id) {
    return ReceiptProofController.file("vote-" + id, proofs.ofVote(actor, id));
  }

  /** The proof that the caller's own vote on an initiative is in the log. */
  @Get(uris = {"/api/v1/initiatives/{id}/vote/proof", "/initiatives/{id}/vote/proof"})
  HttpResponse<LogProof> initiativeVoteProof(Actor actor, long id) {
    return ReceiptProofController.show(
        answers,
        proofs.ofInitiativeVote(actor, id),
        provedActs.findInitiativeVote(actor, id),
        "/initiatives/" + id + "/vote/proof/file",
        page ->
            page.below(page.t().get("initiative.initiatives"), "/initiatives")
                .below(page.t().get("initiative.votes"), "/initiatives/" + id));
  }

  @Hidden
  @Get("/initiatives/{id}/vote/proof/file")
  @Produces(ReceiptProofController.TEXT)
  HttpResponse<String> initiativeVoteProofFile(Actor actor, long id) {
    return ReceiptProofController.file("initiative-vote-" + id, proofs.ofInitiativeVote(actor, id));
  }

  private LogProof findOrderProof(Actor actor, long id) {
    viewCallOff.get(actor, id);
    return proofs.ofOrder(id).orElseThrow(() -> new Refusal.NotFound("call-off " + id));
  }

  private static HttpResponse<byte[]> file(PrintReceipt.File file) {
    return HttpResponse.ok(file.content())
        .contentType(PDF)
        .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
  }
}
