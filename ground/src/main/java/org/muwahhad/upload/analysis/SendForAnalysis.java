package org.muwahhad.upload.analysis;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.upload.FileName;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.upload.analysis.AnalysisEntry.FileSent;

/**
 * An administrator or auditor sends a file to the platform, whatever is in it, and says why. Nobody
 * gets the file here.
 *
 * <p>Refused with {@code analysis.known} when the same bytes were analysed or wait for it, with
 * {@code analysis.not-failed} when one is to be asked about again that did not fail, as not found
 * for an unknown one, and as invalid input with {@code upload.file-too-large} and {@code
 * upload.name}.
 */
@Singleton
public class SendForAnalysis {
  private static final int MEGABYTE = 1024 * 1024;
  private static final int LONGEST_NOTE = 1000;
  private final FileAnalyses analyses;
  private final IncidentQueries queries;
  private final QuarantinedFiles quarantined;
  private final InspectFile inspectFile;
  private final AuditLog audit;

  SendForAnalysis(
      FileAnalyses analyses,
      IncidentQueries queries,
      QuarantinedFiles quarantined,
      InspectFile inspectFile,
      AuditLog audit) {
    this.analyses = analyses;
    this.queries = queries;
    this.quarantined = quarantined;
    this.inspectFile = inspectFile;
    this.audit = audit;
  }

  /** Sends a file; returns the incident. */
  @Transactional
  public long run(Actor actor, @Nullable String note, InspectFile.UploadedFile sent) {
    Role as = actor.require(Role.ADMINISTRATOR, Role.AUDITOR).role();
    String why = Objects.requireNonNullElse(note, "").strip();
    String name = FileName.find(sent.name()).map(FileName::text).orElse("");
    byte[] bytes = sent.bytes();
    new Faults()
        .text("note", why, LONGEST_NOTE)
        .check(bytes.length > 0, sent.field(), "shared.missing")
        .check(
            bytes.length <= inspectFile.largest(),
            sent.field(),
            "upload.file-too-large",
            inspectFile.largest() / MEGABYTE)
        .check(bytes.length == 0 || !name.isEmpty(), sent.field(), "upload.name")
        .throwIfAny();
    String sha256 = Sha256.of(bytes);
    if (queries.findId(sha256).isPresent()) {
      throw new Refusal.RuleBroken("analysis.known");
    }
    String storedAs = quarantined.keep(sha256, bytes);
    int added =
        analyses.add(
            sha256,
            name,
            bytes.length,
            AnalysisSource.HAND,
            null,
            why,
            actor.personId(),
            storedAs,
            true,
            AnalysisStatus.WAITING);
    if (added != 1) {
      throw new Refusal.RuleBroken("analysis.known");
    }
    long id = queries.findId(sha256).orElseThrow();
    audit.record(actor, as, new FileSent(id, name, why, sha256));
    return id;
  }

  /** Has a file asked about again that the platform could not judge. */
  @Transactional
  public void again(Actor actor, long id) {
    Role as = actor.require(Role.ADMINISTRATOR, Role.AUDITOR).role();
    IncidentQueries.Incident incident = queries.get(id);
    if (analyses.retry(id) != 1) {
      throw new Refusal.RuleBroken("analysis.not-failed");
    }
    audit.record(actor, as, new FileSent(id, incident.fileName(), "", incident.sha256()));
  }
}
