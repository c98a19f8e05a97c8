package org.muwahhad.replay;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.muwahhad.award.AwardFactQueries;
import org.muwahhad.bid.opening.BidFactQueries;
import org.muwahhad.shared.Digest;
import org.muwahhad.tender.approval.DossierFactQueries;

/** Reads what is kept of the parts of a tender. */
@Singleton
class StoredParts {
  private final ReplayedPartQueries replayedPartQueries;
  private final ReplayedAnswerQueries answers;
  private final ReplayedAgreementQueries agreements;
  private final ReplayedAmendmentQueries amendments;
  private final ReplayedFulfilmentQueries fulfilments;
  private final ReplayedPerformanceQueries performance;
  private final BidFactQueries bidFactQueries;
  private final DossierFactQueries dossier;
  private final AwardFactQueries units;

  StoredParts(
      ReplayedPartQueries replayedPartQueries,
      ReplayedAnswerQueries answers,
      ReplayedAgreementQueries agreements,
      ReplayedAmendmentQueries amendments,
      ReplayedFulfilmentQueries fulfilments,
      ReplayedPerformanceQueries performance,
      BidFactQueries bidFactQueries,
      DossierFactQueries dossier,
      AwardFactQueries units) {
    this.replayedPartQueries = replayedPartQueries;
    this.answers = answers;
    this.agreements = agreements;
    this.amendments = amendments;
    this.fulfilments = fulfilments;
    this.performance = performance;
    this.bidFactQueries = bidFactQueries;
    this.dossier = dossier;
    this.units = units;
  }

  /** Every part, thing by thing. */
  Map<TenderPart, Map<String, String>> read(long tenderId) {
    Map<TenderPart, Map<String, String>> kept = new EnumMap<>(TenderPart.class);
    for (TenderPart part : TenderPart.values()) {
      kept.put(part, TenderPart.DOSSIER.contains(part) ? new TreeMap<>() : read(tenderId, part));
    }
    dossier
        .digests(tenderId)
        .forEach(
            (name, digest) -> {
              String[] kindAndKey = name.split("/", 2);
              kept.getOrDefault(TenderPart.valueOf(kindAndKey[0]), Map.of())
                  .put(kindAndKey[1], digest);
            });
    return kept;
  }

