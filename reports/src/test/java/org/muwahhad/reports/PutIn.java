package org.muwahhad.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.TableCell;

/** What was put into a report, to be found again in each of its files. */
final class PutIn {
  private PutIn() {}

  static <B extends Block> Stream<B> blocks(ReportDocument document, Class<B> kind) {
    return document.sections().stream()
        .flatMap(s -> s.blocks().stream())
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  /** Every text that an edition has to say, as it was put in. */
  static List<String> words(ReportDocument document, Edition edition) {
    List<Bilingual> texts = new ArrayList<>();
    texts.add(document.head().title());
    texts.add(document.head().kind());
    document.sections().forEach(s -> texts.add(s.title()));
    blocks(document, Block.Heading.class).forEach(h -> texts.add(h.text()));
    blocks(document, Block.Paragraph.class).forEach(p -> texts.add(p.text()));
    blocks(document, Block.Facts.class)
        .flatMap(f -> f.facts().stream())
        .forEach(
            f -> {
              texts.add(f.name());
              cell(f.value(), texts);
            });
    blocks(document, Block.TableBlock.class)
        .forEach(
            t -> {
              texts.addAll(t.heads());
              t.rows().get().flatMap(r -> r.cells().stream()).forEach(c -> cell(c, texts));
            });
    return texts.stream().flatMap(t -> said(t, edition)).distinct().toList();
  }

  private static void cell(TableCell cell, List<Bilingual> texts) {
    if (cell instanceof TableCell.Words words) {
      texts.add(words.text());
    } else if (cell instanceof TableCell.Code code) {
      texts.add(Bilingual.same(code.code()));
    }
  }

  private static Stream<String> said(Bilingual text, Edition edition) {
    String ar = text.ar().isBlank() ? text.en() : text.ar();
    String en = text.en().isBlank() ? text.ar() : text.en();
    Stream<String> said =
        switch (edition) {
          case ARABIC -> Stream.of(ar);
          case ENGLISH -> Stream.of(en);
          // What a person wrote stands once then, without its mark.
          case BILINGUAL -> {
            Bilingual both = new Bilingual(ar, en).unmarked();
            yield Stream.of(both.ar(), both.en());
          }
        };
    return said.flatMap(t -> t.lines()).filter(line -> !line.isBlank());
  }
}
