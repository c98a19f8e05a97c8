package org.muwahhad.tender.amendment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muwahhad.shared.NumberText;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.document.AmendDocuments;

/** Writes a published amendment into the dossier, and moves the deadline with it. */
@Singleton
class ApplyAmendment {
  private static final Pattern PART = Pattern.compile("([a-z]+)\\.([0-9]+)\\.([a-z]+)");
  private final Amendments amendments;
  private final AmendmentQueries queries;

  ApplyAmendment(Amendments amendments, AmendmentQueries queries) {
    this.amendments = amendments;
    this.queries = queries;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void run(Amendments.Gate gate, long amendmentId, Instant deadline) {
    queries.listChanges(gate.id()).stream()
        .filter(c -> c.amendmentId() == amendmentId)
        // Editions of documents are in force with their amendment itself.
        .filter(c -> !c.part().startsWith(AmendDocuments.PART))
        .forEach(c -> apply(gate.id(), c));
    if (amendments.moveDeadline(gate.id(), deadline, gate.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }

  private void apply(long tenderId, AmendmentQueries.AmendmentChange change) {
    Matcher part = PART.matcher(change.part());
    String what = part.matches() ? part.group(1) + "." + part.group(3) : change.part();
    switch (what) {
      case "title" -> amendments.retitle(tenderId, change.after().ar(), change.after().en());
      case "lot.title" ->
          amendments.renameLot(
              tenderId, Long.parseLong(part.group(2)), change.after().ar(), change.after().en());
      case "criterion.name" ->
          amendments.rewordCriterion(
              tenderId, Long.parseLong(part.group(2)), change.after().ar(), change.after().en());
      case "criterion.weight" ->
          amendments.weighCriterion(
              tenderId, Long.parseLong(part.group(2)), NumberText.of(change.after().en()));
      default ->
          amendments.writeText(tenderId, change.part(), change.after().ar(), change.after().en());
    }
  }
}
