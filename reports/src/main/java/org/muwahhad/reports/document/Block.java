package org.muwahhad.reports.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;

/** A part of a section. */
public sealed interface Block {

  /** A heading inside a section. */
  record Heading(Bilingual text) implements Block {}

  /** A paragraph. */
  record Paragraph(Bilingual text) implements Block {}

  /** Names with their values. */
  record Facts(List<NamedValue> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /** A name and its value. */
  record NamedValue(Bilingual name, TableCell value) {}

  /**
   * A table.
   *
   * @param heads of the columns that are used, in order; at most as many as the shape has
   * @param rows read once for each printing, never held as a whole
   * @param count of the rows, to tell how far a printing is; about right is enough
   */
  record TableBlock(
      Table shape, List<Bilingual> heads, Supplier<Stream<DocumentRow>> rows, long count)
      implements Block {
    public TableBlock {
      heads = List.copyOf(heads);
      if (heads.size() > shape.columns().size()) {
        throw new IllegalArgumentException("More heads than columns in " + shape.name());
      }
    }
  }

  /** Bars over a scale that begins at zero. The same figures stand in a table next to it. */
  record Chart(Bilingual caption, List<Bar> bars) implements Block {
    public Chart {
      bars = List.copyOf(bars);
    }
  }

  /**
   * A bar.
   *
   * @param value not negative
   * @param figure the value as it is written at the bar's end
   */
  record Bar(Bilingual name, BigDecimal value, TableCell figure, boolean accent) {}

  /** Places for signatures, two beside each other. */
  record Signatures(List<Signatory> people) implements Block {
    public Signatures {
      people = List.copyOf(people);
    }
  }

  /** Who signs: the name may be blank where anybody in that office may. */
  record Signatory(Bilingual office, Bilingual name, Bilingual title) {}
}
