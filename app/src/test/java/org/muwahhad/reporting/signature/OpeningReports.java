package org.muwahhad.reporting.signature;

import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.reporting.issue.ReportFile;
import org.muwahhad.reports.Edition;

/** Reports on the opening that the demonstration held last, which its members sign. */
record OpeningReports(TestApp app, long tender) {

  static OpeningReports of(TestApp app) {
    return new OpeningReports(
        app,
        Long.parseLong(app.ask("SELECT MAX(id) FROM joint_tender WHERE opened_at IS NOT NULL")));
  }

  ReportFile file(Actor reader, Edition edition) {
    return app.get(IssueReport.class)
        .file(
            reader,
            ReportKind.OPENING,
            Subject.of(Subject.SubjectKind.TENDER, tender),
            edition,
            Format.PDF);
  }

  /** The report that a file is of, as issued or as signed since. */
  long id(ReportFile file) {
    return Long.parseLong(
        app.ask(
            """
            SELECT id FROM issued_report WHERE sha256 = '%1$s' OR id =
              (SELECT report_id FROM report_signature WHERE sha256 = '%1$s')"""
                .formatted(file.sha256())));
  }
}