  private Map<String, String> read(long tenderId, TenderPart part) {
    return switch (part) {
      case SEAT -> byName(replayedPartQueries.listSeats(tenderId));
      case BID -> byName(replayedPartQueries.listBids(tenderId));
      case RECEIPT -> byName(replayedPartQueries.listReceipts(tenderId));
      case FIGURES -> figures(tenderId);
      case CHECK -> byName(replayedPartQueries.listChecks(tenderId));
      case SCORES -> digests(replayedPartQueries.listScores(tenderId));
      case CONSENSUS -> byName(replayedPartQueries.listConsensus(tenderId), Numbers::plain);
      case CONSENSUS_ANSWER -> byName(replayedPartQueries.listConsensusAnswers(tenderId));
      case DECLARATION -> byName(replayedPartQueries.listDeclarations(tenderId));
      case RESULT -> byName(replayedPartQueries.listResults(tenderId));
      case ALTERNATIVE -> byName(replayedPartQueries.listAlternatives(tenderId));
      case TERMS, RULE, LOT, CRITERION, DOCUMENT, CONDITION, PROCEDURE, INVITATION, AMENDMENT ->
          throw new IllegalArgumentException("Read with the whole dossier: " + part);
      case QUESTION -> byName(answers.listAnswered(tenderId));
      case QUESTION_WORDS -> words(tenderId);
      case PRICE_QUESTION -> priceQuestions(tenderId);
      case PRICE_ASKED -> byName(answers.listPricesAsked(tenderId));
      case PRICE_DECIDED -> byName(answers.listPricesDecided(tenderId));
      case PRICE_ANSWER -> byName(answers.listPriceAnswers(tenderId));
      case PRICE_DECISION -> byName(answers.listPriceDecisions(tenderId));
      case ARITHMETIC -> byName(answers.listArithmetic(tenderId));
      case RESERVE -> byName(replayedPartQueries.listReserve(tenderId));
      case RESERVE_CALL -> byName(replayedPartQueries.listReserveCalls(tenderId));
      case QUANTITIES_ASKED -> sortedDigests(answers.listAsked(tenderId));
      case QUANTITIES -> digests(answers.listStates(tenderId));
      case OPT_OUT -> byName(answers.listOptOuts(tenderId), reason -> "");
      case OPT_OUT_REASON -> byName(answers.listOptOuts(tenderId));
      case QUANTITIES_SHARED -> sortedDigests(answers.listShared(tenderId));
      case QUANTITIES_RANKED -> sortedDigests(answers.listRanked(tenderId));
      case AGREEMENT -> byName(agreements.listAgreements(tenderId));
      case AGREEMENT_AWARD -> byName(agreements.listAgreementAwards(tenderId));
      case ENTITLEMENT -> sortedDigests(agreements.listEntitlements(tenderId));
      case CALL_OFF -> callOffs(tenderId);
      case INSTRUCTION -> byName(agreements.listInstructions(tenderId));
      case CANCELLATION -> byName(agreements.listCancellations(tenderId));
      case ORDER_ANSWER -> byName(agreements.listOrderAnswers(tenderId));
      case BATCHES -> byName(agreements.listBatches(tenderId));
      case ORDER_APPROVAL -> byName(agreements.listOrderApprovals(tenderId));
      case ORDER_CHANGE -> byName(agreements.listOrderChanges(tenderId));
      case CALLED -> byName(agreements.listCalled(tenderId));
      case DELIVERY -> deliveries(tenderId);
      case DESPATCH -> byName(fulfilments.listDespatches(tenderId));
      case DESPATCH_RECEIPT -> byName(fulfilments.listReceipts(tenderId));
      case DELIVERY_PHOTO -> byName(fulfilments.listPhotos(tenderId));
      case INVOICE -> byName(fulfilments.listInvoices(tenderId));
      case INVOICE_ANSWER -> byName(fulfilments.listAnswers(tenderId));
      case PAYMENT -> byName(fulfilments.listPayments(tenderId));
      case TRANSFER -> byName(agreements.listTransfers(tenderId));
      case GIVER -> byName(agreements.listGivers(tenderId));
      case CONSENT -> byName(agreements.listConsents(tenderId));
      case TRANSFERRED -> byName(agreements.listTransferred(tenderId));
      case ACCESSION -> byName(agreements.listAccessions(tenderId));
      case ACCESSION_ITEMS -> byName(agreements.listAccessionItems(tenderId));
      case JOINED -> byName(agreements.listJoined(tenderId));
      case AGREEMENT_AMENDMENT -> byName(amendments.listAmendments(tenderId));
      case AGREEMENT_AMENDMENT_TERMS -> byName(amendments.listTerms(tenderId));
      case AGREEMENT_AMENDMENT_SIGNATURE -> byName(amendments.listSignatures(tenderId));
      case SUCCESSION_CONSENT -> byName(amendments.listConsents(tenderId));
      case AMENDED -> byName(amendments.listAmended(tenderId));
      case CONTRACT_SIGNATURE -> byName(agreements.listSignatures(tenderId));
      case SUSPENSION -> byName(agreements.listSuspensions(tenderId));
      case TERMINATION -> byName(agreements.listTerminations(tenderId));
      case AGREEMENT_END -> byName(agreements.listEnds(tenderId));
      case BREACH -> byName(performance.listBreaches(tenderId));
      case BREACH_PAPER -> byName(performance.listPapers(tenderId));
      case BREACH_ANSWER -> byName(performance.listAnswers(tenderId));
      case BREACH_DECISION -> byName(performance.listDecisions(tenderId));
      case BREACH_RECORD -> byName(performance.listRecords(tenderId));
      case GUARANTEE -> byName(agreements.listGuarantees(tenderId));
      case GUARANTEE_ISSUE -> byName(agreements.listGuaranteeIssues(tenderId));
      case EXTENSION -> byName(agreements.listExtensions(tenderId));
      case EXTENSION_LETTER -> byName(agreements.listExtensionLetters(tenderId));
      case SECURITY -> byName(agreements.listSecurities(tenderId));
      case SECURITY_ISSUE -> byName(agreements.listSecurityIssues(tenderId));
      case AWARDED_UNITS -> units.digests(tenderId);
      case MILESTONE -> byName(replayedPartQueries.listMilestones(tenderId));
      case RANKING -> digests(replayedPartQueries.listRanking(tenderId));
      case DECISION -> byName(replayedPartQueries.listDecisions(tenderId));
      case VOTE -> byName(replayedPartQueries.listVotes(tenderId));
      case AWARD -> byName(replayedPartQueries.listAwards(tenderId));
      case AMOUNT -> byName(replayedPartQueries.listAmounts(tenderId), StoredParts::plainAmount);
      case COMPLAINT -> byName(replayedPartQueries.listComplaints(tenderId));
      case GROUNDS -> grounds(tenderId);
      case ANSWER -> byName(replayedPartQueries.listAnswers(tenderId));
      case REPLY -> byName(replayedPartQueries.listReplies(tenderId));
      case OUTCOME -> byName(replayedPartQueries.listOutcomes(tenderId));
      case DRAFT -> drafts(tenderId);
      case DRAFT_WORDS -> draftWords(tenderId);
      case REVIEW_VOTE -> byName(replayedPartQueries.listReviewVotes(tenderId));
      case REVIEW_TALLY -> byName(replayedPartQueries.listTallies(tenderId));
    };
  }

