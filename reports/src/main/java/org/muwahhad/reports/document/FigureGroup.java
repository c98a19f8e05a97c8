package org.muwahhad.reports.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;

/**
 * Figures of a report that belong together, by what they are called, and a digest of them: two
 * reports compared tell in words which of their figures differ. Figures are together that stand
 * under one heading of a section; in a short table without one, whose rows begin with names such as
 * those of states, each row is by itself. Charts repeat what stands beside them and signatures say
 * nothing of figures: both are left out.
 *
 * @param section the heading of the section
 * @param part what it is in the section, such as a lot or a state; empty for what has no name there
 * @param sha256 of what is said, in any language, lower-case hexadecimal
 */
public record FigureGroup(Bilingual section, Bilingual part, String sha256) {
  private static final int MOST_ROWS_BY_THEMSELVES = 60;

  /** The groups of a document, in its order; each is called by another name. */
  public static List<FigureGroup> of(ReportDocument document) {
    Digests digests = new Digests();
    for (Section section : document.sections()) {
      Bilingual part = Bilingual.empty();
      for (Block block : section.blocks()) {
        if (block instanceof Block.Heading heading) {
          part = heading.text();
        } else {
          digests.add(section.title(), part, block);
        }
      }
    }
    return digests.groups();
  }

  private record Name(Bilingual section, Bilingual part) {}

  private static final class Digests {
    private final Map<Name, MessageDigest> digests = new LinkedHashMap<>();

    void add(Bilingual section, Bilingual part, Block block) {
      if (block instanceof Block.Paragraph paragraph) {
        say(section, part, DocumentStatement.of(paragraph.text()));
      } else if (block instanceof Block.Facts facts) {
        facts.facts().forEach(fact -> say(section, part, DocumentStatement.of(fact)));
      } else if (block instanceof Block.TableBlock rows) {
        table(section, part, rows);
      }
    }

    private void table(Bilingual section, Bilingual part, Block.TableBlock rows) {
      rows.heads().forEach(head -> say(section, part, DocumentStatement.of(head)));
      try (Stream<DocumentRow> all = rows.rows().get()) {
        Iterator<DocumentRow> next = all.iterator();
        List<DocumentRow> first = new ArrayList<>();
        while (next.hasNext() && first.size() <= MOST_ROWS_BY_THEMSELVES) {
          first.add(next.next());
        }
        boolean each = part.isBlank() && first.size() <= MOST_ROWS_BY_THEMSELVES;
        first.forEach(row -> say(section, each ? nameOf(row) : part, DocumentStatement.of(row)));
        next.forEachRemaining(row -> say(section, part, DocumentStatement.of(row)));
      }
    }

    private static Bilingual nameOf(DocumentRow row) {
      return row.kind() == DocumentRow.RowKind.PLAIN
              && row.cells().get(0) instanceof TableCell.Words words
          ? words.text()
          : Bilingual.empty();
    }

    private void say(Bilingual section, Bilingual part, String said) {
      MessageDigest digest = digests.computeIfAbsent(new Name(section, part), name -> sha256());
      byte[] words = said.getBytes(StandardCharsets.UTF_8);
      digest.update((words.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(words);
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java platform has SHA-256", e);
      }
    }

    List<FigureGroup> groups() {
      return digests.keySet().stream()
          .map(
              name ->
                  new FigureGroup(
                      name.section(),
                      name.part(),
                      HexFormat.of().formatHex(Objects.requireNonNull(digests.get(name)).digest())))
          .toList();
    }
  }
}
