package org.muwahhad.tender.notice;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.muwahhad.tender.NoAward;
import org.muwahhad.tender.publication.PublicNotice;
import org.muwahhad.tender.publication.PublishedTenderQueries;

/** The result of each lot: the bids that won, their contracts, and who won. */
final class NoticeResult {
  /** The countries of the European Economic Area, by ISO 3166-1. */
  private static final Set<String> EEA =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
          "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

  private static final String LARGE = "large";
  private final EformsElements xml;
  private final EformsSettings settings;
  private final PublicNotice notice;
  private final List<NoticeQueries.SettledContract> contracts;
  private final List<NoticeQueries.SettledContract> winners;
  private final Map<Long, Integer> winnerNumbers = new HashMap<>();
  private final boolean modified;

  /**
   * @param modified whether it is that of a modified contract, of which less is told
   */
  NoticeResult(
      EformsElements xml,
      EformsSettings settings,
      PublicNotice notice,
      List<NoticeQueries.SettledContract> contracts,
      boolean modified) {
    this.xml = xml;
    this.settings = settings;
    this.notice = notice;
    this.contracts = contracts;
    this.modified = modified;
    Map<Long, NoticeQueries.SettledContract> bySupplier = new LinkedHashMap<>();
    contracts.forEach(c -> bySupplier.putIfAbsent(c.supplierId(), c));
    this.winners = List.copyOf(bySupplier.values());
    int number = 0;
    for (NoticeQueries.SettledContract winner : winners) {
      winnerNumbers.put(winner.supplierId(), number++);
    }
  }

  /** A contract of each winner, in the order of their organisations. */
  List<NoticeQueries.SettledContract> winners() {
    return winners;
  }

