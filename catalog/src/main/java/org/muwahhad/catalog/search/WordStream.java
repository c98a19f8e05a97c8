package org.muwahhad.catalog.search;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Words, or their stems, as the index takes them in: one after another, stems of a word together.
 */
final class WordStream extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final List<Token> tokens;
  private Iterator<Token> rest;

  private record Token(String term, int step) {}

  private WordStream(List<Token> tokens) {
    this.tokens = tokens;
    this.rest = tokens.iterator();
  }

  static WordStream of(List<String> words, boolean stemmed) {
    List<Token> tokens = new ArrayList<>();
    for (String word : words) {
      int step = 1;
      for (String form : stemmed ? WordForms.stems(word) : List.of(word)) {
        tokens.add(new Token(form, step));
        step = 0;
      }
    }
    return new WordStream(tokens);
  }

  @Override
  public boolean incrementToken() {
    if (!rest.hasNext()) {
      return false;
    }
    clearAttributes();
    Token next = rest.next();
    term.setEmpty().append(next.term());
    step.setPositionIncrement(next.step());
    return true;
  }

  @Override
  public void reset() {
    rest = tokens.iterator();
  }
}
