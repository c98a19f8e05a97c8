package org.muwahhad.reporting.receipt;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/** Which acts proofs prove, in words: a page that shows a hash alone says nothing to its reader. */
@Singleton
public class ProvedActs {
  private final ProvedActQueries queries;

  ProvedActs(ProvedActQueries queries) {
    this.queries = queries;
  }

  /** What a receipt was given for; neither who bid nor what was asked for or offered. */
  ProvedAct ofReceipt(ReceiptQueries.Receipt given) {
    if (given instanceof ReceiptQueries.BidReceiptFacts bid) {
      return new ProvedAct(
          words("bid", bid.receiptNumber(), bid.tenderNumber(), bid.title()), bid.receivedAt());
    } else if (given instanceof ReceiptQueries.WithdrawalFacts withdrawal) {
      return new ProvedAct(
          words(
              "withdrawal",
              withdrawal.receiptNumber(),
              withdrawal.tenderNumber(),
              withdrawal.title()),
          withdrawal.withdrawnAt());
    } else if (given instanceof ReceiptQueries.LateBidFacts late) {
      return new ProvedAct(
          words("late-bid", late.receiptNumber(), late.tenderNumber(), late.title()),
          late.refusedAt());
    }
    ReceiptQueries.DemandReceiptFacts demand = (ReceiptQueries.DemandReceiptFacts) given;
    return new ProvedAct(
        words("demand", demand.receiptNumber(), demand.roundCode(), demand.round(), demand.state()),
        demand.receivedAt());
  }

  /** An order, for all who may read it. */
  @Transactional
  Optional<ProvedAct> findOrder(long callOffId) {
    return queries
        .findOrder(callOffId)
        .map(o -> new ProvedAct(words("order", o.number(), o.parentNumber(), o.name()), o.at()));
  }

  /** The reader's own vote on a question. */
  @Transactional
  Optional<ProvedAct> findVote(Actor actor, long decisionId) {
    return queries
        .findVote(decisionId, actor.personId())
        .map(v -> new ProvedAct(words("vote", v.number(), v.name()), v.at()));
  }

  /** The reader's own last vote on an initiative. */
  @Transactional
  Optional<ProvedAct> findInitiativeVote(Actor actor, long initiativeId) {
    return queries
        .findInitiativeVote(initiativeId, actor.personId())
        .map(v -> new ProvedAct(words("initiative-vote", v.number(), v.name()), v.at()));
  }

  /** The making of the key that bids of a tender are sealed to, by the number of the tender. */
  @Transactional
  Optional<ProvedAct> findTenderKey(String number) {
    return queries
        .findTenderKey(number)
        .map(k -> new ProvedAct(words("tender-key", k.number(), k.name()), k.at()));
  }

  /** The issue of a report, by the digest of its file. */
  @Transactional
  Optional<ProvedAct> findReport(String sha256) {
    return queries.findReport(sha256).map(r -> new ProvedAct(report(r), r.issuedAt()));
  }

  private static Bilingual report(ProvedActQueries.ReportFacts report) {
    Bilingual kind = both("reporting.report." + report.report());
    Bilingual edition = both("reporting.edition." + report.edition());
    return report.tenderNumber().isEmpty()
        ? words("report", kind, edition, report.format())
        : words("report-of-tender", kind, edition, report.format(), report.tenderNumber());
  }

  private static Bilingual words(String kind, Object... arguments) {
    return both("reporting.proves." + kind, arguments);
  }

  private static Bilingual both(String key, Object... arguments) {
    return new Bilingual(
        Texts.in(Language.AR).get(key, arguments), Texts.in(Language.EN).get(key, arguments));
  }
}