  /**
   * Writes it.
   *
   * @param lots of the notice
   * @param bids of each lot
   * @param complainants of each lot of which somebody complained
   */
  void write(
      List<PublicNotice.LotNotice> lots,
      Map<Long, List<NoticeQueries.LotBids>> bids,
      Map<Long, Integer> complainants)
      throws IOException {
    Map<Long, List<Integer>> byLot = new LinkedHashMap<>();
    for (int i = 0; i < contracts.size(); i++) {
      byLot.computeIfAbsent(contracts.get(i).lotId(), l -> new ArrayList<>()).add(i + 1);
    }
    xml.within(
        "efac:NoticeResult",
        () -> {
          if (!contracts.isEmpty() && !modified) {
            xml.value(
                "efbc:OverallMaximumFrameworkContractsAmount",
                NoticeText.amount(
                    contracts.stream()
                        .map(NoticeQueries.SettledContract::value)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)),
                "currencyID",
                notice.tender().currency());
          }
          int number = 1;
          for (PublicNotice.LotNotice lot : lots) {
            lotResult(
                number++,
                lot,
                byLot.getOrDefault(lot.id(), List.of()),
                bids.getOrDefault(lot.id(), List.of()),
                complainants.getOrDefault(lot.id(), 0));
          }
          for (int i = 0; i < contracts.size(); i++) {
            lotTender(i + 1, contracts.get(i));
          }
          for (int i = 0; i < contracts.size(); i++) {
            settled(i + 1, contracts.get(i));
          }
          for (int i = 0; i < winners.size(); i++) {
            tenderingParty(i + 1);
          }
        });
  }

  private void lotResult(
      int number,
      PublicNotice.LotNotice lot,
      List<Integer> won,
      List<NoticeQueries.LotBids> bids,
      int complainants)
      throws IOException {
    String reason = won.isEmpty() ? reason(lot.number()) : "";
    xml.within(
        "efac:LotResult",
        () -> {
          xml.id("result", NoticeText.id("RES", number));
          if (!modified) {
            xml.code(
                "cbc:TenderResultCode",
                "winner-selection-status",
                won.isEmpty() ? "clos-nw" : "selec-w");
            xml.within(
                "efac:AppealRequestsStatistics",
                () -> {
                  xml.code("efbc:StatisticsCode", "review-type", "complainants");
                  xml.value("efbc:StatisticsNumeric", String.valueOf(complainants));
                });
          }
          if (won.isEmpty()) {
            xml.within(
                "efac:DecisionReason",
                () -> xml.code("efbc:DecisionReasonCode", "non-award-justification", reason));
          }
          for (int of : won) {
            xml.within("efac:LotTender", () -> xml.id("tender", NoticeText.id("TEN", of)));
          }
          if (!won.isEmpty() && !modified) {
            xml.within(
                "efac:FrameworkAgreementValues",
                () ->
                    xml.value(
                        "cbc:MaximumValueAmount",
                        NoticeText.amount(
                            won.stream()
                                .map(of -> contracts.get(of - 1).value())
                                .reduce(BigDecimal.ZERO, BigDecimal::add)),
                        "currencyID",
                        notice.tender().currency()));
          }
          if (!modified && !reason.equals("no-rece")) {
            received(bids);
          }
          for (int of : won) {
            xml.within("efac:SettledContract", () -> xml.id("contract", NoticeText.id("CON", of)));
          }
          xml.within("efac:TenderLot", () -> xml.id("Lot", NoticeText.id("LOT", lot.number())));
        });
  }

  /** All bids come by the service; their sizes are those of the settings, their origin is known. */
  private void received(List<NoticeQueries.LotBids> bids) throws IOException {
    int all = count(bids, c -> true);
    boolean large = settings.winnerSize().equals(LARGE);
    statistics("tenders", all);
    statistics("t-esubm", all);
    statistics("t-sme", large ? 0 : all);
    statistics("t-large", large ? all : 0);
    statistics(
        "t-oth-eea", count(bids, c -> EEA.contains(c) && !c.equals(settings.buyer().country())));
    statistics("t-no-eea", count(bids, c -> !EEA.contains(c)));
  }

  private static int count(List<NoticeQueries.LotBids> bids, Predicate<String> from) {
    return bids.stream()
        .filter(b -> from.test(b.country()))
        .mapToInt(NoticeQueries.LotBids::bids)
        .sum();
  }

  private void statistics(String type, int count) throws IOException {
    xml.within(
        "efac:ReceivedSubmissionsStatistics",
        () -> {
          xml.code("efbc:StatisticsCode", "received-submission-type", type);
          xml.value("efbc:StatisticsNumeric", String.valueOf(count));
        });
  }

  private String reason(int lotNumber) {
    NoAward cause =
        notice.unawarded().stream()
            .filter(l -> l.lotNumber() == lotNumber)
            .map(PublishedTenderQueries.UnawardedRow::cause)
            .collect(Collectors.reducing(NoAward.GIVEN_UP, (a, b) -> b));
    return switch (cause) {
      case NO_BID -> "no-rece";
      case NONE_ADMISSIBLE -> "all-rej";
      case OPTED_OUT -> "chan-need";
      case COMPLAINT -> "rev-body";
      case GIVEN_UP -> "other";
    };
  }

  private void lotTender(int number, NoticeQueries.SettledContract contract) throws IOException {
    xml.within(
        "efac:LotTender",
        () -> {
          xml.id("tender", NoticeText.id("TEN", number));
          if (!modified) {
            Integer rank = contract.rankPosition();
            if (rank != null) {
              xml.value("cbc:RankCode", rank.toString());
            }
            xml.value("efbc:TenderRankedIndicator", String.valueOf(rank != null));
            xml.value("efbc:TenderVariantIndicator", String.valueOf(contract.variant()));
          }
          xml.within(
              "cac:LegalMonetaryTotal",
              () ->
                  xml.value(
                      "cbc:PayableAmount",
                      NoticeText.amount(contract.amount()),
                      "currencyID",
                      contract.currency()));
          xml.within(
              "efac:SubcontractingTerm",
              () -> xml.code("efbc:TermCode", "applicability", "not-known"));
          xml.within(
              "efac:TenderingParty",
              () -> xml.id("tendering-party", NoticeText.id("TPA", winner(contract) + 1)));
          xml.within(
              "efac:TenderLot", () -> xml.id("Lot", NoticeText.id("LOT", contract.lotNumber())));
          xml.within(
              "efac:TenderReference",
              () -> xml.value("cbc:ID", notice.tender().number() + "-" + contract.awardId()));
        });
  }

  private int winner(NoticeQueries.SettledContract contract) {
    return winnerNumbers.getOrDefault(contract.supplierId(), 0);
  }

  private void settled(int number, NoticeQueries.SettledContract contract) throws IOException {
    xml.within(
        "efac:SettledContract",
        () -> {
          xml.id("contract", NoticeText.id("CON", number));
          if (contract.decidedAt() != null) {
            xml.value("cbc:AwardDate", NoticeText.day(contract.decidedAt()));
          }
          xml.value("cbc:IssueDate", NoticeText.day(contract.concludedAt()));
          xml.within("cac:SignatoryParty", () -> xml.party(NoticeParts.BUYER));
          xml.within("efac:ContractReference", () -> xml.value("cbc:ID", contract.agreement()));
          xml.within("efac:LotTender", () -> xml.id("tender", NoticeText.id("TEN", number)));
        });
  }

  private void tenderingParty(int number) throws IOException {
    xml.within(
        "efac:TenderingParty",
        () -> {
          xml.id("tendering-party", NoticeText.id("TPA", number));
          xml.within(
              "efac:Tenderer",
              () ->
                  xml.id(
                      "organization", NoticeText.id("ORG", NoticeParts.FIRST_WINNER + number - 1)));
        });
  }
}
