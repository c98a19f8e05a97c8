package org.muwahhad.catalog.search;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.SingleInstanceLockFactory;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * The search index of this node, in memory. It holds nothing that the database does not: {@link
 * SearchFeed} builds it when the node starts and keeps it up to date.
 */
@Singleton
class SearchIndex {
  private final Directory directory =
      new ByteBuffersDirectory(
          new SingleInstanceLockFactory(),
          ByteBuffersDataOutput::new,
          ByteBuffersDirectory.OUTPUT_AS_BYTE_ARRAY);
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private volatile SynonymList synonyms = SynonymList.NONE;

  /** Something that is read from one state of the index. */
  interface IndexReading<T> {
    T read(FacetSearcher searcher, SynonymList synonyms) throws IOException;
  }

  SearchIndex() {
    try {
      writer = new IndexWriter(directory, new IndexWriterConfig(new NoAnalysis()));
      searchers = new SearcherManager(writer, new Searchers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Searchers extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous)
        throws IOException {
      return new FacetSearcher(reader);
    }
  }

  /** Fields bring their words with them. */
  private static final class NoAnalysis extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      throw new IllegalStateException("Field " + field + " has no words of its own");
    }
  }

  /** Takes items in or brings them up to date; seen by {@link #refresh}. */
  void put(Collection<SearchDocument> items) {
    try {
      for (SearchDocument item : items) {
        writer.updateDocument(id(item.id()), SearchFields.document(item));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes items out. */
  void remove(Collection<Long> items) {
    try {
      writer.deleteDocuments(items.stream().map(SearchIndex::id).toArray(Term[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void use(SynonymList newest) {
    synonyms = newest;
  }

  /** Shows what was put in or taken out. */
  void refresh() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Packs the index after it was built. */
  void pack() {
    try {
      writer.forceMerge(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads from the present state of the index. */
  <T> T read(IndexReading<T> reading) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return reading.read((FacetSearcher) searcher, synonyms);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Version of every item in the index, by its id. */
  Map<Long, Integer> versions() {
    return read(
        (searcher, words) -> {
          Map<Long, Integer> versions = new HashMap<>();
          for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            NumericDocValues ids = DocValues.getNumeric(leaf.reader(), SearchFields.ID);
            NumericDocValues counts = DocValues.getNumeric(leaf.reader(), SearchFields.VERSION);
            Bits live = leaf.reader().getLiveDocs();
            for (int d = ids.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = ids.nextDoc()) {
              if ((live == null || live.get(d)) && counts.advanceExact(d)) {
                versions.put(ids.longValue(), (int) counts.longValue());
              }
            }
          }
          return versions;
        });
  }

  private static Term id(long item) {
    return new Term(SearchFields.ID, Long.toString(item));
  }

  @PreDestroy
  void close() throws IOException {
    searchers.close();
    writer.close();
    directory.close();
  }
}
