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
import org.muwahhad.upload.FileScans;
import org.muwahhad.upload.analysis.AnalysisEntry.FileReleased;

/**
 * An administrator takes a file out of quarantine in which the scanner found something and the
 * platform nothing. Who attached it can then get it again, and the same bytes are accepted when
 * they are sent.
 *
 * <p>Refused as not found for an unknown incident, with {@code analysis.not-clean} unless the
 * platform found nothing, and with {@code analysis.released} when it was released before.
 */
@Singleton
public class ReleaseFile {
  private static final int LONGEST_REASON = 1000;
  private final FileAnalyses analyses;
  private final IncidentQueries queries;
  private final FileScans scans;
  private final AuditLog audit;

  ReleaseFile(FileAnalyses analyses, IncidentQueries queries, FileScans scans, AuditLog audit) {
    this.analyses = analyses;
    this.queries = queries;
    this.scans = scans;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long id, @Nullable String reason) {
    actor.require(Role.ADMINISTRATOR);
    IncidentQueries.Incident incident = queries.get(id);
    String why = Objects.requireNonNullElse(reason, "").strip();
    new Faults().text("reason", why, LONGEST_REASON).throwIfAny();
    if (incident.verdict() != FileVerdict.CLEAN) {
      throw new Refusal.RuleBroken("analysis.not-clean");
    }
    if (incident.releasedAt() != null) {
      throw new Refusal.RuleBroken("analysis.released");
    }
    analyses.release(id, why, actor.personId());
    scans.release(incident.sha256());
    audit.record(actor, new FileReleased(id, why, incident.sha256()));
  }
}
