package org.muwahhad.catalog.search;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;

/**
 * The facet terms of every document in one segment of the index, read once: every search goes over
 * many of them, and to unpack them each time took longer than to find the documents.
 */
final class FacetOrdinals {
  private final Term[] terms;
  private final int[] starts;
  private final int[] ordinals;

  /** A value of a dimension. */
  record Term(String dimension, String value) {}

  private FacetOrdinals(Term[] terms, int[] starts, int[] ordinals) {
    this.terms = terms;
    this.starts = starts;
    this.ordinals = ordinals;
  }

  static FacetOrdinals of(LeafReader segment) throws IOException {
    SortedSetDocValues values = DocValues.getSortedSet(segment, SearchFields.FACET);
    Term[] terms = new Term[Math.toIntExact(values.getValueCount())];
    for (int ord = 0; ord < terms.length; ord++) {
      String term = values.lookupOrd(ord).utf8ToString();
      terms[ord] = new Term(SearchFields.dimension(term).intern(), SearchFields.value(term));
    }
    int[] starts = new int[segment.maxDoc() + 1];
    int[] ordinals = new int[segment.maxDoc() * 8];
    int size = 0;
    for (int document = 0; document < segment.maxDoc(); document++) {
      int count = values.advanceExact(document) ? values.docValueCount() : 0;
      if (size + count > ordinals.length) {
        ordinals = Arrays.copyOf(ordinals, (size + count) * 2);
      }
      for (int i = 0; i < count; i++) {
        ordinals[size++] = (int) values.nextOrd();
      }
      starts[document + 1] = size;
    }
    return new FacetOrdinals(terms, starts, Arrays.copyOf(ordinals, size));
  }

  int termCount() {
    return terms.length;
  }

  Term term(int ordinal) {
    return terms[ordinal];
  }

  /** Where the ordinals of a document begin; they end where those of the next one begin. */
  int start(int document) {
    return starts[document];
  }

  int ordinal(int place) {
    return ordinals[place];
  }
}
