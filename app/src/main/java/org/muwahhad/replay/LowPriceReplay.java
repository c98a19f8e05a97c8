package org.muwahhad.replay;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.muwahhad.evaluation.EvaluationEntry;
import org.muwahhad.evaluation.EvaluationEntry.ArithmeticExcluded;
import org.muwahhad.evaluation.EvaluationEntry.ArithmeticReadmitted;
import org.muwahhad.evaluation.EvaluationEntry.LowPriceAccepted;
import org.muwahhad.evaluation.EvaluationEntry.LowPriceExplained;
import org.muwahhad.evaluation.EvaluationEntry.LowPriceExplanationAsked;
import org.muwahhad.evaluation.EvaluationEntry.LowPriceRejected;

/**
 * The dialogues on abnormally low prices, and what the panel decided on them and on the arithmetic
 * of bids. Things of a bid in a lot are numbered in their order.
 */
final class LowPriceReplay {
  private final ReplayedParts parts;

  LowPriceReplay(ReplayedParts parts) {
    this.parts = parts;
  }

  void play(EvaluationEntry entry) {
    if (entry instanceof LowPriceExplanationAsked asked) {
      String name = next(TenderPart.PRICE_QUESTION, of(asked.lot(), asked.bidId()));
      parts.put(TenderPart.PRICE_QUESTION, name, question(asked.due(), asked.question()));
      parts.putTold(TenderPart.PRICE_ASKED, name, Numbers.plain(asked.price()));
    } else if (entry instanceof LowPriceExplained answered) {
      parts.put(
          TenderPart.PRICE_ANSWER,
          of(answered.lot(), answered.bidId()) + answered.number(),
          answered.answer());
    } else if (entry instanceof LowPriceAccepted accepted) {
      price(accepted.lot(), accepted.bidId(), "accepted " + accepted.reason(), accepted.price());
    } else if (entry instanceof LowPriceRejected rejected) {
      price(rejected.lot(), rejected.bidId(), "rejected " + rejected.reason(), rejected.price());
    } else if (entry instanceof ArithmeticExcluded out) {
      arithmetic(out.lot(), out.bidId(), "excluded " + out.reason());
    } else if (entry instanceof ArithmeticReadmitted in) {
      arithmetic(in.lot(), in.bidId(), "readmitted " + in.reason());
    }
  }

  /** A question in the words that are compared. */
  static String question(Instant due, String words) {
    return due.truncatedTo(ChronoUnit.MILLIS) + " " + words;
  }

  private static String of(int lot, long bid) {
    return lot + "/" + bid + "/";
  }

  private String next(TenderPart part, String of) {
    return of + (parts.count(part, of) + 1);
  }

  private void price(int lot, long bid, String what, String price) {
    String name = next(TenderPart.PRICE_DECISION, of(lot, bid));
    parts.put(TenderPart.PRICE_DECISION, name, what);
    parts.putTold(TenderPart.PRICE_DECIDED, name, Numbers.plain(price));
  }

  private void arithmetic(int lot, long bid, String what) {
    parts.put(TenderPart.ARITHMETIC, next(TenderPart.ARITHMETIC, of(lot, bid)), what);
  }
}