  private Map<String, String> figures(long tenderId) {
    Map<String, String> all = new TreeMap<>();
    bidFactQueries.digests(tenderId).forEach((bid, digest) -> all.put(Long.toString(bid), digest));
    return all;
  }

  private static Map<String, String> byName(List<ReplayedPartQueries.PartLine> lines) {
    return byName(lines, UnaryOperator.identity());
  }

  private static Map<String, String> byName(
      List<ReplayedPartQueries.PartLine> lines, UnaryOperator<String> written) {
    Map<String, String> all = new TreeMap<>();
    lines.forEach(l -> all.put(l.name(), written.apply(l.text())));
    return all;
  }

  private Map<String, String> priceQuestions(long tenderId) {
    Map<String, String> all = new TreeMap<>();
    answers
        .listPriceQuestions(tenderId)
        .forEach(q -> all.put(q.name(), LowPriceReplay.question(q.dueAt(), q.text())));
    return all;
  }

  private Map<String, String> callOffs(long tenderId) {
    Map<String, String> all = new TreeMap<>();
    agreements
        .listCallOffs(tenderId)
        .forEach(
            l ->
                all.merge(
                    l.name(),
                    l.entityId() + " " + l.vat() + "% " + l.text(),
                    (a, b) -> a + " " + l.text()));
    return all;
  }

  private Map<String, String> deliveries(long tenderId) {
    Map<String, List<String>> lines = new TreeMap<>();
    agreements
        .listDeliveries(tenderId)
        .forEach(
            d ->
                lines
                    .computeIfAbsent(d.name(), n -> new ArrayList<>())
                    .add(
                        AgreementReplay.delivery(
                            d.day(), d.item(), d.delivered(), d.accepted(), d.reason())));
    Map<String, String> digests = new TreeMap<>();
    lines.forEach((name, all) -> digests.put(name, AgreementReplay.digest(all)));
    return digests;
  }

  private static String plainAmount(String amountAndCurrency) {
    String[] words = amountAndCurrency.split(" ");
    return Numbers.plain(words[0]) + " " + words[1];
  }

  /** The digest of all lines of a name; empty ones only say that it is there. */
  private static Map<String, String> digests(List<ReplayedPartQueries.PartLine> lines) {
    return digests(lines, Digest::of);
  }

  /** The digest of all lines of a name, whatever their order; empty ones only say it is there. */
  private static Map<String, String> sortedDigests(List<ReplayedPartQueries.PartLine> lines) {
    return digests(lines, Digest::ofAnyOrder);
  }

  private static Map<String, String> digests(
      List<ReplayedPartQueries.PartLine> lines, Function<List<String>, String> digest) {
    Map<String, List<String>> texts = new TreeMap<>();
    for (ReplayedPartQueries.PartLine line : lines) {
      List<String> rowTexts = texts.computeIfAbsent(line.name(), n -> new ArrayList<>());
      if (!line.text().isEmpty()) {
        rowTexts.add(line.text());
      }
    }
    Map<String, String> digests = new TreeMap<>();
    texts.forEach((name, rowTexts) -> digests.put(name, digest.apply(rowTexts)));
    return digests;
  }

  private Map<String, String> words(long tenderId) {
    Map<String, String> digests = new TreeMap<>();
    answers
        .listWords(tenderId)
        .forEach(
            w ->
                digests.put(
                    w.name(),
                    Digest.of(
                        w.question().ar(), w.question().en(), w.answer().ar(), w.answer().en())));
    return digests;
  }

  private Map<String, String> grounds(long tenderId) {
    Map<String, String> digests = new TreeMap<>();
    replayedPartQueries
        .listGrounds(tenderId)
        .forEach(g -> digests.put(g.name(), Digest.of(g.grounds(), g.remedySought())));
    return digests;
  }

  private Map<String, String> drafts(long tenderId) {
    Map<String, String> drafts = new TreeMap<>();
    replayedPartQueries.listDrafts(tenderId).forEach(d -> drafts.put(d.name(), d.status()));
    return drafts;
  }

  /** Of what the drafts say now, remedies among it. */
  private Map<String, String> draftWords(long tenderId) {
    Map<String, String> remedies = new TreeMap<>();
    replayedPartQueries
        .listRulings(tenderId)
        .forEach(r -> remedies.merge(r.name(), r.text(), (a, b) -> a + ", " + b));
    Map<String, String> drafts = new TreeMap<>();
    for (ReplayedPartQueries.ReviewDraftRow draft : replayedPartQueries.listDrafts(tenderId)) {
      drafts.put(
          draft.name(),
          Digest.of(
              draft.reasons(),
              draft.summary().ar(),
              draft.summary().en(),
              "{" + remedies.getOrDefault(draft.name(), "") + "}"));
    }
    return drafts;
  }
}
