package org.muwahhad.reporting.receipt;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.log.LogProofs;
import org.muwahhad.audit.log.LogProofs.LogProof;
import org.muwahhad.reports.render.Attachment;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Texts;

/**
 * Proofs that what receipts, orders, votes, reports and keys of tenders stand for is in the log of
 * the record.
 */
@Singleton
public class ReceiptProofs {
  private final ReceiptEntryQueries entries;
  private final LogProofs proofs;

  ReceiptProofs(ReceiptEntryQueries entries, LogProofs proofs) {
    this.entries = entries;
    this.proofs = proofs;
  }

  /** Where an entry stands in the log. */
  record LeafPlace(long leafIndex, long treeSize, String root, List<String> states) {
    LeafPlace {
      states = List.copyOf(states);
    }
  }

  /** The place in the log that a proof proves; empty while the entry waits. */
  static Optional<LeafPlace> place(LogProof proof) {
    Long leaf = proof.leafIndex();
    Long size = proof.treeSize();
    String root = proof.root();
    return leaf == null || size == null || root == null
        ? Optional.empty()
        : Optional.of(new LeafPlace(leaf, size, root, proof.states()));
  }

  /** The proof of a receipt, by its number; empty where there is no such receipt. */
  @Transactional
  public Optional<LogProof> find(String number) {
    return entries
        .findForDemand(number)
        .or(() -> entries.findOfBid(number))
        .or(() -> entries.findOfWithdrawal(number))
        .or(() -> entries.findOfLateBid(number))
        .flatMap(this::find);
  }

  private Optional<LogProof> find(ReceiptEntryQueries.EntryMark mark) {
    return proofs.find(mark.act(), mark.objectType(), mark.objectId(), mark.mark());
  }

  /**
   * The proof of an order, without what its entry says: the budget line in it is not for the
   * supplier. Empty where there is no such order.
   */
  @Transactional
  public Optional<LogProof> ofOrder(long callOffId) {
    String id = String.valueOf(callOffId);
    return proofs
        .find("framework.call-off-placed", "call-off", id, "")
        .or(() -> proofs.find("framework.call-off-by-competition", "call-off", id, ""))
        .map(LogProof::withoutDetail);
  }

  /**
   * The proof of the reader's own vote on a question.
   *
   * @throws Refusal.NotFound where the reader cast none
   */
  @Transactional
  public LogProof ofVote(Actor actor, long decisionId) {
    return proofs
        .findOf(actor.personId(), "committee.vote-cast", "decision", String.valueOf(decisionId))
        .orElseThrow(() -> new Refusal.NotFound("vote on " + decisionId));
  }

  /**
   * The proof of the reader's own last vote on an initiative.
   *
   * @throws Refusal.NotFound where the reader cast none
   */
  @Transactional
  public LogProof ofInitiativeVote(Actor actor, long initiativeId) {
    return proofs
        .findOf(
            actor.personId(), "initiative.vote-cast", "initiative", String.valueOf(initiativeId))
        .orElseThrow(() -> new Refusal.NotFound("vote on initiative " + initiativeId));
  }

  /** The proof of an issued report, by the digest of its file; empty where none was issued. */
  @Transactional
  public Optional<LogProof> ofReport(String sha256) {
    return entries.findOfReport(sha256).flatMap(this::find);
  }

  /**
   * The proof of the entry that names the keys which bids of a tender are sealed to, by the number
   * of the tender; empty before that is published.
   */
  @Transactional
  public Optional<LogProof> ofTenderKey(String number) {
    return entries.findOfTenderKey(number).flatMap(this::find);
  }

  /** The proof of a receipt as a file that a PDF holds; none while the entry waits. */
  @Transactional
  public List<Attachment> attached(String number) {
    return attached(number, find(number));
  }

  static List<Attachment> attached(String name, Optional<LogProof> found) {
    return found
        .flatMap(p -> Optional.ofNullable(p.proof()))
        .map(
            text ->
                List.of(
                    new Attachment(
                        name + ".tlog-proof",
                        "text/plain",
                        Texts.in(Language.AR).get("log.receipt-title"),
                        text.getBytes(StandardCharsets.UTF_8))))
        .orElse(List.of());
  }

  /**
   * The text of a proof.
   *
   * @throws Refusal.RuleBroken {@code log.waiting} while the log has not taken the entry up
   */
  static String text(LogProof proof) {
    String text = proof.proof();
    if (text == null) {
      throw new Refusal.RuleBroken("log.waiting");
    }
    return text;
  }
}
