package org.muwahhad.reports.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;

/** Writes a document section by section; a section without any content is left out. */
public final class DocumentWriter {
  private final Labels labels;
  private final DocumentHead head;
  private final List<Section> sections = new ArrayList<>();
  private Bilingual title = Bilingual.empty();
  private boolean newPage;
  private List<Block> blocks = new ArrayList<>();

  public DocumentWriter(DocumentHead head, Labels labels) {
    this.head = head;
    this.labels = labels;
  }

  /** Begins a section; its heading is the label {@code section.NAME}. */
  public DocumentWriter section(String name) {
    return section(labels.of("section." + name));
  }

  /** Begins a section. */
  public DocumentWriter section(Bilingual heading) {
    end();
    title = heading;
    return this;
  }

  /** Begins the section on a new page. */
  public DocumentWriter onNewPage() {
    newPage = true;
    return this;
  }

  public DocumentWriter heading(Bilingual text) {
    return add(new Block.Heading(text));
  }

  public DocumentWriter paragraph(Bilingual text) {
    return add(new Block.Paragraph(text));
  }

  public DocumentWriter paragraph(String label, Object... values) {
    return paragraph(labels.of(label, values));
  }

  /** Names with their values; those that say nothing are left out. */
  public DocumentWriter facts(List<Block.NamedValue> facts) {
    List<Block.NamedValue> said =
        facts.stream().filter(f -> !(f.value() instanceof TableCell.None)).toList();
    return said.isEmpty() ? this : add(new Block.Facts(said));
  }

  /** A name from the bundles with its value. */
  public Block.NamedValue fact(String label, TableCell value) {
    return new Block.NamedValue(labels.of(label), value);
  }

  /** A table with the heads its columns name. */
  public <T> DocumentWriter table(Table shape, List<T> things, Function<T, DocumentRow> row) {
    return table(shape, things.stream().map(row).toList());
  }

  /** A table with the heads its columns name. */
  public DocumentWriter table(Table shape, List<DocumentRow> rows) {
    return rows.isEmpty() ? this : table(shape, heads(shape), rows::stream, rows.size());
  }

  /** A table whose rows are read while it is printed. */
  public DocumentWriter table(
      Table shape, List<Bilingual> heads, Supplier<Stream<DocumentRow>> rows) {
    return table(shape, heads, rows, 0);
  }

  /** A table of about the given number of rows, which are read while it is printed. */
  public DocumentWriter table(
      Table shape, List<Bilingual> heads, Supplier<Stream<DocumentRow>> rows, long count) {
    return add(new Block.TableBlock(shape, heads, rows, count));
  }

  /** The heads that a table's columns name in the bundles. */
  public List<Bilingual> heads(Table shape, Object... values) {
    return shape.columns().stream().map(c -> labels.of(c.label(), values)).toList();
  }

  /** A chart, unless there are no bars. */
  public DocumentWriter chart(Bilingual caption, List<Block.Bar> bars) {
    return bars.isEmpty() ? this : add(new Block.Chart(caption, bars));
  }

  public DocumentWriter signatures(List<Block.Signatory> people) {
    return people.isEmpty() ? this : add(new Block.Signatures(people));
  }

  private DocumentWriter add(Block block) {
    blocks.add(block);
    return this;
  }

  /** The document as written. */
  public ReportDocument document() {
    end();
    return new ReportDocument(head, sections);
  }

  private void end() {
    if (!blocks.isEmpty()) {
      sections.add(new Section(title, newPage, blocks));
    }
    newPage = false;
    blocks = new ArrayList<>();
  }
}
