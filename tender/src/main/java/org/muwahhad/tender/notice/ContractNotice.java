package org.muwahhad.tender.notice;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.publication.PublicNotice;

/** The contract notice, subtype 16: what is tendered, and how to take part. */
final class ContractNotice {
  static final String SUBTYPE = "16";
  private static final String NO = "not-allowed";

  /** The fewest who may be asked to bid after they applied, by the rules of the format. */
  private static final String FEWEST_CANDIDATES = "5";

  private final EformsElements xml;
  private final NoticeParts parts;
  private final PublicNotice notice;

  private ContractNotice(EformsElements xml, NoticeParts parts) {
    this.xml = xml;
    this.parts = parts;
    this.notice = parts.notice();
  }

  /** The name by which its identifier is made. */
  static String name(PublicNotice notice) {
    return notice.tender().ocid() + "/contract-notice";
  }

  static void write(EformsSettings settings, PublicNotice notice, String address, OutputStream to)
      throws IOException {
    try (EformsElements xml = new EformsElements(to, "ContractNotice")) {
      new ContractNotice(xml, new NoticeParts(xml, settings, notice, address)).write();
    }
  }

  private void write() throws IOException {
    xml.extension(() -> parts.organisations(SUBTYPE, List.of(), false));
    parts.head(
        new NoticeParts.NoticeHead(
            name(notice), notice.tender().publishedAt(), "competition", "cn-standard"));
    parts.buyer(true);
    xml.within("cac:TenderingTerms", this::terms);
    xml.within("cac:TenderingProcess", this::process);
    parts.purpose();
    for (PublicNotice.LotNotice lot : parts.lots().toList()) {
      lot(lot);
    }
  }

  private void terms() throws IOException {
    requirement("exclusion-grounds-source", "epo-procurement-document");
    long lots = parts.lots().count();
    if (lots > 1) {
      xml.within(
          "cac:LotDistribution",
          () -> xml.value("cbc:MaximumLotsSubmittedNumeric", String.valueOf(lots)));
    }
  }

  private void requirement(String list, String code) throws IOException {
    xml.within(
        "cac:TendererQualificationRequest",
        "cac:SpecificTendererRequirement",
        () -> xml.code("cbc:TendererRequirementTypeCode", list, code));
  }

  private void process() throws IOException {
    xml.code("cbc:ProcedureCode", "procurement-procedure-type", parts.procedure());
    String urgency = notice.tender().urgencyReason();
    xml.within(
        "cac:ProcessJustification",
        () -> {
          xml.code(
              "cbc:ProcessReasonCode", "accelerated-procedure", String.valueOf(urgency != null));
          if (urgency != null) {
            xml.english("cbc:ProcessReason", urgency);
          }
        });
  }

  private void lot(PublicNotice.LotNotice lot) throws IOException {
    xml.within(
        "cac:ProcurementProjectLot",
        () -> {
          xml.id("Lot", NoticeText.id("LOT", lot.number()));
          xml.within("cac:TenderingTerms", this::lotTerms);
          xml.within("cac:TenderingProcess", () -> lotProcess(lot));
          parts.lotPurpose(lot);
        });
  }

