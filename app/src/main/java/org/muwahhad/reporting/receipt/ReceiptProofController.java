package org.muwahhad.reporting.receipt;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.muwahhad.access.Throttle;
import org.muwahhad.audit.log.LogProofs.LogProof;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.ReadByEverybody;

/**
 * The proofs of receipts and reports that a reader holds, and of the keys of published tenders.
 * Public, as their verification is: number and digest of a receipt are asked for together, and a
 * report by the digest of its file.
 */
@Tag(name = "log")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
record ReceiptProofController(
    Answers answers,
    VerifyReceipt verifyReceipt,
    ReceiptProofs proofs,
    ProvedActs provedActs,
    Throttle throttle) {
  static final String TEXT = "text/plain;charset=utf-8";

  /** Questions a minute from one network address. */
  private static final int PER_MINUTE = 30;

  /** The proof that the entry of a receipt is in the log. */
  @Get("/api/v1/verify/receipts/{number}/{sha256}/proof")
  LogProof ofReceipt(HttpRequest<?> request, String number, String sha256) {
    return find(request, number, sha256);
  }

  @Hidden
  @Get("/verify/receipts/{number}/{sha256}/proof/file")
  @Produces(TEXT)
  HttpResponse<String> fileOfReceipt(HttpRequest<?> request, String number, String sha256) {
    return file(number, find(request, number, sha256));
  }

  /** The proof that the entry of an issued report is in the log, by the digest of the file. */
  @Get(uris = {"/api/v1/verify/files/{sha256}/proof", "/verify/files/{sha256}/proof"})
  HttpResponse<LogProof> ofReport(HttpRequest<?> request, String sha256) {
    return show(
        answers,
        findOfReport(request, sha256),
        provedActs.findReport(sha256),
        "/verify/files/" + sha256 + "/proof/file",
        page ->
            page.below(page.t().get("reporting.verify-title"), "/verify/files?sha256=" + sha256));
  }

  @Hidden
  @Get("/verify/files/{sha256}/proof/file")
  @Produces(TEXT)
  HttpResponse<String> fileOfReport(HttpRequest<?> request, String sha256) {
    return file("report", findOfReport(request, sha256));
  }

  /** The proof that the entry which names the key that bids are sealed to is in the log. */
  @Get(uris = {"/api/v1/publications/{number}/key/proof", "/publications/{number}/key/proof"})
  HttpResponse<LogProof> ofTenderKey(String number) {
    return show(
        answers,
        findOfTenderKey(number),
        provedActs.findTenderKey(number),
        "/publications/" + number + "/key/proof/file",
        page -> page.below(number, "/publications/" + number));
  }

  @Hidden
  @Get("/publications/{number}/key/proof/file")
  @Produces(TEXT)
  HttpResponse<String> fileOfTenderKey(String number) {
    return file("key-" + number, findOfTenderKey(number));
  }

  private LogProof findOfTenderKey(String number) {
    return proofs.ofTenderKey(number).orElseThrow(() -> new Refusal.NotFound("tender " + number));
  }

  private LogProof find(HttpRequest<?> request, String number, String sha256) {
    return verifyReceipt
        .run(Throttle.source(request), number, sha256)
        .flatMap(given -> proofs.find(given.receiptNumber()))
        .orElseThrow(() -> new Refusal.NotFound("receipt " + number));
  }

  private LogProof findOfReport(HttpRequest<?> request, String sha256) {
    throttle.require("verify-file", Throttle.source(request), PER_MINUTE);
    return proofs.ofReport(sha256).orElseThrow(() -> new Refusal.NotFound("report " + sha256));
  }

  /** The page of a proof, below that of what it proves; programs get the proof. */
  static HttpResponse<LogProof> show(
      Answers answers,
      LogProof proof,
      Optional<ProvedAct> act,
      String file,
      UnaryOperator<Page> below) {
    return answers.show(
        "audit/log/proof-page",
        proof,
        page -> {
          Map<String, Object> model = new HashMap<>();
          model.put("page", below.apply(page).titled("log.receipt-title"));
          model.put("proof", proof);
          model.put("href", file);
          act.ifPresent(a -> model.put("act", a));
          return model;
        });
  }

  static HttpResponse<String> file(String name, LogProof proof) {
    return HttpResponse.ok(ReceiptProofs.text(proof))
        .contentType(TEXT)
        .header("Content-Disposition", "attachment; filename=\"" + name + ".tlog-proof\"");
  }
}
