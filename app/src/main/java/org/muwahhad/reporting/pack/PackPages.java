package org.muwahhad.reporting.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.Printing;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.pack.PackCover;
import org.muwahhad.reports.render.PackPrinter;
import org.muwahhad.reports.render.PackedReport;
import org.muwahhad.reports.render.ReportPrinter;

/** How a pack is written: as a page with its papers behind it, in other formats its cover alone. */
final class PackPages implements Printing<PackCover> {
  private static final int BEGUN = 5;
  private static final int LAID_OUT = 70;
  private static final int WRITTEN = 95;
  private static final PackPrinter PRINTER = new PackPrinter();
  private final List<IssueReport.Paper> papers;

  PackPages(List<IssueReport.Paper> papers) {
    this.papers = List.copyOf(papers);
  }

  /** The papers as the cover lists them. */
  List<PackCover.Paper> listed() {
    return papers.stream().map(p -> new PackCover.Paper(p.title(), p.sha256())).toList();
  }

  @Override
  public void write(
      ReportPrinter<PackCover> covers,
      PackCover cover,
      Edition edition,
      Format format,
      OutputStream out)
      throws IOException {
    if (format == Format.PDF) {
      Issue issue = new Issue(cover.at(), cover.proof());
      covers.tell(BEGUN);
      PRINTER.pdf(cover, parts(covers, issue), edition, out);
      covers.tell(WRITTEN);
    } else {
      Printing.<PackCover>ofDocument().write(covers, cover, edition, format, out);
    }
  }

  @Override
  public void keep() {
    papers.forEach(paper -> paper.keep().run());
  }

  /** The papers, each of which says how far it is of its share of the whole. */
  private List<PackedReport> parts(ReportPrinter<PackCover> printer, Issue issue) {
    List<PackedReport> parts = new ArrayList<>();
    for (IssueReport.Paper paper : papers) {
      int before = parts.size() * 100;
      parts.add(
          paper
              .part()
              .apply(
                  issue,
                  percent ->
                      printer.tell(
                          BEGUN
                              + (LAID_OUT - BEGUN) * (before + percent) / (100 * papers.size()))));
    }
    return parts;
  }
}
