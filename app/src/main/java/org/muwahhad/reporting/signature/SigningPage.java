package org.muwahhad.reporting.signature;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Page;

/** The page on which an edition is signed, whichever way. */
@Singleton
class SigningPage {
  static final String TEMPLATE = "reporting/signature/sign";
  private final ReportSignatures signatures;
  private final RemoteKeys remoteKeys;
  private final ViewSignatureRounds viewRounds;
  private final ViewSignatureTerms viewTerms;
  private final AgreementDocuments agreements;

  SigningPage(
      ReportSignatures signatures,
      RemoteKeys remoteKeys,
      ViewSignatureRounds viewRounds,
      ViewSignatureTerms viewTerms,
      AgreementDocuments agreements) {
    this.agreements = agreements;
    this.signatures = signatures;
    this.remoteKeys = remoteKeys;
    this.viewRounds = viewRounds;
    this.viewTerms = viewTerms;
  }

  static String address(long reportId) {
    return "/report-signatures/" + reportId;
  }

  /** What the template takes, without the form. */
  Map<String, Object> model(Page page, Actor actor, long reportId) {
    ReportSignatures.SignableReport report = viewRounds.report(actor, reportId);
    List<ReportSignatures.MemberSignature> signed = signatures.list(reportId);
    return Map.of(
        "page",
        agreements.below(page, report).titled("reporting.signature.title"),
        "report",
        report,
        "terms",
        viewTerms.get(actor, report),
        "signed",
        signed,
        "round",
        viewRounds.get(actor, reportId),
        "mayStill",
        signed.stream().noneMatch(s -> s.personId() == actor.personId())
            && !report.isSuperseded()
            && !report.isOvertaken()
            && agreements.isOffered(actor, report),
        "remote",
        remoteKeys.isOffered());
  }
}
