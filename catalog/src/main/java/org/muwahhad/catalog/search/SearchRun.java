package org.muwahhad.catalog.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.SearchText;

/**
 * Runs a search on the index: words of the catalog for those mistyped, items with all words, and
 * where there is none, those with as many of the words as any has.
 */
@Singleton
class SearchRun {
  /** More words are left out of account. */
  private static final int MOST_WORDS = 20;

  private static final int LONGEST_TEXT = 300;

  /** One character may stand for many, so that a short text can still be a very long word. */
  private static final int LONGEST_WORD = 60;

  private static final Pattern CODE =
      Pattern.compile("\\p{Alpha}+-[\\p{Alnum}-]*\\d[\\p{Alnum}-]*");

  /** Longer answers are whole catalogs, which nobody asks for twice. */
  private static final int LONGEST_REMEMBERED = 100;

  private static final Sort FORWARD = order(false);
  private static final Sort BACKWARD = order(true);

  private final SearchIndex index;
  private final AnswerCache<PageAsked, HitBatch> pages = new AnswerCache<>(500);
  private final AnswerCache<BestAsked, List<Hit>> bests = new AnswerCache<>(2000);

  SearchRun(SearchIndex index) {
    this.index = index;
  }

  /** An item found. */
  record Hit(long id, PagePosition position) {}

  /**
   * Part of what was found.
   *
   * @param hits in order of rank
   * @param more whether there are others beyond, in the direction asked for
   * @param words of the query as they were looked for, normalised
   */
  record HitBatch(
      List<Hit> hits, boolean more, SearchMatch match, List<String> words, FacetCounts counts) {}

  /** What one page is asked for with. */
  private record PageAsked(
      String text,
      SearchFilters filters,
      @Nullable PagePosition from,
      boolean backward,
      int skip,
      int size) {}

  /** What a type-ahead is asked for with. */
  private record BestAsked(String text, SearchFilters filters, int most) {}

  /** A page of what a search finds, with the counts of everything it finds. */
  HitBatch page(
      String text,
      SearchFilters filters,
      @Nullable PagePosition after,
      @Nullable PagePosition before,
      int size) {
    boolean backward = after == null && before != null;
    PageAsked page = new PageAsked(text, filters, backward ? before : after, backward, 0, size);
    return index.read(
        (searcher, synonyms) ->
            size > LONGEST_REMEMBERED
                ? find(searcher, synonyms, page)
                : pages.get(
                    version(searcher), synonyms, page, () -> find(searcher, synonyms, page)));
  }

  /**
   * As above in another order than that of rank; what stands before is skipped.
   *
   * @param rates for orders by price
   */
  HitBatch page(
      String text, SearchFilters filters, ResultOrder order, Conversion rates, int skip, int size) {
    PageAsked page = new PageAsked(text, filters, null, false, skip, size);
    return index.read((searcher, synonyms) -> find(searcher, synonyms, page, sort(order, rates)));
  }

  private static Sort sort(ResultOrder order, Conversion rates) {
    SortField first =
        switch (order) {
          case RANK -> new SortField(null, SortField.Type.SCORE);
          case PRICE -> new DollarPrice(rates, false).getSortField(false);
          case PRICE_DOWN -> new DollarPrice(rates, true).getSortField(true);
          case NAME_AR -> new SortField(SearchFields.NAME_AR_ORDER, SortField.Type.STRING);
          case NAME_EN -> new SortField(SearchFields.NAME_EN_ORDER, SortField.Type.STRING);
          case CODE -> new SortField(SearchFields.CODE_ORDER, SortField.Type.STRING);
        };
    return new Sort(first, new SortField(SearchFields.CODE_ORDER, SortField.Type.STRING));
  }

  private static HitBatch find(FacetSearcher searcher, SynonymList synonyms, PageAsked page)
      throws IOException {
    return find(searcher, synonyms, page, page.backward() ? BACKWARD : FORWARD);
  }

  private static HitBatch find(
      FacetSearcher searcher, SynonymList synonyms, PageAsked page, Sort order) throws IOException {
    SearchQuery asked = asked(searcher, synonyms, page.text());
    int least = asked.parts.size();
    int fewest = asked.isCode ? least : 1;
    FacetSearcher.CountedHits found = found(searcher, page, order, asked.query(least));
    while (least > fewest && !offersAny(searcher, page, found, asked.query(least))) {
      found = found(searcher, page, order, asked.query(--least));
    }
    List<Hit> hits = hits(searcher, found.hits(), page.skip());
    boolean more = hits.size() > page.size();
    List<Hit> shown = new ArrayList<>(hits.subList(0, Math.min(page.size(), hits.size())));
    if (page.backward()) {
      Collections.reverse(shown);
    }
    return new HitBatch(List.copyOf(shown), more, asked.match(least), asked.words, found.counts());
  }

