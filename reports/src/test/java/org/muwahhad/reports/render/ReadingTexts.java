package org.muwahhad.reports.render;

import java.util.List;
import java.util.stream.Stream;
import org.muwahhad.reports.render.WebDocument.WebText;

/** Every text of a report as the page to read has it, but those of charts, which are drawn. */
final class ReadingTexts {
  private ReadingTexts() {}

  static Stream<String> of(WebDocument reading) {
    return Stream.concat(
            Stream.of(reading.issuer(), reading.kind(), reading.title()),
            reading.sections().stream()
                .flatMap(
                    part ->
                        Stream.concat(
                            Stream.of(part.title()),
                            part.blocks().stream().flatMap(ReadingTexts::block))))
        .flatMap(said -> Stream.of(said.first(), said.second()));
  }

  private static Stream<WebText> block(Object block) {
    if (block instanceof WebDocument.Heading heading) {
      return Stream.of(heading.text());
    }
    if (block instanceof WebDocument.Paragraph paragraph) {
      return Stream.of(paragraph.text());
    }
    if (block instanceof WebDocument.Facts facts) {
      return facts(facts.facts());
    }
    if (block instanceof WebDocument.Table table) {
      return Stream.concat(
          table.heads().stream(), table.rows().stream().flatMap(row -> row.cells().stream()));
    }
    if (block instanceof WebDocument.Signatories signatories) {
      return facts(signatories.people());
    }
    return Stream.empty();
  }

  private static Stream<WebText> facts(List<WebDocument.WebFact> facts) {
    return facts.stream().flatMap(fact -> Stream.of(fact.name(), fact.value()));
  }
}
