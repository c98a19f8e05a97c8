package org.muwahhad.replay;

import java.util.EnumSet;
import java.util.Set;

/** A part of a tender that its entries describe, thing by thing. */
enum TenderPart {
  /** Digests of titles, currency, dates, who prepared and approved it, and its rounds. */
  TERMS(true, false),
  /** Digests of the values and sources of its rules. By code. */
  RULE(true, false),
  /** Digests of lots with their items, requirements and shares of the demand. By number. */
  LOT(true, false),
  /** Digests of criteria. */
  CRITERION(true, false),
  /** Digests of documents with their editions in force. */
  DOCUMENT(true, false),
  /** Digests of conditions and notes. By part of the dossier. */
  CONDITION(true, false),
  /** Digest of a procedure that is not open, with what applicants must meet and ceilings. */
  PROCEDURE(true, false),
  /** Digests of who may bid where not everybody may. By supplier. */
  INVITATION(true, false),
  /** Digests of published amendments with what they changed. By number. */
  AMENDMENT(true, false),
  /** Published questions with their answers. By number. */
  QUESTION(true, false),
  /** Digests of their words. By number. */
  QUESTION_WORDS(true, true),
  /** Members of the panels: panel, chair, alternate. By person. */
  SEAT(true, false),
  /** What became of the bids, once they were opened. */
  BID(true, false),
  /** Digests of all versions received, once bids were opened. By bid and version. */
  RECEIPT(true, false),
  /** Digests of all that was read from opened bids. By bid. */
  FIGURES(true, true),
  /** Whether a bid met a condition. By examination, bid and criterion. */
  CHECK(true, false),
  /** Digests of the scores that one examiner gave. By examination and person. */
  SCORES(true, true),
  /** Agreed points. By examination, bid and criterion. */
  CONSENSUS(true, false),
  /** What members of the examination panel declared of conflicts of interest. By person. */
  DECLARATION(true, false),
  /** Results of a technical evaluation that was closed by itself. By bid. */
  RESULT(true, false),
  /** Alternatives that the panel accepted or refused, with its reason. By lot, bid and number. */
  ALTERNATIVE(true, false),
  /** What bidders were asked of a low price, and until when. By lot, bid and number. */
  PRICE_QUESTION(true, false),
  /** The price they were asked about. By lot, bid and number. */
  PRICE_ASKED(true, true),
  /** What they answered. By lot, bid and number. */
  PRICE_ANSWER(true, false),
  /** What the panel made of it. By lot, bid and number of the decision. */
  PRICE_DECISION(true, false),
  /** The price that was decided on. By lot, bid and number of the decision. */
  PRICE_DECIDED(true, true),
  /** Bids excluded for their arithmetic or let in again. By lot, bid and number. */
  ARITHMETIC(true, false),
  /** Digests of all figures of a ranking. By lot. */
  RANKING(false, true),
  /** Outcomes of the committees, with the hash of what they decided on. */
  DECISION(true, false),
  /** By decision and state. */
  VOTE(true, false),
  /** Amounts of living awards. By lot and bid. */
  AMOUNT(false, true),
  /** How often an award was recommended, whatever became of it. By lot and bid. */
  AWARD(true, false),
  /** Digests of what states were asked of their quantities, and until when. By confirmation. */
  QUANTITIES_ASKED(true, true),
  /** Digests of the quantities that a state changed by its answer. By confirmation and state. */
  QUANTITIES(true, false),
  /** Lots that states opted out of. By confirmation, state and lot. */
  OPT_OUT(true, false),
  /** Digests of why. By confirmation, state and lot. */
  OPT_OUT_REASON(true, true),
  /** Digests of the lines of demand whose quantity changed. By confirmation. */
  QUANTITIES_SHARED(true, false),
  /** Digests of the rankings in the quantities asked for and confirmed. By confirmation. */
  QUANTITIES_RANKED(true, true),
  /** Number and days of framework agreements. */
  AGREEMENT(true, false),
  /** The award that an agreement carries out. */
  AGREEMENT_AWARD(true, true),
  /** Digests of what all entities were awarded. By agreement. */
  ENTITLEMENT(true, true),
  /** Orders with their lines. By agreement and order. */
  CALL_OFF(true, false),
  /** What an entity has ordered of an item. By agreement, entity and item. */
  CALLED(true, false),
  /** Digests of all deliveries. By agreement and order. */
  DELIVERY(true, false),
  /** What is handed over, and what became of it. By agreement and transfer. */
  TRANSFER(true, false),
  /** The entity that hands over. By agreement and transfer. */
  GIVER(true, true),
  /** Who consented for a party. By agreement, transfer and party. */
  CONSENT(true, false),
  /** What came to an entity less what it gave away. By agreement, entity and item. */
  TRANSFERRED(true, false),
  /** Performance guarantees and what became of them. By award and number. */
  GUARANTEE(true, false),
  /** Who issued them, and where the original is. By award and number. */
  GUARANTEE_ISSUE(true, true),
  /** Extensions of guarantees. By award and numbers of both. */
  EXTENSION(true, false),
  /** Where the letter of an extension is. By award and numbers of both. */
  EXTENSION_LETTER(true, true),
  /** Bid securities and what became of them. By bid. */
  SECURITY(true, false),
  /** Who issued them, and where the original is. By bid. */
  SECURITY_ISSUE(true, true),
  /** Digests of what awards in effect come to, down to lines of the demand. By award. */
  AWARDED_UNITS(true, false),
  /** What the tender reached, and who moved it. By place in its life. */
  MILESTONE(true, false),
  /** Number, lots and state of complaints. */
  COMPLAINT(true, false),
  /** Digests of what bidders complain of. */
  GROUNDS(true, true),
  /** Digests of what the procuring body answered. */
  ANSWER(true, true),
  /** What came of complaints. */
  OUTCOME(true, true),
  /** Decisions on complaints, and whether they were adopted. By complaint and number. */
  DRAFT(true, false),
  /** Digests of their reasons, summaries and remedies. By complaint and number. */
  DRAFT_WORDS(true, true),
  /** The version that a member of the review body voted on. By complaint, draft and person. */
  REVIEW_VOTE(true, false),
  /** Votes for a draft and in all, once the outcome was recorded. By complaint and number. */
  REVIEW_TALLY(true, false);

  /** The parts of a dossier, which entries describe together or not at all. */
  static final Set<TenderPart> DOSSIER =
      Set.copyOf(
          EnumSet.of(
              TERMS, RULE, LOT, CRITERION, DOCUMENT, CONDITION, PROCEDURE, INVITATION, AMENDMENT));

  private final boolean whole;
  private final boolean asFarAsTold;

  TenderPart(boolean whole, boolean asFarAsTold) {
    this.whole = whole;
    this.asFarAsTold = asFarAsTold;
  }

  /** Whether what was played must be kept, too; other things may be let go of. */
  boolean isWhole() {
    return whole;
  }

  /**
   * Whether only that is held against the entries which they tell of: entries of earlier days tell
   * less.
   */
  boolean isAsFarAsTold() {
    return asFarAsTold;
  }
}
