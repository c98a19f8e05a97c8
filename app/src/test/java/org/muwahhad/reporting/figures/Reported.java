package org.muwahhad.reporting.figures;

import java.util.List;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.award.AwardReport;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.render.ReportPrinter;

/** Reports of a tender as tests read them: the record, and the document that is made of it. */
public final class Reported {
  private Reported() {}

  public static Reporter.GatheredReport<AwardReport> award(TestApp app, Actor actor, long tender) {
    return gathered(app, AwardReporter.class, actor, tender);
  }

  public static <R extends Record> Reporter.GatheredReport<R> gathered(
      TestApp app, Class<? extends Reporter<R>> reporter, Actor actor, long tender) {
    return app.get(reporter).gather(actor, Subject.of(Subject.SubjectKind.TENDER, tender));
  }

  static <R extends Record> R record(
      TestApp app, Class<? extends Reporter<R>> reporter, Actor actor, long tender) {
    return gathered(app, reporter, actor, tender).record().apply(Issue.NONE);
  }

  /** The rows of all tables of one shape. */
  static <R extends Record> List<DocumentRow> rows(
      Reporter.GatheredReport<R> gathered, String table) {
    ReportDocument document =
        new ReportPrinter<>(gathered.template()).document(gathered.record().apply(Issue.NONE));
    return document.sections().stream()
        .flatMap(s -> s.blocks().stream())
        .filter(Block.TableBlock.class::isInstance)
        .map(Block.TableBlock.class::cast)
        .filter(b -> b.shape().name().equals(table))
        .flatMap(b -> b.rows().get())
        .toList();
  }
}
