package org.muwahhad.tender.notice;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.tender.publication.PublicNotice;

/**
 * The contract award notice, subtype 29, and the notice of a modified contract, subtype 38, which
 * is of the same type in UBL.
 */
final class AwardNotice {
  static final String SUBTYPE = "29";
  static final String MODIFICATION = "38";

  /** UBL asks for a day of the award, and the format for this one. */
  private static final String NO_DAY = "2000-01-01Z";

  private final EformsElements xml;
  private final EformsSettings settings;
  private final NoticeParts parts;
  private final PublicNotice notice;

  private AwardNotice(EformsElements xml, EformsSettings settings, NoticeParts parts) {
    this.xml = xml;
    this.settings = settings;
    this.parts = parts;
    this.notice = parts.notice();
  }

  /** What awards gave. */
  record AwardedContracts(
      List<NoticeQueries.SettledContract> contracts,
      List<NoticeQueries.LotBids> bids,
      List<NoticeQueries.LotComplaints> complaints) {}

  /** The name by which the identifier of the award notice is made. */
  static String name(PublicNotice notice) {
    return notice.tender().ocid() + "/contract-award-notice";
  }

  static void write(
      EformsSettings settings,
      PublicNotice notice,
      AwardedContracts awarded,
      String address,
      OutputStream to)
      throws IOException {
    try (EformsElements xml = new EformsElements(to, "ContractAwardNotice")) {
      new AwardNotice(xml, settings, new NoticeParts(xml, settings, notice, address))
          .write(awarded);
    }
  }

  /** The notice of an amendment of the agreement of a contract. */
  static void write(
      EformsSettings settings,
      PublicNotice notice,
      NoticeQueries.SettledContract contract,
      NoticeQueries.ForcedAmendment amendment,
      String address,
      OutputStream to)
      throws IOException {
    try (EformsElements xml = new EformsElements(to, "ContractAwardNotice")) {
      new AwardNotice(xml, settings, new NoticeParts(xml, settings, notice, address))
          .write(contract, amendment);
    }
  }

  private void write(AwardedContracts awarded) throws IOException {
    NoticeResult result = new NoticeResult(xml, settings, notice, awarded.contracts(), false);
    List<PublicNotice.LotNotice> lots = parts.lots().toList();
    Map<Long, List<NoticeQueries.LotBids>> bids =
        awarded.bids().stream().collect(Collectors.groupingBy(NoticeQueries.LotBids::lotId));
    Map<Long, Integer> complainants =
        awarded.complaints().stream()
            .collect(
                Collectors.toMap(
                    NoticeQueries.LotComplaints::lotId, NoticeQueries.LotComplaints::complainants));
    xml.extension(
        () -> {
          result.write(lots, bids, complainants);
          parts.organisations(SUBTYPE, result.winners(), true);
        });
    Instant at =
        awarded.contracts().stream()
            .map(NoticeQueries.SettledContract::concludedAt)
            .max(Instant::compareTo)
            .orElse(notice.tender().updatedAt());
    parts.head(new NoticeParts.NoticeHead(name(notice), at, "result", "can-standard"));
    parts.buyer(true);
    xml.within(
        "cac:TenderingProcess",
        () -> xml.code("cbc:ProcedureCode", "procurement-procedure-type", parts.procedure()));
    parts.purpose();
    for (PublicNotice.LotNotice lot : lots) {
      lot(
          lot,
          () -> {
            xml.code("cbc:FundingProgramCode", "eu-funded", "no-eu-funds");
            parts.criteria();
            parts.appeals(true);
          },
          () -> {
            xml.value(
                "cbc:GovernmentAgreementConstraintIndicator", String.valueOf(parts.isUnderGpa()));
            xml.within(
                "cac:AuctionTerms", () -> xml.value("cbc:AuctionConstraintIndicator", "false"));
            parts.framework(lot, null);
            parts.contracting();
          });
    }
    end();
  }

  private void write(
      NoticeQueries.SettledContract contract, NoticeQueries.ForcedAmendment amendment)
      throws IOException {
    NoticeResult result = new NoticeResult(xml, settings, notice, List.of(contract), true);
    List<PublicNotice.LotNotice> lots =
        parts.lots().filter(l -> l.id() == contract.lotId()).toList();
    xml.extension(
        () -> {
          xml.within("efac:ContractModification", () -> modification(amendment));
          result.write(lots, Map.of(), Map.of());
          parts.organisations(MODIFICATION, result.winners(), false);
        });
    parts.head(
        new NoticeParts.NoticeHead(
            contract.agreement() + "/modification/" + amendment.number(),
            amendment.signedAt(),
            "cont-modif",
            "can-modif"));
    parts.buyer(false);
    parts.purpose();
    for (PublicNotice.LotNotice lot : lots) {
      lot(lot, () -> parts.appeals(false), null);
    }
    end();
  }

  private void modification(NoticeQueries.ForcedAmendment amendment) throws IOException {
    xml.value(
        "efbc:ChangedNoticeIdentifier",
        NoticeText.uuid(name(notice)) + "-01",
        "schemeName",
        "notice-id-ref");
    xml.value("efbc:ModifiedContractIdentifier", "CON-0001", "schemeName", "contract");
    xml.within(
        "efac:Change",
        () ->
            xml.english(
                "efbc:ChangeDescription",
                change(amendment) + " From " + amendment.effectiveOn() + " on."));
    xml.within(
        "efac:ChangeReason",
        () -> {
          xml.code("cbc:ReasonCode", "modification-justification", justification(amendment));
          xml.english("efbc:ReasonDescription", amendment.reason());
        });
  }

  private static String change(NoticeQueries.ForcedAmendment amendment) {
    return switch (amendment.kind()) {
      case "PRICE" -> "Unit prices change.";
      case "VAT" -> "The rate of value added tax of a state changes.";
      case "ITEM" -> "A successor takes the place of an item.";
      case "PARTY" -> "Another supplier takes the place of the contractor.";
      case "TERM" -> "The agreement is renewed until " + amendment.endsOn() + ".";
      case "QUANTITY" -> "Quantities of entities change.";
      default -> throw new IllegalArgumentException(amendment.kind());
    };
  }

  /**
   * By article 72 of Directive 2014/24/EU: what the dossier foresees is a review clause, another
   * contractor a replacement, and the rest not substantial.
   */
  private static String justification(NoticeQueries.ForcedAmendment amendment) {
    return switch (amendment.kind()) {
      case "PRICE", "TERM", "QUANTITY" -> "mod-rev";
      case "PARTY" -> "mod-repl";
      default -> "mod-nons";
    };
  }

  private void lot(
      PublicNotice.LotNotice lot,
      EformsElements.ElementContent terms,
      EformsElements.@Nullable ElementContent process)
      throws IOException {
    xml.within(
        "cac:ProcurementProjectLot",
        () -> {
          xml.id("Lot", NoticeText.id("LOT", lot.number()));
          xml.within("cac:TenderingTerms", terms);
          if (process != null) {
            xml.within("cac:TenderingProcess", process);
          }
          parts.lotPurpose(lot);
        });
  }

  private void end() throws IOException {
    xml.within("cac:TenderResult", () -> xml.value("cbc:AwardDate", NO_DAY));
  }
}