  private static FacetSearcher.CountedHits found(
      FacetSearcher searcher, PageAsked page, Sort order, Query query) throws IOException {
    return searcher.find(
        page.filters().limited(query),
        page.from() == null ? null : place(searcher, page.from()),
        page.skip() + page.size() + 1,
        order);
  }

  /** Whether the words find anything, whatever was chosen. */
  private static boolean offersAny(
      FacetSearcher searcher, PageAsked page, FacetSearcher.CountedHits found, Query query)
      throws IOException {
    return found.counts().total() > 0 || searcher.count(page.filters().offered(query)) > 0;
  }

  /** The best that a search finds, without counting: quick enough for every key pressed. */
  List<Hit> best(String text, SearchFilters filters, int most) {
    BestAsked asked = new BestAsked(text, filters, most);
    return index.read(
        (searcher, synonyms) ->
            bests.get(version(searcher), synonyms, asked, () -> find(searcher, synonyms, asked)));
  }

  private static List<Hit> find(IndexSearcher searcher, SynonymList synonyms, BestAsked best)
      throws IOException {
    SearchQuery asked = asked(searcher, synonyms, best.text());
    int least = asked.parts.size();
    int fewest = asked.isCode ? least : 1;
    SearchFilters filters = best.filters();
    List<Hit> hits = best(searcher, filters.limited(asked.query(least)), best.most());
    while (hits.isEmpty() && least > fewest) {
      hits = best(searcher, filters.limited(asked.query(--least)), best.most());
    }
    return hits;
  }

  private static List<Hit> best(IndexSearcher searcher, Query query, int most) throws IOException {
    return hits(searcher, searcher.search(query, most, FORWARD, false), 0);
  }

  private static long version(IndexSearcher searcher) {
    return ((DirectoryReader) searcher.getIndexReader()).getVersion();
  }

  /**
   * A query as it is looked for.
   *
   * @param isCode typed like the code of an item: what has only a part of it is not meant
   */
  private record SearchQuery(
      String text,
      List<String> words,
      boolean corrected,
      boolean isCode,
      List<SynonymList.QueryPart> parts,
      RankedQuery ranked) {
    Query query(int least) {
      return ranked.finding(text, least);
    }

    SearchMatch match(int least) {
      if (least < parts.size()) {
        return SearchMatch.SOME_WORDS;
      }
      return corrected ? SearchMatch.CORRECTED : SearchMatch.ALL_WORDS;
    }
  }

  private static SearchQuery asked(IndexSearcher searcher, SynonymList synonyms, String text) {
    String taken = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    List<String> typed =
        SearchText.words(taken).stream().limit(MOST_WORDS).map(SearchRun::cut).toList();
    Spelling spelling = new Spelling(searcher.getIndexReader(), synonyms);
    List<String> words = spelling.corrected(typed);
    boolean corrected = !String.join("", words).equals(String.join("", typed));
    boolean isCode = CODE.matcher(taken.strip()).matches();
    List<SynonymList.QueryPart> parts = synonyms.parts(words);
    RankedQuery ranked =
        new RankedQuery(
            parts, words.stream().filter(spelling::isWhole).collect(Collectors.toSet()));
    return new SearchQuery(String.join(" ", typed), words, corrected, isCode, parts, ranked);
  }

  private static String cut(String word) {
    return word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word;
  }

  private static List<Hit> hits(IndexSearcher searcher, TopDocs found, int skip)
      throws IOException {
    List<Hit> hits = new ArrayList<>();
    for (int i = skip; i < found.scoreDocs.length; i++) {
      hits.add(hit(searcher, (FieldDoc) found.scoreDocs[i]));
    }
    return hits;
  }

  private static FieldDoc place(IndexSearcher searcher, PagePosition position) {
    // No two items have the same code, so the number of the document decides nothing.
    int document = Math.max(0, searcher.getIndexReader().maxDoc() - 1);
    return new FieldDoc(
        document,
        Float.NaN,
        new Object[] {(float) position.score(), new BytesRef(position.code())});
  }

  private static Hit hit(IndexSearcher searcher, FieldDoc found) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(found.doc, leaves));
    int document = found.doc - leaf.docBase;
    NumericDocValues ids = leaf.reader().getNumericDocValues(SearchFields.ID);
    SortedDocValues codes = leaf.reader().getSortedDocValues(SearchFields.CODE_ORDER);
    if (!ids.advanceExact(document) || !codes.advanceExact(document)) {
      throw new IllegalStateException("An item without id or code is in the search index");
    }
    String code = codes.lookupOrd(codes.ordValue()).utf8ToString();
    // In another order than that of rank a page is found by its number.
    int score = found.fields[0] instanceof Float rank ? Math.round(rank) : 0;
    return new Hit(ids.longValue(), new PagePosition(score, code));
  }

  private static Sort order(boolean backward) {
    return new Sort(
        new SortField(null, SortField.Type.SCORE, backward),
        new SortField(SearchFields.CODE_ORDER, SortField.Type.STRING, backward));
  }
}
