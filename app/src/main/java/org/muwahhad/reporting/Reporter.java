package org.muwahhad.reporting;

import java.util.function.Function;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.reports.document.ReportTemplate;

/**
 * Draws one kind of report together from the database. Each is a bean; {@code issue.IssueReport}
 * finds it by its kind.
 *
 * @param <R> the report's record
 */
public interface Reporter<R extends Record> {

  ReportKind kind();

  /**
   * The figures of a subject as they are, for the person who may have them. Runs in the transaction
   * of the issue.
   *
   * @throws org.muwahhad.shared.Refusal when there is no such subject, it is too early for the
   *     report, or it is not for this person
   */
  GatheredReport<R> gather(Actor actor, Subject subject);

  /**
   * The same for a page to read, which may leave out what only the files have.
   *
   * @throws org.muwahhad.shared.Refusal as {@link #gather}
   */
  default GatheredReport<R> gatherToRead(Actor actor, Subject subject) {
    return gather(actor, subject);
  }

  /**
   * Whether all who may have the report of a subject get the same figures, which can then be
   * compared with what is stored once for all who ask ({@code issue.FigureCache}).
   */
  default boolean isSameForAll() {
    return false;
  }

  /**
   * A report drawn together.
   *
   * @param as the role in which it is given
   * @param number of the tender, round, agreement or meeting, for the file's name
   * @param draft whether it may still change: it is then shown with the reader's name across it,
   *     and is neither kept nor verified
   * @param template how it is laid out
   * @param record the report's record; the same for the same issue
   * @param printing how its files are written
   */
  record GatheredReport<R extends Record>(
      Role as,
      String number,
      boolean draft,
      ReportTemplate<R> template,
      Function<Issue, R> record,
      Printing<R> printing) {

    /** A report whose files are all written from its document. */
    public GatheredReport(
        Role as,
        String number,
        boolean draft,
        ReportTemplate<R> template,
        Function<Issue, R> record) {
      this(as, number, draft, template, record, Printing.ofDocument());
    }
  }
}
