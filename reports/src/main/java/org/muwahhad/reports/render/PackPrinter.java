package org.muwahhad.reports.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.pack.PackCover;
import org.muwahhad.reports.pack.PackTemplate;
import org.muwahhad.reports.render.band.ContentsLine;

/**
 * Prints several reports as one file, PDF/A-3a and PDF/UA-1: a cover, contents that lead to their
 * pages, the reports with their pages counted through, bookmarks of reports and their sections, and
 * everything that is attached to each. Who signs a pack signs the whole: the fields for signatures
 * are on the cover, and the blocks inside the reports, which are signed on their own, stay without.
 * Equal reports give equal bytes. One instance serves the whole process, from several threads.
 */
public final class PackPrinter {
  private static final String CONTENTS = "contents";
  private final ReportPrinter<PackCover> covers = new ReportPrinter<>(new PackTemplate());

  /**
   * A line of the contents.
   *
   * @param print of which it tells, from 1; the cover is 0
   * @param page in it, from 0
   * @param top of what it leads to, in points from the top of that page
   */
  private record PackContentsLine(
      int print, int page, float top, boolean part, String title, String words) {}

  /**
   * Writes the pack; the stream is left open.
   *
   * @param parts in order
   * @throws IOException when the stream can't be written
   */
  public void pdf(PackCover cover, List<PackedReport> parts, Edition edition, OutputStream out)
      throws IOException {
    try (Scratch scratch = new Scratch()) {
      List<PackedReport.PackPart> filled =
          parts.stream().map(part -> part.fill(edition, scratch)).toList();
      List<PackContentsLine> entries = entries(filled);
      // The contents take as many pages whatever the numbers in them are.
      int[] unknown = new int[parts.size() + 1];
      int coverPages = cover(cover, edition, entries, unknown, scratch).getPages().size();
      int[] first = firstPages(coverPages, filled);
      JasperPrint front = cover(cover, edition, entries, first, scratch);
      Manuscript manuscript = manuscript(cover, edition, Stream.empty());
      front.setName(manuscript.facts().title());
      List<JasperPrint> prints = new ArrayList<>(List.of(front));
      for (PackedReport.PackPart part : filled) {
        part.pages().setName(part.title());
        prints.add(part.pages());
      }
      number(prints, manuscript.text());
      ReportEngine.export(
          prints,
          scratch,
          manuscript.facts(),
          attachments(manuscript, filled),
          links(prints, entries, first),
          signatureBlocks(front),
          out);
    }
  }

  private static int signatureBlocks(JasperPrint print) {
    return (int)
        print.getPages().stream()
            .flatMap(page -> page.getElements().stream())
            .filter(
                element -> element instanceof JRPrintFrame frame && SignaturePlace.isPlace(frame))
            .count();
  }

  private JasperPrint cover(
      PackCover cover,
      Edition edition,
      List<PackContentsLine> entries,
      int[] first,
      Scratch scratch) {
    return covers.fill(
        manuscript(
            cover,
            edition,
            entries.stream()
                .map(
                    e ->
                        new ContentsLine(
                            e.part(), e.title(), String.valueOf(first[e.print()] + e.page() + 1)))),
        scratch);
  }

  private Manuscript manuscript(PackCover cover, Edition edition, Stream<ContentsLine> lines) {
    ReportDocument document = covers.document(cover);
    EditionText text = covers.text(document, edition);
    Bilingual heading = text.both(CONTENTS);
    int after = document.sections().size();
    LinePosition place =
        new LinePosition(0, after, text.first(heading), text.second(heading), 0, "", after, false);
    return covers.manuscript(
        document,
        cover,
        edition,
        List.of(),
        own -> Stream.concat(own, lines.map(line -> new ReportLine(place, line))));
  }

  /** The first page of each print, from 0. */
  private static int[] firstPages(int coverPages, List<PackedReport.PackPart> parts) {
    int[] first = new int[parts.size() + 1];
    int next = coverPages;
    for (int i = 0; i < parts.size(); i++) {
      first[i + 1] = next;
      next += parts.get(i).pages().getPages().size();
    }
    return first;
  }

  private static List<PackContentsLine> entries(List<PackedReport.PackPart> parts) {
    List<PackContentsLine> entries = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      PackedReport.PackPart part = parts.get(i);
      entries.add(new PackContentsLine(i + 1, 0, 0, true, part.line(), part.title()));
      List<JRPrintPage> pages = part.pages().getPages();
      for (int page = 0; page < pages.size(); page++) {
        sections(i + 1, page, pages.get(page).getElements(), entries);
      }
    }
    return entries;
  }

  /** Headings with a bookmark; in the bilingual edition the second language stands beside them. */
  private static void sections(
      int print, int page, List<JRPrintElement> elements, List<PackContentsLine> entries) {
    for (int i = 0; i < elements.size(); i++) {
      JRPrintElement element = elements.get(i);
      if (element instanceof JRPrintText text && text.getBookmarkLevel() == 1) {
        String second =
            i + 1 < elements.size() && isSecond(elements.get(i + 1))
                ? ((JRPrintText) elements.get(i + 1)).getFullText()
                : "";
        entries.add(
            new PackContentsLine(
                print,
                page,
                element.getY(),
                false,
                second.isEmpty() ? text.getFullText() : BidiText.under(text.getFullText(), second),
                String.join(" ", PlainText.paragraphs(text))));
      }
    }
  }

  private static boolean isSecond(JRPrintElement element) {
    return element instanceof JRPrintText && hasStyle(element, "second");
  }

  private static boolean hasStyle(JRPrintElement element, String name) {
    return element.getStyle() != null && element.getStyle().getName().equals(name);
  }

  /** Writes the numbers of the whole over those of each part. */
  private static void number(List<JasperPrint> prints, EditionText text) {
    int pages = prints.stream().mapToInt(print -> print.getPages().size()).sum();
    int page = 0;
    for (JasperPrint print : prints) {
      for (JRPrintPage printed : print.getPages()) {
        page++;
        String number = text.page(page, pages);
        each(
            printed.getElements(),
            element -> {
              if (element instanceof JRPrintText field && hasStyle(field, "running-page")) {
                field.setText(number);
              }
            });
      }
    }
  }

  private static void each(List<JRPrintElement> elements, Consumer<JRPrintElement> act) {
    for (JRPrintElement element : elements) {
      act.accept(element);
      if (element instanceof JRPrintFrame frame) {
        each(frame.getElements(), act);
      }
    }
  }

  private static List<ContentsLink> links(
      List<JasperPrint> prints, List<PackContentsLine> entries, int[] first) {
    return entries.stream()
        .map(
            entry ->
                new ContentsLink(
                    first[entry.print()] + entry.page(),
                    prints.get(entry.print()).getPageHeight() - entry.top(),
                    entry.words()))
        .toList();
  }

  /** The cover's own, and those of each part under its number. */
  private static List<Attachment> attachments(Manuscript cover, List<PackedReport.PackPart> parts) {
    List<Attachment> all = new ArrayList<>(cover.attachments());
    for (int i = 0; i < parts.size(); i++) {
      for (Attachment file : parts.get(i).attachments()) {
        all.add(
            new Attachment(
                "%02d-%s".formatted(i + 1, file.name()),
                file.mediaType(),
                parts.get(i).title() + ": " + file.description(),
                file.content()));
      }
    }
    return all;
  }
}