  private void lotTerms() throws IOException {
    BigDecimal alternatives = parts.rule(TenderRule.BID_ALTERNATIVES.code());
    xml.code(
        "cbc:VariantConstraintCode",
        "permission",
        alternatives != null && alternatives.signum() > 0 ? "allowed" : NO);
    xml.code("cbc:FundingProgramCode", "eu-funded", "no-eu-funds");
    guarantee();
    xml.within(
        "cac:CallForTendersDocumentReference",
        () -> {
          xml.value("cbc:ID", notice.tender().number());
          xml.value("cbc:DocumentType", "non-restricted-document");
          xml.within(
              "cac:Attachment",
              "cac:ExternalReference",
              () -> xml.value("cbc:URI", parts.address()));
        });
    requirement("reserved-procurement", "none");
    requirement("selection-criteria-source", "epo-procurement-document");
    execution("reserved-execution", "no");
    execution("einvoicing", "allowed");
    execution("ecatalog-submission", NO);
    parts.criteria();
    xml.within(
        "cac:TenderRecipientParty",
        () -> {
          xml.value("cbc:EndpointID", parts.address());
          xml.party(NoticeParts.BUYER);
        });
    BigDecimal days = parts.rule(TenderRule.BID_VALIDITY_DAYS.code());
    if (days != null && isOpen()) {
      xml.within(
          "cac:TenderValidityPeriod",
          () -> xml.value("cbc:DurationMeasure", NoticeText.number(days), "unitCode", "DAY"));
    }
    parts.appeals(true);
    xml.within("cac:Language", () -> xml.value("cbc:ID", EformsElements.ENGLISH));
    xml.within(
        "cac:PostAwardProcess",
        () -> {
          xml.value("cbc:ElectronicOrderUsageIndicator", "true");
          xml.value("cbc:ElectronicPaymentUsageIndicator", "false");
        });
  }

  /** Whether a bid security is asked for, and which by the rules of the dossier. */
  private void guarantee() throws IOException {
    List<TenderQueries.Rule> securities =
        notice.rules().stream()
            .filter(r -> r.code().startsWith("bid-security.") && r.value().signum() > 0)
            .toList();
    xml.within(
        "cac:RequiredFinancialGuarantee",
        () -> {
          xml.code(
              "cbc:GuaranteeTypeCode",
              "tender-guarantee-required",
              String.valueOf(!securities.isEmpty()));
          if (!securities.isEmpty()) {
            xml.english(
                "cbc:Description",
                securities.stream()
                    .map(r -> r.name().en() + ": " + NoticeText.number(r.value()))
                    .collect(Collectors.joining("\n")));
          }
        });
  }

  private void execution(String list, String code) throws IOException {
    xml.within(
        "cac:ContractExecutionRequirement",
        () -> xml.code("cbc:ExecutionRequirementCode", list, code));
  }

  private void lotProcess(PublicNotice.LotNotice lot) throws IOException {
    xml.code("cbc:SubmissionMethodCode", "esubmission", "required");
    xml.value("cbc:GovernmentAgreementConstraintIndicator", String.valueOf(parts.isUnderGpa()));
    @Nullable Instant questions =
        notice.date(TenderRule.QUESTIONS_CLOSE_DAYS.code()).map(d -> d.at()).orElse(null);
    if (isOpen()) {
      until("cac:TenderSubmissionDeadlinePeriod", notice.tender().deadlineAt());
      until("cac:AdditionalInformationRequestPeriod", questions);
    } else {
      applications(questions);
    }
    xml.within("cac:AuctionTerms", () -> xml.value("cbc:AuctionConstraintIndicator", "false"));
    parts.framework(lot, parts.rule(TenderRule.AWARD_WINNERS_PER_LOT.code()));
    parts.contracting();
  }

  /** What is said of those who ask to take part; the format takes no questions after them. */
  private void applications(@Nullable Instant questions) throws IOException {
    @Nullable Instant until =
        notice.procedure() == null ? null : notice.procedure().applicationsUntil();
    until("cac:ParticipationRequestReceptionPeriod", until);
    boolean later = questions != null && until != null && questions.isAfter(until);
    until("cac:AdditionalInformationRequestPeriod", later ? null : questions);
    xml.within(
        "cac:EconomicOperatorShortList",
        () -> {
          xml.value("cbc:LimitationDescription", "false");
          xml.value("cbc:MinimumQuantity", FEWEST_CANDIDATES);
        });
  }

  private boolean isOpen() {
    return parts.procedure().equals("open");
  }

  private void until(String period, @Nullable Instant end) throws IOException {
    if (end != null) {
      xml.within(
          period,
          () -> {
            xml.value("cbc:EndDate", NoticeText.day(end));
            xml.value("cbc:EndTime", NoticeText.time(end));
          });
    }
  }
}
