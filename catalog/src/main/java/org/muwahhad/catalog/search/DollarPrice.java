package org.muwahhad.catalog.search;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Objects;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LongValues;
import org.apache.lucene.search.LongValuesSource;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Conversion;

/**
 * The benchmark price of an item in millionths of a US dollar, at the rates given: what prices in
 * several currencies are put in order by. It is shown nowhere. An item without a price or a rate
 * stands after all others.
 */
final class DollarPrice extends LongValuesSource {
  private static final String DOLLAR = "USD";

  /** From thousandths, which the index holds, to millionths. */
  private static final int THOUSANDTHS_TO_MILLIONTHS = 3;

  private final Conversion rates;
  private final long missing;

  /**
   * @param down whether the dearest comes first
   */
  DollarPrice(Conversion rates, boolean down) {
    this.rates = rates;
    this.missing = down ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  @Override
  public LongValues getValues(LeafReaderContext leaf, @Nullable DoubleValues scores)
      throws IOException {
    NumericDocValues prices = DocValues.getNumeric(leaf.reader(), SearchFields.PRICE);
    SortedDocValues currencies = DocValues.getSorted(leaf.reader(), SearchFields.CURRENCY);
    return new LongValues() {
      private long value = missing;

      @Override
      public long longValue() {
        return value;
      }

      @Override
      public boolean advanceExact(int document) throws IOException {
        value =
            prices.advanceExact(document) && currencies.advanceExact(document)
                ? inDollars(
                    prices.longValue(), currencies.lookupOrd(currencies.ordValue()).utf8ToString())
                : missing;
        return true;
      }
    };
  }

  private long inDollars(long thousandths, String currency) {
    return rates.knows(currency) && rates.knows(DOLLAR)
        ? BigDecimal.valueOf(thousandths)
            .multiply(rates.unitsPer(currency, DOLLAR))
            .movePointRight(THOUSANDTHS_TO_MILLIONTHS)
            .longValue()
        : missing;
  }

  @Override
  public boolean needsScores() {
    return false;
  }

  @Override
  public LongValuesSource rewrite(IndexSearcher searcher) {
    return this;
  }

  @Override
  public boolean isCacheable(LeafReaderContext leaf) {
    return false;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DollarPrice o && o.rates.equals(rates) && o.missing == missing;
  }

  @Override
  public int hashCode() {
    return Objects.hash(rates, missing);
  }

  @Override
  public String toString() {
    return "price in US dollars";
  }
}
