package org.muwahhad.replay;

import java.util.EnumSet;
import java.util.Set;

/** A part of a tender that its entries describe, thing by thing. */
enum TenderPart {
  /** Digests of titles, currency, dates, who prepared and approved it, its rounds and its index. */
  TERMS(true),
  /** Digests of the values and sources of its rules. By code. */
  RULE(true),
  /** Digests of lots with their items, requirements and shares of the demand. By number. */
  LOT(true),
  /** Digests of criteria. */
  CRITERION(true),
  /** Digests of documents with their editions in force. */
  DOCUMENT(true),
  /** Digests of conditions and notes. By part of the dossier. */
  CONDITION(true),
  /** Digest of a procedure that is not open, with what applicants must meet and ceilings. */
  PROCEDURE(true),
  /** Digests of who may bid where not everybody may. By supplier. */
  INVITATION(true),
  /** Digests of published amendments with what they changed. By number. */
  AMENDMENT(true),
  /** Published questions with their answers. By number. */
  QUESTION(true),
  /** Digests of their words. By number. */
  QUESTION_WORDS(true),
  /** Members of the panels: panel, chair, alternate. By person. */
  SEAT(true),
  /** What became of the bids, once they were opened. */
  BID(true),
  /**
   * Digests of all versions received and of withdrawals, once bids were opened. By bid and version.
   */
  RECEIPT(true),
  /** Digests of all that was read from opened bids. By bid. */
  FIGURES(true),
  /** Whether a bid met a condition. By examination, bid and criterion. */
  CHECK(true),
  /** Digests of the scores that one examiner gave. By examination and person. */
  SCORES(true),
  /** Agreed points. By examination, bid and criterion. */
  CONSENSUS(true),
  /** What members of the panel last answered to it. By person. */
  CONSENSUS_ANSWER(true),
  /** What members of the examination panel declared of conflicts of interest. By person. */
  DECLARATION(true),
  /** Results of a technical evaluation that was closed by itself. By bid. */
  RESULT(true),
  /** Alternatives that the panel accepted or refused, with its reason. By lot, bid and number. */
  ALTERNATIVE(true),
  /** What bidders were asked of a low price, and until when. By lot, bid and number. */
  PRICE_QUESTION(true),
  /** The price they were asked about. By lot, bid and number. */
  PRICE_ASKED(true),
  /** What they answered. By lot, bid and number. */
  PRICE_ANSWER(true),
  /** What the panel made of it. By lot, bid and number of the decision. */
  PRICE_DECISION(true),
  /** The price that was decided on. By lot, bid and number of the decision. */
  PRICE_DECIDED(true),
  /** Bids excluded for their arithmetic or let in again. By lot, bid and number. */
  ARITHMETIC(true),
  /** Digests of all figures of a ranking. By lot. */
  RANKING(false),
  /** Outcomes of the committees, with the hash of what they decided on. */
  DECISION(true),
  /** By decision and state. */
  VOTE(true),
  /** Amounts of living awards. By lot and bid. */
  AMOUNT(false),
  /** How often an award was recommended, whatever became of it. By lot and bid. */
  AWARD(true),
  /** Who is asked to stand ready in place of a winner, and the answer. By award and bid. */
  RESERVE(true),
  /** Who was called in place of a winner, and why. By award and bid. */
  RESERVE_CALL(true),
  /** Digests of what states were asked of their quantities, and until when. By confirmation. */
  QUANTITIES_ASKED(true),
  /** Digests of the quantities that a state changed by its answer. By confirmation and state. */
  QUANTITIES(true),
  /** Lots that states opted out of. By confirmation, state and lot. */
  OPT_OUT(true),
  /** Digests of why. By confirmation, state and lot. */
  OPT_OUT_REASON(true),
  /** Digests of the lines of demand whose quantity changed. By confirmation. */
  QUANTITIES_SHARED(true),
  /** Digests of the rankings in the quantities asked for and confirmed. By confirmation. */
  QUANTITIES_RANKED(true),
  /** Number and days of framework agreements. */
  AGREEMENT(true),
  /** The award that an agreement carries out. */
  AGREEMENT_AWARD(true),
  /** Digests of what all entities were awarded. By agreement. */
  ENTITLEMENT(true),
  /** Orders with their lines. By agreement and order. */
  CALL_OFF(true),
  /** Where and until when an order is to be delivered. By agreement and order. */
  INSTRUCTION(true),
  /** Who cancelled an order, and why. By agreement and order. */
  CANCELLATION(true),
  /** Who of the supplier confirmed or declined an order. By agreement, order and answer. */
  ORDER_ANSWER(true),
  /** How much of the items of an order is to come by which day. By agreement and order. */
  BATCHES(true),
  /** What a second person decided of an order above a threshold. By agreement and order. */
  ORDER_APPROVAL(true),
  /** What one side of an order asked for, and the answer. By agreement, order and change. */
  ORDER_CHANGE(true),
  /** What an entity has ordered of an item. By agreement, entity and item. */
  CALLED(true),
  /** Digests of all deliveries. By agreement and order. */
  DELIVERY(true),
  /** What a supplier sent of an order. By agreement, order and despatch. */
  DESPATCH(true),
  /** Who recorded what came of a despatch. By agreement, order and despatch. */
  DESPATCH_RECEIPT(true),
  /** Digests of photos, and who added them. By agreement, order and delivery. */
  DELIVERY_PHOTO(true),
  /** Invoices as they state themselves. By agreement, order and invoice. */
  INVOICE(true),
  /** What was answered to an invoice. By agreement, order and invoice. */
  INVOICE_ANSWER(true),
  /** Payments that were marked. By agreement, order and invoice. */
  PAYMENT(true),
  /** What is handed over, and what became of it. By agreement and transfer. */
  TRANSFER(true),
  /** The entity that hands over. By agreement and transfer. */
  GIVER(true),
  /** Who consented for a party. By agreement, transfer and party. */
  CONSENT(true),
  /** What came to an entity less what it gave away. By agreement, entity and item. */
  TRANSFERRED(true),
  /**
   * Who asks to join an agreement after its award, and what became of it. By agreement and number.
   */
  ACCESSION(true),
  /** The quantities that are asked for. By agreement and number of the accession. */
  ACCESSION_ITEMS(true),
  /** What an entity joined for. By agreement, entity and item. */
  JOINED(true),
  /** Amendments and what became of them. By agreement and key of the amendment. */
  AGREEMENT_AMENDMENT(true),
  /** What amendments say, and since when it holds. By agreement, amendment and what it is of. */
  AGREEMENT_AMENDMENT_TERMS(true),
  /** Who signed amendments. By agreement, amendment and side. */
  AGREEMENT_AMENDMENT_SIGNATURE(true),
  /** Who consented for a supplier that takes the place of another. By agreement and amendment. */
  SUCCESSION_CONSENT(true),
  /** What amendments added to balances. By agreement, entity and item. */
  AMENDED(true),
  /** Who signed an agreement, and which file. By agreement and side. */
  CONTRACT_SIGNATURE(true),
  /** Suspensions of an agreement, and who lifted them. By agreement and number. */
  SUSPENSION(true),
  /** Terminations of an agreement, and what became of them. By agreement and number. */
  TERMINATION(true),
  /** The early end of an agreement. By agreement. */
  AGREEMENT_END(true),
  /** Reports of breaches. By agreement and key of the report. */
  BREACH(true),
  /** Papers of reports of breaches. By agreement, report and digest. */
  BREACH_PAPER(true),
  /** What suppliers answered to reports of breaches. By agreement and report. */
  BREACH_ANSWER(true),
  /** What was decided on reports of breaches. By agreement and report. */
  BREACH_DECISION(true),
  /** Breaches found before the deadline, as the dossier counts them. By bid. */
  BREACH_RECORD(true),
  /** Performance guarantees and what became of them. By award and number. */
  GUARANTEE(true),
  /** Who issued them, and where the original is. By award and number. */
  GUARANTEE_ISSUE(true),
  /** Extensions of guarantees. By award and numbers of both. */
  EXTENSION(true),
  /** Where the letter of an extension is. By award and numbers of both. */
  EXTENSION_LETTER(true),
  /** Bid securities and what became of them. By bid. */
  SECURITY(true),
  /** Who issued them, and where the original is. By bid. */
  SECURITY_ISSUE(true),
  /** Digests of what awards in effect come to, down to lines of the demand. By award. */
  AWARDED_UNITS(true),
  /** What the tender reached, and who moved it. By place in its life. */
  MILESTONE(true),
  /** Number, lots and state of complaints. */
  COMPLAINT(true),
  /** Digests of what bidders complain of. */
  GROUNDS(true),
  /** Digests of what the procuring body answered. */
  ANSWER(true),
  /** Digests of what the bidder replied to it. */
  REPLY(true),
  /** What came of complaints. */
  OUTCOME(true),
  /** Decisions on complaints, and whether they were adopted. By complaint and number. */
  DRAFT(true),
  /** Digests of their reasons, summaries and remedies. By complaint and number. */
  DRAFT_WORDS(true),
  /** The version that a member of the review body voted on. By complaint, draft and person. */
  REVIEW_VOTE(true),
  /** Votes for a draft and in all, once the outcome was recorded. By complaint and number. */
  REVIEW_TALLY(true);

  /** The parts of a dossier, which entries describe together or not at all. */
  static final Set<TenderPart> DOSSIER =
      Set.copyOf(
          EnumSet.of(
              TERMS, RULE, LOT, CRITERION, DOCUMENT, CONDITION, PROCEDURE, INVITATION, AMENDMENT));

  private final boolean whole;

  TenderPart(boolean whole) {
    this.whole = whole;
  }

  /** Whether what was played must be kept, too; other things may be let go of. */
  boolean isWhole() {
    return whole;
  }
}
